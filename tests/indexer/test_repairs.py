"""Each repair on the damage that the seeds show, and on what only looks like it."""

import pytest

from tests.indexer.parsing import Json, parse, texts

LONG = "一年来，区政协围绕中心、服务大局，认真履行政治协商、民主监督、参政议政职能，为全区高质量发展作出了积极贡献。"


def only(source: str) -> Json:
    """The one passage of a source."""
    (report,) = parse(source)
    passages: list[Json] = report["passages"]
    (passage,) = passages
    return passage


def kinds(passage: Json) -> list[str]:
    return [repair["kind"] for repair in passage["repairs"]]


BOLD = {
    "a lead": (
        ["举办培训班。抓好委员理论提升抓好委员理论提升。。举办", "专题培训班。"],
        "抓好委员理论提升。举办专题培训班。",
    ),
    "cut by the line's end": (
        ["提高质量。创创", "新举措抓督办新举措抓督办。。落实制度。"],
        "提高质量。创新举措抓督办。落实制度。",
    ),
    "quotation marks too": (["下功夫。筑牢筑牢““共共", "同体同体””。。大力支持。"], "筑牢“共同体”。大力支持。"),
    "a number": (["围绕全区““13431343””总体思路总体思路。。"], "围绕全区“1343”总体思路。"),
}


@pytest.mark.parametrize("name", BOLD)
def test_bold_type_extracted_twice_is_read_once(name: str) -> None:
    lines, wanted = BOLD[name]
    # doubled marks elsewhere show that the text is damaged so
    read = "".join(texts(parse("\n".join([*lines, "全面落实全面落实。。", "认真履职认真履职，，做到位做到位。。"]))))
    assert wanted in read


@pytest.mark.parametrize("text", ["点点滴滴见真情。", "家家户户都受益。", "常常走访群众。", "拨付资金2424万元。"])
def test_language_that_doubles_stays(text: str) -> None:
    damaged = f"{text}\n严格落实制度严格落实制度。。\n带头执行部署带头执行部署。。"
    assert text in "".join(texts(parse(damaged)))


@pytest.mark.parametrize(
    ("damaged", "repaired"),
    [
        ("组织农村垃圾垃圾分类界别协商，取得明显成效。", "组织农村垃圾分类界别协商，取得明显成效。"),
        ("为委员搭建起宣讲宣讲、倾听民意的平台。", "为委员搭建起宣讲、倾听民意的平台。"),
        ("认真贯彻市委政协工作会议会议精神。", "认真贯彻市委政协工作会议精神。"),
        ("深入落实区第十五次党代会代会精神。", "深入落实区第十五次党代会精神。"),
        ("推动全区重点行业企业企业减负增效。", "推动全区重点行业企业减负增效。"),
        ("努力让人民群众过上好日子好日子。", "努力让人民群众过上好日子。"),
        ("提出意见建议建议162条，均被采纳。", "提出意见建议162条，均被采纳。"),
        ("营造万众创新创新的浓厚氛围。", "营造万众创新的浓厚氛围。"),
    ],
)
def test_doubled_words_stand_once_and_the_original_is_kept(damaged: str, repaired: str) -> None:
    passage = only(damaged)
    assert passage["text"] == repaired
    assert kinds(passage) == ["doubled"]


@pytest.mark.parametrize(
    "text",
    [
        "维护发展中国家国家利益，促进合作。",
        "要一个一个地抓好落实，务求实效。",
        "有事多商量商量，做事多思量。",
        "要办的事很多很多，要一件一件办好。",
    ],
)
def test_what_only_looks_doubled_stays(text: str) -> None:
    assert only(text)["text"] == text


@pytest.mark.parametrize("text", ["该机制被市委委确定为重大改革项目。", "构建生态友好好型城市，提出意见建议。"])
def test_a_single_doubled_character_is_flagged_and_stays(text: str) -> None:
    passage = only(text)
    assert (passage["text"], passage["flags"]) == (text, ["doubled"])


@pytest.mark.parametrize("text", ["推动政协协商向基层延伸。", "制定提案督办办法，提高质量。"])
def test_two_words_that_meet_in_one_character_are_not_flagged(text: str) -> None:
    assert only(text)["flags"] == []


def test_and_stands_for_he_between_chinese_words_only() -> None:
    passage = only("学习贯彻历届全会精神 and 二十大精神，举办Research and Development讲座。")
    assert passage["text"] == "学习贯彻历届全会精神和二十大精神，举办Research and Development讲座。"


def test_a_paragraph_printed_many_times_stands_once() -> None:
    passage = only("\n\n".join([LONG] * 12))
    assert passage["text"] == LONG
    assert sum(repair["before"] == LONG for repair in passage["repairs"]) + 1 >= 2


def test_an_article_printed_twice_stands_once() -> None:
    article = [f"第{number}，{LONG}" for number in "一二三四五"]
    assert texts(parse("\n\n".join(article * 2))) == article


