"""Each limit with its problem document: what is refused, what it says, and that what lies within it is answered."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any

import pytest
from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI
from starlette.responses import Response, StreamingResponse
from starlette.testclient import TestClient
from starlette.types import Message

from api.following import Following
from api.http.app import application
from api.http.rates import MOST_BUCKETS, Buckets
from api.http.serving import Serving
from engine.port import Engine
from tests.api.over_asgi import Taken, ask, asked_of, check_problem, sending

SEARCH = "/api/v1/search"
HEALTH = "/api/v1/health"


@pytest.fixture
def serve(embedded: Engine) -> Callable[..., FastAPI]:
    """An app with these limits, and a few routes that are slow in ways of their own."""
    return lambda **limits: application(Following(embedded), Serving(**limits))


def problem_of(taken: Taken) -> str:
    return check_problem(taken.status, taken.headers, taken.document)


# --- what is sent


def test_an_address_that_is_too_long(serve: Callable[..., FastAPI]) -> None:
    client = asked_of(serve(longest_url=5_000))
    assert client.get(SEARCH, params={"q": "协" * 500}).status_code == 200
    answer = client.get(SEARCH, params={"q": "协" * 600})
    assert check_problem(414, answer.headers, answer.json()) == "address-too-long"


def test_the_longest_question_fits_an_address(one_client: TestClient) -> None:
    for question in ("协 " * 500, "协" * 500, "\U00020000" * 1000):
        assert one_client.get(SEARCH, params={"q": question, "district": "区" * 200}).status_code in (200, 422)


def test_a_body_that_is_said_to_be_too_large(serve: Callable[..., FastAPI]) -> None:
    headers = {"host": "127.0.0.1", "content-length": "2000"}
    for method in ("POST", "GET"):
        taken = asyncio.run(ask(serve(largest_body=1000), SEARCH, method=method, headers=headers))
        assert (taken.status, problem_of(taken)) == (413, "too-large")
        assert taken.headers["connection"] == "close"


def test_a_body_that_grows_too_large(serve: Callable[..., FastAPI]) -> None:
    for pieces, status in (([b"x" * 500] * 2, 405), ([b"x" * 500] * 3, 413)):
        taken = asyncio.run(ask(serve(largest_body=1000), SEARCH, method="POST", receive=sending(pieces)))
        assert taken.status == status


def test_a_body_that_does_not_come(serve: Callable[..., FastAPI]) -> None:
    async def never() -> Message:
        await asyncio.sleep(60)
        raise AssertionError

    taken = asyncio.run(ask(serve(body_time=0.1), SEARCH, method="POST", receive=never))
    assert (taken.status, problem_of(taken)) == (408, "too-slow")


def test_a_client_that_leaves_while_it_sends_gets_nothing(serve: Callable[..., FastAPI]) -> None:
    async def gone() -> Message:
        return {"type": "http.disconnect"}

    assert not asyncio.run(ask(serve(), SEARCH, method="POST", receive=gone)).status


# --- how often


def test_a_client_that_asks_too_often_waits_and_others_do_not(serve: Callable[..., FastAPI]) -> None:
    app = serve(rate=0.01, burst=3)
    first = asked_of(app, "192.0.2.1")
    assert [first.get(HEALTH).status_code for _ in range(4)] == [200, 200, 200, 429]
    answer = first.get(HEALTH)
    assert check_problem(429, answer.headers, answer.json()) == "too-many-requests"
    assert 90 <= int(answer.headers["retry-after"]) <= 100  # less by the seconds that the test takes
    assert asked_of(app, "192.0.2.2").get(HEALTH).status_code == 200


def test_a_customer_of_ipv6_is_one_client(serve: Callable[..., FastAPI]) -> None:
    app = serve(rate=0.01, burst=1)
    told = [asked_of(app, f"2001:db8:1:{part}").get(HEALTH).status_code for part in ("1::1", "1::2", "2::1")]
    assert told == [200, 429, 200]


def test_no_rate_is_no_limit(serve: Callable[..., FastAPI]) -> None:
    client = asked_of(serve(rate=0, burst=1))
    assert {client.get(HEALTH).status_code for _ in range(20)} == {200}


def test_a_bucket_fills_again_at_its_rate() -> None:
    now = 0.0
    buckets = Buckets(2, 4, lambda: now)
    assert [buckets.take("a") for _ in range(5)] == [0, 0, 0, 0, 0.5]
    now = 1.0
    assert [buckets.take("a") for _ in range(3)] == [0, 0, 0.5]
    now = 100.0
    assert [buckets.take("a") for _ in range(5)] == [0, 0, 0, 0, 0.5]


def test_memory_is_bounded_however_many_ask() -> None:
    buckets = Buckets(1, 1, lambda: 0.0)
    for number in range(3 * MOST_BUCKETS):
        buckets.take(str(number))
    assert len(buckets) == MOST_BUCKETS


# --- how many, and how long


class Gate:
    """Work that lasts until it is let go, and counts itself."""

    def __init__(self) -> None:
        self.begun = 0
        self.ended = 0
        self._open = threading.Event()

    def work(self) -> Response:
        self.begun += 1
        self._open.wait(20)
        self.ended += 1
        return Response("done")

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.open()


def with_gate(app: FastAPI, gate: Gate) -> FastAPI:
    app.add_api_route("/gate", gate.work)
    return app


async def until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError


def test_one_client_has_a_quarter_of_the_slots_and_all_have_no_more_than_there_are(
    serve: Callable[..., FastAPI], gate: Gate
) -> None:
    app = with_gate(serve(at_once=8), gate)

    async def run() -> None:
        held = [asyncio.create_task(ask(app, "/gate", client="192.0.2.1")) for _ in range(2)]
        await until(lambda: gate.begun == 2)
        third = await ask(app, "/gate", client="192.0.2.1")
        assert (third.status, problem_of(third)) == (429, "too-many-at-once")
        assert "your address" in third.document["detail"]
        held += [asyncio.create_task(ask(app, "/gate", client=f"192.0.2.{number}")) for number in range(2, 8)]
        await until(lambda: gate.begun == 8)
        ninth = await ask(app, HEALTH, client="192.0.2.9")
        assert (ninth.status, problem_of(ninth)) == (429, "too-many-at-once")
        gate.open()
        assert {taken.status for taken in await asyncio.gather(*held)} == {200}
        assert (await ask(app, HEALTH, client="192.0.2.1")).status == 200

    asyncio.run(run())


def test_an_answer_that_takes_too_long_is_told_and_its_slot_stays_taken_until_the_work_ends(
    serve: Callable[..., FastAPI], gate: Gate
) -> None:
    app = with_gate(serve(at_once=1, answer_time=1), gate)

    async def run() -> None:
        late = await ask(app, "/gate")
        assert (late.status, problem_of(late)) == (503, "too-long")
        assert "narrow the question" in late.document["remedy"]
        assert gate.ended == 0
        assert (await ask(app, HEALTH)).status == 429
        gate.open()
        await until(lambda: gate.ended == 1)
        await asyncio.sleep(0.1)
        assert (await ask(app, HEALTH)).status == 200

    asyncio.run(run())


def test_what_waits_for_its_turn_when_its_client_is_sent_away_is_not_begun(embedded: Engine, gate: Gate) -> None:
    class Slow(Following):
        def ask(self, work: Callable[[Any], Any]) -> Any:
            gate.work()
            return super().ask(work)

    app = application(Slow(embedded), Serving(answer_time=0.2))

    async def run() -> None:
        current_default_thread_limiter().total_tokens = 1
        answers = await asyncio.gather(*(ask(app, SEARCH) for _ in range(3)))
        assert {taken.status for taken in answers} == {503}
        gate.open()
        await until(lambda: gate.ended == 1)
        await asyncio.sleep(0.2)
        assert gate.begun == 1

    asyncio.run(run())


def streaming(app: FastAPI, pieces: int, pause: float) -> list[str]:
    """A route that streams; what became of it is noted."""
    noted: list[str] = []

    async def stream() -> AsyncIterator[bytes]:
        try:
            for _ in range(pieces):
                yield b"piece\n"
                await asyncio.sleep(pause)
            noted.append("whole")
        finally:
            noted.append("closed")

    app.add_api_route("/stream", lambda: StreamingResponse(stream()))
    return noted


def test_a_stream_may_be_long(serve: Callable[..., FastAPI]) -> None:
    app = serve(answer_time=1, idle_time=1)
    noted = streaming(app, 8, 0.2)
    taken = asyncio.run(ask(app, "/stream"))
    assert (taken.status, taken.body, taken.whole) == (200, b"piece\n" * 8, True)
    assert noted == ["whole", "closed"]


def test_a_stream_that_is_not_taken_ends_and_gives_its_slot_back(
    serve: Callable[..., FastAPI], capsys: pytest.CaptureFixture[str]
) -> None:
    app = serve(idle_time=0.1, at_once=1)
    noted = streaming(app, 1000, 0)

    async def slow(message: Message) -> None:
        await asyncio.sleep(0 if message["type"] == "http.response.start" else 60)

    async def run() -> None:
        taken = await ask(app, "/stream", take=slow)
        assert not taken.whole
        assert (await ask(app, HEALTH)).status == 200

    asyncio.run(run())
    assert "whole" not in noted
    assert "did not take" in capsys.readouterr().err


def test_engine_threads_are_limited_where_it_is_served(embedded: Engine) -> None:
    seen: list[float] = []
    app = application(Following(embedded), Serving(engine_threads=3))

    async def look() -> Response:
        seen.append(current_default_thread_limiter().total_tokens)
        return Response()

    app.add_api_route("/look", look)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        client.get("/look")
    assert seen == [3]


# --- what is asked

MANY_WORDS = " ".join("协商民主提案委员视察调研报告建议会议工作发展改革服务群众团结" * 12)[:1000]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ({"q": "协" * 1001}, "bad-parameter"),
        ({"q": "(" * 20 + "协商"}, "too-much"),
        ({"q": "-" * 20 + "协商"}, "too-much"),
        ({"q": "协" * 600}, "too-much"),
        ({"page": "0"}, "bad-parameter"),
        ({"page": "x"}, "bad-parameter"),
        ({"page": "501", "size": "20"}, "too-much"),
        ({"page": "1000000"}, "too-much"),
        ({"page": "10000000"}, "bad-parameter"),
        ({"size": "0"}, "bad-parameter"),
        ({"size": "201"}, "bad-parameter"),
        ({"sort": "length"}, "bad-parameter"),
        ({"group": "year"}, "bad-parameter"),
        ({"district": [f"{number}" for number in range(51)]}, "bad-parameter"),
        ({"section": "x" * 201}, "bad-parameter"),
        ({"kind": ""}, "bad-parameter"),
        ({"distrct": "江津"}, "bad-parameter"),
        ({"copies": "perhaps"}, "bad-parameter"),
    ],
)
def test_questions_beyond_a_limit_are_told(client: TestClient, query: dict[str, Any], name: str) -> None:
    answer = client.get(SEARCH, params=query)
    assert answer.status_code == 422, answer.text
    assert check_problem(422, answer.headers, answer.json()) == name


def test_a_parameter_mistyped_is_told_with_the_one_that_was_meant(one_client: TestClient) -> None:
    told = one_client.get(SEARCH, params={"distrct": "江津"}).json()
    assert told["remedy"] == "did you mean district?"


@pytest.mark.parametrize(
    "query",
    [
        {"q": MANY_WORDS},
        {"q": MANY_WORDS.replace(" ", "")},
        {"q": " OR ".join("协商民主提案委员视察调研" * 14)[:1000]},
        {"q": '"协" ' * 250},
        {"q": " ".join(["“协商 民主”~9"] * 90)[:1000]},
        {"q": " ".join(f"year:{year}" for year in range(1950, 2040))[:1000]},
        {"q": "(((((((协商)))))))"},
        {
            name: [f"{number}" for number in range(50)]
            for name in ("district", "section", "slogan", "slogan_all", "kind")
        },
        {"year": [f"{1900 + number}..{2000 + number}" for number in range(40)], "slogan_all": ["提案"] * 40},
    ],
    ids=("words", "one word", "either", "quoted", "near", "filters", "brackets", "values", "spans"),
)
def test_much_at_once_is_answered_or_told_with_what_to_ask_instead(client: TestClient, query: dict[str, Any]) -> None:
    answer = client.get(SEARCH, params=query)
    if answer.status_code != 200:
        assert check_problem(answer.status_code, answer.headers, answer.json()) == "too-much", answer.text


def test_five_thousand_quotation_marks_are_too_many(client: TestClient) -> None:
    for mark in ('"', "“", "「"):
        answer = client.get(SEARCH, params={"q": mark * 5000})
        assert answer.status_code in (414, 422)
        assert check_problem(answer.status_code, answer.headers, answer.json())
    assert client.get(SEARCH, params={"q": '"' * 1000}).status_code == 200
