"""``tifa demo``: the five seed texts indexed, searched, and served."""

import os
import shlex
import shutil
import socket
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated
from urllib.parse import quote

import typer

from cli.answer import How
from cli.flags import with_flags
from cli.index import Making, Run
from cli.language import Lang, Language
from cli.listening import Listening, Port
from cli.opened import with_index
from cli.output import console
from cli.place import Data, EngineName, Place, default_data
from cli.serve import serve
from cli.serving import Audience, Bounds
from cli.settings import DEFAULT_SEGMENTER, Dictionary, Segmenter
from cli.show import show

if TYPE_CHECKING:
    from indexer.taking import Taking

QUESTION = "老旧小区改造"
LARGEST = 2**20  # bytes of a seed text
SHOWN = 2  # hits
OWN_FOLDER = "demo"  # below the data folder, so that no index of the user's own is touched

NoServe = Annotated[bool, typer.Option("--no-serve", help="End after the first search, and serve nothing.")]


def seeds() -> Path:
    """The seed texts: within the installed package, or at the top of a checkout."""
    bundled = Path(__file__).parent / "seeds"
    return bundled if bundled.is_dir() else bundled.parent.parent / "seeds"


@with_flags
def demo(
    no_serve: NoServe = False,
    port: Port = 8000,
    data: Data = None,
    lang: Lang = Language.ZH,
    dictionary: Dictionary = None,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
) -> None:
    """Index the five seed texts into an embedded index of their own, show a first search, and serve the API until Ctrl-C.

    The index is a folder of its own, and is built once. Where the port is taken, a free one is.
    """
    place = Place(data=(data or default_data()) / OWN_FOLDER, engine=EngineName.EMBEDDED)
    _index(place, Making(processes=1, dictionary=dictionary, segmenter=segmenter))
    _search(place, lang)
    chosen = 0 if no_serve else _free(port)
    _tell_what_to_try(place, chosen)
    if chosen:
        serve(**vars(place), **vars(Listening(port=chosen)), **vars(Audience()), **vars(Bounds()))


def _index(place: Place, making: Making) -> None:
    began = time.monotonic()
    _, published, (sources, reports, passages) = Run(place, making).done(_take_seeds)
    told = f"{passages} passages of {reports} reports in {sources} texts"
    done = f"indexed in {time.monotonic() - began:.1f} s" if published.built else "are indexed already"
    console().print(f"[bold]Tifa[/bold]: {told} {done}\n\n[bold]$ tifa search {QUESTION} --size {SHOWN}[/bold]")


def _take_seeds(taking: "Taking") -> None:
    taking.take([seeds()], LARGEST)
    taking.refresh()


def _search(place: Place, lang: Language) -> None:
    from api.request import SearchRequest  # noqa: PLC0415 - with all that a search needs
    from api.search import search  # noqa: PLC0415

    answer = with_index(place, lambda opened: search(SearchRequest(QUESTION, size=SHOWN), opened))
    show(answer, How(lang, whole=False, size=SHOWN), facets=True, paged=False)


def _free(port: int) -> int:
    """The port, or a free one where it is taken."""
    for wanted in (port, 0):
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind(("127.0.0.1", wanted))
            except OSError:
                continue
            found: int = tried.getsockname()[1]
            return found
    return port  # none is free: serving says why


def _tell_what_to_try(place: Place, port: int) -> None:
    tifa = tried_as()
    where = f"--data {shlex.quote(str(place.folder))}"
    if any(os.environ.get(name) for name in ("TIFA_ELASTICSEARCH_URL", "TIFA_ENGINE")):
        where += " --engine embedded"
    tries = [
        f"{tifa} search 渝事好商量 {where}",
        f"{tifa} search '“全过程人民民主” year:2023..2024' --group report {where}",
        f"{tifa} index PATH...          # your own texts: .txt, .md, .html, .docx, .pdf",
    ]
    if port:
        tries.append(f"curl 'http://127.0.0.1:{port}/api/v1/search?q={quote('渝事好商量')}'")
    beside = " in another terminal" if port else ""
    typer.echo(f"\nTry{beside}:\n" + "".join(f"  {line}\n" for line in tries))


def tried_as() -> str:
    """How the command is called from here, so that what is pasted works."""
    program = Path(sys.argv[0]).absolute()
    if program.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m cli"
    found = shutil.which("tifa")
    if found and Path(found).absolute() == program:
        return "tifa"
    near = program.relative_to(Path.cwd()) if program.is_relative_to(Path.cwd()) else program
    return shlex.quote(str(near))
