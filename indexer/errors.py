"""What can go wrong with the library, told with its remedy."""


class LibraryError(Exception):
    """What is wrong with the library, and what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}. Remedy: {remedy}")
        self.what = what
        self.remedy = remedy
