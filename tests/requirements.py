"""What some tests need and not every machine has: a skip that says how to get it, or a failure where it is required.

`TIFA_REQUIRE` names the parts that must be there, with commas between them: texts, elasticsearch, chromium, compose.
"""

import os
from pathlib import Path
from typing import NoReturn

import pytest


def missing(part: str, remedy: str) -> NoReturn:
    """Ends the test: skipped, or failed if `TIFA_REQUIRE` names the part."""
    required = os.environ.get("TIFA_REQUIRE", "").replace(" ", "").split(",")
    end = pytest.fail if part in required else pytest.skip
    end(f"{part} missing: {remedy}")


def texts_folder() -> Path:
    """The folder of the larger texts, which stay outside the project."""
    remedy = "set TIFA_TEXTS to the folder of the test texts, the one that holds national/ and congress/"
    folder = Path(os.environ.get("TIFA_TEXTS", ""))
    if not os.environ.get("TIFA_TEXTS"):
        missing("texts", remedy)
    if not folder.is_dir():
        missing("texts", f"{folder} is no folder; {remedy}")
    return folder
