"""``tifa slogans``: the dictionary, and phrases that it does not know yet."""

from collections.abc import Collection
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape
from rich.table import Table

from analyzers.dictionary import load_dictionary
from analyzers.discovery.propose import Proposal, propose
from analyzers.discovery.review import kept_entries, merge, review_text
from analyzers.discovery.sources import Source
from analyzers.fold import fold_text
from analyzers.pipeline import Analyzer
from analyzers.slogan import Slogan
from analyzers.spellings import join_alike, spellings
from cli import completing
from cli.output import complain, console, print_json
from cli.settings import DEFAULT_LARGEST, DEFAULT_SEGMENTER, PLACES_HELP, Dictionary, Json, LargestFile, Segmenter
from vocabulary import districts
from vocabulary.labels import CATEGORIES, LEVELS

if TYPE_CHECKING:
    from indexer.report import Report

app = typer.Typer(help="The slogan dictionary, and phrases that it does not know yet.", no_args_is_help=True)
_CATEGORY_HELP = f"Only this category: {', '.join(CATEGORIES)}."
_LEVEL_HELP = f"Only this level of origin: {', '.join(LEVELS)}."


@app.command("list")
def list_slogans(
    find: Annotated[str, typer.Argument(help="Only slogans with a form that contains this.")] = "",
    category: Annotated[str, typer.Option(help=_CATEGORY_HELP, autocompletion=completing.categories)] = "",
    level: Annotated[str, typer.Option(help=_LEVEL_HELP, autocompletion=completing.levels)] = "",
    json: Json = False,
    dictionary: Dictionary = None,
) -> None:
    """List the slogans of the dictionary."""
    _must_be_known("category", category, CATEGORIES)
    _must_be_known("level", level, LEVELS)
    wanted = join_alike(fold_text(find))
    found = [
        slogan
        for slogan in load_dictionary(dictionary)
        if category in ("", slogan.category)
        and level in ("", slogan.level)
        and any(wanted in spellings(form)[0] for form in slogan.forms)
    ]
    if json:
        print_json([slogan.as_dict() for slogan in found])
        return
    table = Table("提法 slogan", "类别 category", "来源 level", "其他形式 variants", box=None, header_style="bold")
    for slogan in found:
        labels = CATEGORIES[slogan.category].chinese, LEVELS[slogan.level].chinese
        table.add_row(escape(slogan.name), *labels, escape("；".join(slogan.variants)))
    console().print(table)
    console().print(f"[dim]{len(found)} slogans[/dim]")


def _must_be_known(what: str, value: str, known: Collection[str]) -> None:
    if value and value not in known:
        raise typer.BadParameter(f"{value!r} is none of {', '.join(known)}", param_hint=f"--{what}")


@app.command()
def show(
    name: Annotated[str, typer.Argument(help="The slogan, in any of its forms.", autocompletion=completing.slogans)],
    json: Json = False,
    dictionary: Dictionary = None,
) -> None:
    """Show what the dictionary knows of one slogan."""
    known = load_dictionary(dictionary)
    slogan = known.find(name)
    if slogan is None:
        near = known.near(name)
        remedy = f"did you mean {', '.join(near)}?" if near else "tifa slogans list shows them all"
        complain(f"no slogan {name!r} in the dictionary", remedy)
        raise typer.Exit(1)
    if json:
        print_json(slogan.as_dict())
    else:
        _show(slogan)


def _show(slogan: Slogan) -> None:
    rows = {
        "提法 slogan": slogan.name,
        "类别 category": CATEGORIES[slogan.category].chinese,
        "来源 level": LEVELS[slogan.level].chinese,
        "地区 district": districts.full_name(slogan.district),
        "含义 meaning": slogan.meaning,
        "初见 first known": f"{slogan.year}（{slogan.source}）" if slogan.year else "",
        "其他形式 variants": "；".join(slogan.variants),
        "相近 related": "；".join(slogan.related),
        "只在引号内 quoted": "是，或在 " + "、".join(slogan.contexts) if slogan.contexts else "是" * slogan.only_quoted,
        "排除 unless": "、".join(slogan.unless),
    }
    table = Table(box=None, show_header=False)
    for key, value in rows.items():
        if value:
            table.add_row(f"[bold]{key}[/bold]", escape(value))
    console().print(table)


