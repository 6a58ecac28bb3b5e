"""What is found when an engine, or anything else of ours, is looked over: how it stands, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from engine.errors import EngineError


class State(StrEnum):
    OK = "ok"
    NOTE = "note"  # it works, and there is something to know
    WRONG = "wrong"  # something does not work, or not as it is set


@dataclass(frozen=True, slots=True)
class Finding:
    state: State
    what: str
    remedy: str = ""


def of_error(error: EngineError) -> Finding:
    return Finding(State.WRONG, error.what, error.remedy)
