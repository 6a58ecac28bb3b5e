"""Work shared: done once for all who want it at once, with its failures; and nothing of it stays."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.following import Following
from api.http.app import application
from api.http.serving import Serving
from api.http.shared_work import SharedWork, StillUnderWayError
from api.search import search
from engine.errors import UnreachableError
from engine.port import Engine

CLIENTS = 6


class Slow:
    """Work that begins and then waits until it may end."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.times = 0
        self._work = work

    def __call__(self, *asked: Any) -> Any:
        self.times += 1
        self.begun.set()
        assert self.may_end.wait(10)
        return self._work(*asked)


def at_once(slow: Slow, ask: Callable[[], Any]) -> list[Future[Any]]:
    """One asks, and the others while its answer is worked out."""
    with ThreadPoolExecutor(CLIENTS) as clients:
        first = clients.submit(ask)
        assert slow.begun.wait(10)
        others = [clients.submit(ask) for _ in range(CLIENTS - 1)]
        threading.Event().wait(0.3)
        slow.may_end.set()
        return [first, *others]


def test_one_does_it_and_all_get_it() -> None:
    shared: SharedWork[object] = SharedWork()
    slow = Slow(object)
    found = at_once(slow, lambda: shared.found("a", slow, 10))
    assert slow.times == 1
    assert len({id(each.result()) for each in found}) == 1
    assert shared.found("a", lambda: "anew", 10) == "anew"


def test_a_failure_is_told_to_all_who_waited_and_to_nobody_after_them() -> None:
    def fail() -> None:
        raise UnreachableError("gone", "wait")

    shared: SharedWork[object] = SharedWork()
    slow = Slow(fail)
    found = at_once(slow, lambda: shared.found("a", slow, 10))
    assert slow.times == 1
    assert all(isinstance(each.exception(), UnreachableError) for each in found)
    assert shared.found("a", lambda: "anew", 10) == "anew"


def test_who_has_waited_long_enough_does_not_go_on() -> None:
    shared: SharedWork[str] = SharedWork()
    slow = Slow(lambda: "late")
    with ThreadPoolExecutor(1) as clients:
        first = clients.submit(shared.found, "a", slow, 10)
        assert slow.begun.wait(10)
        with pytest.raises(StillUnderWayError):
            shared.found("a", slow, 0.05)
        assert shared.found("b", lambda: "another", 0.05) == "another"
        slow.may_end.set()
        assert first.result() == "late"


def test_a_page_is_handed_out_again_as_it_was(embedded: Engine) -> None:
    with TestClient(application(Following(embedded), Serving(rate=0)), base_url="http://127.0.0.1") as client:
        first, second = (client.get("/", params={"q": "提案"}) for _ in range(2))
    assert second.headers["age"] == "0"
    assert second.content == first.content
    changing = {"age", "x-request-id"}
    headers = [{name: told for name, told in it.headers.items() if name not in changing} for it in (first, second)]
    assert headers[0] == headers[1]


def test_an_answer_that_many_ask_at_once_is_worked_out_once(embedded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(search)
    monkeypatch.setattr("api.http.routes_search.search", slow)
    with TestClient(application(Following(embedded), Serving(rate=0)), base_url="http://127.0.0.1") as client:
        found = [each.result() for each in at_once(slow, lambda: client.get("/api/v1/search", params={"q": "提案"}))]
    assert slow.times == 1
    assert {each.status_code for each in found} == {200}
    assert len({each.content for each in found}) == 1
    assert sorted("age" in each.headers for each in found) == [False, *[True] * (CLIENTS - 1)]
