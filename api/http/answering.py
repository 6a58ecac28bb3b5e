"""A route's answer: asked of the published generation, with a tag by which a client need not be told twice."""

import time
from collections.abc import Callable, Mapping
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import version
from typing import Annotated

import orjson
from fastapi import Depends, Request
from starlette.responses import Response, StreamingResponse

from api.following import Following, Opened
from api.http.address import with_query, written_path
from api.http.held import held
from api.http.kept_answers import NO_HEADERS, KeptAnswer, KeptAnswers
from api.http.shared_work import SharedWork, StillUnderWayError
from api.http.site import site

_VERSION = version("tifa-search")
JSON = "application/json"
OF_ANSWER_TIME = 0.75


class Answering:
    """What a route depends on: it knows the request, and the generation to ask."""

    def __init__(self, request: Request, always: Mapping[str, str] = NO_HEADERS) -> None:
        """``always`` are headers of any answer, also of one that says that the client has it already."""
        self._request, self._always = request, always
        self._began = time.monotonic()

    @property
    def until(self) -> float:
        """When work that can be ended early should be, by the monotonic clock, so that its answer still begins in time."""
        return self._began + OF_ANSWER_TIME * float(self._request.app.state.answer_time)

    @property
    def following(self) -> Following:
        found: Following = self._request.app.state.following
        return found

    def __call__(self, work: Callable[[Opened], object]) -> Response:
        """What the work finds, as JSON; nothing is worked out where the client has it already, or has been sent away."""
        state = self._request.state
        if getattr(state, "given_up", False):
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        state.engine_asked = True
        start = time.perf_counter()
        try:
            return self.following.ask(lambda opened: self._answer(work, opened))
        finally:
            state.work_seconds = time.perf_counter() - start

    def _answer(self, work: Callable[[Opened], object], opened: Opened) -> Response:
        if self._request.method == "POST":  # a tag does not know what was sent
            return _as_response(work(opened), {"Cache-Control": "no-store"})
        tag = self.tag(opened)
        headers = {"ETag": tag, "Cache-Control": "no-cache", **self._always}
        client = held(self._request.headers)
        if client.has(tag):
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        answer = self._found(lambda: _as_response(work(opened), headers), tag)
        if client.anything and answer.status_code == HTTPStatus.OK:  # that there is anything is known only now
            return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=headers)
        return answer

    def _found(self, work: Callable[[], Response], tag: str) -> Response:
        """Worked out, or as it was kept."""
        kept: KeptAnswers = self._request.app.state.kept_answers
        if not kept:
            return work()
        if before := kept.get(tag):
            return _again(before)
        return self._shared(work, tag)

    def _shared(self, work: Callable[[], Response], tag: str) -> Response:
        """Worked out by one of those who ask it at once. A stream cannot be handed out twice."""
        kept: KeptAnswers = self._request.app.state.kept_answers
        shared: SharedWork[KeptAnswer | None] = self._request.app.state.shared_work
        own: list[Response] = []

        def worked_out() -> KeptAnswer | None:
            own.append(work())
            if own[0].status_code != HTTPStatus.OK or isinstance(own[0], StreamingResponse):
                return None
            return kept.keep(tag, bytes(own[0].body), dict(own[0].headers))

        try:
            found = shared.found(tag, worked_out, self._request.app.state.answer_time)
        except StillUnderWayError:  # its client was sent away
            return Response(status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        if own:
            return own[0]
        return _again(found) if found else work()

    def tag(self, opened: Opened) -> str:
        """The same for the same question to the same generation; weak, as the time it took is told too. Some tell whole addresses."""
        address = with_query(f"{site(self._request)}{written_path(self._request.scope)}", self._request.scope)
        asked = f"{_VERSION}\0{opened.generation.name}\0{address}"
        return f'W/"{sha256(asked.encode()).hexdigest()[:24]}"'


async def _answering(request: Request) -> Answering:
    """A coroutine, as for anything else a thread would be waited for, and then once more for the work."""
    return Answering(request)


Answer = Annotated[Answering, Depends(_answering)]


def _again(before: KeptAnswer) -> Response:
    return Response(before.body, headers={**before.headers, "Age": str(before.age)})


def _as_response(found: object, headers: Mapping[str, str]) -> Response:
    if isinstance(found, Response):
        found.headers.update(headers)
        return found
    return Response(orjson.dumps(found), media_type=JSON, headers=headers)
