"""An entry of the slogan dictionary."""

from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Slogan:
    """A set phrase with its other forms, and what is known of it. ``related`` slogans are near, but never equal."""

    name: str
    category: str
    level: str
    variants: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    district: str = ""
    meaning: str = ""
    year: int = 0
    source: str = ""
    when: str = ""
    contexts: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        return (self.name, *self.variants)

    @property
    def only_quoted(self) -> bool:
        """An ambiguous form: it counts in quotation marks or in one of its contexts only."""
        return self.when == "quoted"

    def as_dict(self) -> dict[str, Any]:
        """The entry as its file has it: without what is empty."""
        return {key: list(value) if isinstance(value, tuple) else value for key, value in asdict(self).items() if value}

    @classmethod
    def from_dict(cls, entry: dict[str, Any]) -> "Slogan":
        values: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()
        }
        return cls(**values)
