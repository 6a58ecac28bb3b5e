"""Requests made from the OpenAPI document of an app, such as it allows and such as it does not, and their answers held to it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import GenerationMode
from schemathesis.checks import load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import positive_data_acceptance

DOCUMENT = "/api/v1/openapi.json"
HOST = "testserver"  # that schemathesis asks

TOO_STRICT: list[Any] = [positive_data_acceptance]  # a question in the right form may still be too much
REFUSED = ["400", "404", "405", "413", "414", "422"]
CONFIG = {"checks": {"negative_data_rejection": {"expected-statuses": REFUSED}}}


def check_documented(app: FastAPI, examples: int, there: Mapping[str, str]) -> None:
    """So many of each kind of each route; the same ones each time. ``there`` tells for paths with a name one that there is."""
    load_all_checks()
    schema = schemathesis.openapi.from_asgi(DOCUMENT, app, config=SchemathesisConfig.from_dict(CONFIG))
    for path, operations in app.openapi()["paths"].items():
        for method in operations:
            made = schema[path][method].as_strategy
            asking(made(generation_mode=GenerationMode.POSITIVE), examples)()
            if path in there:
                asking(made(path_parameters={"name": there[path]}), examples)()
            with suppress(Unsatisfiable):  # what may be anything cannot be wrong
                asking(made(generation_mode=GenerationMode.NEGATIVE), examples)()


def asking(cases: SearchStrategy[Any], examples: int) -> Callable[[], None]:
    limits = settings(
        max_examples=examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )

    @limits
    @given(cases)
    def ask(case: Any) -> None:
        case.call_and_validate(excluded_checks=TOO_STRICT)

    return ask
