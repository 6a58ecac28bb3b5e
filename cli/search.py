"""``tifa search``: the same search as over HTTP, for a person at a terminal or a program behind a pipe."""

import gc
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from cli.all_found import print_all, print_all_lines
from cli.answer import How
from cli.asked import ChosenFlags, Words, request
from cli.flags import with_flags
from cli.language import Lang, Language
from cli.opened import with_index
from cli.output import print_json
from cli.place import Place
from cli.settings import Json
from cli.show import show, show_lines

if TYPE_CHECKING:
    from api.request import SearchRequest

SORTS = ("relevance", "date", "-date", "year", "-year", "district", "-district")
GROUPS = ("report",)
ORDERS = ("place", "left", "right", "hit")  # of the lines of a concordance
PAGE_SIZE, LINES, LARGEST_PAGE = 20, 50, 200
WIDEST = 100  # characters on either side of an occurrence; as many are shown as there is room for
EPILOG = """Examples:

tifa search 老旧小区改造

tifa search '"全过程人民民主"' --year 2022..2024 --section 协商议政

tifa search 成渝 -协同 --region 重庆 --group report

tifa search “协商民主” --kwic --sort right

tifa search slogan:渝事好商量 --json

tifa search 协商 --year 2024 --csv > 协商.csv"""

app = typer.Typer(add_completion=False)

Sort = Annotated[
    str,
    typer.Option(
        help=f"The order of the hits: {', '.join(SORTS)}; with --kwic: {', '.join(ORDERS)}.",
        show_default="relevance where something ranks, else -year; place",
        autocompletion=lambda incomplete: [sort for sort in (*SORTS, *ORDERS) if sort.startswith(incomplete)],
    ),
]
Group = Annotated[
    str, typer.Option(help="report: group the hits by report.", autocompletion=lambda: list(GROUPS), show_default=False)
]
Page = Annotated[int, typer.Option(min=1, max=1_000_000, help="Which page of hits; they reach 10,000 hits deep.")]
Size = Annotated[
    int | None,
    typer.Option(
        min=1, max=LARGEST_PAGE, help="Hits, reports or lines of a page.", show_default=f"{PAGE_SIZE}; {LINES} lines"
    ),
]
Whole = Annotated[bool, typer.Option("--whole", help="Show long passages whole, not only what stands around the hits.")]
Kwic = Annotated[bool, typer.Option("--kwic", help="Print every occurrence in a line of its own, lined up.")]
Csv = Annotated[
    bool,
    typer.Option("--csv", help="Print all that is found, however much, as exact CSV; with --kwic, every occurrence."),
]
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
    size: Size = None,
    kwic: Kwic = False,
    csv: Csv = False,
    whole: Whole = False,
    facets: Facets = True,
    lang: Lang = Language.ZH,
    as_json: Json = False,
) -> None:
    """Search the published index. Several words must all be there; “quoted” text is found exactly, and counts as grep does.

    Counts are of passages, copies left out. Where nothing is found, it is said what would find something.
    """
    _must_be_one_of("--sort", sort, ORDERS if kwic else SORTS)
    _must_be_one_of("--group", group, () if kwic else GROUPS)
    asked = request(words, chosen, "" if kwic else sort, group, page, size or (LINES if kwic else PAGE_SIZE))
    if csv and as_json:
        raise typer.BadParameter("it is one or the other: leave --json away", param_hint="--csv")
    if kwic:
        _lines(asked, sort, place, lang, csv=csv, as_json=as_json)
    elif csv:
        print_all(asked, place)
    else:
        _page(asked, place, How(lang, whole, asked.size), facets=facets, as_json=as_json)


def _page(asked: "SearchRequest", place: Place, how: How, *, facets: bool, as_json: bool) -> None:
    from api.search import search as found  # noqa: PLC0415 - slow to import, and --help does not need it

    gc.disable()  # all that one search makes lives until it ends; to look through it took a tenth of its time
    try:
        answer = with_index(place, lambda opened: found(asked, opened))
    finally:
        gc.enable()
    if as_json:
        print_json(asdict(answer))
    else:
        show(answer, how, facets=facets)


def _lines(asked: "SearchRequest", sort: str, place: Place, lang: Language, *, csv: bool, as_json: bool) -> None:
    from api.kwic import kwic  # noqa: PLC0415
    from api.kwic_request import KwicRequest  # noqa: PLC0415

    wanted = KwicRequest(asked, sort=sort or ORDERS[0]) if as_json else KwicRequest(asked, WIDEST, sort or ORDERS[0])
    if csv:
        print_all_lines(wanted, place)
        return
    answer = with_index(place, lambda opened: kwic(wanted, opened))
    if as_json:
        print_json(asdict(answer))
    else:
        show_lines(answer, lang)


def _must_be_one_of(flag: str, value: str, known: tuple[str, ...]) -> None:
    if value and value not in known:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(known) or 'what goes with --kwic'}", param_hint=flag)
