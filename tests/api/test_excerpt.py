"""A long passage shortened: no number and no word in Latin letters is cut in two, and hits stay whole."""

import random
import re
from itertools import pairwise

import pytest

from api.excerpt import CLOSING, OPENING, excerpt
from api.unbroken import unbroken

_SIGN = re.compile("[0-9０-９A-Za-zＡ-Ｚａ-ｚ]")


@pytest.mark.parametrize(
    ("text", "at", "piece"),
    [
        ("共１３５个", 2, (1, 4)),
        ("共135个", 1, (1, 1)),
        ("共135个", 4, (4, 4)),
        ("达1,234.5万元", 4, (1, 9)),
        ("占９８．５％以上", 6, (1, 6)),
        ("占98.5%以上", 5, (1, 6)),
        ("十三届四次", 1, (0, 2)),
        ("用COVID-19试剂", 5, (1, 9)),
        ("工作。发展", 3, (3, 3)),
        ("", 0, (0, 0)),
    ],
)
def test_what_a_cut_would_break(text: str, at: int, piece: tuple[int, int]) -> None:
    assert unbroken(text, at) == (piece if piece[0] < at < piece[1] else (at, at))


def test_a_number_before_the_hit_is_told_whole() -> None:
    text = f"{'工' * 300}提交建议１３５个{'并' * 33}协商民主{'的' * 31}2,345.6万元{'会' * 200}"
    at = text.index("协商民主")
    [(start, end)] = excerpt(text, [(at, at + 4)])
    assert text[start:].startswith("１３５个") or "建议１３５个" in text[start:end]
    assert text[start:end].endswith("2,345.6万")


def test_it_begins_after_a_mark_and_ends_at_one_where_they_are_near() -> None:
    text = f"{'工' * 300}，{'前' * 20}协商{'后' * 30}，{'会' * 200}"
    [(start, end)] = excerpt(text, [(321, 323)])
    assert text[start:end] == f"{'前' * 20}协商{'后' * 30}，"


def test_a_mark_in_a_number_is_no_place_for_a_cut() -> None:
    text = f"{'工' * 270}1{',234' * 8}{'前' * 3}协商{'后' * 300}"
    at = text.index("协商")
    [(start, _)] = excerpt(text, [(at, at + 2)])
    assert text[start:].startswith("1,234")


@pytest.mark.parametrize("seed", range(300))
def test_no_excerpt_cuts_a_number_or_a_word(seed: int) -> None:
    chance = random.Random(seed)
    text = "".join(
        chance.choices("协商民主工作的。，；、“”《》（）0123456789１２３.．%％万亿abXYＡ", k=chance.randint(200, 600))
    )
    starts = sorted(chance.sample(range(len(text) - 8), 6))
    hits = [(start, start + chance.randint(1, 6)) for start in starts]
    spans = excerpt(text, hits[: chance.randint(0, 6)], chance.choice([70, 180]))
    assert all(before < after for (_, before), (after, _) in pairwise(spans))
    held = {hit[0] for hit in hits}
    for start, end in spans:
        assert 0 <= start < end <= len(text)
        assert start == 0 or not (_SIGN.match(text[start - 1]) and _SIGN.match(text[start]))
        assert end == len(text) or not (_SIGN.match(text[end - 1]) and _SIGN.match(text[end]))
        assert start in held or start == 0 or text[start] not in CLOSING
        assert end in {hit[1] for hit in hits} or end == len(text) or text[end - 1] not in OPENING