def test_hard_wraps_are_joined_and_numbers_meet_their_unit() -> None:
    lines = [
        "一年来，区政协全年召开各类会议30",
        "余次，提交调研报告和视察报告48",
        "条，得到区委、区政府主要领导的批",
        "示肯定，相关部门认真研究并采纳落",
        "实，转化为推动发展的务实举措。",
        "坚持党的领导，把握正确政治方向，",
        "团结引导广大委员凝聚共识、共谋发",
        "展，画出最大同心圆。",
    ]
    assert texts(parse("\n\n".join(lines))) == ["".join(lines[:5]), "".join(lines[5:])]


def test_a_page_break_inside_a_sentence_is_closed_over_the_page_number() -> None:
    half = "围绕成渝地区双城经济圈建设深入开展调研协商，提出意见建议三十余条，组织委员视察重大项目推进"
    passage = only(f"{half}\n\n- 3 -\n\n情况，助力全区经济社会高质量发展。")
    assert passage["text"] == half + "情况，助力全区经济社会高质量发展。"
    assert kinds(passage) == ["page_break"]


def test_a_caption_inside_a_sentence_is_taken_out() -> None:
    half = "围绕成渝地区双城经济圈建设深入开展调研协商，提出意见建议三十余条，组织委员视察重大项目推进"
    (report,) = parse(f"{half}\n\n涪陵区政协召开信息和理论研究工作会\n\n情况，助力全区经济社会高质量发展。")
    assert texts([report]) == [half + "情况，助力全区经济社会高质量发展。"]
    assert [caption["text"] for caption in report["captions"]] == ["涪陵区政协召开信息和理论研究工作会"]


def test_a_caption_that_says_where_people_are_is_one() -> None:
    half = "围绕成渝地区双城经济圈建设深入开展调研协商，提出意见建议三十余条，组织委员视察重大项目推进"
    caption = "委员工作室里，区政协委员与居民商议老旧小区改造"
    (report,) = parse(f"{half}\n\n{caption}\n\n情况，助力全区经济社会高质量发展。")
    assert texts([report]) == [half + "情况，助力全区经济社会高质量发展。"]
    assert [found["text"] for found in report["captions"]] == [caption]


COLUMNS = [
    f"{LONG}强化政治引领，把学习贯彻党的二十大精神作为首要政治任务，推动学习教育走深走",
    "实，不断夯实团结奋斗的共同思想政治基础。\n\n认真履行民主监督职能。一年来，组织委员围绕优化营商",
    "环境开展专项视察，助推市场主体健康成长。\n\n提案工作提质增效，全年立案二百余件，办复率达到百分",
    "之百。我们要始终坚持党的领导，牢记初心使命，为全区经济社会发展作出新的更大贡献。",
]


def test_columns_out_of_order_are_read_in_order_though_one_ends_as_a_heading_might() -> None:
    first, second, third, last = COLUMNS
    passages = texts(parse("\n\n".join([first, third, second, last])))
    whole = "".join(COLUMNS).split("\n\n")
    assert sorted(passages) == sorted(whole)


def test_an_overlap_at_a_joint_is_read_once() -> None:
    left = "坚持小切口破题，认真开展视察监督，组织委员开展专项视察，引领委员在助推乡村振兴"
    passage = only(f"{left}\n\n兴、重点项目建设等方面持续建言献策，取得实效。")
    assert passage["text"] == left + "、重点项目建设等方面持续建言献策，取得实效。"
    assert "overlap" in kinds(passage)


def test_lost_text_is_flagged_and_nothing_is_guessed() -> None:
    (report,) = parse(f"（一）学习宣传贯彻。组织广大委员分专题学习，深入界别宣\n\n（二）强化理论武装。{LONG}")
    assert [passage["flags"] for passage in report["passages"]] == [["cut_end"], []]


def test_marks_of_markdown_are_taken_out_and_on_record() -> None:
    (report,) = parse(f"# 政协某某县委员会常务委员会工作报告\n\n## 一、2023年工作回顾\n\n**{LONG}**\n")
    assert [passage["text"] for passage in report["passages"]] == [LONG]
    assert [heading["text"] for heading in report["headings"]] == ["一、2023年工作回顾"]
    assert report["title"] == "政协某某县委员会常务委员会工作报告"


def test_lines_of_a_list_stay_apart_and_in_order() -> None:
    items = [
        "●收到提案226件，立案201件，办复率达到百分之百",
        "●召开协商会9次，形成协商成果18项，得到区委、区政府主要领导批示",
        "●编报社情民意信息317篇，被上级政协采用",
        "●组织委员视察12次，提出意见建议96条，相关部门采纳并转化为工作举措",
        "●建成委员工作室24个",
        "●开展委员培训6次，参加1200人次，实现全覆盖",
    ]
    (report,) = parse("\n\n".join([LONG, *items, "在此，表示衷心感谢！"]))
    assert [passage["text"] for passage in report["passages"]][1:7] == items


