"""The application: routes, and what stands around them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.metadata import version

from anyio.to_thread import current_default_thread_limiter
from fastapi import Depends, FastAPI
from starlette.responses import JSONResponse
from starlette.types import ASGIApp

from api.following import Following
from api.http import (
    routes_batch,
    routes_compare,
    routes_export,
    routes_health,
    routes_kwic,
    routes_pages,
    routes_passages,
    routes_reading,
    routes_reports,
    routes_search,
    routes_slogan_pages,
    routes_slogans,
    routes_static,
)
from api.http.around import Around, layers, layers_of_metrics
from api.http.documented import document_all, template
from api.http.kept_answers import KeptAnswers
from api.http.log import log
from api.http.metrics import Metrics
from api.http.problems import tell_problems
from api.http.serving import Serving
from api.http.shared_work import SharedWork
from api.http.told_once import told_once
from api.pages.language import LANGUAGES

ROUTES = (
    routes_search,
    routes_kwic,
    routes_reports,
    routes_passages,
    routes_slogans,
    routes_compare,
    routes_export,
    routes_batch,
    routes_health,
)
ABOUT = """Full-text search for Chinese political work reports. Every answer says which generation of the index gave it, and how the
question was read; counts are of passages, copies left out unless asked for. A parameter that is no list is told once.
Nothing here writes."""


def application(following: Following, serving: Serving = Serving()) -> FastAPI:  # noqa: B008 - it never changes
    """The app over what is published; it closes it at the end."""

    @asynccontextmanager
    async def life(_app: FastAPI) -> AsyncIterator[None]:
        app.openapi()  # now, and not while somebody waits
        current_default_thread_limiter().total_tokens = serving.engine_threads
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
        redirect_slashes=False,
        default_response_class=JSONResponse,  # routes answer themselves: it tells the document of what kind
    )
    app.state.following = following
    app.state.metrics = Metrics(following.now)
    app.state.kept_answers = KeptAnswers(serving.kept_answers)
    app.state.shared_work = SharedWork()
    app.state.answer_time = serving.answer_time
    tell_problems(app)
    for routes in ROUTES:
        app.include_router(routes.router, prefix="/api/v1", dependencies=[Depends(told_once)])
    for language in LANGUAGES:
        app.include_router(routes_pages.router, prefix=language.prefix, dependencies=[Depends(told_once)])
        app.include_router(routes_reading.router, prefix=language.prefix, dependencies=[Depends(told_once)])
        app.include_router(routes_slogan_pages.router, prefix=language.prefix, dependencies=[Depends(told_once)])
    app.include_router(routes_static.router)
    document_all(app)
    app.add_middleware(Around, layers=layers(serving, app.state.metrics, log(), template(app)))
    return app


def metrics_application(app: FastAPI, serving: Serving) -> ASGIApp:
    """The figures of an app, for a port of their own."""
    metrics: Metrics = app.state.metrics
    return Around(metrics.application, layers_of_metrics(serving))
