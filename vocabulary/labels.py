"""The fixed lists of the house: what a value is called in Chinese and in English, wherever it is shown.

Each list is a mapping from the key, which is what is stored, filtered and sent, to its label; its order is the order in
which the values are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Label:
    """A fixed word: the key that stands for it everywhere, and its names for people."""

    key: str
    chinese: str
    english: str


Labels = Mapping[str, Label]


def _labels(*rows: tuple[str, str, str]) -> Labels:
    return MappingProxyType({key: Label(key, chinese, english) for key, chinese, english in rows})


SECTIONS = _labels(
    ("leadership", "党的领导与思想引领", "Party leadership"),
    ("consultation", "协商议政", "Consultation"),
    ("supervision", "民主监督", "Democratic supervision"),
    ("proposals", "提案工作", "Proposals"),
    ("opinion", "社情民意", "Public opinion"),
    ("livelihood", "履职为民", "Serving the people"),
    ("unity", "团结联谊", "Unity and friendship"),
    ("platforms", "协商平台与制度", "Platforms and rules"),
    ("culture", "文史宣传", "History and publicity"),
    ("self", "自身建设", "Own development"),
    ("requirements", "总体要求", "General requirements"),
    ("experience", "经验体会", "Experience"),
    ("shortcomings", "问题不足", "Shortcomings"),
    ("preface", "开篇", "Opening words"),
    ("ending", "结语", "Closing words"),
    ("other", "其他", "Other"),
)
"""The theme of a passage."""

PARTS = _labels(
    ("opening", "开头", "Opening"),
    ("review", "回顾", "Review"),
    ("plan", "部署", "Plan"),
    ("closing", "结尾", "Closing"),
    ("other", "其他", "Other"),
)
"""Where in a report a passage stands: what was done, what is to be done, and what frames them."""

KINDS = _labels(
    ("report", "工作报告", "Report"),
    ("feature", "综述", "Feature"),
    ("editorial", "社论", "Editorial"),
    ("news", "会议报道", "News"),
    ("other", "其他", "Other"),
)
"""What a report is: the committee's own, or what a newspaper wrote about its year or its meetings."""

CATEGORIES = _labels(
    ("theory", "理论", "Theory"),
    ("strategy", "战略", "Strategy"),
    ("economy", "经济", "Economy"),
    ("ecology", "生态", "Ecology"),
    ("governance", "治理", "Governance"),
    ("livelihood", "民生", "Livelihood"),
    ("party", "党建", "Party building"),
    ("united_front", "统战", "United front"),
    ("consultation", "政协", "Political consultation"),
    ("brand", "协商品牌", "Consultation brand"),
    ("motto", "口号", "Motto"),
    ("number", "数字提法", "Numbered phrase"),
    ("programme", "工程", "Programme"),
    ("event", "会议与大事", "Meetings and events"),
)
"""What a slogan is about, or what form it has."""

LEVELS = _labels(
    ("national", "国家级", "National"),
    ("province", "省级", "Province"),
    ("city", "市级", "City"),
    ("county", "县级", "County"),
)
"""Where a slogan comes from, and how high a division stands: 市级 are prefectures (地级), 县级 counts districts in."""
