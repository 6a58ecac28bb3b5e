"""``tifa kibana``: the objects come to a stand-in for Kibana, and whatever it says against them is told with its remedy."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from cli.kibana import bringing
from tests.cli.conftest import Tifa
from tests.cli.kibana_stand_in import StandIn, basic, error, standing_in
from tests.house.files import ROOT
from tests.secured_server import authority, certificate
from tests.server import free_port

FILE = ROOT / "kibana" / "tifa.ndjson"
SECRET = "秘密:p@ss"  # noqa: S105
OBJECTS = [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]
ALL = {(one["type"], one["id"]): one for one in OBJECTS}


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of whoever runs the tests is set, and a look is taken often."""
    monkeypatch.setattr(bringing, "PAUSE", 0.05)
    for name in ("URL", "USER", "PASSWORD", "PASSWORD_FILE", "API_KEY", "API_KEY_FILE", "CA", "SPACE", "WAIT"):
        monkeypatch.delenv(f"TIFA_KIBANA_{name}", raising=False)
    monkeypatch.delenv("TIFA_PREFIX", raising=False)


def imported(tifa: Tifa, kibana: StandIn, *arguments: str, **variables: str) -> Any:
    return tifa.json("kibana", "import", *arguments, **{"TIFA_KIBANA_URL": kibana.url, **variables})


def failed(tifa: Tifa, url: str, *arguments: str, **variables: str) -> str:
    """What is told of a failure."""
    told = tifa("kibana", "import", *arguments, **{"TIFA_KIBANA_URL": url, **variables})
    assert told.exit_code == 1
    return str(told.exception or told.stderr)


def test_everything_is_taken_and_dashboards_are_named(tifa: Tifa) -> None:
    with standing_in() as kibana:
        told = imported(tifa, kibana)
        assert told["imported"] == {"index-pattern": 1, "search": 7, "lens": 12, "dashboard": 2}
        assert told["failures"] == []
        assert told["kibana"] == "8.19.21"
        assert told["dashboards"] == [
            f"{kibana.url}/app/dashboards#/view/{name}" for name in ("tifa-overview", "tifa-slogans")
        ]
        assert kibana.held == {"default": ALL}


def test_a_second_import_replaces_the_first(tifa: Tifa) -> None:
    with standing_in() as kibana:
        imported(tifa, kibana)
        kibana.held["default"]["lens", "tifa-kind"] = "changed by hand"
        assert imported(tifa, kibana)["failures"] == []
        assert kibana.held == {"default": ALL}


def test_a_person_is_told(tifa: Tifa) -> None:
    with standing_in() as kibana:
        told = tifa("kibana", "import", "--kibana-url", f"{kibana.url}/")
    assert told.exit_code == 0
    first, *rest = told.stdout.splitlines()
    assert first == f"Kibana 8.19.21 at {kibana.url} took 1 data view, 7 searches, 12 panels, 2 dashboards"
    assert [line.strip() for line in rest] == [
        f"{kibana.url}/app/dashboards#/view/{name}" for name in ("tifa-overview", "tifa-slogans")
    ]


def test_another_prefix_a_space_and_a_base_path(tifa: Tifa) -> None:
    with standing_in(base="/kibana") as kibana:
        told = imported(tifa, kibana, "--prefix", "mine", TIFA_KIBANA_SPACE="texts")
        assert told["dashboards"][0] == f"{kibana.url}/s/texts/app/dashboards#/view/tifa-overview"
        held = kibana.held["texts"]
    view = held.pop(("index-pattern", "tifa-passages"))
    assert view["attributes"]["title"] == "mine-passages"
    assert held == {key: one for key, one in ALL.items() if key[0] != "index-pattern"}


def test_a_space_that_is_not_there(tifa: Tifa) -> None:
    with standing_in() as kibana:
        assert "no such space" in failed(tifa, kibana.url, "--space", "no/where")
        assert kibana.held == {}
        assert kibana.asked[-1] == "GET /api/spaces/space/no%2Fwhere"


