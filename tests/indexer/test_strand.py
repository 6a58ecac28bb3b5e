"""A strand always is the source at its spans, joined, with its repairs applied."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.strand import Piece, Strand

SOURCE = "第一段共谱共谱发展新篇 and 团结"


def read(source: str, strand: Strand) -> str:
    """A second reading of spans and repairs, as a user of the output would make it."""
    text = []
    for start, end in strand.spans():
        at = start
        for repair in strand.repairs(source):
            if start <= repair.start and repair.end <= end and repair.start >= at:
                assert source[repair.start : repair.end] == repair.before
                text += [source[at : repair.start], repair.after]
                at = repair.end
        text.append(source[at:end])
    return "".join(text)


def test_a_strand_of_the_source_reads_as_the_source() -> None:
    strand = Strand.of(SOURCE, 3, 9)
    assert (strand.text, strand.spans(), strand.repairs(SOURCE)) == ("共谱共谱发展", [(3, 9)], [])


def test_a_replacement_is_on_record() -> None:
    strand = Strand.of(SOURCE, 0, len(SOURCE)).replace(5, 7, "", "doubled").replace(9, 14, "和", "and")
    assert strand.text == "第一段共谱发展新篇和团结"
    assert [(repair.kind, repair.before, repair.after) for repair in strand.repairs(SOURCE)] == [
        ("doubled", "共谱", ""),
        ("and", " and ", "和"),
    ]
    assert read(SOURCE, strand) == strand.text


def test_taken_out_blanks_fall_between_spans() -> None:
    strand = Strand.of("大力 支持", 0, 5).without_blanks([(2, 3)])
    assert (strand.text, strand.spans()) == ("大力支持", [(0, 2), (3, 5)])


def test_strands_join_in_any_order() -> None:
    strand = Strand.of(SOURCE, 7, 11) + Strand.of(SOURCE, 0, 3)
    assert (strand.text, strand.spans()) == ("发展新篇第一段", [(7, 11), (0, 3)])


def test_a_repaired_piece_is_never_cut() -> None:
    strand = Strand((Piece(0, 2, "甲乙", "and"), Piece(2, 4, "丙丁")))
    assert [part.text for part in strand.cut(1)] == ["甲乙", "丙丁"]


@pytest.mark.parametrize("kind", ["doubled", "bold"])
@given(data=st.data())
def test_any_replacements_keep_the_law(kind: str, data: st.DataObject) -> None:
    strand = Strand.of(SOURCE, 0, len(SOURCE))
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(strand)))
        end = data.draw(st.integers(start, len(strand)))
        strand = strand.replace(start, end, data.draw(st.sampled_from(["", "和"])), kind)
    assert read(SOURCE, strand) == strand.text
    assert strand.spans() == [(0, len(SOURCE))]


def test_parts_keep_what_fell_silent_between_them() -> None:
    strand = Strand.of("甲甲 乙", 0, 4).replace(1, 2, "", "doubled")
    parts = strand.parted([(1, 2)])
    assert [(part.text, part.spans()) for part in parts] == [("甲", [(0, 2)]), ("乙", [(3, 4)])]
