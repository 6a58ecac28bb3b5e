"""``tifa doctor``: each finding provoked for real, on either engine, and told with its remedy."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from engine.elastic.generations import ElasticEngine
from engine.embedded.generations import EmbeddedEngine
from tests.cli.searching import Shelf, indexed

OWN = '[[slogan]]\nname = "三色工坊"\ncategory = "brand"\nlevel = "county"\n'
Given = dict[str, str]


def doctor(variables: Given, *arguments: str, **more: str) -> Result:
    plain = {"TIFA_DICTIONARY": "", "TIFA_ENGINE": "", "TIFA_ELASTICSEARCH_URL": "", "COLUMNS": "200"}
    return CliRunner().invoke(app, ["doctor", *arguments], env={**plain, **variables, **more})


def told(variables: Given, *arguments: str, **more: str) -> list[dict[str, Any]]:
    """What is not as it should be; the exit status tells whether something is wrong."""
    result = doctor(variables, "--json", *arguments, **more)
    found = json.loads(result.stdout)
    assert found["wrong"] == sum(each["state"] == "wrong" for each in found["findings"])
    assert result.exit_code == bool(found["wrong"])
    return [each for each in found["findings"] if each["state"] != "ok"]


def wrong(variables: Given, *arguments: str, **more: str) -> tuple[str, str]:
    """The one thing that is wrong, and its remedy."""
    [found] = [each for each in told(variables, *arguments, **more) if each["state"] == "wrong"]
    return found["what"], found["remedy"]


@pytest.fixture
def own_shelf(tmp_path: Path) -> Shelf:
    """One that a test may spoil."""
    return indexed(tmp_path, EmbeddedEngine, {})


@pytest.fixture(params=["embedded", "elasticsearch"])
def either_shelf(request: pytest.FixtureRequest, tmp_path: Path) -> Shelf:
    if request.param == "embedded":
        return indexed(tmp_path, EmbeddedEngine, {})
    make: Callable[[], ElasticEngine] = request.getfixturevalue("make_elastic")
    engine = make()
    connection = engine._connection
    variables = {"TIFA_ELASTICSEARCH_URL": connection.hosts[0], "TIFA_PREFIX": connection.prefix}
    return indexed(tmp_path, lambda _: engine, variables)


def test_where_all_is_well_that_is_said(either_shelf: Shelf) -> None:
    result = doctor(either_shelf.variables)
    assert result.exit_code == 0, result.output
    assert "nothing is wrong" in result.stdout
    for area in (
        "Python 3.",
        "the dictionary is sound",
        "the segmenter cuts: 践行 / 全过程人民民主",
        "GB free",
        "6 sources",
    ):
        assert area in result.stdout
    assert f"{either_shelf.engine.published()} is published" in result.stdout


def test_without_an_index_it_says_how_to_make_one(tmp_path: Path) -> None:
    variables = {"TIFA_DATA": str(tmp_path / "nothing")}
    assert wrong(variables) == ("there is no index yet", "build one with `tifa index PATH...`")
    assert not (tmp_path / "nothing").exists(), "looking changes nothing"


def test_a_stale_dictionary_is_told(either_shelf: Shelf, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    what, remedy = wrong(either_shelf.variables, TIFA_DICTIONARY=str(own))
    assert "was built with the dictionary" in what
    assert remedy == "tifa rebuild"
    rebuilt = CliRunner().invoke(app, ["rebuild"], env={**either_shelf.variables, "TIFA_DICTIONARY": str(own)})
    assert rebuilt.exit_code == 0, rebuilt.output
    assert told(either_shelf.variables, TIFA_DICTIONARY=str(own)) == []


def test_another_segmenter_and_a_changed_library_are_told(own_shelf: Shelf) -> None:
    what, remedy = wrong(own_shelf.variables, "--segmenter", "jieba")
    assert ("cuts and parses otherwise" in what, remedy) == (True, "tifa rebuild")
    before = own_shelf.engine.published()
    CliRunner().invoke(app, ["remove", "hostile.txt"], env=own_shelf.variables)
    own_shelf.engine.rollback(before)
    assert wrong(own_shelf.variables) == ("the library has changed since the index was built", "tifa rebuild")


def test_sources_that_changed_on_disk_are_told(own_shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "texts" / "hostile.txt").write_text("别的", encoding="utf-8")
    [found] = told(own_shelf.variables)
    assert (found["state"], "hostile.txt" in found["what"]) == ("note", True)
    assert "tifa index --sync" in found["remedy"]


def test_a_damaged_index_and_library_are_told(own_shelf: Shelf, tmp_path: Path) -> None:
    data = tmp_path / "data"
    (data / "index" / own_shelf.engine.published() / "records.sqlite").unlink()
    what, remedy = wrong(own_shelf.variables)
    assert ("cannot be opened" in what, "tifa rebuild" in remedy) == (True, True)
    (data / "library.sqlite").write_bytes(b"no database" * 1000)
    for more in data.glob("library.sqlite-*"):
        more.unlink()
    assert {each["area"] for each in told(own_shelf.variables) if each["state"] == "wrong"} == {"library", "index"}


def test_a_broken_dictionary_is_told_with_its_line(own_shelf: Shelf, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[[slogan]]\nname = "三色工坊"\nlevel = "county"\n', encoding="utf-8")
    what, remedy = wrong(own_shelf.variables, TIFA_DICTIONARY=str(own))
    assert "own.toml:1: the entry '三色工坊' has no category" in what
    assert "add a line category" in remedy


def test_a_data_folder_that_cannot_be_written_and_a_full_disk_are_told(
    own_shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    found = told({"TIFA_DATA": str(tmp_path / "file" / "data")})
    assert any(each["area"] == "data" and "nothing can be written" in each["what"] for each in found)
    usage = shutil.disk_usage(tmp_path)._replace(free=10**6)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    what, remedy = wrong(own_shelf.variables)
    assert ("0.0 GB free" in what, "free space" in remedy) == (True, True)


def test_settings_that_are_unsafe_are_told(own_shelf: Shelf) -> None:
    what, remedy = wrong(own_shelf.variables, TIFA_HOST="0.0.0.0")  # noqa: S104
    assert ("would not start" in what, "TIFA_ALLOW_REMOTE" in remedy) == (True, True)
    [note] = told(own_shelf.variables, TIFA_HOST="0.0.0.0", TIFA_ALLOW_REMOTE="1")  # noqa: S104
    assert "read the whole index" in note["what"]
    [note] = told(own_shelf.variables, TIFA_RATE="0")
    assert "without limit" in note["what"]


def test_an_elasticsearch_that_is_not_there_is_told(tmp_path: Path) -> None:
    what, remedy = wrong({"TIFA_DATA": str(tmp_path), "TIFA_ELASTICSEARCH_URL": "http://127.0.0.1:1"})
    assert "cannot be reached" in what
    assert "TIFA_ELASTICSEARCH_URL" in remedy
    what, _ = wrong({"TIFA_DATA": str(tmp_path), "TIFA_ENGINE": "elasticsearch"})
    assert "its address is not set" in what


def test_a_password_that_goes_unencrypted_is_told(tmp_path: Path) -> None:
    variables = {
        "TIFA_DATA": str(tmp_path),
        "TIFA_ELASTICSEARCH_URL": "http://search.invalid:9200",
        "TIFA_TIMEOUT": "1",
    }
    found = told(variables, TIFA_ELASTICSEARCH_USER="reader", TIFA_ELASTICSEARCH_PASSWORD="secret")  # noqa: S106
    assert any("unencrypted" in each["what"] for each in found)
    assert "secret" not in json.dumps(found)


def test_a_block_against_writing_and_an_alias_that_is_gone_are_told(
    tmp_path: Path, make_elastic: Callable[[], ElasticEngine]
) -> None:
    engine = make_elastic()
    connection, client = engine._connection, engine._edge.client
    variables = {"TIFA_ELASTICSEARCH_URL": connection.hosts[0], "TIFA_PREFIX": connection.prefix}
    shelf = indexed(tmp_path, lambda _: engine, variables)
    index = connection.passages(engine.published())
    client.indices.put_settings(index=index, settings={"index.blocks.read_only_allow_delete": True})
    what, remedy = wrong(shelf.variables)
    assert (index in what, "read_only_allow_delete" in remedy) == (True, True)
    client.indices.put_settings(index=index, settings={"index.blocks.read_only_allow_delete": None})
    client.indices.delete_alias(index=index, name=connection.passages())
    what, remedy = wrong(shelf.variables)
    assert ("none is published" in what, "tifa rollback" in remedy) == (True, True)


class Old(BaseHTTPRequestHandler):
    """Answers as an Elasticsearch of version 7 does."""

    status = 200
    answer: ClassVar[dict[str, Any]] = {"nodes": {"a": {"version": "7.17.29", "name": "a"}}}

    def do_GET(self) -> None:
        body = json.dumps(self.answer).encode()
        self.send_response(self.status)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


class Strict(Old):
    """One that does not understand the client's headers."""

    status = 406
    answer: ClassVar[dict[str, Any]] = {"error": "Accept header [application/vnd.elasticsearch+json] is not supported"}


@contextmanager
def standing_in(handler: type[BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.parametrize(
    ("handler", "said"), [(Old, "7.17.29 at http"), (Strict, "does not understand a client of version 8")]
)
def test_a_server_that_is_too_old_is_told(tmp_path: Path, handler: type[BaseHTTPRequestHandler], said: str) -> None:
    with standing_in(handler) as url:
        what, remedy = wrong({"TIFA_DATA": str(tmp_path), "TIFA_ELASTICSEARCH_URL": url})
    assert said in what
    assert remedy == "use a server of version 8"


def test_what_it_tells_cannot_steer_the_terminal(own_shelf: Shelf, tmp_path: Path) -> None:
    own = tmp_path / "\x1b[31mown.toml"
    own.write_text('[[slogan]]\nname = "\\u001b[2J"\n', encoding="utf-8")
    assert "\x1b" not in doctor(own_shelf.variables, TIFA_DICTIONARY=str(own)).output
