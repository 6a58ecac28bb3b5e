"""Failures as problem documents (RFC 9457): what happened, and the remedy. Nothing of the inside is told."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

import orjson
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api.http.problem_page import problem_page, wants_page
from api.http.wrong_parameters import near, wrong_parameters
from api.missing import MissingError
from api.pages.told_problem import Wrong
from engine.errors import EngineError, NoIndexError, QuestionError, TooMuchError

MEDIA_TYPE = "application/problem+json"
LONGEST_TOLD = 200  # characters of what was sent
RETRY_AFTER = 5  # seconds
URN = "urn:tifa:problem:"
# For each status that is documented: the name of a problem, what happened, and the remedy.
EXAMPLES = {
    400: ("bad-host", "the request names no host", "send one Host header"),
    404: ("not-found", "there is no passage 0123456789abcdef", "search for it: its address may have changed"),
    405: ("method-not-allowed", "Method Not Allowed", "see /api/v1/openapi.json"),
    408: ("too-slow", "what you send did not come within 10 s", "send it again"),
    413: ("too-large", "what you send is too large", "send no more than 1,048,576 bytes at once"),
    414: ("address-too-long", "the address has 40,000 characters", "use no more than 32,768: ask a shorter question"),
    421: ("unknown-host", "Tifa does not answer for example.org", "ask by a name that Tifa knows"),
    422: ("too-much", "the question has 1,200 characters", "use no more than 1,000"),
    429: ("too-many-requests", "your address asks more than 50 times a second", "wait 1 s"),
    500: ("unexpected", "something went wrong on our side", "ask again"),
    503: ("engine-unavailable", "Elasticsearch does not answer", "see whether it runs; then ask again"),
}


class Problem(BaseModel):
    """What went wrong, and what to do about it."""

    type: str = Field(examples=["urn:tifa:problem:too-much"])
    title: str
    status: int
    detail: str
    remedy: str = ""
    request_id: str = ""
    errors: list[dict[str, Any]] = []


class ProblemError(Exception):
    """Raised where a request cannot be answered; the rest of the house raises what it knows.

    ``found``: a question that finds in the texts what is not there by its name, and in how many passages.
    """

    def __init__(
        self, status: int, name: str, detail: str, remedy: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.name, self.detail, self.remedy = status, name, detail, remedy
        self.headers = dict(headers or {})
        self.found: tuple[str, int] = ("", 0)


def not_found(what: str, remedy: str) -> ProblemError:
    return ProblemError(HTTPStatus.NOT_FOUND, "not-found", what, remedy)


def of_engine(error: EngineError) -> ProblemError:
    """Questions beyond a limit are the asker's matter; an engine that does not answer is ours, and passes."""
    if isinstance(error, MissingError):
        problem = not_found(error.what, error.remedy)
        problem.found = (error.phrase, error.passages)
        return problem
    if isinstance(error, QuestionError | TooMuchError):
        name = "too-much" if isinstance(error, TooMuchError) else "bad-question"
        return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, name, error.what, error.remedy)
    name = "no-index" if isinstance(error, NoIndexError) else "engine-unavailable"
    retry = {"Retry-After": str(RETRY_AFTER)}
    return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, name, error.what, error.remedy, retry)


def reply(
    problem: ProblemError, scope: Scope | None = None, errors: Sequence[Any] = (), wrong: Sequence[Wrong] = ()
) -> Response:
    """A page where a person asked for one: it tells what is ``wrong`` in its own words."""
    state = scope.get("state", {}) if scope else {}
    told = _document(problem, state.get("request_id", ""), errors)
    if scope and wants_page(scope):
        return problem_page(problem, told, scope, wrong)
    return Response(orjson.dumps(told), problem.status, problem.headers, MEDIA_TYPE)


def _document(problem: ProblemError, request_id: str, errors: Sequence[Any] = ()) -> dict[str, Any]:
    return {
        "type": f"{URN}{problem.name}",
        "title": HTTPStatus(problem.status).phrase,
        "status": problem.status,
        "detail": problem.detail,
        "remedy": problem.remedy,
        "request_id": request_id,
        "errors": list(errors),
    }


async def refuse(problem: ProblemError, scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the problem, before any route is asked."""
    scope["state"]["refused"] = problem.name
    await reply(problem, scope)(scope, receive, send)


def tell_problems(app: FastAPI) -> None:
    """Every failure of the app is told as a problem document."""
    app.add_exception_handler(ProblemError, _told)
    app.add_exception_handler(EngineError, _engine)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """The problems that a route may answer, for its documentation."""
    return {status: _documented(HTTPStatus(status)) for status in statuses}


def _documented(status: HTTPStatus) -> dict[str, Any]:
    name, detail, remedy = EXAMPLES[status]
    example = _document(ProblemError(status, name, detail, remedy), "1f2e3d4c5b6a")
    return {
        "description": detail,
        "content": {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{Problem.__name__}"}, "example": example}},
    }


async def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)  # noqa: S101 - it is registered for these
    return reply(error, request.scope)


async def _engine(request: Request, error: Exception) -> Response:
    assert isinstance(error, EngineError)  # noqa: S101
    return await _told(request, of_engine(error))


async def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    name = HTTPStatus(error.status_code).phrase.lower().replace(" ", "-")
    problem = ProblemError(error.status_code, name, str(error.detail), "see /api/v1/openapi.json", error.headers)
    return reply(problem, request.scope)


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    told = [{"where": [shown(part) for part in each["loc"]], "what": shown(each["msg"])} for each in error.errors()]
    known = [str(name) for name in _known(request)]
    unknown = [shown(each["loc"][-1]) for each in error.errors() if each["type"] == "extra_forbidden"]
    meant = [match for name in unknown for match in near(name, known)]
    if unknown:
        detail = f"there is no parameter {', '.join(unknown)}"
        remedy = f"did you mean {', '.join(meant)}?" if meant else f"use one of {', '.join(known)}"
    else:
        detail = "; ".join(f"{'.'.join(each['where'])}: {each['what']}" for each in told)
        remedy = "see /api/v1/openapi.json for what each parameter may be"
    problem = ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, "bad-parameter", detail, remedy)
    return reply(problem, request.scope, told, wrong_parameters(error.errors(), known))


def shown(sent: object) -> str:
    """What was sent, as far as it can be told: not too long, and whole characters alone."""
    return str(sent)[:LONGEST_TOLD].encode("utf-8", "replace").decode("utf-8")


def _known(request: Request) -> Sequence[str]:
    """The parameters of the route that was asked."""
    route = request.scope.get("route")
    dependant = getattr(route, "dependant", None)
    found: list[str] = []
    for parameter in (*getattr(dependant, "query_params", ()), *getattr(dependant, "body_params", ())):
        fields = getattr(parameter.field_info.annotation, "model_fields", None)
        found += fields or [parameter.alias]
    return found
