"""One source, several reports: where an article begins that is not the one before it.

An article begins at (上接第一版), and at a title that has a subtitle, a speaker or a salutation under it. A title in the middle of
a report or at its end belongs to that report.
"""

from indexer.paragraph import BODY, FURNITURE, HEADING, TITLE, Paragraph
from indexer.structure.titles import BYLINE, SALUTATION, SUBTITLE

ON_FROM = ("上接", "紧接", "接")


def split(paragraphs: list[Paragraph]) -> list[list[Paragraph]]:
    reports: list[list[Paragraph]] = [[]]
    titles: set[str] = set()
    for at, paragraph in enumerate(paragraphs):
        if _begins(paragraphs, at, titles) and any(other.role in (BODY, HEADING) for other in reports[-1]):
            reports.append([])
            titles = set()
        if paragraph.role == TITLE:
            titles.add(_key(paragraph))
        reports[-1].append(paragraph)
    return reports


def _key(paragraph: Paragraph) -> str:
    return "".join(paragraph.text.split())


def goes_on_from(paragraph: Paragraph) -> bool:
    """Whether this mark says that an article began on another page."""
    text = "".join(paragraph.text.split()).lstrip("（(【[▲▼★☆●■◆→←")
    return paragraph.role == FURNITURE and paragraph.reason == "continued" and text.startswith(ON_FROM)


def goes_on_to(paragraph: Paragraph) -> bool:
    return paragraph.role == FURNITURE and paragraph.reason == "continued" and not goes_on_from(paragraph)


def _begins(paragraphs: list[Paragraph], at: int, titles: set[str]) -> bool:
    paragraph = paragraphs[at]
    if goes_on_from(paragraph):
        return True
    if paragraph.role not in (TITLE, HEADING) or _key(paragraph) in titles:
        return False
    below = paragraphs[at + 1 : at + 2]
    if not below or below[0].role == FURNITURE:
        return False
    text = below[0].text
    if paragraph.role == HEADING:
        after = paragraphs[at + 2 : at + 3]
        if after and after[0].text.startswith(("—", "―")):
            return False  # a list
        return SUBTITLE.fullmatch(text) is not None and text.startswith(("—", "―"))
    return bool(SUBTITLE.fullmatch(text) or SALUTATION.fullmatch(text) or (BYLINE.fullmatch(text) and len(text) < 8))
