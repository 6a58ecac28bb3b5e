"""The OpenAPI document held to its word: requests made from it, right and wrong ones, are answered as it says."""

import os
from collections.abc import Callable

import pytest
from fastapi import FastAPI
from schemathesis.core.failures import FailureGroup
from starlette.responses import Response

from api.following import Following
from api.http.app import application
from api.http.serving import Serving
from engine.port import Engine
from tests.api.by_the_document import HOST, check_documented
from tests.api.over_asgi import asked_of

EXAMPLES = 40  # of each route, and as many that break its rules
LONG = 60 if os.environ.get("TIFA_SOAK") == "short" else 3_000


@pytest.fixture
def app(embedded: Engine) -> FastAPI:
    return application(Following(embedded), Serving(rate=0, hosts=(HOST,)))


@pytest.fixture
def there(app: FastAPI) -> dict[str, str]:
    """For each path that names something, one that there is."""
    [hit] = asked_of(app).get("/api/v1/search", params={"q": "渝事好商量", "size": 1}).json()["hits"]
    named = {"reports": hit["report_id"], "passages": hit["id"], "similar": hit["id"], "slogans": "渝事好商量"}
    paths = [path for path in app.openapi()["paths"] if "{" in path]
    return {path: named[path.split("/")[3]] for path in paths}


def test_every_route_answers_as_it_is_documented(app: FastAPI, there: dict[str, str]) -> None:
    check_documented(app, EXAMPLES, there)


@pytest.mark.soak
def test_every_route_answers_as_it_is_documented_for_long(app: FastAPI, there: dict[str, str]) -> None:
    check_documented(app, LONG, there)


def number() -> Response:
    return Response(b'"no number"', media_type="application/json")


def failure() -> Response:
    raise RuntimeError


def undocumented() -> Response:
    return Response(b"1", status_code=418, media_type="application/json")


@pytest.mark.parametrize("broken", [number, failure, undocumented])
def test_a_route_that_breaks_its_word_is_found(app: FastAPI, broken: Callable[[], Response]) -> None:
    app.add_api_route("/api/v1/broken", broken, response_model=int, operation_id="broken")
    with pytest.raises(FailureGroup):
        check_documented(app, 1, {})


def test_the_document_describes_itself_and_needs_nobody_else(embedded: Engine) -> None:
    told = application(Following(embedded)).openapi()
    assert told["openapi"].startswith("3.1")
    assert told["info"]["title"] == "Tifa"
    assert told["info"]["description"]
    assert "servers" not in told
    described = {tag["name"] for tag in told["tags"] if tag["description"]}
    operations = [operation for path in told["paths"].values() for operation in path.values()]
    assert {tag for operation in operations for tag in operation["tags"]} <= described
    assert len({operation["operationId"] for operation in operations}) == len(operations)
    assert all(operation["description"] for operation in operations)
    assert all(operation["responses"]["200"]["content"] for operation in operations)


def test_every_route_tells_the_problems_that_any_may_answer(embedded: Engine) -> None:
    for path in application(Following(embedded)).openapi()["paths"].values():
        for method, operation in path.items():
            responses = operation["responses"]
            more = {"get": {"304"}, "post": {"408", "413"}}[method]
            assert {"400", "405", "414", "421", "429", "500", "503", *more} <= responses.keys()
            for status, response in responses.items():
                assert response["description"]
                if status >= "400":
                    [(kind, content)] = response["content"].items()
                    assert kind == "application/problem+json"
                    assert content["schema"] == {"$ref": "#/components/schemas/Problem"}
                    assert content["example"]["status"] == int(status)
                    assert content["example"]["remedy"]
