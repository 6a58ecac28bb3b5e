"""The values that facets of an index have, by their names: how a typed filter goes on."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from analyzers.fold import fold_text
from analyzers.readings import is_typed
from api.query.values import named
from api.shown.labels import label
from engine.question import Value
from vocabulary import districts
from vocabulary.labels import KINDS, PARTS, SECTIONS

LISTED = ("district", "region", "year", "covers")  # counted; the other lists are fixed
_LETTERS = re.compile("[a-z]{2,30}")
_FIXED = {"section": SECTIONS, "part": PARTS, "kind": KINDS}


@dataclass(frozen=True, slots=True)
class KnownValue:
    """``folded`` are the names by which it is typed; ``passages`` of a fixed list are not told here."""

    field: str
    value: str
    label: str
    folded: tuple[str, ...]
    passages: int | None

    @property
    def text(self) -> str:
        """As a question has it."""
        district = districts.by_code(self.value) if self.field in ("district", "region") else None
        return f"{self.field}:{named(district) if district else self.label}"


class KnownValues:
    def __init__(self, counted: Mapping[str, Iterable[Value]]) -> None:
        fixed = [_known(name, key, None) for name, labels in _FIXED.items() for key in labels]
        found = [_known(name, str(it.value), it.count) for name, values in counted.items() for it in values]
        self._by_field: dict[str, list[KnownValue]] = {}
        for known in (*fixed, *found):
            self._by_field.setdefault(known.field, []).append(known)

    def beginning(self, field: str, folded: str) -> Iterator[KnownValue]:
        """The frequent before the rare; a fixed list in its order. Names may be typed by the Latin letters of their reading."""
        known = self._by_field.get(field, ())
        return (each for each in known if any(_begins(name, folded) for name in each.folded))

    def holding(self, field: str, folded: str) -> Iterator[KnownValue]:
        """Those that begin otherwise, with this within their names: 报告 in 工作报告."""
        known = self._by_field.get(field, ())
        return (
            each for each in known if folded in each.folded[0] and not any(_begins(it, folded) for it in each.folded)
        )


def _begins(name: str, folded: str) -> bool:
    return name.startswith(folded) or (bool(_LETTERS.fullmatch(folded)) and is_typed(name, folded))


def _known(field: str, value: str, passages: int | None) -> KnownValue:
    chinese, english = label(field, value)
    return KnownValue(field, value, chinese, tuple(map(fold_text, (chinese, english, value))), passages)
