"""The frozen questions on both engines: the same rankings, as good as the guide says."""

from statistics import fmean

from api.following import Opened
from api.request import SearchRequest
from api.search import search
from benchmarks.relevance_measures import DEEP, ndcg, recall, reciprocal_rank
from benchmarks.relevance_questions import grades, questions
from engine.question import Question

PROMISED = {"ndcg": 0.90, "mrr": 0.90, "recall": 0.95}


def test_rankings_are_as_good_as_the_guide_says(seeds: Opened) -> None:
    asked = questions()
    graded = grades({it.id for it in asked}, {hit.id for hit in seeds.reader.scan(Question())})
    found = {"ndcg": [], "mrr": [], "recall": []}  # type: dict[str, list[float]]
    for question in asked:
        answer = search(SearchRequest(question.text, size=DEEP), seeds)
        ranking = [hit.id for hit in (*answer.hits, *answer.nearby)]
        of = graded[question.id]
        for name, value in (
            ("ndcg", ndcg(ranking, of)),
            ("mrr", reciprocal_rank(ranking, of)),
            ("recall", recall(ranking, of)),
        ):
            found[name] += [] if value is None else [value]
    assert {name: fmean(values) >= PROMISED[name] for name, values in found.items()} == dict.fromkeys(PROMISED, True)
