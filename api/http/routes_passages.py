"""Routes of one passage: all that is known of it, and what is like it."""

from typing import Annotated

from fastapi import APIRouter, Path, Query
from starlette.responses import Response

from api.http.answering import Answer
from api.http.params import MarkParams, SimilarParams
from api.http.problems import documented
from api.passages import passage, similar
from api.shown.passage import PassageAnswer, SimilarAnswer

router = APIRouter(tags=["passages"])
Name = Annotated[str, Path(description="The id of a passage, as a hit tells it.", examples=["0a1b2c3d4e5f6071"])]


@router.get(
    "/passages/{name}", operation_id="passage", response_model=PassageAnswer, responses=documented(404, 422, 429, 503)
)
def one_passage(name: Name, params: Annotated[MarkParams, Query()], answer: Answer) -> Response:
    """A passage with those before and after it, the slogans in it, its repairs and its citation in GB/T 7714, APA and BibTeX.

    With `q`, also what to mark in it.
    """
    return answer(lambda opened: passage(name, params.q, opened))


@router.get(
    "/similar/{name}", operation_id="similar", response_model=SimilarAnswer, responses=documented(404, 422, 429, 503)
)
def similar_passages(name: Name, params: Annotated[SimilarParams, Query()], answer: Answer) -> Response:
    """Passages that share the most telling words of a passage, of what is chosen in facets; the passage itself is left out."""
    return answer(lambda opened: similar(name, params.asked(), opened))
