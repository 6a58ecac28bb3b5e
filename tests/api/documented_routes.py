"""Every route that the OpenAPI document has, with an address to ask it at: tests walk over whatever there is."""

import re
from collections.abc import Iterator

from fastapi import FastAPI


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Methods and paths; what a path names is not there."""
    for template, operations in app.openapi()["paths"].items():
        for method in operations:
            yield method.upper(), filled(template)


def filled(template: str) -> str:
    return re.sub(r"\{[^}]+\}", "0123456789abcdef", template)


def with_questions(app: FastAPI) -> Iterator[tuple[str, set[str]]]:
    """The paths that take a question, each with the statuses that it is documented to answer."""
    for template, operations in app.openapi()["paths"].items():
        asked = operations.get("get", {})
        if "q" in [parameter["name"] for parameter in asked.get("parameters", ())]:
            yield filled(template), set(asked["responses"])
