"""A long passage shortened: what stands around its hits."""

from collections.abc import Sequence

Span = tuple[int, int]
AROUND = 36  # characters on either side of a hit
LONGEST = 180  # characters of an excerpt; a passage little longer is shown whole
ENDS = frozenset("。！？；!?;")


def excerpt(text: str, hits: Sequence[Span], longest: int = LONGEST) -> list[Span]:
    """The spans of ``text`` to show, in order and apart: as many surroundings of hits as there is room for, else its beginning."""
    if len(text) <= longest * 5 // 4:
        return [(0, len(text))]
    shown: list[Span] = []
    for start, end in hits:
        window = (max(0, start - AROUND), min(len(text), end + AROUND))
        joined = bool(shown) and window[0] <= shown[-1][1]
        more = window[1] - (shown[-1][1] if joined else window[0])
        if shown and sum(last - first for first, last in shown) + more > longest:
            break
        shown = [*shown[:-1], (shown[-1][0], window[1])] if joined else [*shown, window]
    return [_to_sentence(text, span) for span in shown] or [(0, longest)]


def _to_sentence(text: str, span: Span) -> Span:
    """Begun with a sentence, where one begins a little before the hit."""
    begins = next((at + 1 for at in range(span[0], min(span[0] + AROUND // 2, span[1])) if text[at] in ENDS), span[0])
    return (begins, span[1]) if span[0] else span
