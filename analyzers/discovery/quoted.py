"""Phrases in quotation marks: the writer marked them as somebody's words."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from analyzers.discovery.sources import Place, Sources

SHORTEST, LONGEST = 3, 30

# Fold drops the marks, so they are looked for in the original, innermost first.
_QUOTED = re.compile(r"“([^“”《》。！？]+)”|「([^「」《》。！？]+)」|\"([^\"《》。！？]+)\"")
_NOT_SET = re.compile("(?:建议|提案|意见|问题|办法|的|了)$|^(?:关于|把|将|对)")


def quoted(sources: Sources) -> Iterator[Place]:
    for number, source in enumerate(sources):
        for found in _QUOTED.finditer(source.folded.original):
            first, last = found.span(found.lastindex or 0)
            start, end = bisect_left(source.folded.starts, first), bisect_left(source.folded.starts, last)
            if SHORTEST <= end - start <= LONGEST and not _NOT_SET.search(source.text[start:end]):
                yield Place(number, start, end)
