"""What is asked for by its name and is not there."""

from engine.errors import EngineError

NAMED = "search for it: what was built anew may have another name"


class MissingError(EngineError):
    """There is no such report, passage or slogan in the generation that is asked."""
