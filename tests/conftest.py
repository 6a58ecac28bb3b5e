"""What tests of several rooms need: a real Elasticsearch, once for all of them."""

import os
from collections.abc import Iterator

import pytest

from tests.requirements import missing
from tests.server import Cluster, NoServerError


@pytest.fixture(scope="session")
def elasticsearch_url() -> Iterator[str]:
    """The server named by TIFA_TEST_ELASTICSEARCH, or one of our own."""
    named = os.environ.get("TIFA_TEST_ELASTICSEARCH", "")
    if named:
        yield named
        return
    try:
        cluster = Cluster().__enter__()
    except NoServerError as error:
        missing("elasticsearch", f"`make elasticsearch` says what it wants: {error}")
    try:
        yield cluster.urls[0]
    finally:
        cluster.stop()
