"""Number phrases: 四个聚焦, 一统六化, 三会一课, 1343总体思路, 1+6+N."""

import re
from collections.abc import Iterator

from analyzers.discovery.sources import Place, Sources

_NUMERAL = "[一二两三四五六七八九十百]"
_HAN = "[一-\u9fd5]"
_NOUN = "总体思路|工作思路|工作机制|工作体系|产业集群|产业体系|治理体系|行动计划|行动|工程|计划|战略|格局|模式|体系|机制|布局"
_PATTERNS = tuple(
    map(
        re.compile,
        (
            f"(?!一){_NUMERAL}个(?!月|人|小时|百分点|方面|工作日|部门|单位|地方|城市|省|县|区|市|村|镇|乡|点|多){_HAN}{{2,4}}",
            f"(?:{_NUMERAL}(?!十|百|是|个|年|次|月|日|届|批|{_NUMERAL}){_HAN}{{1,2}}){{2,4}}",
            f"[0-9]{{3,6}}(?:{_NOUN})",
            r"[0-9]\+[0-9n](?:\+[0-9nx])*",
        ),
    )
)


def number(sources: Sources) -> Iterator[Place]:
    """Phrases of the shape, ending where a word ends, so that 四个意识转化 is cut back to 四个意识."""
    for index, source in enumerate(sources):
        ends = source.word_ends
        for pattern in _PATTERNS:
            for found in pattern.finditer(source.text):
                end = next((end for end in range(found.end(), found.start() + 2, -1) if end in ends), None)
                if end is not None and pattern.fullmatch(source.text, found.start(), end):
                    yield Place(index, found.start(), end)
