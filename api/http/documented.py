"""The OpenAPI document: what every route may answer besides its own, said once, so that none forgets it."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.types import Scope

from api.http.problems import Problem, documented
from api.http.request_ids import HEADER

TAGS = {
    "search": "Passages found, with counts by facet, and how a question was read.",
    "reports": "Reports whole, what is known of them, and their sources.",
    "passages": "Single passages, with what stands around them and what is like them.",
    "slogans": "Set phrases: where they occur, since when, and with which verbs.",
    "export": "All that is found, and many questions at once.",
    "operation": "How it stands, for whoever runs it.",
}
OF_ALL = (400, 405, 414, 421, 429, 500, 503)
OF_METHOD = {"get": (422,), "post": (408, 413, 422)}
REQUEST_ID = {
    "description": "The name of the request, as it is in the log; one of 8 to 64 letters, digits, _ and - is taken over.",
    "schema": {"type": "string"},
}
NOT_MODIFIED = {"description": "What the client has, told by `If-None-Match`, is still right."}


def document_all(app: FastAPI) -> None:
    """Has the app describe itself with what stands around its routes."""
    made: dict[str, Any] = {}

    def described() -> dict[str, Any]:
        if not made:
            made.update(_described(app))
        return made

    app.openapi = described  # type: ignore[method-assign]


def template(app: FastAPI) -> Callable[[Scope], str]:
    """Which route a request went to, by its template; nothing for one that went to none."""
    paths: dict[str, str] = {}

    def found(scope: Scope) -> str:
        if not paths:
            paths.update(_paths(app))
        route = scope.get("route")
        return paths.get(getattr(route, "operation_id", None) or "", getattr(route, "path", ""))

    return found


def _paths(app: FastAPI) -> dict[str, str]:
    """Paths by the names of their operations."""
    told: dict[str, dict[str, Any]] = app.openapi()["paths"]
    return {operation["operationId"]: path for path, operations in told.items() for operation in operations.values()}


def _described(app: FastAPI) -> dict[str, Any]:
    tags = [{"name": name, "description": text} for name, text in TAGS.items()]
    told = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes, tags=tags)
    schemas = told["components"]["schemas"]
    schemas[Problem.__name__] = Problem.model_json_schema()
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    for operations in told["paths"].values():
        for method, operation in operations.items():
            _describe(method, operation["responses"])
    return told


def _describe(method: str, responses: dict[str, Any]) -> None:
    """Adds what every route of the method may answer; what a route says itself stays."""
    if responses.get("422", {}).get("description") == "Validation Error":
        del responses["422"]  # as the framework tells it, and we do not
    for status, response in documented(*OF_ALL, *OF_METHOD.get(method, ())).items():
        responses.setdefault(str(status), response)
    if method == "get":
        responses.setdefault(str(HTTPStatus.NOT_MODIFIED.value), dict(NOT_MODIFIED))
    for response in responses.values():
        response.setdefault("headers", {}).setdefault(HEADER, REQUEST_ID)
