"""What can go wrong in an engine, told with its remedy; what a client library raises is translated to these at its edge."""


class EngineError(Exception):
    """What is wrong, and what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}. Remedy: {remedy}")
        self.what = what
        self.remedy = remedy


class QuestionError(EngineError):
    """The question cannot be asked so: a field that is not there, or not made for this."""


class TooMuchError(EngineError):
    """The question goes beyond a limit."""


class BusyError(EngineError):
    """Somebody else is building."""


class NoIndexError(EngineError):
    """There is no generation to ask, or not this one."""


class ContentError(EngineError):
    """What is to be indexed cannot be; the build ends, and what is published stays."""


class UnreachableError(EngineError):
    """The engine does not answer."""


class RefusedError(EngineError):
    """The engine answers, and refuses: who we are, or what it is able to do now."""


class NotAllowedError(RefusedError):
    """The engine knows who we are, and we may not do this."""


class DamagedError(EngineError):
    """What the engine holds cannot be asked; a new build mends it."""
