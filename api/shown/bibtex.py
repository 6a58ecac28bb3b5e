"""A report as an entry of a BibTeX file that compiles, whatever stands in its title."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

# What TeX and BibTeX would read as commands; braces must pair off even where they are escaped.
_ESCAPED = str.maketrans(
    {
        **{char: f"\\{char}" for char in "%&_#$"},
        "{": "{\\textbraceleft}",
        "}": "{\\textbraceright}",
        "\\": "{\\textbackslash}",
        "~": "{\\textasciitilde}",
        "^": "{\\textasciicircum}",
    }
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_ADDRESS = "%/:?#[]@!$&'()*+,;=-._~"  # what may stand in an address as it is

Told = Mapping[str, Any]


def bibtex(report: Told, identity: str, who: str, title: str, note: str) -> str:
    """An article of a newspaper, else what stands for itself; ``note`` tells the place of a passage."""
    fields = {
        "author": f"{{{_text(who)}}}" if who else "",  # one name, not a first and a last one
        "title": f"{{{_text(title)}}}",
        "journal": _text(report["publication"]),
        "year": str(report["year"] or ""),
        "date": report["date"] or "",
        "pages": _text(report["page"]),
        "note": note,
        "url": quote(report["url"], safe=_ADDRESS),
    }
    kind = "article" if report["publication"] else "misc"
    told = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
    return ",\n".join([f"@{kind}{{tifa-{identity}", *told]) + "\n}\n"


def _text(text: str) -> str:
    return _CONTROL.sub(" ", text).translate(_ESCAPED)
