"""The divisions a text names, and where."""

from itertools import pairwise

import pytest

from vocabulary.districts import full_name
from vocabulary.places import find


def found(text: str) -> list[tuple[str, str | None]]:
    """Each place as it stands in the text, with the full name of the division it means."""
    return [
        (text[place.start : place.end], full_name(place.district.code) if place.district else None)
        for place in find(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("政协重庆市江津区委员会", [("重庆市江津区", "重庆市江津区")]),
        ("江津区政协", [("江津区", "重庆市江津区")]),
        ("重庆江津区", [("重庆江津区", "重庆市江津区")]),
        ("与江苏省南京市鼓楼区结对", [("江苏省南京市鼓楼区", "江苏省南京市鼓楼区")]),
        ("北京市、上海市浦东新区", [("北京市", "北京市"), ("上海市浦东新区", "上海市浦东新区")]),
        ("江津市撤市设区", [("江津市", "重庆市江津区")]),
        ("重庆市中区", [("重庆市中区", "重庆市渝中区")]),
        (
            "双江拉祜族佤族布朗族傣族自治县",
            [("双江拉祜族佤族布朗族傣族自治县", "云南省临沧市双江拉祜族佤族布朗族傣族自治县")],
        ),
        ("重庆市忠县", [("重庆市忠县", "重庆市忠县")]),
    ],
)
def test_a_place_with_the_names_before_it_is_one(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text", ["", "两江新区", "各区县和县城", "城区和郊区", "成渝地区双城经济圈", "高新区、开发区", "农村地区"]
)
def test_chance_finds_nothing(text: str) -> None:
    assert found(text) == []


def test_a_shared_name_is_read_by_the_rest_of_the_text() -> None:
    assert found("中共宁波市委领导下的江北区")[1] == ("江北区", "浙江省宁波市江北区")
    assert found("江北区政协") == [("江北区", None)]


def test_places_are_in_order_and_apart() -> None:
    places = find("重庆市市中区与重庆市中区、宁波市江北区、江北区、晋城市城区" * 3)
    assert all(before.end <= after.start for before, after in pairwise(places))
    assert len(places) == 15
