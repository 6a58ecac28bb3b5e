"""The seeds, opened."""

import pytest

from api.following import Opened, opened
from engine.port import Engine


@pytest.fixture(scope="session")
def seen(embedded: Engine) -> Opened:
    return opened(embedded)
