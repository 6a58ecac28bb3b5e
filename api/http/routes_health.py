"""How it stands: the engine, and the generation that is asked."""

from dataclasses import dataclass

import orjson
from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar
from fastapi import APIRouter
from starlette.responses import Response

from api.http.answering import Answer, Answering
from api.http.problems import documented
from api.shown.answer import ToldGeneration, told_generation
from engine.errors import EngineError

router = APIRouter(tags=["operation"])


LOOKING = 4  # at once
_looking: RunVar[CapacityLimiter] = RunVar("looking")


@dataclass(frozen=True, slots=True)
class HealthAnswer:
    """`state` is ok, no index, degraded, damaged or unreachable; `detail` says it in a sentence."""

    state: str
    detail: str
    engine: str
    engine_version: str
    generation: ToldGeneration | None


@router.get("/health", operation_id="health", response_model=HealthAnswer, responses=documented(429, 503))
async def health(answer: Answer) -> Response:
    """How the engine is, and which generation is published. 200 as long as questions can come: also before anything is indexed."""
    return await to_thread.run_sync(_looked_over, answer, limiter=_threads())


def _threads() -> CapacityLimiter:
    """Threads of its own, so that it does not wait behind questions that an engine leaves without an answer."""
    try:
        return _looking.get()
    except LookupError:
        limiter = CapacityLimiter(LOOKING)
        _looking.set(limiter)
        return limiter


def _looked_over(answer: Answering) -> Response:
    told = answer.following.engine.health()
    generation = None
    if told.answers:
        try:
            with answer.following.opened() as opened:
                generation = told_generation(opened.generation)
        except EngineError:
            pass  # gone since
    found = HealthAnswer(told.state, told.detail, told.engine, told.version, generation)
    status = 200 if told.answers or told.state == "no index" else 503
    return Response(orjson.dumps(found), status, media_type="application/json", headers={"Cache-Control": "no-store"})
