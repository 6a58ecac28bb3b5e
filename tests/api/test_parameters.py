"""Whatever is put into a parameter is answered or refused, and never fails; and each is documented."""

from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from tests.api.asked import API

NASTY = [
    "a/b",
    '"',
    "'",
    "\\",
    "%00",
    "\0",
    "\n",
    "..",
    "../..",
    "\U0001f600",
    "<script>",
    "{{7*7}}",
    "x" * 10_000,
    "％",
    "　",
]
PATHS = [
    "search?q={}",
    "search?district={}",
    "search?slogan={}",
    "search?year={}",
    "reports?q={}",
    "reports/{}",
    "reports/{}/source",
    "reports/fb6044b8e0c36fd5?q={}",
    "passages/{}",
    "similar/{}",
    "similar/{}?section=x",
    "facets?name={}",
    "facets?name=slogan&containing={}",
    "suggest?q={}",
    "slogans?containing={}",
    "slogans?category={}",
    "slogans/{}",
    "kwic?q={}",
    "compare?a={}&b=fb6044b8e0c36fd5",
    "compare?a=fb6044b8e0c36fd5&b=fb6044b8e0c36fd5&show={}",
    "kwic?slogan={}",
    "export?q={}",
    "export?format={}",
    "nothing/{}",
]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_in_an_address_makes_it_fail(client: TestClient, path: str) -> None:
    for text in NASTY:
        answer = client.get(f"{API}/{path.format(quote(text, safe=''))}")
        assert answer.status_code < 500, text
        if answer.status_code >= 400:
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.json()["remedy"]


def operations(client: TestClient) -> list[tuple[str, dict[str, Any]]]:
    paths = client.get(f"{API}/openapi.json").json()["paths"]
    return [(path, operation) for path, methods in paths.items() for operation in methods.values()]


def test_every_route_is_documented(one_client: TestClient) -> None:
    found = operations(one_client)
    names = [operation["operationId"] for _, operation in found]
    assert sorted(names) == sorted(set(names))
    wanted = (
        "batch compare export facets health kwic passage report reports search similar slogan slogans source suggest"
    )
    assert sorted(names) == wanted.split()
    for path, operation in found:
        assert operation["description"], path
        assert {"429", "503"} <= operation["responses"].keys(), path
        for parameter in operation.get("parameters", ()):
            assert parameter.get("description") or parameter["name"] in ("page", "sort"), (path, parameter["name"])


@pytest.mark.parametrize(
    "path",
    [
        "reports",
        "facets?name=year",
        "suggest",
        "slogans",
        "slogans/协商民主",
        "kwic",
        "compare?a=x&b=x",
        "export",
        "reports/x",
        "passages/x",
        "similar/x",
    ],
)
def test_a_parameter_that_is_not_known_is_refused(one_client: TestClient, path: str) -> None:
    answer = one_client.get(f"{API}/{path}{'&' if '?' in path else '?'}nonsense=1")
    assert answer.status_code == 422
    assert "nonsense" in answer.json()["detail"]
