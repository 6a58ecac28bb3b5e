"""``tifa doctor``: everything looked over, and each finding told with its remedy."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from analyzers.dictionary import DictionaryError, load_dictionary
from cli import checks
from cli.flags import with_flags
from cli.listening import Listening
from cli.output import console, print_json, printable
from cli.place import Place
from cli.serving import Audience, Bounds
from cli.settings import DEFAULT_SEGMENTER, Dictionary, Json, Segmenter
from engine.errors import EngineError
from engine.finding import Finding, State, of_error
from indexer.errors import LibraryError

if TYPE_CHECKING:
    from engine.port import Engine

STYLES = {State.OK: "green", State.NOTE: "yellow", State.WRONG: "bold red"}
CODE = {"analyzer": "cuts", "parsing": "parses", "documents": "writes documents"}
Told = Iterator[tuple[str, Finding]]


@with_flags
def doctor(
    place: Place,
    listening: Listening,
    audience: Audience,
    bounds: Bounds,
    dictionary: Dictionary = None,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
    as_json: Json = False,
) -> None:
    """Look over the program, the dictionary, the folders, the library, the index and the settings, and say what to do.

    The exit status is 1 if something is wrong.
    """

    def looked_over() -> Told:
        for area, found in {
            "program": checks.program(),
            "words": checks.words(dictionary, segmenter.value),
            "data": checks.folder(place),
            "library": checks.library(place),
            "index": _index(place, dictionary, segmenter.value),
            "settings": checks.served(place, listening, audience, bounds),
        }.items():
            yield from ((area, finding) for finding in found)

    found = list(looked_over())
    wrong = sum(finding.state is State.WRONG for _, finding in found)
    if as_json:
        print_json({"wrong": wrong, "findings": [_as_dict(area, finding) for area, finding in found]})
    else:
        _show(found, wrong)
    if wrong:
        raise typer.Exit(1)


def _as_dict(area: str, finding: Finding) -> dict[str, Any]:
    return {"area": area, "state": finding.state.value, "what": finding.what, "remedy": finding.remedy}


def _show(found: list[tuple[str, Finding]], wrong: int) -> None:
    out = console()
    for area, finding in found:
        out.print(f"{finding.state.value:6}", style=STYLES[finding.state], end="")
        out.print(f"{area:9} {printable(finding.what)}", markup=False)
        if finding.remedy:
            out.print(f"{'':16}remedy: {printable(finding.remedy)}", markup=False)
    out.print(f"\n{wrong} wrong" if wrong else "\nnothing is wrong", style="bold")


def _index(place: Place, dictionary: Any, segmenter: str) -> Iterator[Finding]:
    try:
        engine = place.open_engine()
    except EngineError as error:
        yield of_error(error)
        return
    except typer.BadParameter as error:
        yield Finding(State.WRONG, error.message, "name it, or choose the other engine: TIFA_ENGINE=embedded")
        return
    try:
        found = engine.look_over()
        yield from found
        if not any(finding.state is State.WRONG for finding in found):
            yield from _stale(engine, place, dictionary, segmenter)
    finally:
        engine.close()


def _stale(engine: "Engine", place: Place, dictionary: Any, segmenter: str) -> Iterator[Finding]:
    """Whether `tifa index` would build something else now. Only where the library is: who only reads has other files."""
    if not place.has_library():
        return
    from indexer.prepare import Preparer  # noqa: PLC0415 - the indexer is slow to import
    from indexer.publish import about_of  # noqa: PLC0415

    about = next((each.about for each in engine.generations() if each.published), {})
    try:
        preparer = Preparer(load_dictionary(dictionary), segmenter)
        held = place.open_library()
    except (DictionaryError, LibraryError, OSError):
        return  # told already
    try:
        now = about_of(held, preparer.analyzer.dictionary, preparer.stamp)
    finally:
        held.close()
    if about.get("dictionary") != now["dictionary"]:
        what = f"the index was built with the dictionary {about.get('dictionary')}, and {now['dictionary']} is set now"
        yield Finding(State.WRONG, what, "tifa rebuild")
    elif other := [does for key, does in CODE.items() if about.get(key) != now[key]]:
        what = f"the index was built by a Tifa or a segmenter that {' and '.join(other)} otherwise"
        yield Finding(State.WRONG, what, "tifa rebuild")
    if about.get("corpus") != now["corpus"]:
        yield Finding(State.WRONG, "the library has changed since the index was built", "tifa rebuild")
