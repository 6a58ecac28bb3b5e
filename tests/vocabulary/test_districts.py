"""What lies in what: laws over all divisions of today, and the places where codes mislead."""

import subprocess
import sys

import pytest

from vocabulary import districts
from vocabulary.districts import District

RANKS = {"province": 0, "city": 1, "county": 2}


def the(code: str) -> District:
    district = districts.by_code(code)
    assert district, code
    return district


def test_a_district_of_a_municipality_lies_in_it_directly() -> None:
    jiangjin = the("500116")
    assert (jiangjin.name, jiangjin.level, jiangjin.parent) == ("江津区", "county", "500000")
    assert jiangjin.aliases == ("江津",)
    assert jiangjin.former == ("江津市", "江津县")
    assert jiangjin.current


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("500116", "重庆市江津区"),
        ("500229", "重庆市城口县"),
        ("320106", "江苏省南京市鼓楼区"),
        ("220200", "吉林省吉林市"),
        ("419001", "河南省济源市"),
        ("429004", "湖北省仙桃市"),
        ("469029", "海南省保亭黎族苗族自治县"),
        ("659001", "新疆维吾尔自治区石河子市"),
        ("441900", "广东省东莞市"),
        ("654202", "新疆维吾尔自治区塔城地区乌苏市"),
        ("810000", "香港特别行政区"),
    ],
)
def test_a_full_name_is_that_of_the_seal(code: str, name: str) -> None:
    assert districts.full_name(code) == name


def test_a_county_that_its_province_administers_is_no_city() -> None:
    assert the("429004").level == "county"
    assert the("429004").parent == "420000"
    assert the("420100").level == "city"


def test_the_path_goes_from_the_province_down() -> None:
    assert [district.code for district in districts.path("320106")] == ["320000", "320100", "320106"]


def test_children_are_those_directly_below() -> None:
    assert the("330200") in districts.children("330000")
    assert the("330205") not in districts.children("330000")
    assert len(districts.children("500000")) == 38
    assert districts.children("500116") == ()


def test_descendants_are_those_anywhere_below() -> None:
    below = districts.descendants("330000")
    assert the("330200") in below
    assert the("330205") in below
    assert the("330000") not in below


def test_there_are_34_provinces() -> None:
    assert len(districts.provinces()) == 34
    assert the("500000") in districts.provinces()


def test_what_is_gone_keeps_its_code_and_its_place() -> None:
    jianggan = the("330104")
    assert (jianggan.name, jianggan.current, jianggan.until) == ("江干区", False, 2021)
    assert jianggan.heirs == ("330102", "330114")
    assert districts.within("330104", "330000")
    assert jianggan not in districts.children("330100")


def test_a_code_given_twice_is_that_of_today() -> None:
    assert the("500111").name == "大足区"
    assert the("420600").name == "襄阳市"


@pytest.mark.parametrize("code", ["", "999999", "500100", "江津区"])
def test_a_code_that_never_was_is_nothing(code: str) -> None:
    assert districts.by_code(code) is None
    assert districts.full_name(code) == ""
    assert districts.children(code) == ()
    assert not districts.within(code, "500000")


def test_every_parent_is_in_force_and_stands_higher() -> None:
    for district in districts.in_force():
        if district.parent:
            assert the(district.parent).current, district
            assert RANKS[the(district.parent).level] < RANKS[district.level], district
        else:
            assert district.level == "province"


def test_every_division_is_below_a_province_exactly_once() -> None:
    below = [district for province in districts.provinces() for district in districts.descendants(province.code)]
    assert sorted(d.code for d in (*districts.provinces(), *below)) == [d.code for d in districts.in_force()]


def test_within_is_reflexive_and_transitive() -> None:
    for district in districts.in_force():
        line = [each.code for each in districts.path(district.code)]
        assert line[-1] == district.code
        assert all(districts.within(lower, upper) for at, upper in enumerate(line) for lower in line[at:]), district
        assert not any(districts.within(upper, district.code) for upper in line[:-1])


def test_heirs_are_in_force() -> None:
    gone = [the(code) for code in ("110103", "130421", "371200", "510200")]
    assert all(not district.current and district.heirs for district in gone)
    assert all(the(heir).current for district in gone for heir in district.heirs)


def test_importing_reads_no_table() -> None:
    program = (
        "import builtins, io, pathlib; read = []; real = io.open\n"
        "def spy(file, *rest, **more): read.append(str(file)); return real(file, *rest, **more)\n"
        "io.open = spy\n"
        "import vocabulary.districts, vocabulary.places\n"
        "assert not any('districts.tsv' in file for file in read), read\n"
        "assert vocabulary.districts.by_code('500116')\n"
        "assert any('districts.tsv' in file for file in read), read\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_is_code_knows_present_and_past_codes_without_the_table() -> None:
    assert districts.is_code("500116")
    assert districts.is_code("500381")
    assert not any(districts.is_code(code) for code in ("", "5001", "509999", "500116\t", "500116 "))
