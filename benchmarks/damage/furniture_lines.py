"""What web pages and newspapers print around a text."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from benchmarks.damage.made_up import PAPERS, matter, person, place

Furniture = Callable[[random.Random], str]
MENU = (
    "首页",
    "要闻",
    "政务公开",
    "民生",
    "视频",
    "专题",
    "图片",
    "评论",
    "互动交流",
    "数字报",
    "政协概况",
    "提案工作",
    "委员风采",
    "联系我们",
)


def _day(rng: random.Random) -> date:
    return date(2018, 1, 1) + timedelta(days=rng.randrange(2500))


def _dated(rng: random.Random) -> str:
    day = _day(rng)
    return f"{day.year}年{day.month}月{day.day}日 星期{'一二三四五六日'[day.weekday()]}"


def _source(rng: random.Random) -> str:
    time = rng.choice(("", f" {rng.randint(7, 22):02}:{rng.randrange(60):02}"))
    return f"来源：{rng.choice(PAPERS)} 发布时间：{_day(rng)}{time} 浏览次数：{rng.randint(3, 9000)}"


def _size(rng: random.Random) -> str:
    return rng.choice(
        ("字号：大 中 小 打印 下载 关闭", "【字体：大 中 小】【打印】【关闭】", "字体：[ 大 中 小 ] 分享到：微信 微博")
    )


def _editors(rng: random.Random) -> str:
    mark = rng.choice((" ", "："))
    form = rng.choice(
        ("责编{0}{1} 编审{0}{2}", "责任编辑{0}{1} 校对{0}{2}", "编辑{0}{1} 视觉{0}{2}", "（责任编辑：{1}）")
    )
    return form.format(mark, person(rng), person(rng))


def _dated_editors(rng: random.Random) -> str:
    return f"{_dated(rng)} {_editors(rng)}"


def _photographer(rng: random.Random) -> str:
    return rng.choice(("记者 {} 摄", "本报记者 {} 文/图", "通讯员 {} 摄影报道", "（记者 {}）")).format(person(rng))


def _hotline(rng: random.Random) -> str:
    numbers = [f"{rng.randint(4700, 8899)}{rng.randint(1000, 9999)}" for _ in range(3)]
    forms = (
        "新闻热线：(023) {0}",
        "时政新闻部: (023) {0} 经济新闻部: {1} 民生新闻部: {2}",
        "热线电话：023-{0} 投稿邮箱：news{1}@example.com",
    )
    return rng.choice(forms).format(*numbers)


def _phone(rng: random.Random) -> str:
    return rng.choice(("扫一扫在手机打开当前页", "扫描二维码 关注更多精彩内容", "分享到： 微信 微博 QQ空间"))


def _neighbours(rng: random.Random) -> str:
    titles = [f"{place(rng)}{rng.choice(('召开', '推进', '部署', '调研'))}{matter(rng)}工作" for _ in range(2)]
    return f"上一篇：{titles[0]} 下一篇：{titles[1]}"


def _menu(rng: random.Random) -> str:
    return rng.choice((" ", " | ", "　")).join(rng.sample(MENU, rng.randint(4, 8)))


def _where(rng: random.Random) -> str:
    mark = rng.choice((" > ", " >> ", "＞"))
    return f"{rng.choice(('当前位置：', '您的位置：', ''))}首页{mark}{rng.choice(MENU[1:])}{mark}正文"


def _section(rng: random.Random) -> str:
    number, name = rng.randint(1, 8), rng.choice(("要闻", "综合", "特别报道", "理论", "民生"))
    return rng.choice(
        (f"{number:02}版 {name}", f"A{number}·{name}", f"第{number}版：{name}", f"{'①②③④⑤⑥⑦⑧'[number - 1]} {name}")
    )


def _copyright(rng: random.Random) -> str:
    return f"版权所有：{rng.choice(PAPERS)} 未经授权不得转载 备案号：渝ICP备{rng.randint(10**7, 10**8 - 1)}号"


def turn(rng: random.Random, *, back: bool = False) -> str:
    """Where a text goes on, or comes from."""
    form = rng.choice(
        ("(上接第{}版)", "（上接{}版）", "（上接第{}版）")
        if back
        else ("(下转第{}版)", "（下转{}版）", "（下转第{}版）")
    )
    return form.format(rng.choice("一二三四五六12345"))


ABOVE: tuple[Furniture, ...] = (_menu, _where, _source, _size, _dated_editors, _section)
AMID: tuple[Furniture, ...] = (turn, _photographer, _dated, _editors, _dated_editors, _hotline, _menu, _section, _phone)
BELOW: tuple[Furniture, ...] = (_editors, _phone, _neighbours, _hotline, _copyright, _menu, _size)


def some(kinds: tuple[Furniture, ...], count: int, rng: random.Random) -> list[str]:
    """As many lines, each of another kind."""
    return [kind(rng) for kind in rng.sample(kinds, count)]
