"""What nobody expected: the client gets a problem document that tells nothing of the inside, the log gets where it happened."""

import traceback
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.answer_time import NotTakenError
from api.http.problems import ProblemError, refuse


class Unexpected:
    def __init__(self, app: ASGIApp, log: Any, *, queries: bool) -> None:
        self._app, self._log, self._queries = app, log, queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def passed(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, passed)
        except NotTakenError:
            self._log.info("the client did not take its answer", request_id=scope["state"]["request_id"])
        except Exception as error:
            lines = traceback.format_exception(error) if self._queries else list(_without_words(error))
            told = {"request_id": scope["state"]["request_id"], "exception": "".join(lines)}
            self._log.error("unexpected", **told)
            if not begun:
                await refuse(_problem(), scope, receive, send)


def _without_words(error: BaseException | None) -> Iterator[str]:
    """Where it happened and what kind of error it is; its message may hold a question."""
    while error:
        yield "".join(traceback.format_tb(error.__traceback__))
        yield f"{type(error).__name__}\n"
        error = error.__cause__ or error.__context__
        if error:
            yield "\nafter\n"


def _problem() -> ProblemError:
    what = "something went wrong on our side"
    remedy = "ask again; if it stays so, tell whoever runs Tifa the request_id"
    return ProblemError(HTTPStatus.INTERNAL_SERVER_ERROR, "unexpected", what, remedy)
