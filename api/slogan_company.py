"""What goes with a slogan: its forms, the slogans that the dictionary calls related, and those that stand in the same passages."""

from collections.abc import Iterable
from dataclasses import replace

from analyzers.slogan import Slogan
from api.asking import asking, total
from api.following import Opened
from api.links import as_it_stands, slogan_link
from api.query.tokens import unquoted
from api.request import SearchRequest
from api.shown.slogan import Form, Neighbour
from api.slogan_request import with_slogan
from api.tables import ratio
from engine.measure import Passages


def forms(entry: Slogan, inside: SearchRequest, read_as: str, opened: Opened) -> list[Form]:
    """Each form with the passages of the slogan that hold just this text; one may lie within another."""
    exact = [f"“{unquoted(text)}”" for text in entry.forms]
    requests = [replace(inside, q=f"({read_as}) {text}" if read_as else text) for text in exact]
    passages = opened.reader.totals(asking(request, opened).question for request in requests)
    found = zip(entry.forms, passages, requests, strict=True)
    return [Form(text, count, as_it_stands(request, count)) for text, count, request in found]


class Company:
    """The slogans of the passages that are looked at, and those of the passages that hold this one."""

    def __init__(self, name: str, request: SearchRequest, opened: Opened) -> None:
        self._name, self._request = name, request
        self._everything, self._together = (
            {str(cell.values[0]): cell.amount for cell in opened.reader.cross(question, ["slogan"], Passages())}
            for question in (asking(it, opened).question for it in (request, with_slogan(request, name)))
        )
        self._all = total(asking(request, opened), opened)

    def most(self, most: int) -> list[str]:
        """Those that stand in the most passages with it."""
        names = sorted(self._together, key=lambda name: (-self._together[name], name))
        return [name for name in names if name != self._name][:most]

    def neighbours(self, names: Iterable[str]) -> list[Neighbour]:
        return [self._neighbour(name) for name in names]

    def _neighbour(self, name: str) -> Neighbour:
        passages, together = self._everything.get(name, 0), self._together.get(name, 0)
        by_chance = passages * self._everything.get(self._name, 0)
        both = with_slogan(with_slogan(self._request, self._name), name)
        return Neighbour(
            name=name,
            passages=passages,
            together=together,
            lift=ratio(together * self._all, by_chance),
            nested=name in self._name or self._name in name,
            url=as_it_stands(both, together),
            slogan_url=slogan_link(name),
        )
