"""A real browser before a real server. Whatever a page says on its console, and whatever it asks of another host, fails its test."""

import socket
import subprocess
import threading
import time
from collections.abc import Iterator

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Request, sync_playwright

from api.following import Following
from api.http.app import application
from engine.port import Engine
from tests.house.files import ROOT
from tests.requirements import missing
from tests.seed_index import UNHURRIED, Index, embedded, index_seeds, index_wide, library_of, wide, wide_engine

__all__ = ["Index", "embedded", "index_seeds", "index_wide", "library_of", "wide", "wide_engine"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
PATIENCE = 10_000  # milliseconds until a page must have done what is waited for


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser."""
    told = subprocess.run([ROOT / "scripts" / "chromium.sh"], capture_output=True, text=True, check=False)
    if told.returncode:
        missing("chromium", told.stderr.strip())
    return told.stdout.strip()


@pytest.fixture(scope="package")  # while it is open, nothing else in this process can run a loop of its own
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


def serve(engine: Engine) -> Iterator[str]:
    """An address at which the engine's index is shown."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(application(Following(engine), UNHURRIED), log_config=None))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def site(embedded: Engine) -> Iterator[str]:
    """The seeds."""
    yield from serve(embedded)


class Visitor:
    """Opens pages of a site, each in a context of its own: ``opening("/?q=协商", width=400, dark=True, script=False)``."""

    def __init__(self, browser: Browser, site: str) -> None:
        self.site = site
        self.complaints: list[str] = []
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def __call__(self, path: str = "/", *, width: int = 1280, dark: bool = False, script: bool = True) -> Page:
        context = self._browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
            permissions=["clipboard-read", "clipboard-write"],
        )
        context.set_default_timeout(PATIENCE)
        self._contexts.append(context)
        page = context.new_page()
        page.on("console", self._hear)
        page.on("pageerror", self._fail)
        page.on("request", self._watch)
        page.goto(f"{self.site}{path}")
        return page

    def close(self) -> None:
        for context in self._contexts:
            context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        self.complaints.append(f"{message.type}: {message.text}")

    def _fail(self, error: Error) -> None:
        self.complaints.append(f"error: {error}")

    def _watch(self, request: Request) -> None:
        if not request.url.startswith(f"{self.site}/"):
            self.complaints.append(f"asked {request.url}")


@pytest.fixture
def opening(browser: Browser, site: str) -> Iterator[Visitor]:
    """A visitor of the seeds."""
    visitor = Visitor(browser, site)
    yield visitor
    visitor.close()
    assert visitor.complaints == []
