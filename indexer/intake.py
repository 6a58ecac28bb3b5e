"""Files to texts: what the places on the command line hold, read and decoded, or refused with a reason and a remedy."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.encoding import Decoded
from indexer.file_bytes import file_bytes
from indexer.formats import READERS
from indexer.unreadable import UnreadableError, from_system
from indexer.walk import SIDECAR, Found, find_files

TYPES = ", ".join(READERS)
README = "readme"  # tells of the files beside it, and is no report
_SURROGATE = re.compile("[\ud800-\udfff]")
AS_DOCX = "open it in Word, WPS or LibreOffice and save it as .docx"
REMEDIES = {
    **dict.fromkeys((".doc", ".wps", ".rtf", ".odt", ".docm"), AS_DOCX),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), "run OCR on it and give the text"),
    **dict.fromkeys((".caj", ".ofd", ".pptx", ".ppt"), "open it in its own program and save it as PDF"),
    **dict.fromkeys((".mht", ".mhtml", ".xhtml", ".shtml"), "open it in a browser and save it as .html"),
    **dict.fromkeys((".zip", ".rar", ".7z", ".gz"), "unpack it and name the folder"),
    ".toml": "name the file whose sidecar it is; the sidecar is found beside it",
}


@dataclass(frozen=True, slots=True)
class File:
    """A file as given, not yet looked into. ``file`` is its name as given, in a folder the folder's with the way to it below."""

    file: str
    path: Path
    suffix: str
    sha256: str
    data: bytes
    sidecar: Path | None


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it reads."""

    file: str
    sha256: str
    encoding: str
    text: str
    sidecar: Path | None
    lacks: str = ""  # what may be missing, as a predicate to the file's name


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that is not read: what is wrong with it and what to do. ``passed_over``: only met in a folder, no failure."""

    file: str
    what: str
    remedy: str
    passed_over: bool


def read_sources(places: Iterable[Path], largest: int) -> Iterator[Source | Refusal]:
    """One at a time, in a stable order; files of more than ``largest`` bytes are refused.

    No file ends it: each gives its source or its refusal. What is named twice, or by a link as well, is one source, and so
    is a file that holds the same bytes as another: it is passed over.
    """
    first: dict[str, str] = {}
    for file in read_files(places, largest):
        read = decoded(file) if isinstance(file, File) else file
        yield _once(read, first) if isinstance(read, Source) else read


def read_files(places: Iterable[Path], largest: int, *, each_name: bool = False) -> Iterator[File | Refusal]:
    """The same, not yet looked into. What is named twice, or by a link as well, comes once, or with ``each_name`` under each."""
    seen: set[str] = set()
    for found in find_files(places):
        if found.trouble:
            yield _refusal(found, found.trouble)
        elif _suffix(found) not in READERS:
            yield _other_type(found)
        elif not found.outright and found.path.stem.lower() == README:
            yield _refusal(
                found,
                UnreadableError("is left out as a README; name it to index it", "name the file itself"),
                passed_over=True,
            )
        elif (real := str(found.path) if each_name else _real(found.path)) not in seen:
            seen.add(real)
            yield _read(found, largest)


def decoded(file: File) -> Source | Refusal:
    """The file as it reads, or why it does not."""
    try:
        text, encoding, lacks = _text(file.data, file.suffix)
        whole = _SURROGATE.sub("\ufffd", text)  # half a character can be neither stored nor sent
        return Source(file.file, file.sha256, encoding, whole, file.sidecar, lacks)
    except UnreadableError as trouble:
        return Refusal(file.file, trouble.what, trouble.remedy, passed_over=False)
    except Exception as error:  # whatever a library makes of one file, the others go on
        what = f"cannot be read as {file.suffix} ({type(error).__name__}: {error})"
        return Refusal(file.file, what, "open it in its own program and save it again", passed_over=False)


def _once(source: Source, first: dict[str, str]) -> Source | Refusal:
    same = first.setdefault(source.sha256, source.file)
    if same == source.file:
        return source
    return Refusal(source.file, f"holds the same bytes as {same}", "one of the two is enough", passed_over=True)


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except OSError:  # a link that went while it was followed
        return str(path)


def _read(found: Found, largest: int) -> File | Refusal:
    try:
        data = file_bytes(found.path, largest)
    except UnreadableError as trouble:
        return _refusal(found, trouble)
    sha256 = hashlib.sha256(data).hexdigest()
    return File(_name(found), found.path, _suffix(found), sha256, data, _sidecar(found.path))


def _text(data: bytes, suffix: str) -> Decoded:
    decoded = READERS[suffix](data) if data.strip() else Decoded("", "")
    if not decoded.text.strip():
        raise UnreadableError(
            f"is empty: there is no text in its {len(data):,} bytes", "look whether it was saved in full"
        )
    return decoded


def _sidecar(path: Path) -> Path | None:
    """The file that overrules what is found in this one; the one with the whole name goes first."""
    beside = (path.with_name(path.name + SIDECAR), path.with_name(path.stem + SIDECAR))
    return next(
        (file for file in beside if file.is_file() or file.is_symlink()), None
    )  # a link that leads nowhere is told


def _other_type(found: Found) -> Refusal:
    suffix = _suffix(found)
    what = f"is of a type that Tifa does not read ({suffix or 'no suffix'})"
    trouble = UnreadableError(what, REMEDIES.get(suffix, f"give it as one of {TYPES}"))
    return _refusal(found, (found.outright and _missing(found.path)) or trouble, passed_over=not found.outright)


def _missing(path: Path) -> UnreadableError | None:
    try:
        path.stat()
    except OSError as error:
        return from_system(error)
    return None


def _refusal(found: Found, trouble: UnreadableError, *, passed_over: bool = False) -> Refusal:
    return Refusal(_name(found), trouble.what, trouble.remedy, passed_over)


def _name(found: Found) -> str:
    return shown(found.path)


def shown(path: Path | str) -> str:
    """A name as it can be kept and printed: what is no text, and what steers a terminal, as escapes."""
    name = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
    return name if name.isprintable() else "".join(c if c.isprintable() else repr(c)[1:-1] for c in name)


def _suffix(found: Found) -> str:
    return found.path.suffix.lower()
