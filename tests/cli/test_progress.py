"""How far long work is: a bar with rate and time left on a terminal, plain lines elsewhere."""

import sys

import pytest

from cli import progress
from cli.progress import Progress


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(progress, "time", made)
    return made


def test_elsewhere_a_plain_line_comes_now_and_then(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Progress("indexed", "passages")
    for second in range(1, 13):
        clock.now = 100.0 + second
        shown.at(second * 100, 2_000)
    shown.clear()
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        "indexed 500 of 2,000 passages, 100 a second, 15 s left  25%",
        "indexed 1,000 of 2,000 passages, 100 a second, 10 s left  50%",
    ]


def test_on_a_terminal_one_line_moves_and_goes(
    clock: Clock, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    shown = Progress("read", "sources")
    clock.now = 110.0
    shown.at(10, 1_010, "folder/a\x1b[31m.txt")
    shown.clear()
    told = capsys.readouterr().err
    assert told.startswith("\r\x1b[Kread 10 of 1,010 sources, 1 a second, 16 min 40 s left  ░")
    assert "\x1b[31m" not in told
    assert told.endswith("\r\x1b[K")


def test_where_nothing_is_known_of_the_whole_the_rate_is_told(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    shown = Progress("read", "sources")
    clock.now = 106.0
    shown.at(12)
    assert capsys.readouterr().err == "read 12 sources, 2 a second\n"
