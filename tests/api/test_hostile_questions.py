"""Hostile questions over HTTP, on both engines. The slowest are printed (``pytest -rP``); the time an answer may take judges them."""

import os

import pytest
from fastapi import FastAPI

from api.following import Following
from api.http.app import application
from api.http.serving import Serving
from engine.port import Engine
from tests.api.hostility import check_hostile

ASKED = 300  # of each route
LONG = 400 if os.environ.get("TIFA_SOAK") == "short" else 20_000


@pytest.fixture
def app(indexed: Engine) -> FastAPI:
    return application(Following(indexed), Serving(rate=0, answer_time=10))


def test_what_nobody_asks_is_answered_or_told(app: FastAPI) -> None:
    check_hostile(app, ASKED, seed=1)


@pytest.mark.soak
def test_what_nobody_asks_is_answered_or_told_for_long(app: FastAPI) -> None:
    check_hostile(app, LONG, seed=2)
