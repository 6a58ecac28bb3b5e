"""Every question of the guide reads and counts as the guide says, on both engines."""

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.house.files import ROOT
from tests.house.markdown import tables

ROWS = list(tables(ROOT / "docs" / "search.md", "question"))


def code(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_there_are_questions() -> None:
    assert len(ROWS) > 25


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_question_of_the_guide(client: TestClient, row: list[str]) -> None:
    [question], [read_as], passages, *said = code(row[0]), code(row[1]), *row[2:]
    found: dict[str, Any] = client.get("/api/v1/search", params={"q": question}).json()
    assert found["query"]["read_as"] == read_as
    assert found["total"] == int(passages)
    if said:
        assert list(dict.fromkeys(note["code"] for note in found["query"]["warnings"])) == code(said[0])
