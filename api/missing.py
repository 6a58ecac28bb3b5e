"""What is asked for by its name and is not there."""

import re

from engine.errors import EngineError

_ID = re.compile("[0-9a-f]{16}")
NAMED = "search for it: what was built anew may have another name"


class MissingError(EngineError):
    """There is no such report, passage or slogan in the generation that is asked.

    ``phrase`` is a question that finds its name in the texts, in so many ``passages``, where there are any.
    """

    def __init__(self, what: str, remedy: str, phrase: str = "", passages: int = 0) -> None:
        super().__init__(what, remedy)
        self.phrase, self.passages = phrase, passages


def quoted(name: str) -> str:
    """As it was asked for; what cannot be seen, or turns the direction of a line, by its number."""
    return f"“{''.join(it if it.isprintable() else f'U+{ord(it):04X}' for it in name)}”"


def missing(what: str, name: str) -> MissingError:
    return MissingError(f"there is no {what} {quoted(name[:100])}", NAMED)


def check_id(what: str, name: str) -> None:
    """Refuses what cannot be the id of anything."""
    if not _ID.fullmatch(name):
        raise missing(what, name)
