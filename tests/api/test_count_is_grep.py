"""A quoted question over HTTP counts what a plain scan of the printed passages counts, on both engines; a bare one finds no fewer."""

import random
import re

from starlette.testclient import TestClient

from tests.analyzers.second_fold import second_fold
from tests.conformance.seed_passages import PRINTED

QUESTIONS = 500
LONGEST = 25
MARKED = [("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"), ("＂", "＂")]
MARKS = re.compile("[\"'＂“”‘’„‟「」『』﹁﹂]")


def questions() -> list[str]:
    """Pieces of the printed texts, from one character up, cut anywhere; some of them written otherwise."""
    chance = random.Random(66)
    made: list[str] = []
    while len(made) < QUESTIONS:
        text = chance.choice(PRINTED)
        start = chance.randrange(len(text))
        piece = MARKS.sub("", text[start : start + chance.randint(1, LONGEST)])
        piece = piece if chance.random() < 0.8 else piece.swapcase().replace(",", "，")
        made += [piece] if second_fold(piece) else []
    return made


def test_a_quoted_question_counts_as_grep_does(client: TestClient) -> None:
    folded = [second_fold(text) for text in PRINTED]
    chance = random.Random(67)
    counted = 0
    for piece in questions():
        opening, closing = chance.choice(MARKED)
        found = client.get("/api/v1/search", params={"q": f"{opening}{piece}{closing}", "size": 1}).json()
        assert found["total"] == sum(second_fold(piece) in text for text in folded), piece
        counted += found["total"]
    assert counted > QUESTIONS


def test_every_hit_of_a_quoted_question_is_marked_where_it_stands(client: TestClient) -> None:
    for piece in questions()[:60]:
        found = client.get("/api/v1/search", params={"q": f"“{piece}”", "size": 200}).json()
        for hit in found["hits"]:
            marked = [hit["text"][start:end] for start, end in hit["highlights"]]
            assert any(second_fold(piece) in second_fold(text) for text in marked), (piece, marked)


def test_a_bare_question_finds_no_fewer(client: TestClient) -> None:
    for piece in questions()[:120]:
        word = re.sub(r"[^\w]", "", piece)
        if len(word) < 2 or re.search("OR|AND|NOT", word):
            continue
        quoted, bare = (
            client.get("/api/v1/search", params={"q": q, "size": 1}).json()["total"] for q in (f"“{word}”", word)
        )
        assert bare >= quoted, word
