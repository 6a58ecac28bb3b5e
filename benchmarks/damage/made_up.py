"""Names and matters for captions and furniture; nobody and no paper in particular."""

import random

PLACES = (
    "江北",
    "城南",
    "东湖",
    "西山",
    "南岸",
    "临江",
    "白云",
    "长岭",
    "石桥",
    "青川",
    "龙泉",
    "平安",
    "新桥",
    "云阳",
)
SURNAMES = "张王李赵刘陈杨黄周吴徐孙胡朱高林何郭马罗谷肖"
GIVEN = ("某", "某某", "明", "晓峰", "丽", "志强", "亚林", "文静", "建华", "海燕", "彦", "雨桐", "国庆", "小川")
MATTERS = (
    "老旧小区改造", "乡村振兴", "生命通道整治", "职业教育", "河长制落实", "营商环境优化", "养老服务", "数字经济发展", "民营经济",
    "就业创业", "社区治理", "文旅融合", "基层医疗", "义务教育“双减”", "食品安全", "生态修复", "科技创新", "非遗保护",
    "优化生育政策", "有效投资",
)  # fmt: skip
PROJECTS = (
    "高标准农田", "产业园区", "污水处理厂", "农村公路", "滨江公园", "老旧小区改造",
    "人民医院新院区", "水库除险加固", "标准化厂房", "高铁站",
)  # fmt: skip
PAPERS = ("江北日报", "城南报", "东湖日报", "临江时报", "政协报", "西山新闻网", "云阳发布", "长岭融媒")


def person(rng: random.Random) -> str:
    """A name."""
    return rng.choice(SURNAMES) + rng.choice(GIVEN)


def place(rng: random.Random) -> str:
    """A district, county or city."""
    return rng.choice(PLACES) + rng.choice("区区区县市")


def matter(rng: random.Random) -> str:
    """What is deliberated, visited or reported."""
    return rng.choice(MATTERS)


def project(rng: random.Random) -> str:
    """What is built."""
    return rng.choice(PROJECTS)