def test_rows_of_columns_whose_line_ends_became_blanks_are_read_down() -> None:
    """Two lines are read across; whether a line of one column goes on below or beside, only its place in the row tells."""
    first = "过去的一年，在市委的坚强领 导下，全市上下团结一心，经 济社会发展取得了新的显著成 绩，人民生活水平不断得到提 高。"
    rows = [
        "站在新的历史起点上，我们要 量发展作出新的更大贡献。我",
        "更加紧密地团结在党中央周围 们要深入开展调查研究，广泛 ，坚定不移走中国特色社会主 义政治发展道路，切实担负起 "
        "把党中央决策部署贯彻落实下 去、把各方面智慧和力量凝聚 起来的政治责任，为推动高质",
        "听取各方面意见建议，努力形 成更多有价值的协商成果，让 人民群众有更多获得感。",
    ]
    second = (
        "站在新的历史起点上，我们要更加紧密地团结在党中央周围，坚定不移走中国特色社会主义政治发展道路，切实担负起"
        "把党中央决策部署贯彻落实下去、把各方面智慧和力量凝聚起来的政治责任，为推动高质量发展作出新的更大贡献。我们"
        "要深入开展调查研究，广泛听取各方面意见建议，努力形成更多有价值的协商成果，让人民群众有更多获得感。"
    )
    assert texts(parse("\n\n".join([first, *rows]))) == ["".join(first.split()), second]


def test_language_that_doubles_over_a_line_end_stays_in_bold_text() -> None:
    lines = [
        "要旗帜鲜明讲政治要旗帜鲜明讲政治。。持续学懂弄通做实习近平新时代中国特色",
        "社会主义思想，心系百姓惠民生心系百姓惠民生。。把协商的触角延伸到村村寨寨、家家",
        "户户，让各族群众在每一次协商中感受到温暖，落实制度固本强基，开展培训。",
    ]
    assert "延伸到村村寨寨、家家户户，让各族群众" in "".join(texts(parse("\n".join(lines))))


def test_a_numbered_heading_printed_twice_stands_once() -> None:
    heading = "1．突出思想引领1．突出思想引领，，政治底色更加鲜明政治底色更加鲜明"
    (report,) = parse("\n".join([LONG, heading, "坚持把学习作为首要政治任务，召开党组会议26次。。", f"首先，{LONG}"]))
    assert [found["text"] for found in report["headings"]] == ["1．突出思想引领，政治底色更加鲜明"]


def test_a_wrapped_title_ends_where_it_is_whole() -> None:
    lines = [
        "政协青岛市黄岛区第三届委员会",
        "常务委员会工作报告（摘要）",
        "2022年，区政协常委会以迎",
        "接党的二十大召开和学习宣传贯",
        "彻党的二十大精神为主线，围绕",
    ]
    lines += [
        "新区“十大攻坚任务”，认真履",
        "行政治协商、民主监督、参政议",
        "政职能，为新区高质量发展作出",
        "了积极贡献。",
    ]
    (report,) = parse("\n".join(lines))
    assert report["title"] == "政协青岛市黄岛区第三届委员会常务委员会工作报告（摘要）"
    assert texts([report]) == ["".join(lines[2:])]


def test_a_heading_between_indented_paragraphs_stands_alone() -> None:
    lines = [
        "　　渠江奔流，宕渠故里气象新。2024年，",
        "广安市广安区政协深入学习贯彻习近平文化思",
        "想，绘就了一幅幅生动的履职画卷和崭新图景。",
        "学思践悟 在凝心铸魂中把稳“思想之舵”",
        "　　风雨多经志弥坚，关山初度路犹长。区政",
        "协紧扣纪念邓小平同志诞辰120周年重要契",
        "机，开展“传承伟人精神·奋进伟大时代”主",
        "题活动，让红色基因融入血脉。",
    ]
    (report,) = parse("\n".join(lines))
    assert [heading["text"] for heading in report["headings"]] == [lines[3]]
    assert texts([report]) == ["".join(lines[:3]).strip(), "".join(lines[4:]).strip()]


def test_a_numbered_heading_as_wide_as_its_line_is_parted_from_the_text_below() -> None:
    lines = [
        "2022年，区政协常委会以迎接党的二十大召",
        "开为主线，认真履行职能，作出了积极贡献。",
        "（一）坚持政治引领，筑牢团结奋斗思想基础",
        "深入开展“喜迎二十大、携手向未来”活动，",
        "举办海洋文化讲座、红色经典诵读等活动28",
        "场次，共有1600余人次委员和群众参与。",
        "（二）坚持服务大局，不断提高政协民主监督",
        "水平。围绕全区重点项目建设开展视察监督，",
        "提出意见建议46条。",
    ]
    (report,) = parse("\n".join(lines))
    assert lines[2] in [heading["text"] for heading in report["headings"]]
    assert texts([report]) == ["".join(lines[:2]), "".join(lines[3:6]), "".join(lines[6:])]
