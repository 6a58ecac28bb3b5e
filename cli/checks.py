"""What ``tifa doctor`` looks at besides the engine: the program, the dictionary, the folders, the library, how it would be served."""

import platform
import re
import shutil
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import typer

from analyzers.dictionary import Dictionary, DictionaryError, load_dictionary
from analyzers.pipeline import Analyzer
from cli.listening import Listening
from cli.place import EngineName, Place
from cli.serving import Audience, Bounds, serving
from engine.finding import Finding, State
from indexer.errors import LibraryError

if TYPE_CHECKING:
    from indexer.library import Library

PYTHONS = ((3, 11), (3, 13))
LITTLE_SPACE, NO_SPACE = 2 * 2**30, 200 * 2**20  # bytes
MOST_LOOKED_AT = 20_000  # sources
SAMPLE = "践行全过程人民民主"
LOCAL = ("localhost", "127.0.0.1", "::1")


def program() -> Iterator[Finding]:
    """Python, the machine, and the packages."""
    told = f"Python {platform.python_version()} on {platform.system()} {platform.machine()}"
    if PYTHONS[0] <= sys.version_info[:2] <= PYTHONS[1]:
        yield Finding(State.OK, told)
    else:
        yield Finding(State.NOTE, f"{told}: Tifa was tried with 3.11 to 3.13", "make PYTHON=/path/to/python3.13 setup")
    yield from _packages()


def _packages() -> Iterator[Finding]:
    needed = [line for line in requires("tifa-search") or () if ";" not in line]  # the others are not for every machine
    names = [named[0] for line in needed if (named := re.match(r"[\w.-]+", line))]
    found: list[str] = []
    for name in names:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            yield Finding(State.WRONG, f"the package {name} is not installed", "make setup")
    yield Finding(State.OK, f"tifa {version('tifa-search')} with {', '.join(found)}")


def words(own: Path | None, segmenter: str) -> Iterator[Finding]:
    """The dictionary and the segmenter."""
    try:
        dictionary = load_dictionary(own)
    except DictionaryError as error:
        for problem in error.problems:
            place = f"{problem.file}:{problem.line}" if problem.line else str(problem.file)
            yield Finding(State.WRONG, f"the dictionary cannot be used: {place}: {problem.what}", problem.remedy)
        return
    except OSError as error:
        yield Finding(State.WRONG, f"{own} cannot be read: {error.strerror}", "look at TIFA_DICTIONARY")
        return
    laid_over = f", with {own} laid over the bundled one" if own else ""
    yield Finding(State.OK, f"the dictionary is sound: {len(dictionary)} slogans, {dictionary.version}{laid_over}")
    yield _segmenter(dictionary, segmenter)


def _segmenter(dictionary: Dictionary, segmenter: str) -> Finding:
    try:
        analysis = Analyzer(dictionary, segmenter).analyze(SAMPLE)
    except (ImportError, OSError) as error:
        return Finding(State.WRONG, f"the segmenter {segmenter} cannot be loaded ({error})", "make setup")
    return Finding(State.OK, f"the segmenter cuts: {' / '.join(analysis.words)} ({analysis.analyzer})")


def folder(place: Place) -> Iterator[Finding]:
    """The data folder: whether there can be written, and how much."""
    wanted = place.folder
    there = next(path for path in (wanted, *wanted.absolute().parents) if path.exists())
    probe = there / f".tifa-{platform.node()}-probe"
    try:
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        what = f"nothing can be written to {there} ({error.strerror})"
        yield Finding(State.WRONG, what, "name another folder with TIFA_DATA, or see who may write there")
        return
    free = shutil.disk_usage(there).free
    what = f"the data folder {wanted} can be written to, {free / 2**30:,.1f} GB free"
    if free < LITTLE_SPACE:
        state = State.WRONG if free < NO_SPACE else State.NOTE
        yield Finding(state, what, "free space there, or name another folder with TIFA_DATA")
    else:
        yield Finding(State.OK, what)


def library(place: Place) -> Iterator[Finding]:
    """Whether it can be read, and what changed on disk since; a change that keeps a file's size is not seen."""
    if not place.has_library():
        yield Finding(State.NOTE, f"there is no library in {place.folder} yet", "tifa index PATH...")
        return
    try:
        held = place.open_library()
        try:
            sources, reports, passages = held.counts()
            changed = list(_changed(held)) if sources <= MOST_LOOKED_AT else []
        finally:
            held.close()
    except LibraryError as error:
        yield Finding(State.WRONG, error.what, error.remedy)
        return
    yield Finding(State.OK, f"the library holds {sources:,} sources with {reports:,} reports, {passages:,} passages")
    if changed:
        more = f" and {len(changed) - 3} more" if len(changed) > 3 else ""
        what = f"changed or gone since they were taken in: {', '.join(changed[:3])}{more}"
        yield Finding(State.NOTE, what, "tifa index --sync on their folder")


def _changed(held: "Library") -> Iterator[str]:
    for source in held.names():
        try:
            same = Path(source.path).stat().st_size == held.place(source.sha256).stat().st_size
        except OSError:
            same = False
        if not same:
            yield source.path


def served(place: Place, listening: Listening, audience: Audience, bounds: Bounds) -> Iterator[Finding]:
    """What others could reach if it were served with these settings, and what goes unencrypted."""
    try:
        serving(audience, bounds, listening.host)
        local = listening.host in LOCAL or ip_address(listening.host).is_loopback
    except (typer.BadParameter, ValueError) as error:
        yield Finding(
            State.WRONG, f"`tifa serve` would not start: {error}", "docs/serve.md tells what each setting may be"
        )
        return
    if not local and not listening.allow_remote:
        what = f"`tifa serve` would not start: {listening.host} is an address that other machines reach"
        yield Finding(State.WRONG, what, "listen on 127.0.0.1, or allow it: TIFA_ALLOW_REMOTE=1")
    elif not local:
        what = f"`tifa serve` would let all who reach {listening.host} read the whole index: it has no users"
        yield Finding(State.NOTE, what, "listen on 127.0.0.1, behind a proxy that knows users and TLS: docs/serve.md")
    if not bounds.rate:
        yield Finding(State.NOTE, "`tifa serve` would let one client ask without limit", "leave TIFA_RATE as it is")
    open_hosts = [host for host in place.elasticsearch_url.split(",") if _tells_secrets(host, place)]
    if open_hosts and place.engine_name is EngineName.ELASTICSEARCH:
        named = ", ".join(urlsplit(host.strip()).hostname or "" for host in open_hosts)
        yield Finding(State.NOTE, f"the password goes to {named} unencrypted", "use https:// and TIFA_ELASTICSEARCH_CA")


def _tells_secrets(host: str, place: Place) -> bool:
    parts = urlsplit(host.strip())
    has_secret = bool(place.elasticsearch_password or place.elasticsearch_api_key or parts.password)
    return has_secret and parts.scheme == "http" and parts.hostname not in LOCAL
