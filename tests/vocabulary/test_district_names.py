"""Which division a name means: the traps that reports set, and laws over all names."""

from collections import defaultdict

import pytest

from vocabulary.districts import candidates, full_name, in_force, resolve


def code(name: str, context: str = "") -> str | None:
    """The code a name is resolved to."""
    district = resolve(name, context)
    return district.code if district else None


def codes(name: str) -> list[str]:
    return [district.code for district in candidates(name)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江津区", "500116"),
        ("江津", "500116"),
        ("重庆市江津区", "500116"),
        ("重庆江津", "500116"),
        ("重庆市 江津 区", "500116"),
        ("江苏省南京市鼓楼区", "320106"),
        ("南京鼓楼区", "320106"),
        ("重庆市江北区", "500105"),
        ("宁波市江北区", "330205"),
        ("重庆", "500000"),
        ("重庆市", "500000"),
        ("内蒙古", "150000"),
        ("香港", "810000"),
        ("神农架", "429021"),
        ("济源市", "419001"),
        ("河南济源市", "419001"),
        ("石柱县", "500240"),
        ("酉阳", "500242"),
        ("恩施州", "422800"),
        ("延边朝鲜族自治州", "222400"),
        ("鄂温克旗", "150724"),
        ("东乡族自治县", "622926"),
        ("管城区", "410104"),
        ("朝阳市", "211300"),
        ("朝阳县", "211321"),
        ("重庆市忠县", "500233"),
    ],
)
def test_a_name_with_or_without_those_above_it(name: str, expected: str) -> None:
    assert code(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江津市", "500116"),
        ("江津县", "500116"),
        ("四川省江津县", "500116"),
        ("四川省重庆市江津市", "500116"),
        ("开县", "500154"),
        ("梁平县", "500155"),
        ("武隆县", "500156"),
        ("綦江县", "500110"),
        ("万盛区", "500110"),
        ("巴县", "500113"),
        ("江北县", "500112"),
        ("涪陵市", "500102"),
        ("四川省涪陵市", "500102"),
        ("万县市", "500101"),
        ("万县", "500101"),
        ("黔江土家族苗族自治县", "500114"),
        ("重庆市市中区", "500103"),
        ("重庆市中区", "500103"),
        ("襄樊市", "420600"),
        ("襄樊", "420600"),
        ("思茅市", "530800"),
        ("崇文区", "110101"),
        ("宣武", "110102"),
        ("塘沽区", "120116"),
        ("南汇县", "310115"),
        ("通县", "110112"),
        ("滦县", "130284"),
        ("上饶县", "361104"),
        ("海门市", "320614"),
        ("崇川区", "320613"),
        ("沙县", "350405"),
        ("长岛县", "370614"),
        ("哲里木盟", "150500"),
        ("中甸县", "533401"),
        ("昌都地区", "540300"),
    ],
)
def test_a_former_name_means_the_division_of_today(name: str, expected: str) -> None:
    assert code(name) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("江北区", ["330205", "500105"]),
        ("朝阳区", ["110105", "220104"]),
        ("南山区", ["230404", "440305"]),
        ("鼓楼区", ["320106", "320302", "350102", "410204"]),
        ("南沙区", ["440115", "460303"]),
        ("城区", ["140302", "140502", "441502"]),
        ("郊区", ["140311", "230811", "340711"]),
        ("市中区", ["370103", "370402", "511002", "511102"]),
    ],
)
def test_a_shared_name_stays_open_and_all_who_have_it_are_named_first(name: str, expected: list[str]) -> None:
    assert code(name) is None
    assert codes(name)[: len(expected)] == expected


