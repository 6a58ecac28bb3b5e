"""In which language a person is told what was found: Chinese, unless English is asked for."""

from enum import StrEnum
from typing import Annotated

import typer


class Language(StrEnum):
    ZH = "zh"
    EN = "en"

    def of(self, chinese: str, english: str) -> str:
        return chinese if self is Language.ZH else english


def counted(number: int, name: str) -> str:
    """So many of something, in English."""
    return f"{number:,} {name}{'' if number == 1 else 's'}"


Lang = Annotated[
    Language,
    typer.Option("--lang", envvar="TIFA_LANG", help="What is said beside the texts: in Chinese or in English."),
]
