"""What a server answers to what is no request, before any app is asked: a problem document like all others."""

from http import HTTPStatus

from api.http.problems import ProblemError, reply
from api.http.safe_headers import SAFE


def malformed() -> bytes:
    """The whole answer, as it goes over the line."""
    what, remedy = "this is no HTTP request, or its headers are too large", "look at what sends it"
    answer = reply(ProblemError(HTTPStatus.BAD_REQUEST, "malformed", what, remedy, {"Connection": "close"}))
    headers = [*answer.headers.items(), *SAFE.items()]
    lines = [f"HTTP/1.1 {answer.status_code} Bad Request", *(f"{name}: {value}" for name, value in headers), "", ""]
    return "\r\n".join(lines).encode("ascii") + bytes(answer.body)
