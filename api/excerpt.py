"""A long passage shortened: what stands around its hits, cut where it may be cut."""

from collections.abc import Sequence

from api.unbroken import unbroken

Span = tuple[int, int]
AROUND = 36  # characters on either side of a hit
LONGEST = 180  # characters of an excerpt; a passage little longer is shown whole
NEARBY = AROUND // 2  # characters within which a better place for a cut is looked for
ENDS = frozenset("。！？；!?;")
BREAKS = ENDS | frozenset("，、：,:")
CLOSING = BREAKS | frozenset("”’」』）》】〉〕)]}")
OPENING = frozenset("“‘「『（《【〈〔([{")


def excerpt(text: str, hits: Sequence[Span], longest: int = LONGEST) -> list[Span]:
    """The spans of ``text`` to show, in order and apart: as many surroundings of hits as there is room for, else its beginning."""
    if len(text) <= longest * 5 // 4:
        return [(0, len(text))]
    shown: list[Span] = []
    for start, end in hits:
        window = _around(text, start, end)
        joined = bool(shown) and window[0] <= shown[-1][1]
        more = window[1] - (shown[-1][1] if joined else window[0])
        if shown and sum(last - first for first, last in shown) + more > longest:
            break
        shown = [*shown[:-1], (shown[-1][0], max(shown[-1][1], window[1]))] if joined else [*shown, window]
    return shown or [(0, _end(text, longest // 2, longest))]


def _around(text: str, start: int, end: int) -> Span:
    """From a beginning to an end that break nothing, as near to a mark as may be."""
    return _begin(text, start), _end(text, end, end + AROUND)


def _begin(text: str, hit: int) -> int:
    """After a sentence, else after another mark a little on, else with what would be broken; never with a mark that closes."""
    start = hit - AROUND
    if start <= 0:
        return 0
    whole, _ = unbroken(text, start)
    after = range(start + 1, start + NEARBY)
    found = [at for at in after if text[at - 1] in BREAKS and unbroken(text, at) == (at, at)]
    begins = next((at for at in found if text[at - 1] in ENDS), next(iter(found), whole))
    while begins < hit and (text[begins] in CLOSING or text[begins].isspace()):
        begins += 1
    return begins


def _end(text: str, hit: int, end: int) -> int:
    """After a mark a little before, with what closes after it, else with what would be broken; never with a mark that opens."""
    if end >= len(text):
        return len(text)
    _, whole = unbroken(text, end)
    before = range(end, max(hit, end - NEARBY), -1)
    ends = next((at for at in before if text[at - 1] in BREAKS and unbroken(text, at) == (at, at)), whole)
    while ends < len(text) and text[ends] in CLOSING - BREAKS:
        ends += 1
    while ends > hit and text[ends - 1] in OPENING:
        ends -= 1
    return ends
