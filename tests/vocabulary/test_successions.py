"""How it is worked out from two yearly lists what became of a division."""

import pytest

from vocabulary.successions import Edition, Fate, Named, fates, present

CHONGQING = frozenset({("500000", "重庆市"), ("500101", "万州区")})


def became(gone: Named, before: set[Named], after: set[Named], told: dict[Named, Fate] | None = None) -> Fate:
    """What became of one division between two lists that share the rest."""
    editions = [Edition(2005, CHONGQING | before | {gone}), Edition(2006, CHONGQING | after)]
    return present(gone, fates(editions, told or {}), editions[-1].divisions)


@pytest.mark.parametrize(
    ("gone", "heir"),
    [
        (("500381", "江津市"), ("500116", "江津区")),
        (("500234", "开县"), ("500154", "开州区")),
        (("500239", "黔江土家族苗族自治县"), ("500114", "黔江区")),
        (("500111", "双桥区"), ("500111", "大足区")),
    ],
)
def test_a_new_code_or_name_is_the_same_division(gone: Named, heir: Named) -> None:
    assert became(gone, set(), {heir}) == Fate((heir,), same=True)


def test_a_division_that_joins_its_namesake_is_not_the_same() -> None:
    assert became(("500201", "万州县"), set(), set()) == Fate((("500101", "万州区"),), same=False)


def test_a_district_does_not_go_on_in_another_city() -> None:
    cities: set[Named] = {("320100", "南京市"), ("320200", "无锡市")}
    fate = became(("320111", "郊区"), cities, cities | {("320211", "郊区")})
    assert fate == Fate((), same=False)


def test_of_two_that_are_gone_none_is_guessed() -> None:
    city: set[Named] = {("330100", "杭州市")}
    fate = became(("330104", "江干区"), city | {("330103", "下城区")}, city | {("330114", "钱塘区")})
    assert fate.heirs == ()


def test_what_is_told_comes_before_what_is_inferred() -> None:
    told: dict[Named, Fate] = {("500381", "江津市"): Fate((("500101", "万州区"),), same=False)}
    assert became(("500381", "江津市"), set(), {("500116", "江津区")}, told).heirs == (("500101", "万州区"),)
