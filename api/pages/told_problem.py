"""A problem as a person is told of it: what happened, on what, and where one may go from there."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlencode

from api.links import query_string
from api.list_links import slogans_address
from api.pages.in_chinese import in_chinese
from api.pages.language import ZH, Language
from api.query.reading import LONGEST
from api.request import FACETS, SearchRequest
from api.slogan_request import SLOGANS, SlogansRequest

_OF_A_SEARCH = frozenset({"q", "slogan_all", "copies", *FACETS})
_PAGES = frozenset({"page", "size"})
_SLOGAN = "/slogans/"
_NEEDED = {"/facets": "name"}  # without it there is no such page

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A parameter with what is wrong of it: ``kind`` names a text, ``told`` what stands in its places."""

    name: str
    kind: str
    told: dict[str, object]


@dataclass(frozen=True, slots=True)
class Way:
    """A link to what works; ``text`` names what it says."""

    text: str
    url: str
    told: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """The address that was asked, as it is in Chinese."""

    path: str
    query: str

    @property
    def shown_path(self) -> str:
        return unquote(self.path)[:100]

    @property
    def pairs(self) -> Pairs:
        return parse_qsl(self.query, keep_blank_values=True)

    @property
    def question(self) -> str:
        """For the box, so that it can be put right."""
        return next((value for name, value in self.pairs if name == "q"), "")[:LONGEST]

    def without(self, names: Sequence[str]) -> str:
        return _address(self.path, [pair for pair in self.pairs if pair[0] not in names])

    def renamed(self, name: str, other: str) -> str:
        return _address(self.path, [(other if pair[0] == name else pair[0], pair[1]) for pair in self.pairs])

    @property
    def as_search(self) -> str:
        """What of it a search knows."""
        of = [("slogan", value) for name, value in self.pairs if name == "of"]
        return _address("/", [pair for pair in self.pairs if pair[0] in _OF_A_SEARCH] + of)


def sentences(detail: str, remedy: str, language: Language) -> list[str]:
    """What is said of it and what to do about it, but for what is said to programs and to whoever runs the server."""
    if language is ZH:
        return [f"{told}。" if told[-1] != "？" else told for told in map(in_chinese, (detail, remedy)) if told]
    return [_sentence(told) for told in (detail, remedy) if told and "/api/" not in told]


def in_texts(phrase: str, passages: int) -> list[Way]:
    """A name that is not known may stand in the texts all the same."""
    return (
        [Way("way_full_text", query_string(SearchRequest(phrase)), {"text": phrase, "n": passages})] if passages else []
    )


def ways(problem: str, wrong: Sequence[Wrong], asked: Asked) -> list[Way]:
    if wrong:
        return _without(wrong, asked)
    if problem == "not-found" and asked.path.startswith(_SLOGAN):
        name = unquote(asked.path.removeprefix(_SLOGAN))[:100]
        return [
            Way(
                "way_slogans",
                slogans_address(SlogansRequest(SearchRequest(size=SLOGANS), containing=name, unused=True)),
            )
        ]
    if problem == "too-much" and asked.path == "/kwic":
        return [Way("way_passages", asked.as_search)]
    if problem == "too-much" and _PAGES & {name for name, _ in asked.pairs}:
        return [Way("way_first_page", asked.without(tuple(_PAGES)))]
    return []


def _without(wrong: Sequence[Wrong], asked: Asked) -> list[Way]:
    if any(it.kind == "missing" or it.name == _NEEDED.get(asked.path) for it in wrong):
        return [Way("way_search", asked.as_search)]
    names = [it.name for it in wrong]
    near = [(it.name, str(it.told["near"])) for it in wrong if "near" in it.told]
    instead = (
        [Way("way_instead", asked.renamed(*near[0]), {"near": near[0][1]})] if len(near) == len(wrong) == 1 else []
    )
    return [*instead, Way("way_without", asked.without(names), {"names": ", ".join(dict.fromkeys(names))})]


def _sentence(told: str) -> str:
    return f"{told[0].upper()}{told[1:]}{'' if told[-1] in '.?' else '.'}"


def _address(path: str, pairs: Pairs) -> str:
    return f"{path}?{urlencode(pairs)}" if pairs else path
