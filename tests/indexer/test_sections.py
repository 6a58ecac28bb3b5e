"""Sections: the rules are sound, a mistake in them is told with its line, and plain passages get their theme."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.structure.section_rules import BUNDLED, SectionRulesError, read_rules
from indexer.structure.sections import Placed, Sections, section_of
from tests.analyzers.strings import texts
from tests.mistakes import check_told
from vocabulary.labels import KINDS, PARTS, SECTIONS

POINTS = """\
[points]
lead = 1
heading = 1
step = 0.5
clause = 1
sentence = 1
heading_most = 7
themed = 2
start = 1
first_words = 50
again = 0
often = 1
length = 100
text_most = 7
enough = 1
least = 0
"""
SOUND = (
    POINTS
    + """
[[rule]]
section = "proposals"
in = "text"
weight = 3
phrases = ["提案"]

[[rule]]
section = "ending"
in = "place"
weight = 2
phrases = ["closing"]
"""
)

# What is wrong, the file's text, the line told, and words of the message and its remedy.
BROKEN = {
    "unknown section": (SOUND.replace('"proposals"', '"proposal"'), 19, "unknown section", "write 'proposals'"),
    "unknown in": (SOUND.replace('"text"', '"texts"'), 20, "unknown in 'texts'", "write 'text'"),
    "unknown place": (SOUND.replace('"closing"', '"close"'), 28, "unknown place 'close'", "write 'closing'"),
    "unknown place of two": (
        SOUND.replace('"closing"', '"closing+frist"'),
        28,
        "unknown place 'frist'",
        "write 'first'",
    ),
    "weight in quotes": (SOUND.replace("weight = 3", 'weight = "3"'), 21, "not a number", "without quotes"),
    "endless weight": (SOUND.replace("weight = 3", "weight = inf"), 21, "not a number", "up to 10000"),
    "no weight": (SOUND.replace("weight = 3\n", ""), 18, "has no weight", "add a line weight"),
    "unknown key": (SOUND.replace("weight = 3", "weight = 3\nwhy = 1"), 22, "unknown key 'why'", "use one of"),
    "no list": (SOUND.replace('["提案"]', '"提案"'), 22, "not a list of texts", "write phrases ="),
    "no phrases": (SOUND.replace('["提案"]', "[]"), 22, "not a list of texts", "write phrases ="),
    "blank phrase": (SOUND.replace('"提案"', '" 提案"'), 22, "blanks around it", "take them out"),
    "twice in a rule": (
        SOUND.replace('"提案"', '"提案", "提案"'),
        22,
        "already counts for proposals",
        "keep it in one",
    ),
    "twice in two rules": (
        SOUND + '\n[[rule]]\nsection = "proposals"\nin = "text"\nweight = 1\nphrases = [\n  "立案",\n  "提案",\n]\n',
        36,
        "(line 22)",
        "keep it in one",
    ),
    "points in quotes": (SOUND.replace("lead = 1", 'lead = "1"'), 2, "no number for 'lead'", "write lead = 1.0"),
    "points below nothing": (
        SOUND.replace("length = 100", "length = -1"),
        13,
        "no number for 'length'",
        "write length",
    ),
    "points missing": (SOUND.replace("enough = 1\n", ""), 0, "no number for 'enough'", "write enough = 1.0"),
    "unknown points": (SOUND.replace("lead = 1", "lead = 1\nlaed = 1"), 3, "unknown 'laed'", "use one of"),
    "unknown table": (SOUND + "\n[settings]\nx = 1\n", 30, "unknown table or key 'settings'", "[[rule]]"),
    "no rule": (POINTS, 0, "there is no rule", "at least one [[rule]]"),
    "one table": (POINTS + '[rule]\nsection = "self"\n', 17, "there is no rule", "at least one [[rule]]"),
    "rule of no table": ('rule = ["提案"]\n' + POINTS, 0, "a rule is no table", "[[rule]]"),
    "no TOML": (SOUND.replace('"提案"', '"提案'), 22, "this is no TOML", "mend the line"),
    "empty": ("", 0, "there is no rule", "at least one [[rule]]"),
}


@pytest.mark.parametrize(("text", "line", "what", "remedy"), BROKEN.values(), ids=BROKEN)
def test_a_mistake_in_the_rules_is_told_with_line_and_remedy(
    tmp_path: Path, text: str, line: int, what: str, remedy: str
) -> None:
    file = tmp_path / "sections.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SectionRulesError) as caught:
        read_rules(file)
    check_told(caught.value, file, line, what, remedy)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "sections.toml"
    file.write_text(SOUND.replace("weight = 3", "weight = true").replace('"closing"', '"close"'), encoding="utf-8")
    with pytest.raises(SectionRulesError) as caught:
        read_rules(file)
    assert [problem.line for problem in caught.value.problems] == [21, 28]


def test_bad_encoding_and_a_missing_file_are_told(tmp_path: Path) -> None:
    file = tmp_path / "sections.toml"
    file.write_bytes(b"# one\n" + SOUND.encode("gb18030"))
    with pytest.raises(SectionRulesError, match=r"sections\.toml:23: this is not UTF-8\. Remedy: save the file"):
        read_rules(file)
    with pytest.raises(SectionRulesError, match=r"no\.toml: cannot be read: No such file"):
        read_rules(tmp_path / "no.toml")


def test_the_bundled_rules_are_sound_and_serve_every_section() -> None:
    rules = read_rules(BUNDLED)
    served = {
        section
        for effects in rules.effects.values()
        for given in effects.values()
        for section, weight in given
        if weight > 0
    }
    assert served == set(SECTIONS)


def test_rules_of_ones_own_decide(tmp_path: Path) -> None:
    file = tmp_path / "sections.toml"
    file.write_text(SOUND, encoding="utf-8")
    own = Sections(read_rules(file))
    assert own.of(Placed("收到提案三百件。")) == "proposals"
    assert own.of(Placed("收到信息三百条。")) == "other"
    assert own.of(Placed("收到信息三百条。", part="closing")) == "ending"


def test_a_rule_for_several_places_wants_all_of_them(tmp_path: Path) -> None:
    file = tmp_path / "sections.toml"
    file.write_text(SOUND.replace('"closing"', '"plan+bare"'), encoding="utf-8")
    own = Sections(read_rules(file))
    assert own.of(Placed("修好路灯。", part="plan")) == "ending"
    assert own.of(Placed("修好路灯。", ("二、今年的任务",), "plan")) == "other"
    assert own.of(Placed("修好路灯。", part="review")) == "other"


def test_the_sections_share_what_a_text_gives(tmp_path: Path) -> None:
    file = tmp_path / "sections.toml"
    second = '\n[[rule]]\nsection = "culture"\nin = "text"\nweight = 11\nphrases = ["文史"]\n'
    file.write_text(SOUND + second, encoding="utf-8")
    votes = Sections(read_rules(file)).votes(Placed("提案与文史。"))
    assert (votes["proposals"], votes["culture"]) == pytest.approx((1.5, 5.5))  # of the 7 that text_most allows


# Passages as reports have them, with a lead (the text begins with it), with a heading only, and with neither.
LED = {
    "leadership": ("深化理论武装", "党组理论学习中心组带头学,常委会专题学,委员分组学,全年学习四十次。"),
    "consultation": ("聚焦产业升级建言资政", "就园区提档、链条延伸深入调研,召开专题协商会三次,所提建议被县委采纳。"),
    "supervision": ("民主监督更加有力", "组织特邀监督员对六个窗口单位开展评议,反馈意见五十条。"),
    "proposals": ("提案工作提质增效", "全年收到提案二百件,立案一百八十件,办复率百分之百。"),
    "opinion": ("畅通社情民意渠道", "信息员报送信息三百条,被省政协采用二十条。"),
    "livelihood": ("用心用情为民办实事", "委员结对帮扶困难家庭九十户,捐款捐物六十万元。"),
    "unity": ("广泛联谊交友", "走访民主党派和工商联,接待台湾同胞和海外侨胞来访五批。"),
    "platforms": ("建好“板凳会”协商平台", "在村和社区设协商议事室八十个,推动协商向基层延伸。"),
    "culture": ("文史工作取得新成果", "征集史料六十篇,编辑出版文史专辑两部,办书画展三次。"),
    "self": ("加强委员队伍建设", "完善履职档案和考核办法,办培训班四期。"),
}
UNLED = {
    "leadership": (
        "一、坚持党的领导,把牢政治方向",
        "凡年度计划、重要活动都向县委请示报告,做到县委有部署、政协有行动。",
    ),
    "consultation": ("二、围绕中心,积极建言献策", "委员们三下园区、五访企业,就怎样留住人才提出建议二十条。"),
    "supervision": ("(三)深化协商式监督", "对两项民生实事跟踪察看,边看边议,发现的问题逐一整改。"),
    "proposals": ("四、提高提案质量", "会前征集线索,会中审查,会后督办,满意率逐年上升。"),
    "opinion": ("五、做好社情民意信息工作", "编报三十期,领导批示九次。"),
    "livelihood": ("六、履职为民", "医卫界委员到山村义诊,企业家委员为学童添置课桌。"),
    "unity": ("七、促进大团结大联合", "各党派团体同议一题,各族各界同心同德。"),
    "platforms": ("八、健全协商制度机制", "修订工作规则十项,制定议题征集和成果反馈办法。"),
    "culture": ("九、加强文史和新闻宣传", "三部专辑付印,报刊登载稿件百余篇。"),
    "self": ("十、加强自身建设", "专委会各有品牌,机关干部轮训一遍,作风更实。"),
}
BARE = {
    "preface": "各位委员:我受常委会委托,向大会报告工作,请予审议。",
    "requirements": "今年工作的总体要求是:坚持团结和民主两大主题,发挥专门协商机构作用,为强县富民献计出力。",
    "experience": "五年的实践使我们深刻体会到,必须坚持党的领导,必须坚持履职为民,必须坚持守正创新。",
    "shortcomings": "我们也清醒地看到,工作中还存在一些不足,调研还不够深,监督办法有待完善,今后要加以改进。",
    "ending": "各位委员,让我们更加紧密地团结起来,同心同德,为建设美好家园而努力奋斗!",
    "other": "全县生产总值增长百分之七,规模以上工业企业达到九十家,新修公路八十公里。",
    "proposals": "会议以来收到提案三百件,经审查立案二百八十件,交四十个承办单位办理,现已全部办复。",
    "unity": "组织少数民族界和宗教界委员座谈,看望归侨侨眷,促进民族团结、宗教和顺。",
}


@pytest.mark.parametrize(("section", "lead", "rest"), [(key, *value) for key, value in LED.items()])
def test_a_lead_names_the_theme(section: str, lead: str, rest: str) -> None:
    under_another = ("一、过去一年的工作", "(四)做好经常性工作", lead)
    assert section_of(Placed(f"{lead}。{rest}", under_another, "review")) == section


@pytest.mark.parametrize(("section", "heading", "text"), [(key, *value) for key, value in UNLED.items()])
def test_without_a_lead_the_heading_names_it(section: str, heading: str, text: str) -> None:
    assert section_of(Placed(text, ("一年来的工作", heading), "review")) == section


@pytest.mark.parametrize(("section", "text"), BARE.items())
def test_without_any_heading_the_words_tell(section: str, text: str) -> None:
    assert section_of(Placed(text)) == section


def test_a_passing_word_does_not_outweigh_the_heading() -> None:
    text = "机关干部下沉一线,为委员视察和提案办理做好服务保障,办文办会更加规范。"
    assert section_of(Placed(text, ("一年来的工作", "六、加强自身建设"), "review")) == "self"


def test_a_lead_outweighs_the_heading_above_it() -> None:
    lead = "提案办理注重实效"
    text = f"{lead}。主席领衔督办重点提案八件,承办单位当面答复。"
    assert section_of(Placed(text, ("一年来的工作", "六、加强自身建设", lead), "review")) == "proposals"


# Under the heading of a group: a lead that fits many themes, what follows, and the theme.
GROUPED = {
    "self": (
        "六、加强自身建设,增强履职本领",
        "健全工作机制",
        "修订会议、考勤、财务等办法九项,装订成册,人手一本。",
    ),
    "livelihood": (
        "三、坚持人民至上,倾心履职为民",
        "助推法治建设",
        "律师委员视察乡镇调解室,与村民协商解决界址纠纷十二起。",
    ),
    "unity": ("四、促进大团结大联合", "做好知情明政", "每季通报县情,走访各方面人士,坦诚相见,消除疑虑。"),
    "supervision": (
        "二、履行三项职能",
        "参政议政扎实有效",
        "对六个执法部门开展民主评议,组织特邀监督员暗访窗口单位,视察监督食品市场,督促整改问题四十个。",
    ),
    "proposals": (
        "五、做实各项日常事务",
        "经常性工作有序推进",
        "收到提案九十件,立案八十件,提案办复率百分之百,重点提案由主席督办;另编信息二十期,出文史资料一辑。",
    ),
    "culture": (
        "一、强化思想引领",
        "打造书香政协",
        "设委员书屋六间,开展读书活动三十场,印发地方文化丛书四册,寻访红色资源。",
    ),
    "consultation": (
        "二、今年的任务",
        "(三)发挥专门协商机构作用",
        "统筹履行政治协商、民主监督、参政议政三大职能,选准议题,深入调研,推动建议落地。",
    ),
}


@pytest.mark.parametrize(("section", "group", "lead", "rest"), [(key, *value) for key, value in GROUPED.items()])
def test_where_the_lead_fits_many_themes_the_group_and_the_text_tell(
    section: str, group: str, lead: str, rest: str
) -> None:
    assert section_of(Placed(f"{lead}。{rest}", ("去年工作回顾", group, lead), "review")) == section


DEMANDS = (
    "明年是全县道路建设的关键之年。县政协及其常委会要坚持以习近平新时代中国特色社会主义思想为指导,全面贯彻县委全会精神,"
    "为山乡变样凝聚共识、献计出力。"
)


@pytest.mark.parametrize("headings", [("二、明年的工作",), ("明年工作安排",), ()])
def test_the_first_words_of_the_plan_are_its_requirements(headings: tuple[str, ...]) -> None:
    assert section_of(Placed(DEMANDS, headings, "plan")) == "requirements"
    assert section_of(Placed(DEMANDS, headings, "plan", "editorial")) == "requirements"


def test_but_announced_points_are_a_preface_and_a_theme_stays_one() -> None:
    assert section_of(Placed("为此,要重点抓好以下三个方面的工作。", ("二、明年的工作",), "plan")) == "preface"
    opinion = "要办好社情民意信息工作,添设联系点,奖励信息员,让民意早日上达。"
    assert section_of(Placed(opinion, ("二、明年的工作",), "plan")) == "opinion"


def test_a_closing_is_the_ending_whatever_theme_it_names() -> None:
    appeal = "立足当下,团结各界;展望未来,共绘同心圆。县政协将坚持以科学理论为指导,广泛联谊、凝聚共识,为家乡作出贡献。"
    above = ("二、明年的工作", "(四)促进大团结大联合,凝聚共识")
    assert section_of(Placed(appeal, above, "closing")) == "ending"
    assert section_of(Placed(appeal, above, "plan")) == "unity"


def test_a_longer_phrase_hides_the_shorter_one(tmp_path: Path) -> None:
    file = tmp_path / "sections.toml"
    exception = '\n[[rule]]\nsection = "self"\nin = "text"\nweight = 0\nphrases = ["提案委员会"]\n'
    file.write_text(SOUND + exception, encoding="utf-8")
    own = Sections(read_rules(file))
    assert own.of(Placed("提案委员会开会两次。")) == "other"
    assert own.of(Placed("提案委员会审查提案。")) == "proposals"


def test_first_words_of_a_part_are_its_preface_and_its_numbered_points_are_not() -> None:
    words = Placed("一年来,在县委坚强领导下,全体委员同心协力,各项工作取得新进展。", ("一、去年工作回顾",), "review")
    assert section_of(words) == "preface"
    assert section_of(replace(words, text="(二)修好路灯。东街新装路灯五十盏。")) == "other"


def test_news_is_other_unless_it_bears_strong_marks() -> None:
    told = "委员们走进会场,就县里的发展踊跃发言,积极建言。"
    assert section_of(Placed(told, kind="news")) == "other"
    assert section_of(Placed(BARE["requirements"], kind="news")) == "requirements"


def test_a_government_says_more_before_it_has_a_theme() -> None:
    assert section_of(Placed("加强水利建设,修好堤防,疏浚河道。", part="plan")) == "other"
    hong_kong = "坚持“一国两制”、“港人治港”、高度自治的方针,支持香港、澳门保持繁荣稳定,促进祖国统一。"
    assert section_of(Placed(hong_kong, part="plan")) == "unity"


@given(texts, st.lists(texts, max_size=4), st.sampled_from([*PARTS, ""]), st.sampled_from([*KINDS, ""]), st.booleans())
def test_any_passage_has_a_section(text: str, headings: list[str], part: str, kind: str, flag: bool) -> None:
    path = tuple(headings)
    assert section_of(Placed(text, path, part, kind, flag, not flag)) in SECTIONS
    assert section_of(Placed("".join(headings) + text, path, part, kind, not flag, flag)) in SECTIONS


@pytest.mark.parametrize("text", ["", " ", "。", "\ud800提案工作", "提案" * 50_000, "一" * 100_000, "("])
def test_odd_texts_have_one_too(text: str) -> None:
    assert section_of(Placed(text)) in SECTIONS
    assert section_of(Placed(text, (text, text))) in SECTIONS


def test_a_lone_surrogate_changes_nothing_else() -> None:
    lead, rest = LED["proposals"]
    assert section_of(Placed(f"{lead}。\udc00{rest}", ("一、回顾\ud800", lead))) == "proposals"
