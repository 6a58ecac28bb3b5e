"""What can go wrong with Kibana, told with its remedy."""


class KibanaError(Exception):
    """What is wrong, and what to do about it."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}. Remedy: {remedy}")
        self.what = what
        self.remedy = remedy


class NotReadyError(KibanaError):
    """It does not answer yet, or says that it is still starting: this may pass."""
