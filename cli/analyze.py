"""``tifa analyze``: how a text is folded, cut and searched for slogans."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.text import Text

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analysis, Analyzer
from cli.output import console, print_json, printable
from cli.settings import DEFAULT_SEGMENTER, Dictionary, Json, Segmenter
from cli.texts import read_stdin
from vocabulary.labels import CATEGORIES

TEXT_HELP = "The text to analyze; - reads it from standard input."


def analyze(
    text: Annotated[str, typer.Argument(help=TEXT_HELP)],
    json: Json = False,
    dictionary: Dictionary = None,
    segmenter: Segmenter = DEFAULT_SEGMENTER,
) -> None:
    """Show how a text is folded and cut, which terms it is found by, and which slogans stand in it."""
    analyzer = Analyzer(load_dictionary(dictionary), segmenter.value)
    analysis = analyzer.analyze(read_stdin() if text == "-" else text)
    if json:
        print_json(analysis.as_dict())
    else:
        _show(analysis)


def _show(analysis: Analysis) -> None:
    out = console()
    out.print(Text.assemble(("原文 text      ", "bold"), marked(analysis)))
    out.print(Text.assemble(("归一 fold      ", "bold"), printable(analysis.fold)))
    out.print(Text.assemble(("分词 words     ", "bold"), " / ".join(map(printable, analysis.words))))
    words = set(analysis.words)
    inside = dict.fromkeys(term for term in analysis.terms.terms if term not in words)
    out.print(Text.assemble(("词项 also found", "bold"), " ", " · ".join(map(printable, inside)) or "–"))
    out.print(f"[bold]提法 slogans[/bold]    {len(analysis.mentions)}")
    for mention in analysis.mentions:
        about = [CATEGORIES[mention.category].chinese]
        about += [f"动词 {mention.frame}"] if mention.frame else []
        about += ["引号内"] if mention.quoted else []
        about += [f"在「{mention.nested_in}」之内"] if mention.nested_in else []
        out.print(
            f"  {mention.start:>5}–{mention.end:<5} [cyan]{escape(mention.slogan)}[/cyan]  {escape(' · '.join(about))}"
        )
    out.print(f"[dim]analyzer {analysis.analyzer}; spans count characters of the text, from 0[/dim]")


def marked(analysis: Analysis) -> Text:
    """The text with its slogans in colour, the nested ones underlined."""
    text = Text(printable(analysis.text))
    for mention in analysis.mentions:
        text.stylize("underline" if mention.nested_in else "bold cyan", mention.start, mention.end)
    return text