WHO = {
    "a user": {"TIFA_KIBANA_USER": "小王", "TIFA_KIBANA_PASSWORD": SECRET},
    "a user with a file": {"TIFA_KIBANA_USER": "小王", "TIFA_KIBANA_PASSWORD_FILE": "{folder}/password"},
    "an API key": {"TIFA_KIBANA_API_KEY": "a2V5"},
    "an API key in a file": {"TIFA_KIBANA_API_KEY_FILE": "{folder}/key", "TIFA_KIBANA_USER": "nobody"},
}


@pytest.mark.parametrize("name", WHO)
def test_who_we_are(tifa: Tifa, tmp_path: Path, name: str) -> None:
    (tmp_path / "password").write_text(f"{SECRET}\n", encoding="utf-8")
    (tmp_path / "key").write_text("a2V5\n", encoding="utf-8")
    given = {key: value.format(folder=tmp_path) for key, value in WHO[name].items()}
    with standing_in(admits="ApiKey a2V5" if "key" in name.lower() else basic("小王", SECRET)) as kibana:
        assert imported(tifa, kibana, **given)["failures"] == []
        assert kibana.held == {"default": ALL}


def test_a_user_in_the_address_is_taken_and_not_told(tifa: Tifa) -> None:
    with standing_in(admits=basic("wang", "p@ss")) as kibana:
        told = tifa("kibana", "import", TIFA_KIBANA_URL=kibana.url.replace("//", "//wang:p%40ss@"))
    assert told.exit_code == 0, told.stderr
    assert "p%40ss" not in told.output
    assert "wang" not in told.output


@pytest.mark.parametrize(
    "given", [{}, {"TIFA_KIBANA_USER": "小王", "TIFA_KIBANA_PASSWORD": "wrong"}, {"TIFA_KIBANA_API_KEY": "wrong"}]
)
def test_nobody_it_knows(tifa: Tifa, given: dict[str, str]) -> None:
    with standing_in(admits=basic("小王", SECRET)) as kibana:
        told = failed(tifa, kibana.url, **given)
        assert "does not accept who we are" in told
        assert "TIFA_KIBANA_USER" in told
        assert "wrong" not in told
        assert kibana.held == {}


def test_what_is_no_api_key(tifa: Tifa) -> None:
    assert "is none" in failed(tifa, "http://127.0.0.1:1", TIFA_KIBANA_API_KEY="密钥\r\nHost: elsewhere")


