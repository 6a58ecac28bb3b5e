"""Every answer to hostile questions is a documented one, told in full, and none is a failure of ours."""

import asyncio
import heapq
import json
import time
from collections import Counter

from fastapi import FastAPI
from starlette.types import ASGIApp

from tests.api.documented_routes import with_questions
from tests.api.hostile import query_strings
from tests.api.over_asgi import ask, check_problem

SHOWN = 5


def check_hostile(app: FastAPI, count: int, seed: int) -> None:
    """Asks every route that takes a question so many, and prints what came and what was slowest."""
    for path, documented in with_questions(app):
        asyncio.run(_check(app, path, list(query_strings(count, seed)), documented))


async def _check(app: ASGIApp, path: str, asked: list[str], documented: set[str]) -> None:
    statuses: Counter[int] = Counter()
    slowest: list[tuple[float, str]] = []
    for query in asked:
        start = time.perf_counter()
        taken = await ask(app, f"{path}?{query}")
        heapq.heappush(slowest, (time.perf_counter() - start, query[:80]))
        slowest = heapq.nlargest(SHOWN, slowest)
        statuses[taken.status] += 1
        assert str(taken.status) in documented, query
        assert taken.status < 500, (query, taken.body)
        if taken.status == 200 and taken.headers["content-type"] == "application/json":
            json.loads(taken.body)
        if taken.status != 200:
            assert check_problem(taken.status, taken.headers, taken.document), query
    print(path, dict(statuses), *(f"{1000 * took:.0f} ms {query}" for took, query in slowest), sep="\n  ")  # noqa: T201
