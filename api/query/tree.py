"""Tokens put together: what is asked with what. An operator that lacks its partner is left out, a bracket closed at the end."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from api.query import said
from api.query.said import Said
from api.query.tokens import Kind, Token
from engine.errors import TooMuchError

DEEPEST = 8  # brackets and minus signs within each other


@dataclass(frozen=True, slots=True)
class Leaf:
    """A word, a quoted text or the value of a filter."""

    token: Token


@dataclass(frozen=True, slots=True)
class Both:
    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Either:
    parts: tuple["Tree", ...]


@dataclass(frozen=True, slots=True)
class Without:
    part: "Tree"


Tree = Leaf | Both | Either | Without


def words_of(tree: Tree | None) -> Iterator[Token]:
    """The words and quoted texts that are wanted, filters left out."""
    match tree:
        case Leaf(token) if not token.field:
            yield token
        case Both(parts) | Either(parts):
            for part in parts:
                yield from words_of(part)


class Growing:
    """One reading of tokens; ``said`` tells what had to be put right."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        self.said: list[Said] = []
        self._tokens = list(tokens)
        self._at = 0

    def tree(self) -> Tree | None:
        """None where nothing is asked."""
        parts: list[Tree] = []
        while self._at < len(self._tokens):
            grown = self._either(0)
            parts += [grown] if grown else []
            if self._kind() is Kind.CLOSE:
                self.said.append(said.unpaired(self._take().text))
        return _joined(Both, parts)

    def _either(self, depth: int) -> Tree | None:
        parts: list[Tree] = []
        while True:
            part = self._both(depth)
            parts += [part] if part else []
            if self._kind() is not Kind.OR:
                return _joined(Either, parts)
            operator = self._take()
            if not part or self._kind() in (None, Kind.CLOSE, Kind.OR):
                self.said.append(said.dangling(operator.text))

    def _both(self, depth: int) -> Tree | None:
        parts: list[Tree] = []
        while self._kind() not in (None, Kind.CLOSE, Kind.OR):
            if self._kind() is Kind.AND:
                operator = self._take()
                if not parts or self._kind() in (None, Kind.CLOSE, Kind.OR, Kind.AND):
                    self.said.append(said.dangling(operator.text))
                continue
            part = self._one(depth)
            parts += [part] if part else []
        return _joined(Both, parts)

    def _one(self, depth: int) -> Tree | None:
        if depth > DEEPEST:
            raise TooMuchError(f"the question lies more than {DEEPEST} brackets deep", "take brackets away")
        token = self._take()
        if token.kind is Kind.NOT:
            return self._without(token, depth)
        if token.kind is not Kind.OPEN:
            return Leaf(token)
        inner = self._either(depth + 1)
        if not inner and self._kind() is Kind.CLOSE:
            self.said.append(said.empty_brackets())
        if self._kind() is Kind.CLOSE:
            self._take()
        else:
            self.said.append(said.unpaired(token.text))
        return inner

    def _without(self, operator: Token, depth: int) -> Tree | None:
        if self._kind() in (None, Kind.CLOSE, Kind.OR, Kind.AND):
            self.said.append(said.dangling(operator.text))
            return None
        part = self._one(depth + 1)
        return Without(part) if part else None

    def _kind(self) -> Kind | None:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else None

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]


def _joined(kind: type[Both] | type[Either], parts: list[Tree]) -> Tree | None:
    flat = [each for part in parts for each in (part.parts if isinstance(part, kind) else (part,))]
    if not flat:
        return None
    return flat[0] if len(flat) == 1 else kind(tuple(flat))