@app.command()
def check(json: Json = False, dictionary: Dictionary = None) -> None:
    """Check the dictionary, with your own laid over it; a broken one is told with file, line and remedy."""
    known = load_dictionary(dictionary)
    forms = sum(len(slogan.forms) for slogan in known)
    if json:
        print_json({"slogans": len(known), "forms": forms, "version": known.version})
    else:
        console().print(f"The dictionary is sound: {len(known)} slogans in {forms} forms, version {known.version}.")


@app.command()
def discover(
    places: Annotated[list[Path], typer.Argument(metavar="PATH...", help=PLACES_HELP)],
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write a review file here.")] = None,
    most: Annotated[int, typer.Option(help="How many proposals at most.", min=1)] = 200,
    json: Json = False,
    largest: LargestFile = DEFAULT_LARGEST,
    dictionary: Dictionary = None,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
) -> None:
    """Propose set phrases that the dictionary does not know, the most promising first."""
    if output and (output.exists() or not output.parent.is_dir()):
        why = "is there already" if output.exists() else "is in no folder that is there"
        complain(f"{output} {why}", "name another file: a review is not written over, and no folder is made for it")
        raise typer.Exit(1)
    from cli.reading import Reading  # noqa: PLC0415 - the indexer is slow to import, and other commands start without it
    from indexer.parse import Parser  # noqa: PLC0415

    analyzer = Analyzer(load_dictionary(dictionary), segmenter.value)
    reading = Reading(Parser(analyzer))
    sources = [_source(analyzer, report) for report in reading.reports(places, largest)]
    proposals = propose(sources, analyzer.finder, most)
    if json:
        print_json([asdict(proposal) for proposal in proposals])
    elif output and proposals:
        output.write_text(review_text(proposals, str(output)), encoding="utf-8")
        console().print(
            f"{len(proposals)} proposals from {len(sources)} texts in {output}. Review it, then: tifa slogans merge {output}"
        )
    else:
        _show_proposals(proposals)
    if reading.failed:
        raise typer.Exit(1)


def _source(analyzer: Analyzer, report: "Report") -> Source:
    """A report made ready for discovery: its repaired passages, with its district and year."""
    about = report.metadata
    source = analyzer.source(report.file, "\n".join(passage.text for passage in report.passages))
    return replace(source, district=about.district.name if about.district else "", year=about.year)


def _show_proposals(proposals: list[Proposal]) -> None:
    table = Table(
        "提法？ phrase", "次 count", "篇 texts", "依据 found as", "上下文 context", box=None, header_style="bold"
    )
    for proposal in proposals:
        about = str(proposal.count), str(proposal.texts), ", ".join(proposal.found_by)
        table.add_row(escape(proposal.phrase), *about, escape(proposal.context))
    console().print(table)


@app.command("merge")
def merge_review(
    review: Annotated[Path, typer.Argument(help="A reviewed file of `tifa slogans discover`.")],
    dictionary: Dictionary = None,
) -> None:
    """Add what a reviewer kept to your own dictionary, if the whole is sound with it; else nothing changes."""
    if dictionary is None or dictionary.is_dir():
        complain(
            "merge needs a dictionary file to write to",
            "name it: --dictionary my-slogans.toml, or set TIFA_DICTIONARY to a file",
        )
        raise typer.Exit(2)
    entries = kept_entries(review)
    if not entries:
        complain(
            f"nothing in {review} is kept", "set keep = true, category and level for each slogan, then merge again"
        )
        raise typer.Exit(1)
    merge(entries, dictionary)
    console().print(f"{len(entries)} slogans added to {dictionary}.")
