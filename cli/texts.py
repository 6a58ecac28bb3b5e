"""A text that comes on standard input."""

import sys


def read_stdin() -> str:
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")
