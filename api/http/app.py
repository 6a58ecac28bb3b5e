"""The application: routes, and what stands around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from fastapi import FastAPI
from starlette.responses import Response

from api.following import Following
from api.http import (
    routes_batch,
    routes_export,
    routes_health,
    routes_kwic,
    routes_passages,
    routes_reports,
    routes_search,
    routes_slogans,
)
from api.http.problems import tell_problems

ROUTES = (
    routes_search,
    routes_kwic,
    routes_reports,
    routes_passages,
    routes_slogans,
    routes_export,
    routes_batch,
    routes_health,
)
ABOUT = """Full-text search for Chinese political work reports. Every answer says which generation of the index gave it, and how the
question was read; counts are of passages, copies left out unless asked for. Nothing here writes."""


def application(following: Following) -> FastAPI:
    """The app over what is published; it closes it at the end."""

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        yield
        following.close()

    app = FastAPI(
        title="Tifa",
        version=version("tifa-search"),
        description=ABOUT,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # they load scripts from other hosts
        redoc_url=None,
        lifespan=life,
        default_response_class=Response,
    )
    app.state.following = following
    tell_problems(app)
    for routes in ROUTES:
        app.include_router(routes.router, prefix="/api/v1")
    return app
