"""Answers kept: the same answer for the same question to the same generation, another one after a switch, and never too many."""

from pathlib import Path

from starlette.testclient import TestClient

from api.following import Following
from api.http.app import application
from api.http.kept_answers import KeptAnswers
from api.http.serving import Serving
from engine.embedded.generations import EmbeddedEngine
from engine.port import DICTIONARY, Engine, Record
from engine.question import Question
from engine.reader import Reader
from tests.conformance.conftest import accept
from tests.seed_index import UNHURRIED

SEARCH = "/api/v1/search"
KEEPING = Serving(rate=0)


def test_the_last_used_stay_and_the_bytes_are_bounded() -> None:
    kept = KeptAnswers(100)
    for name in "abcdefghij":
        kept.keep(name, b"0123456789")
    assert kept.get("a")
    kept.keep("k", b"0123456789")
    assert kept.get("b") is None
    assert kept.get("a")
    kept.keep("large", b"0" * 13)
    assert kept.get("large") is None
    kept.keep("a", b"1")
    found = kept.get("a")
    assert found
    assert found.body == b"1"


def test_nothing_is_kept_where_nothing_may_be() -> None:
    kept = KeptAnswers(0)
    kept.keep("a", b"0")
    assert kept.get("a") is None


def test_the_second_who_asks_gets_the_same_bytes_with_their_age(embedded: Engine) -> None:
    client = TestClient(application(Following(embedded), KEEPING), base_url="http://127.0.0.1")
    first, second = (client.get(SEARCH, params={"q": "提案"}) for _ in range(2))
    assert "age" not in first.headers
    assert second.headers["age"] == "0"
    assert second.content == first.content
    assert "age" not in client.get(SEARCH, params={"q": "提案", "size": 5}).headers


def test_without_keeping_every_answer_is_worked_out(embedded: Engine) -> None:
    client = TestClient(application(Following(embedded), UNHURRIED), base_url="http://127.0.0.1")
    assert all("age" not in client.get(SEARCH, params={"q": "提案"}).headers for _ in range(2))


def test_another_generation_has_answers_of_its_own(embedded: Engine, tmp_path: Path) -> None:
    engine = EmbeddedEngine(tmp_path)
    reader = embedded.reader()
    given, dictionary = _passages(reader), Record(DICTIONARY, DICTIONARY, reader.dictionary())
    now = 0.0
    following = Following(engine, lambda: now)
    client = TestClient(application(following, KEEPING), base_url="http://127.0.0.1")
    totals = []
    for count in (3, 5):
        engine.publish(engine.build([*given[:count], dictionary], {}, accept).name)
        now += 10
        totals += [client.get(SEARCH).json()["total"] for _ in range(2)]
    assert totals == [3, 3, 5, 5]


def _passages(reader: Reader) -> list[dict[str, object]]:
    """Passages with no more than an index needs."""
    return [
        {"id": hit.id, "report": hit.report, "text": hit.text, "folded": "", "passage": hit.passage, "copy": "no"}
        for hit in reader.scan(Question())
    ]
