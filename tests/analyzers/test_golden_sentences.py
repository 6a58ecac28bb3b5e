"""Golden cuts and mentions of sentences from the seeds, and one for each trap; read line by line.

A line with ``wrong`` is known to be cut or found wrongly: it holds what would be right, and is expected to fail until
it does not.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from analyzers.pipeline import Analyzer

LINES = (Path(__file__).parent / "golden" / "sentences.jsonl").read_text(encoding="utf-8").splitlines()
SENTENCES: list[dict[str, Any]] = [json.loads(line) for line in LINES]


def params() -> list[Any]:
    def known_wrong(sentence: dict[str, Any]) -> list[pytest.MarkDecorator]:
        return [pytest.mark.xfail(reason=sentence["wrong"], strict=True)] if "wrong" in sentence else []

    return [
        pytest.param(sentence, id=f"{number}-{sentence['from']}", marks=known_wrong(sentence))
        for number, sentence in enumerate(SENTENCES, 1)
    ]


@pytest.mark.parametrize("sentence", params())
def test_the_sentence_is_read_as_it_should_be(analyzer: Analyzer, sentence: dict[str, Any]) -> None:
    text = sentence["text"]
    analysis = analyzer.analyze(text)
    mentions = [
        [text[mention.start : mention.end], mention.slogan, mention.nested_in, mention.frame]
        for mention in analysis.mentions
    ]
    assert "/".join(analysis.words) == sentence["words"]
    assert mentions == sentence["mentions"]


def test_there_are_enough_of_them_and_few_are_known_wrong() -> None:
    assert len({sentence["text"] for sentence in SENTENCES}) >= 200
    assert sum(sentence["from"] == "trap" for sentence in SENTENCES) >= 40
