"""The text of a Word file: one line a paragraph, also in tables, text boxes and notes; what revisions deleted is left out.

Read with the standard library, as a stream. python-docx is not used: it leaves out text boxes and what a revision
added, and refuses the whole file for a lost picture or for the Strict variant of the format.
"""

import posixpath
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, iterparse, parse
from zipfile import BadZipFile, ZipFile

from indexer.encoding import Decoded
from indexer.formats.docx_numbering import Numbering
from indexer.unreadable import UnreadableError

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "EncryptedPackage".encode("utf-16-le")  # the stream in which Office keeps a file that has a password
DAMAGES = (BadZipFile, ParseError, zlib.error, KeyError, EOFError, NotImplementedError, RuntimeError, ValueError)

MOST_UNPACKED = 200_000_000
SUSPECT_FROM = 10_000_000  # below it a bomb does no harm, and a form of one page packs very well
HIGHEST_RATIO = 100

SKIPPED = {
    "pPr",  # how the paragraph looks
    "Fallback",  # a text box again, for old programs
    "moveFrom",  # what a revision moved, at its old place
    "rt",  # the reading printed above a character
}
MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


def read_docx(data: bytes) -> Decoded:
    if data.startswith(OLD_OFFICE):
        raise _old_office(data)
    try:
        with ZipFile(BytesIO(data)) as archive:
            _check_size(archive, len(data))
            text = "\n".join(_text(archive))
    except DAMAGES as error:
        remedy = "open it in Word or LibreOffice and save it again as .docx"
        raise UnreadableError(f"is no Word file, or a damaged one ({error})", remedy) from error
    return Decoded(text, "docx")


def _old_office(data: bytes) -> UnreadableError:
    if LOCKED in data:
        return UnreadableError(
            "is a Word file locked with a password", "open it with the password and save it without one"
        )
    return UnreadableError("is an old Word file (.doc) under the suffix .docx", "open it in Word and save it as .docx")


def _check_size(archive: ZipFile, packed: int) -> None:
    unpacked = sum(entry.file_size for entry in archive.infolist())
    if unpacked > MOST_UNPACKED or unpacked > max(SUSPECT_FROM, HIGHEST_RATIO * packed):
        what = f"would unpack from {packed:,} to {unpacked:,} bytes, which no report needs"
        raise UnreadableError(
            what, "take its pictures out and save it again, or do without it if you do not know its maker"
        )


def _text(archive: ZipFile) -> Iterator[str]:
    """The lines of the body, then of the notes."""
    main = _main_part(archive)
    folder = posixpath.dirname(main)
    numbering, styles, *notes = (
        posixpath.join(folder, name) for name in ("numbering.xml", "styles.xml", "footnotes.xml", "endnotes.xml")
    )
    numbers = Numbering(_tree(archive, numbering), _tree(archive, styles))
    for part in (main, *(note for note in notes if note in archive.namelist())):
        yield from _lines(archive, part, numbers)


def _main_part(archive: ZipFile) -> str:
    relations = _tree(archive, "_rels/.rels")
    targets = [
        relation.get("Target", "") for relation in relations if relation.get("Type", "").endswith("/officeDocument")
    ]
    return targets[0].lstrip("/") if targets else "word/document.xml"


def _tree(archive: ZipFile, part: str) -> Element:
    """The part without its namespaces, of which the format has two sets; empty where there is no such part."""
    if part not in archive.namelist():
        return Element("missing")
    with archive.open(part) as file:
        return _without_namespaces(parse(file).getroot())  # noqa: S314 - expat itself stops entities that swell


def _without_namespaces(root: Element) -> Element:
    for element in root.iter():
        element.tag = _name(element)
        element.attrib = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
    return root


def _name(element: Element) -> str:
    """The name of an element of Word's own, "" for those of drawings and formulas, which have some of the same names."""
    space, _, name = element.tag.rpartition("}")
    return name if not space or "wordprocessingml" in space or "markup-compatibility" in space else ""


def _lines(archive: ZipFile, part: str, numbers: Numbering) -> list[str]:
    found = _Paragraphs(numbers)
    with archive.open(part) as file:
        for event, element in iterparse(file, ("start", "end")):  # noqa: S314
            (found.start if event == "start" else found.end)(_name(element), element)
    return ["".join(pieces) for pieces in found.begun]


class _Paragraphs:
    """Paragraphs in the order in which they begin; that of a text box lies within another."""

    def __init__(self, numbers: Numbering) -> None:
        self.begun: list[list[str]] = []
        self._open: list[list[str]] = []
        self._skipping = 0
        self._numbers = numbers

    def start(self, name: str, _: Element) -> None:
        if name in SKIPPED:
            self._skipping += 1
        elif name == "p" and not self._skipping:
            self.begun.append([])
            self._open.append(self.begun[-1])

    def end(self, name: str, element: Element) -> None:
        if name in SKIPPED:
            self._skipping -= 1
        if self._skipping or not self._open:
            return
        if name == "p":
            self._open.pop()
            element.clear()
        elif name == "pPr":
            self._open[-1].append(self._numbers.label(_without_namespaces(element)))
        else:
            self._open[-1].append((element.text or "") if name == "t" else MARKS.get(name, ""))
