"""``tifa search``: the same search as over HTTP, for a person at a terminal or a program behind a pipe."""

import gc
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from cli.answer import How
from cli.asked import ChosenFlags, Words, request
from cli.flags import with_flags
from cli.language import Lang, Language
from cli.opened import with_index
from cli.output import print_json
from cli.place import Place
from cli.settings import Json
from cli.show import show

if TYPE_CHECKING:
    from api.following import Opened
    from api.request import SearchRequest
    from api.shown.answer import SearchAnswer

SORTS = ("relevance", "date", "-date", "year", "-year", "district", "-district")
GROUPS = ("report",)
PAGE_SIZE, LARGEST_PAGE = 20, 200
EPILOG = """Examples:

tifa search 老旧小区改造

tifa search '"全过程人民民主"' --year 2022..2024 --section 协商议政

tifa search 成渝 -协同 --region 重庆 --group report

tifa search slogan:渝事好商量 --json"""

app = typer.Typer(add_completion=False)

Sort = Annotated[
    str,
    typer.Option(
        help=f"The order of the hits: {', '.join(SORTS)}.",
        show_default="relevance where something ranks, else -date",
        autocompletion=lambda incomplete: [sort for sort in SORTS if sort.startswith(incomplete)],
    ),
]
Group = Annotated[
    str, typer.Option(help="report: group the hits by report.", autocompletion=lambda: list(GROUPS), show_default=False)
]
Page = Annotated[int, typer.Option(min=1, max=1_000_000, help="Which page of hits; they reach 10,000 hits deep.")]
Size = Annotated[int, typer.Option(min=1, max=LARGEST_PAGE, help="Hits, or reports, of a page.")]
Whole = Annotated[bool, typer.Option("--whole", help="Show long passages whole, not only what stands around the hits.")]
Facets = Annotated[bool, typer.Option("--facets/--no-facets", help="Tell how what was found is spread.")]


@app.command("search", epilog=EPILOG, context_settings={"ignore_unknown_options": True})
@with_flags
def search(
    chosen: ChosenFlags,
    place: Place,
    words: Words = None,
    sort: Sort = "",
    group: Group = "",
    page: Page = 1,
    size: Size = PAGE_SIZE,
    whole: Whole = False,
    facets: Facets = True,
    lang: Lang = Language.ZH,
    as_json: Json = False,
) -> None:
    """Search the published index. Several words must all be there; “quoted” text is found exactly, and counts as grep does.

    Counts are of passages, copies left out. Where nothing is found, it is said what would find something.
    """
    _must_be_one_of("--sort", sort, SORTS)
    _must_be_one_of("--group", group, GROUPS)
    asked = request(words, chosen, sort, group, page, size)
    gc.disable()  # all that one search makes lives until it ends; to look through it took a tenth of its time
    try:
        answer = with_index(place, lambda opened: _found(asked, opened))
    finally:
        gc.enable()
    if as_json:
        print_json(asdict(answer))
    else:
        show(answer, How(lang, whole, size), facets=facets)


def _must_be_one_of(flag: str, value: str, known: tuple[str, ...]) -> None:
    if value and value not in known:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}", param_hint=flag)


def _found(asked: "SearchRequest", opened: "Opened") -> "SearchAnswer":
    from api.search import search as found  # noqa: PLC0415

    return found(asked, opened)
