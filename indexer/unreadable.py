"""Why a file cannot be read: raised by those who read one, told by the intake as a refusal."""

import errno


class UnreadableError(Exception):
    """What is wrong, as a predicate to the file's name ("is empty"), and what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}: {remedy}")
        self.what = what
        self.remedy = remedy


REASONS = {
    errno.ENOENT: ("is not there", "look at its name and place; a link may lead to what was moved"),
    errno.EACCES: ("may not be read by this user", "change who may read it, or run Tifa as a user who may"),
    errno.ELOOP: ("is a link that leads back to itself", "remove the link, or let it lead to a file"),
}


def from_system(error: OSError | ValueError) -> UnreadableError:
    """The system's own refusal, in words; a ValueError is what Python says to a path that cannot be one."""
    number = error.errno if isinstance(error, OSError) and error.errno else 0
    named = {errno.ENOTDIR: errno.ENOENT, errno.EPERM: errno.EACCES}.get(number, number)
    told = error.strerror if isinstance(error, OSError) else None
    return UnreadableError(
        *REASONS.get(named, (f"cannot be read ({told or error})", "look at its path and at the disk"))
    )
