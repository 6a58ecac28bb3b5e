"""Short names of divisions in a text without a title: places are told, words of every day are not taken for them."""

import pytest

from indexer.generate_ordinary_names import NAMES, written
from indexer.structure.places import district_of


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("推动江津高质量发展，讲好江津故事，建设新江津。", "江津区"),
        ("大城市发展、大城市建设、推进大城市改革。", None),
        ("合作发展，推进合作建设，资源经济、资源改革，资源建设。", None),
        ("和平发展，促进和平，服务和平建设。", None),
        ("推进资源建设，促进资源发展；资源县政府作了说明。", "资源县"),
        ("推进资源建设，促进资源发展；资源政协建言。", "资源县"),
    ],
)
def test_a_short_name_that_is_a_word_needs_more_to_be_a_place(body: str, name: str | None) -> None:
    found = district_of([], [], [body])
    assert (found and found.name) == name


def test_the_list_is_what_its_script_writes() -> None:
    assert NAMES.read_text(encoding="utf-8") == written()
