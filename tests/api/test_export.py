"""Exports: everything that is found, exact in every format, citable row by row, and never taken for whole where it is not."""

import csv
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, IncompleteRead
from io import StringIO
from itertools import count, islice
from typing import Any
from urllib.parse import unquote

import pytest
import uvicorn
from starlette.testclient import TestClient

from api.export import COLUMNS, WHOLE, as_csv, export, in_parts
from api.following import Following, Opened
from api.http.app import application
from api.request import SearchRequest
from api.spreadsheet import exact, guard
from engine.errors import UnreachableError
from engine.port import Engine
from engine.question import Question
from engine.reader import Reader
from tests.api.asked import API, problem, told, total
from tests.api.plain_count import rows


def exported(client: TestClient, **params: Any) -> tuple[str, dict[str, str]]:
    answer = client.get(f"{API}/export", params=params)
    assert answer.status_code == 200, answer.text
    return answer.content.decode("utf-8"), dict(answer.headers)


def as_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


@pytest.mark.parametrize(
    "params", [{}, {"q": "“协商”"}, {"q": "提案", "year": "2023"}, {"copies": "true"}, {"district": "none"}]
)
def test_everything_that_is_found_is_exported_as_it_is(
    wide_client: TestClient, wide: Opened, params: dict[str, str]
) -> None:
    text, headers = exported(wide_client, **params)
    found = as_rows(text)
    passages = told(wide_client, "search", **params)["total"]
    assert len(found) == int(headers["x-total-count"]) == passages > 0
    texts = {row.id: row.text for row in rows(wide, copies=True)}
    assert [row["id"] for row in found] == sorted(row["id"] for row in found)
    assert all(row["text"] == texts[row["id"]] for row in found)
    assert tuple(found[0]) == COLUMNS


def test_a_row_tells_the_same_as_its_passage_and_stays_citable_alone(wide_client: TestClient) -> None:
    found = as_rows(exported(wide_client, q="“渝事好商量”", year=["2022", "none"])[0])
    for row in found:
        passage = told(wide_client, f"passages/{row['id']}")["passage"]
        for name in ("report_id", "title", "kind", "part", "section", "text", "citation"):
            assert row[name] == passage[name]
        assert row["url"] == f"http://127.0.0.1{passage['url']}"
        assert row["year"] == str(passage["year"] or "")
        assert row["year_inferred"] == str(passage["year_inferred"]).lower()
        assert row["slogans"] == "; ".join(passage["slogans"])
        assert row["covers"] == "; ".join(map(str, passage["covers"]))
        assert row["heading_path"] == " > ".join(passage["heading_path"])
        assert (row["district"], row["district_code"]) == (
            (passage["district"]["name"], passage["district"]["code"]) if passage["district"] else ("", "")
        )
        assert all(row[name] for name in WHOLE)
        assert (row["query"], row["read_as"]) == ("“渝事好商量”", "“渝事好商量”")
        assert total(wide_client, row["search_url"].removeprefix("http://127.0.0.1/")) == len(found)
        assert wide_client.get(row["search_url"]).headers["content-type"].startswith("text/html")


def test_exact_is_exact_and_guarded_is_guarded_where_it_must_be(wide_client: TestClient) -> None:
    exact, guarded = exported(wide_client)[0], exported(wide_client, format="excel")[0]
    assert not exact.startswith("\ufeff")
    assert guarded.startswith("\ufeff")
    assert exact.count("\r\n") == exact.count("\n") == len(as_rows(exact)) + 1
    begins = 0
    for one, other in zip(as_rows(exact), as_rows(guarded.removeprefix("\ufeff")), strict=True):
        for name in COLUMNS:
            if name != "exported_at":
                assert other[name] == guard(one[name])
                begins += other[name].startswith("'") and not one[name].startswith("'")
    assert begins == 2  # the two passages that begin with = and ＠


@pytest.mark.parametrize("text", ["0123456789012345", "1234567890123456", "12345678e1234567", "1E5", "007"])
def test_what_would_be_rounded_is_told_to_be_a_text(text: str) -> None:
    assert guard(text) == f'="{text}"'
    assert next(islice(exact(["id"], [{"id": text}]), 1, None)) == f"{text}\r\n"


@pytest.mark.parametrize(
    "text", ["2023", "500116", "0", "", "a123d57343c7e5a2", "2022..2024", "1-2", "１２３４５６７８９０１２３４５６"]
)
def test_what_stays_as_it_is_is_written_so(text: str) -> None:
    assert guard(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@a",
        "\tx",
        "\rx",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        " =1",
        "\u3000 ＝1",
        "\u200b=1",
        "\ufeff@a",
    ],
)
def test_what_would_be_run_is_guarded(text: str) -> None:
    assert guard(text) == f"'{text}"
    assert guard(f"a{text}") == f"a{text}"


