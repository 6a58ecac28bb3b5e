"""Discovery: phrases that the dictionary does not know, and their way into it."""

import re
from pathlib import Path

import pytest

from analyzers.dictionary import Dictionary, DictionaryError, load_dictionary
from analyzers.discovery.propose import Proposal, propose
from analyzers.discovery.review import kept_entries, merge, review_text
from analyzers.pipeline import Analyzer
from analyzers.slogan import Slogan

TEXTS = {
    "a.txt": "围绕“三色工坊”品牌，落实“六区一廊”布局，推进强基固本、兴业富民、扩绿增效、安邦护稳。深入推进“7532”行动计划。",
    "b.txt": "打造“三色工坊”，推进强基固本、兴业富民、扩绿增效、安邦护稳，实施六区一廊布局，推行1+5+N模式。",
    "c.txt": "走访三色工坊，践行全过程人民民主。参观“三色工坊”。会议提出“将持续推进工作的”。",
}


@pytest.fixture(scope="module")
def proposals(analyzer: Analyzer) -> dict[str, Proposal]:
    found = propose([analyzer.source(name, text) for name, text in TEXTS.items()], analyzer.finder)
    return {proposal.phrase: proposal for proposal in found}


def test_quoted_number_and_parallel_phrases_are_proposed(proposals: dict[str, Proposal]) -> None:
    assert "quoted" in proposals["三色工坊"].found_by
    assert proposals["六区一廊"].found_by == ["quoted", "number"]
    assert proposals["强基固本、兴业富民、扩绿增效、安邦护稳"].found_by == ["parallel"]
    assert proposals["7532行动计划"].found_by == ["number"]
    assert proposals["1+5+N"].found_by == ["number"]


def test_counts_are_of_all_occurrences_quoted_or_not(proposals: dict[str, Proposal]) -> None:
    assert (proposals["三色工坊"].count, proposals["三色工坊"].texts) == (4, 3)
    assert "三色工坊" in proposals["三色工坊"].context


def test_the_most_promising_come_first(proposals: dict[str, Proposal]) -> None:
    assert next(iter(proposals)) == "三色工坊"
    ranks = [(proposal.found_by == ["sticky"], -proposal.score) for proposal in proposals.values()]
    assert ranks == sorted(ranks)


def test_what_is_known_and_what_is_no_phrase_is_not_proposed(proposals: dict[str, Proposal]) -> None:
    assert not any("全过程人民民主" in phrase for phrase in proposals)
    assert not any("将持续推进" in phrase for phrase in proposals)


def test_sticky_words_are_found_in_whole_texts(seeds: dict[str, str]) -> None:
    """Without a dictionary the commonest phrases of the five seeds come back out of the texts themselves."""
    blank = Analyzer(Dictionary.of([Slogan("甲乙丙丁", "motto", "county")]))
    sources = [blank.source(name, text) for name, text in seeds.items()]
    found = {proposal.phrase: proposal for proposal in propose(sources, blank.finder, most=100_000)}
    wanted = {"两个确立", "四个意识", "渝事好商量", "五地一城", "1343总体思路", "政治判断力、政治领悟力、政治执行力"}
    assert wanted <= set(found)
    assert "sticky" in {name for proposal in found.values() for name in proposal.found_by}


PROPOSAL = Proposal("三色\x07工坊", ["quoted"], 4, 3, "围绕“三色\x7f工坊”\n[[proposal]]", 1.0)


def test_a_review_file_goes_back_in(tmp_path: Path) -> None:
    review, own = tmp_path / "review.toml", tmp_path / "own.toml"
    review.write_text(review_text([PROPOSAL], "review.toml"), encoding="utf-8")
    assert kept_entries(review) == []
    kept = review.read_text(encoding="utf-8").replace("keep = false", "keep = true").replace("\\u0007", "")
    kept = kept.replace('category = ""', 'category = "brand"').replace('level = ""', 'level = "county"')
    review.write_text(kept, encoding="utf-8")
    merge(kept_entries(review), own)
    assert load_dictionary(own).by_name["三色工坊"] == Slogan("三色工坊", "brand", "county")


def test_a_merge_that_would_break_the_dictionary_changes_nothing(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    before = '[[slogan]]\nname = "三色工坊"\ncategory = "brand"\nlevel = "county"\n'
    own.write_text(before, encoding="utf-8")
    with pytest.raises(DictionaryError, match=rf"{own}:7: '三色工坊' is already a slogan") as caught:
        merge([{"name": "三色工坊", "category": "brand", "level": "county"}], own)
    assert "join the two entries" in str(caught.value)
    assert own.read_text(encoding="utf-8") == before
    assert list(tmp_path.iterdir()) == [own]


def test_a_merge_keeps_the_file_as_it_is_otherwise(tmp_path: Path) -> None:
    """Its line ends, its mark of order, its rights, and a link to it."""
    real, link = tmp_path / "real.toml", tmp_path / "own.toml"
    before = '\ufeff[[slogan]]\r\nname = "三色工坊"\r\ncategory = "brand"\r\nlevel = "county"'.encode()
    real.write_bytes(before)
    real.chmod(0o640)
    link.symlink_to(real)
    merge([{"name": "四色工坊", "category": "brand", "level": "county", "unless": ["{}群"]}], link)
    assert link.is_symlink()
    assert real.read_bytes().startswith(before + b"\r\n\r\n[[slogan]]\r\n")
    assert real.stat().st_mode & 0o777 == 0o640
    assert load_dictionary(link).by_name["四色工坊"].unless == ("{}群",)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ({"name": "四个意识", "category": "brand", "level": "county"}, "already. Remedy: set keep = false"),
        ({"name": "四色工坊", "category": "brand", "level": "county", "varaints": ["x"]}, "unknown key 'varaints'"),
    ],
)
def test_a_merge_refuses_what_a_dictionary_refuses(tmp_path: Path, entry: dict[str, object], told: str) -> None:
    with pytest.raises(DictionaryError, match=re.escape(told)):
        merge([entry], tmp_path / "own.toml")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["[[proposal", "proposal = 3", "[proposal]\nx = 1"])
def test_what_is_no_review_file_is_told(tmp_path: Path, text: str) -> None:
    review = tmp_path / "review.toml"
    review.write_text(text, encoding="utf-8")
    with pytest.raises(DictionaryError, match=r"review\.toml"):
        kept_entries(review)
