"""What a client is told: an answer of 200 as it reads, and the law that every number is an address."""

from typing import Any

from starlette.testclient import TestClient

API = "/api/v1"


def told(client: TestClient, path: str, query: str = "", **params: Any) -> dict[str, Any]:
    answer = client.get(f"{API}/{path}{query}", params=params or None)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def total(client: TestClient, address: str) -> int:
    """How many passages a search at this address finds."""
    found: int = told(client, "search", address)["total"]
    return found


def problem(client: TestClient, path: str, status: int, **params: Any) -> dict[str, Any]:
    answer = client.get(f"{API}/{path}", params=params or None)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json"), answer.text
    found: dict[str, Any] = answer.json()
    return found
