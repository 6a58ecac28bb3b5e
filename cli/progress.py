"""How far long work is: a bar with rate and time left on a terminal, a plain line now and then otherwise."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from cli.output import printable

EVERY = 5.0  # seconds between plain lines


class Progress:
    """One stage of the work. ``total`` 0: how much there is to do is not known."""

    def __init__(self, what: str, unit: str) -> None:
        self._what, self._unit = what, unit
        self._began = self._told = time.monotonic()
        self._shown = False
        self._on_terminal = sys.stderr.isatty()

    def at(self, done: int, total: int = 0, name: str = "") -> None:
        now = time.monotonic()
        if now - self._told < (0.1 if self._on_terminal else EVERY):
            return
        self._told = now
        self._shown = True
        line = self._line(done, total, now - self._began)
        sys.stderr.write(f"\r\x1b[K{line}  {printable(name)[-40:]}" if self._on_terminal else f"{line}\n")
        sys.stderr.flush()

    def clear(self) -> None:
        """Before something else is said."""
        if self._shown and self._on_terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _line(self, done: int, total: int, seconds: float) -> str:
        rate = done / seconds if seconds else 0.0
        told = f"{self._what} {done:,}{f' of {total:,}' if total else ''} {self._unit}, {rate:,.0f} a second"
        if not total:
            return told
        left = max(0, total - done) / rate if rate else 0.0
        bar = _bar(done / total) if self._on_terminal else f"{done / total:.0%}"
        return f"{told}, {_span(left)} left  {bar}"


@contextmanager
def progress(what: str, unit: str) -> Iterator[Progress]:
    made = Progress(what, unit)
    try:
        yield made
    finally:
        made.clear()


def _bar(share: float, width: int = 24) -> str:
    full = min(width, int(share * width))
    return "█" * full + "░" * (width - full)


def _span(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes} min {rest:02} s" if minutes else f"{rest} s"