@pytest.mark.parametrize(
    ("name", "context", "expected"),
    [
        ("江北区", "重庆市", "500105"),
        ("江北区", "中共重庆市委", "500105"),
        ("江北区", "重庆日报", "500105"),
        ("江北区", "浙江", "330205"),
        ("江北区", "重庆江北区政协常委会工作报告", "500105"),
        ("江北区", "政协重庆市江北区委员会赴浙江省宁波市考察", "500105"),
        ("朝阳区", "在中共长春市委领导下", "220104"),
        ("朝阳", "辽宁省朝阳市政协", "211300"),
        ("朝阳", "北京市朝阳区政协", "110105"),
        ("鼓楼区", "江苏省徐州市", "320302"),
        ("鼓楼区", "福州", "350102"),
        ("南山区", "广东", "440305"),
        ("市中区", "重庆市", "500103"),
        ("市中区", "乐山市", "511102"),
        ("城区", "晋城市", "140502"),
        ("郊区", "阳泉", "140311"),
        ("通州区", "江苏省", "320612"),
        ("通州区", "北京市", "110112"),
        ("桥东区", "邢台市", "130502"),
        ("桥东区", "石家庄市", "130103"),
        ("南沙区", "海南省三沙市", "460303"),
    ],
)
def test_provinces_and_cities_in_the_context_decide(name: str, context: str, expected: str) -> None:
    assert code(name, context) == expected


@pytest.mark.parametrize(
    ("name", "context"),
    [
        ("江北区", "江北区政协"),
        ("江北区", "重庆与宁波"),
        ("江北区", "上海市"),
        ("鼓楼区", "江苏省"),
        ("鼓楼区", "江苏省和福州市"),
    ],
)
def test_a_context_that_speaks_for_none_or_for_several_decides_nothing(name: str, context: str) -> None:
    assert code(name, context) is None


@pytest.mark.parametrize(
    "name", ["两江新区", "天府新区", "雄安新区", "渝", "忠", "市辖区", "县", "", " ", "浙江省江津区", "中共江津区"]
)
def test_what_is_no_division_is_none(name: str) -> None:
    assert code(name) is None
    assert codes(name) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("南川", "500119"),
        ("吉林", "220000"),
        ("河北", "130000"),
        ("海南", "460000"),
        ("长沙", "430100"),
        ("恩施", "422800"),
    ],
)
def test_a_short_name_is_the_province_before_others_and_the_city_before_what_is_in_it(name: str, expected: str) -> None:
    assert code(name) == expected


def test_one_division_is_one_candidate_however_often_its_code_changed() -> None:
    assert codes("重庆市") == ["500000"]
    assert codes("江津区") == codes("江津市") == codes("江津县") == ["500116"]


def test_a_full_name_comes_before_a_short_one() -> None:
    assert codes("南川区") == ["500119"]
    assert codes("通化")[0] == "220500"
    assert code("大同市") == "140200"


@pytest.mark.parametrize(("name", "expected"), [("邯郸县", "130421"), ("莱芜市", "371200"), ("江干区", "330104")])
def test_what_was_divided_stands_for_itself(name: str, expected: str) -> None:
    district = resolve(name)
    assert district
    assert district.code == expected
    assert not district.current
    assert len(district.heirs) > 1


def test_every_full_name_leads_back_to_its_division() -> None:
    wrong = [d for d in in_force() if code(full_name(d.code)) != d.code]
    assert wrong == []


def test_every_name_leads_back_to_its_division_with_its_parents_as_context() -> None:
    wrong = [d for d in in_force() if code(d.name, full_name(d.parent) if d.parent else "") != d.code]
    assert wrong == []


def test_a_name_that_only_one_division_has_needs_no_context() -> None:
    bearers = defaultdict(list)
    for district in in_force():
        bearers[district.name].append(district.code)
    wrong = {name: found for name, found in bearers.items() if code(name) != (found[0] if len(found) == 1 else None)}
    assert wrong == {}


def test_every_short_and_former_name_has_its_division_among_its_candidates() -> None:
    for district in in_force():
        assert all(len(name) > 1 and district in candidates(name) for name in (*district.aliases, *district.former))
