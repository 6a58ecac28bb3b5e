"""Pictures of every page over the seeds, for docs/images: ``python -m tests.browser.screenshots [FOLDER]``.

Each page wide and narrow, light and dark. Colours are reduced, so that a picture is small.
"""

import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stderr
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from api.following import Following
from api.http.app import application
from engine.embedded.generations import EmbeddedEngine
from engine.port import Engine
from tests.browser.conftest import FLAGS, serve
from tests.house.files import ROOT
from tests.seed_index import library_of

FOLDER = ROOT / "docs" / "images"
WIDE, NARROW = (1280, 960), (390, 844)
COLOURS = 128


class Failures(io.TextIOBase):
    """Standard error, without the line for each request that went well."""

    def write(self, text: str) -> int:
        if '"level":"info"' not in text:
            sys.__stderr__.write(text)  # type: ignore[union-attr]
        return len(text)


def pages(engine: Engine) -> Iterator[tuple[str, str]]:
    """Names and addresses; of reports that there are."""
    client = TestClient(application(Following(engine)), base_url="http://127.0.0.1")
    found = client.get("/api/v1/reports", params={"q": "协商", "kind": "report", "size": 2}).json()["reports"]
    first, second = (report["id"] for report in found)
    yield "start", "/"
    yield "search", "/?q=协商民主&year=2023&year=2024"
    yield "search-english", "/en/?q=协商民主&group=report"
    yield "nothing", "/?q=老旧小区改造 火星"
    yield "report", f"/reports/{first}?q=协商&mentions=true"
    yield "slogans", "/slogans"
    yield "slogan", "/slogans/渝事好商量"
    yield "kwic", "/kwic?slogan=渝事好商量"
    yield "compare", f"/compare?a={first}&b={second}"
    yield "help", "/help"


def take(browser: Browser, address: str, *, wide: bool, dark: bool) -> bytes:
    width, height = WIDE if wide else NARROW
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    taken = page.screenshot()
    context.close()
    small = io.BytesIO()
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS).save(small, "PNG", optimize=True)
    return small.getvalue()


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    chromium = subprocess.run([ROOT / "scripts" / "chromium.sh"], capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as place, library_of(Path(place), ROOT / "seeds") as index:
        engine = index(EmbeddedEngine(Path(place) / "index"))
        site = next(serve(engine))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium.strip(), args=FLAGS)
            for name, address in pages(engine):
                for wide in (True, False):
                    for dark in (False, True):
                        told = f"{name}-{'wide' if wide else 'narrow'}-{'dark' if dark else 'light'}.png"
                        (folder / told).write_bytes(take(browser, f"{site}{address}", wide=wide, dark=dark))
                print(f"{name}: {address}", flush=True)  # noqa: T201
            browser.close()


if __name__ == "__main__":
    with redirect_stderr(Failures()):
        main()