def test_a_file_without_a_secret(tifa: Tifa, tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    (tmp_path / "image").write_bytes(b"\xff\xfe\xff")
    for name, what in {"empty": "is empty", "image": "is no text", "none": "No such file"}.items():
        given = {"TIFA_KIBANA_USER": "wang", "TIFA_KIBANA_PASSWORD_FILE": str(tmp_path / name)}
        assert what in failed(tifa, "http://127.0.0.1:1", **given)


def test_one_that_is_starting_is_waited_for(tifa: Tifa) -> None:
    with standing_in(starting=3) as kibana:
        told = tifa("kibana", "import", "--wait", "20", TIFA_KIBANA_URL=kibana.url)
        assert told.exit_code == 0
        assert kibana.asked.count("GET /api/status") == 4
    assert told.stderr.count("is not ready yet (Kibana server is not ready yet); waiting for up to 20 s") == 1


def test_one_that_is_starting_is_told_where_nobody_waits(tifa: Tifa) -> None:
    with standing_in(starting=100) as kibana:
        told = failed(tifa, kibana.url)
        assert "is not ready yet" in told
        assert "--wait" in told
        assert len(kibana.asked) == 1
        assert "is not ready yet" in failed(tifa, kibana.url, TIFA_KIBANA_WAIT="0.3")
        assert 3 < len(kibana.asked) < 20


def test_one_that_is_not_there(tifa: Tifa) -> None:
    told = failed(tifa, f"http://127.0.0.1:{free_port()}")
    assert "cannot be reached ([Errno" in told
    assert "look at TIFA_KIBANA_URL" in told


NOT_TAKEN: dict[str, tuple[dict[str, Any], str, str]] = {
    "forbidden": ({"forbids": True}, "does not allow this (Unable to bulk_create", "a role that may manage"),
    "too old": ({"version": "8.7.1"}, "has version 8.7.1", "at least 8.9"),
    "another's page": ({"answers": (200, "<html>hello</html>")}, "is not Kibana", "TIFA_KIBANA_URL"),
    "another's API": ({"answers": (200, {"hello": "world"})}, "is not Kibana", "TIFA_KIBANA_URL"),
    "nothing there": ({"answers": (404, "<html>none</html>")}, "is not Kibana", "TIFA_KIBANA_URL"),
    "a login page": ({"answers": (302, "")}, "sends elsewhere", "a base path"),
    "too large": ({"answers": (413, error(413, "Payload too large"))}, "so large", "maxImportPayloadBytes"),
    "overloaded": ({"answers": (429, "")}, "overloaded", "later"),
    "broken": ({"answers": (500, error(500, "An internal error"))}, "with 500 (An internal error)", "its log"),
    "a proxy's page": ({"answers": (502, "<html>bad gateway</html>")}, "is not ready yet (502)", "--wait"),
}


@pytest.mark.parametrize("name", NOT_TAKEN)
def test_what_does_not_work_is_told_with_its_remedy(tifa: Tifa, name: str) -> None:
    how, what, remedy = NOT_TAKEN[name]
    with standing_in(**how) as kibana:
        told = failed(tifa, kibana.url)
        assert what in told
        assert re.search(f"Remedy: .*{remedy}", told)
        assert kibana.held == {}


def test_a_newer_kibana_is_taken(tifa: Tifa) -> None:
    with standing_in(version="9.2.0") as kibana:
        assert imported(tifa, kibana)["failures"] == []


@pytest.mark.parametrize("address", ["", "127.0.0.1:5601", "ftp://127.0.0.1", "http://", "http://[::1"])
def test_what_is_no_address(tifa: Tifa, address: str) -> None:
    assert "is none" in failed(tifa, "http://127.0.0.1", "--kibana-url", address)


def test_objects_that_are_not_taken_are_named_one_by_one(tifa: Tifa) -> None:
    with standing_in(refuses=("lens",)) as kibana:
        told = tifa("kibana", "import", TIFA_KIBANA_URL=kibana.url)
        as_json = json.loads(tifa("kibana", "import", "--json", TIFA_KIBANA_URL=kibana.url).stdout)
    assert told.exit_code == 1
    assert "took 1 data view, 7 searches\n" in told.stdout
    assert "did not take lens 段落数: unsupported type\n  remedy: this Kibana has no such objects" in told.stderr
    assert "did not take dashboard Tifa 提法: missing references: lens tifa-slogan-year" in told.stderr
    assert told.stderr.count("remedy:") == 14
    assert len(as_json["failures"]) == 14
    assert as_json["imported"] == {"index-pattern": 1, "search": 7}


def test_a_certificate_is_trusted_where_its_authority_is_named(tifa: Tifa, tmp_path: Path) -> None:
    trusted = authority(tmp_path, "authority")
    with standing_in(certificate(tmp_path, trusted)) as kibana:
        told = failed(tifa, kibana.url)
        assert "is not trusted" in told
        assert "TIFA_KIBANA_CA" in told
        assert imported(tifa, kibana, TIFA_KIBANA_CA=str(trusted))["failures"] == []
        assert "is no file" in failed(tifa, kibana.url, TIFA_KIBANA_CA=str(tmp_path / "none"))
        assert "no certificate or crl" in failed(tifa, kibana.url, TIFA_KIBANA_CA=str(FILE))


def test_the_file_is_printed_as_it_is_committed(tifa: Tifa) -> None:
    assert tifa("kibana", "show").stdout_bytes == FILE.read_bytes()


def test_the_file_is_printed_for_another_prefix(tifa: Tifa) -> None:
    [first, *rest] = tifa("kibana", "show", TIFA_PREFIX="mine").stdout_bytes.splitlines(keepends=True)
    assert json.loads(first)["attributes"] == {**OBJECTS[0]["attributes"], "title": "mine-passages"}
    assert rest == FILE.read_bytes().splitlines(keepends=True)[1:]
