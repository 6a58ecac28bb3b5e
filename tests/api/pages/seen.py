"""A page as a test sees it: parsed, with its links, its numbers and its texts."""

import re
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from starlette.testclient import TestClient

HTML = {"Accept": "text/html"}
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


@dataclass(frozen=True)
class Element:
    name: str
    attributes: dict[str, str]
    path: tuple[str, ...]
    text: str


class _Reader(HTMLParser):
    """Keeps each element with all text in it."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Element] = []
        self._open: list[tuple[str, dict[str, str], list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag in VOID:
            self.found.append(Element(tag, told, self._path, ""))
        else:
            self._open.append((tag, told, []))

    def handle_endtag(self, tag: str) -> None:
        name, told, text = self._open.pop()
        assert name == tag, f"<{name}> ends with </{tag}>"
        self.found.append(Element(name, told, self._path, "".join(text)))

    def handle_data(self, data: str) -> None:
        for _, _, text in self._open:
            text.append(data)

    def close(self) -> None:
        super().close()
        assert not self._open

    @property
    def _path(self) -> tuple[str, ...]:
        return tuple(".".join([name, *told.get("class", "").split()]) for name, told, _ in self._open)


class Seen:
    def __init__(self, client: TestClient, address: str) -> None:
        self.answer = client.get(address, headers=HTML)
        self.address = address

    @cached_property
    def elements(self) -> list[Element]:
        reader = _Reader()
        reader.feed(self.answer.text)
        reader.close()
        return reader.found

    def all(self, name: str, inside: str = "", **attributes: str) -> list[Element]:
        """Elements of a name, below one whose name and class are these: ``all("a", "td")``, ``all("a", "section.facet")``."""
        return [
            it
            for it in self.elements
            if it.name == name
            and (not inside or any(step == inside or step.startswith(f"{inside}.") for step in it.path))
            and all(it.attributes.get(key) == value for key, value in attributes.items())
        ]

    @property
    def total(self) -> int:
        """How many passages it says that there are."""
        [told] = [it for it in self.elements if "data-total" in it.attributes]
        assert number(told.text) == int(told.attributes["data-total"])
        return number(told.text)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """The numbers that are links: where each leads, and what it says that is found there."""
        return [
            (it.attributes["href"], int(it.attributes["data-count"]))
            for it in self.elements
            if "data-count" in it.attributes
        ]


def number(text: str) -> int:
    found = re.search(r"\d[\d,]*", text)
    assert found, text
    return int(found[0].replace(",", ""))


def seen(client: TestClient, address: str, status: int = 200) -> Seen:
    page = Seen(client, address)
    assert page.answer.status_code == status, page.answer.text[:500]
    return page
