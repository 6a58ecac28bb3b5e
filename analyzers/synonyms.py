"""Words that tell of one matter: everyday words and those of reports. They widen a search; nothing is counted by them."""

from functools import cache
from pathlib import Path

from analyzers.fold import fold_text


@cache
def _table() -> dict[str, tuple[str, ...]]:
    """The others of each word's line; read when first asked."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (Path(__file__).parent / "data" / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        group = () if line.startswith("#") else tuple(dict.fromkeys(map(fold_text, line.split())))
        for word in group:
            found[word] = (*found.get(word, ()), *(other for other in group if other != word))
    return found


def synonyms(word: str) -> tuple[str, ...]:
    """Of a folded word; none, of most."""
    return _table().get(word, ())
