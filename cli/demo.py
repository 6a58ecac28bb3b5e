"""``tifa demo``: the five seed texts, analysed."""

from collections import Counter
from pathlib import Path

from rich.markup import escape

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analysis, Analyzer
from cli.analyze import marked
from cli.output import console
from cli.settings import DEFAULT_SEGMENTER, Dictionary, Segmenter

_SHOWN_SLOGANS = 8
_SHOWN_CHARACTERS = 400


def seeds() -> Path:
    """The seed texts: within the installed package, or at the top of a checkout."""
    bundled = Path(__file__).parent / "seeds"
    return bundled if bundled.is_dir() else bundled.parent.parent / "seeds"


def demo(dictionary: Dictionary = None, segmenter: Segmenter = DEFAULT_SEGMENTER) -> None:
    """Show the five seed texts analysed: their most frequent slogans, and a passage with its slogans marked."""
    analyzer = Analyzer(load_dictionary(dictionary), segmenter.value)
    out = console()
    out.print(f"[bold]Tifa[/bold]: {len(analyzer.dictionary)} slogans known; the five seed texts as they came:\n")
    texts = ((file.name, file.read_text(encoding="utf-8")) for file in sorted(seeds().glob("*.txt")))
    analyses = [(name, analyzer.analyze(text)) for name, text in texts]
    for name, analysis in analyses:
        out.print(_figures(name, analysis))
    name, analysis = analyses[-1]
    start = analysis.text.find("一年来")
    sample = analyzer.analyze(analysis.text[start : start + _SHOWN_CHARACTERS])
    out.print(f"\n[bold]From {escape(name)}[/bold], slogans in colour, nested ones underlined:\n")
    out.print(marked(sample))
    out.print(
        "\nTry: [cyan].venv/bin/tifa analyze '践行全过程人民民主'[/cyan] or [cyan].venv/bin/tifa slogans --help[/cyan]"
    )


def _figures(name: str, analysis: Analysis) -> str:
    """What is told of one text. Occurrences nested in another slogan are not counted."""
    counts = Counter(mention.slogan for mention in analysis.mentions if mention.nested_in is None)
    most = " · ".join(f"{escape(slogan)} {count}" for slogan, count in counts.most_common(_SHOWN_SLOGANS))
    sizes = f"{len(analysis.fold):,} characters, {len(analysis.words):,} words"
    return f"[bold]{escape(name)}[/bold]  {sizes}, {len(counts)} slogans in {counts.total()} occurrences\n  {most}\n"