def test_json_lines_say_what_they_are_and_that_they_are_whole(wide_client: TestClient) -> None:
    text, headers = exported(wide_client, q="协商 year:2023", format="jsonl")
    first, *found, last = [json.loads(line) for line in text.splitlines()]
    assert headers["content-type"] == "application/x-ndjson; charset=utf-8"
    assert first["total"] == len(found) == int(headers["x-total-count"])
    assert last == {"end": True, "passages": len(found)}
    assert first.keys() == {*WHOLE, "total", "warnings"}
    assert all(tuple(row) == COLUMNS for row in found)
    assert {name: first[name] for name in WHOLE} == {name: found[0][name] for name in WHOLE}
    assert isinstance(found[0]["slogans"], list)
    assert {row["year"] for row in found} == {2023}


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("", "tifa.csv"),
        ("“全过程 人民”/..\\x\r\n", "tifa-全过程-人民-x.csv"),
        ('a"b;c', "tifa-a-b-c.csv"),
        ("协" * 99, "tifa-" + "协" * 40 + ".csv"),
    ],
)
def test_a_file_has_a_name_that_any_system_takes(one_client: TestClient, question: str, name: str) -> None:
    told_name = exported(one_client, q=question)[1]["content-disposition"]
    plain, full = told_name.split("; ")[1:]
    assert plain == 'filename="tifa.csv"'
    assert unquote(full.removeprefix("filename*=UTF-8''")) == name


def test_what_cannot_be_asked_is_told_before_anything_is_sent(client: TestClient) -> None:
    assert problem(client, "export", 422, format="pdf")["errors"]
    assert problem(client, "export", 422, size=10)["remedy"]
    assert problem(client, "export", 422, q="(" * 20 + "a")["remedy"]
    assert exported(client, q="“没有这样的话”")[0].count("\r\n") == 1


def test_both_engines_export_the_same(both_clients: tuple[TestClient, TestClient]) -> None:
    one, other = (as_rows(exported(client, q="协商")[0]) for client in both_clients)
    varying = {"generation", "exported_at"}
    assert [{name: row[name] for name in COLUMNS if name not in varying} for row in one] == [
        {name: row[name] for name in COLUMNS if name not in varying} for row in other
    ]


def test_rows_are_looked_up_as_they_are_taken(seeds: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    [hit] = seeds.reader.search(Question(size=1)).hits
    taken = count()

    def endless(_reader: Reader, _question: Question) -> Iterator[object]:
        return (hit for _ in taken)

    monkeypatch.setattr(Reader, "scan", endless)
    parts = list(islice(in_parts(as_csv(export(SearchRequest(), seeds))), 5))
    assert all(len(part) < 80_000 for part in parts)
    assert next(taken) < 5 * 80_000 / len(hit.text)


@contextmanager
def served(engine: Engine) -> Iterator[HTTPConnection]:
    """The app behind a real server: only there a connection can break."""
    server = uvicorn.Server(
        uvicorn.Config(application(Following(engine)), port=0, log_level="critical", lifespan="off")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            assert thread.is_alive()
        host, port = server.servers[0].sockets[0].getsockname()
        yield HTTPConnection(host, port, timeout=20)
    finally:
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("kind", ["csv", "excel", "jsonl"])
def test_a_stream_that_fails_breaks_off(embedded: Engine, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    scan = Reader.scan

    def failing(reader: Reader, question: Question) -> Iterator[Any]:
        for _ in range(40):
            yield from islice(scan(reader, question), 20)
        raise UnreachableError("gone", "look after it")

    monkeypatch.setattr(Reader, "scan", failing)
    with served(embedded) as connection:
        connection.request("GET", f"{API}/export?format={kind}")
        answer = connection.getresponse()
        assert answer.status == 200
        with pytest.raises(IncompleteRead):
            answer.read()


def test_a_generation_stays_open_until_the_stream_ends(embedded: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    following = Following(embedded)
    closed: list[Reader] = []

    def close(reader: Reader) -> None:
        closed.append(reader)

    monkeypatch.setattr(Reader, "close", close)
    with following.opened() as opened:
        held = opened.reader
        rest = iter(export(SearchRequest(), opened).rows)
        next(rest)
        following._swap(embedded.reader())
        assert held not in closed
        assert sum(1 for _ in rest) > 100
    assert held in closed
