"""Articles on a page, their titles and kinds, and what only looks like a title, furniture or a caption."""

import pytest

from tests.indexer.parsing import parse, texts

LONG = "一年来，区政协围绕中心、服务大局，认真履行政治协商、民主监督、参政议政职能，为全区高质量发展作出了积极贡献。"
DISPATCH = (
    "本报讯（记者 张伟）1月17日下午，政协宿迁市第六届委员会第三次会议圆满完成各项议程，在市文化艺术中心胜利闭幕。"
)


def test_a_news_item_and_a_signed_editorial_farther_down_are_articles_with_their_titles() -> None:
    page = [
        "（上接第一版）始终同市委思想同心、目标同向、行动同步，为现代化建设作出了新的贡献。",
        "市政协六届三次会议胜利闭幕",
        DISPATCH,
        "凝心聚力再出发",
        "——祝贺市政协六届三次会议闭幕",
        "本报评论员",
        "市政协六届三次会议圆满完成各项任务，胜利闭幕了。我们对大会的成功召开表示热烈祝贺！",
    ]
    reports = parse("\n".join(page))
    assert [(report["title"], report["kind"]) for report in reports[1:]] == [
        ("市政协六届三次会议胜利闭幕", "news"),
        ("凝心聚力再出发", "editorial"),
    ]
    assert [len(report["passages"]) for report in reports] == [1, 1, 1]


def test_headings_with_a_dash_under_them_part_no_feature() -> None:
    heads = ["学思践悟\n——在凝心铸魂中把稳思想之舵", "建言资政\n——在服务大局中贡献政协智慧"]
    article = ["凝心聚力谱华章\n——某某区政协2023年工作综述", LONG, heads[0], f"首先，{LONG}", heads[1], f"其次，{LONG}"]
    (report,) = parse("\n\n".join(article))
    assert report["kind"] == "feature"
    assert [heading["text"] for heading in report["headings"]] == [line for head in heads for line in head.split("\n")]


def test_the_first_heading_is_no_title_though_it_stands_right_under_one() -> None:
    page = f"凝心聚力谱华章\n——某某区政协2023年工作综述\n学思践悟铸忠诚\n{LONG}\n围绕中心献良策\n首先，{LONG}"
    (report,) = parse(page)
    assert (report["title"], report["subtitle"]) == ("凝心聚力谱华章", "——某某区政协2023年工作综述")
    assert [heading["text"] for heading in report["headings"]] == ["学思践悟铸忠诚", "围绕中心献良策"]


def test_the_first_words_of_a_dispatch_are_no_title_though_torn() -> None:
    (report,) = parse(f"政协宿迁市第六届委员会第三次会议闭幕\n\n{DISPATCH[:20]}\n\n{DISPATCH[20:]}\n\n{LONG}")
    assert report["title"] == "政协宿迁市第六届委员会第三次会议闭幕"
    assert "".join(texts([report])[0].split()) == "".join(DISPATCH.split())


def test_the_way_to_a_web_page_is_no_title() -> None:
    (report,) = parse(f"首页 > 政协新闻 > 履职动态\n\n小城大协商\n\n——德清县政协2023年工作综述\n\n{LONG}")
    assert (report["title"], report["subtitle"]) == ("小城大协商", "——德清县政协2023年工作综述")
    assert next((item["reason"], item["text"]) for item in report["furniture"]) == ("web", "首页 > 政协新闻 > 履职动态")


@pytest.mark.parametrize(
    "sentence",
    [
        "来源：提案来源于群众。",
        "主办单位：区政协与区文旅局联合举办凤凰山诗会。",
        "全年组织委员视察调研。",
        "联系电话：设立委员联系群众热线12345678，畅通渠道。",
    ],
)
def test_a_sentence_is_no_furniture_and_no_caption(sentence: str) -> None:
    assert sentence in texts(parse(f"一、2023年工作回顾\n{LONG}\n{sentence}\n{LONG}全年如此。"))


def test_a_term_is_reviewed_where_five_years_are_planned() -> None:
    (report,) = parse(
        "中国人民政治协商会议海南省第七届委员会常务委员会工作报告\n——2023年1月13日在政协海南省第八届委员会第一次会议上\n"
        f"七届省政协工作回顾\n{LONG}\n今后五年工作建议\n未来五年是关键五年，要务实履职，为建设贡献力量。"
    )
    assert (report["review_years"], report["plan_years"]) == ([*range(2018, 2023)], [*range(2023, 2028)])
    assert [passage["part"] for passage in report["passages"]] == ["review", "plan"]


def test_an_article_printed_twice_with_its_title_stands_once() -> None:
    title = "政协德清县第十届委员会常务委员会工作报告"
    article = [title, *(f"第{number}，{LONG}" for number in "一二三四五")]
    (report,) = parse("\n\n".join(article * 2))
    assert (report["title"], texts([report])) == (title, article[1:])
