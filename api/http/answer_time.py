"""How long an answer may take. Work in an engine cannot be broken off: its client is told, and it ends without one.

A stream is not limited as a whole, as an export is as long as it is, but each piece of it must be taken within the idle time.
"""

import asyncio
import math
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.problems import ProblemError, refuse


class NotTakenError(Exception):
    """The client did not take a piece of its answer within the idle time."""


class AnswerTime:
    def __init__(self, app: ASGIApp, answer: float, idle: float) -> None:
        self._app = app
        self._answer, self._idle = answer, idle
        self._left: set[asyncio.Task[None]] = set()  # work without a client; the loop alone would let it be collected

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = asyncio.Event()

        async def passed(message: Message) -> None:
            if scope["state"].get("given_up"):
                return
            begun.set()
            try:
                await asyncio.wait_for(send(message), self._idle)
            except TimeoutError:
                raise NotTakenError from None

        work = asyncio.ensure_future(self._app(scope, receive, passed))
        waiting = asyncio.ensure_future(begun.wait())
        try:
            ended, _ = await asyncio.wait((work, waiting), timeout=self._answer, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        if ended:
            await work
        else:
            self._leave(work, scope)
            await refuse(self._too_slow(scope), scope, receive, send)

    def _leave(self, work: "asyncio.Task[None]", scope: Scope) -> None:
        scope["state"]["given_up"] = True
        self._left.add(work)
        work.add_done_callback(self._ended)

    def _ended(self, work: "asyncio.Task[None]") -> None:
        self._left.discard(work)
        if not work.cancelled():
            work.exception()  # nobody is there to be told

    def _too_slow(self, scope: Scope) -> ProblemError:
        """Which it was, the question or the engine, cannot be known here: both are told."""
        began = "did not answer" if scope["state"].get("engine_asked") else "was too busy to be asked"
        what = f"the engine {began} within {self._answer:g} s"
        remedy = (
            "narrow the question: fewer or rarer words, a district, a year; or ask again when there is less to do;"
            " /api/v1/health tells whether the engine answers at all"
        )
        headers = {"Retry-After": str(math.ceil(self._answer))}
        return ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, "too-long", what, remedy, headers)
