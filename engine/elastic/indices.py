"""Which generations there are on the server, and which one is published, as its indices and aliases tell."""

from collections.abc import Iterable, Mapping
from typing import Any

from engine.elastic.edge import Edge
from engine.errors import DamagedError, NoIndexError
from engine.naming import is_name
from engine.port import SCHEMA_VERSION, Generation


class Indices:
    def __init__(self, edge: Edge) -> None:
        self._edge = edge
        self._connection = edge.connection

    def generations(self) -> list[Generation]:
        """Those that are whole, the newest first."""
        published = self._behind_alias()
        found: list[Generation] = []
        reports = self._all(self._connection.reports("*"))
        for index, told in self._all(self._connection.passages("*")).items():
            name = index.removeprefix(self._connection.passages() + "-")
            meta = told["mappings"].get("_meta", {})
            if meta.get("whole") and meta.get("schema") == SCHEMA_VERSION and self._connection.reports(name) in reports:
                told_of = (meta["built_at"], meta["passages"], name in published, meta["about"], meta.get("after", ""))
                found.append(Generation(name, *told_of))
        return sorted(found, key=lambda generation: generation.name, reverse=True)

    def told(self, name: str) -> Generation:
        return self.named(name, self.generations())

    def named(self, name: str, found: Iterable[Generation]) -> Generation:
        """The one of this name among those that were found."""
        for generation in found:
            if generation.name == name:
                return generation
        raise NoIndexError(f"there is no generation {name!r}", "see which there are: `tifa generations`")

    def left_over(self) -> list[str]:
        """What builds that died have left; of a deletion that was cut short, too. Not what another version of Tifa built."""
        whole = {generation.name for generation in self.generations()}
        found: list[str] = []
        for pattern in (self._connection.passages("*"), self._connection.reports("*")):
            for index, told in self._all(pattern).items():
                name = index.removeprefix(pattern.removesuffix("*"))
                ours = told["mappings"].get("_meta", {}).get("schema") == SCHEMA_VERSION
                if ours and is_name(name) and name not in whole:
                    found.append(index)
        return found

    def of_other_versions(self) -> list[str]:
        """What another version of Tifa built."""
        found = self._all(self._connection.passages("*")).items()
        prefix = f"{self._connection.passages()}-"
        schemas = {index: told["mappings"].get("_meta", {}).get("schema") for index, told in found}
        return [index.removeprefix(prefix) for index, schema in schemas.items() if schema not in (None, SCHEMA_VERSION)]

    def published(self) -> str:
        """The generation behind the alias, or nothing."""
        names = self._behind_alias()
        if len(names) > 1:
            what = f"the alias {self._connection.passages()} stands for {len(names)} indices"
            raise DamagedError(what, "somebody changed it by hand: `tifa rebuild`, or `tifa rollback NAME`")
        return names[0] if names else ""

    def _behind_alias(self) -> list[str]:
        alias = self._connection.passages()
        # by a pattern, as an alias that is not there would be an error
        found = self._edge.read(self._edge.client.indices.get_alias, index=f"{alias}-*", name=f"{alias}*")
        return [index.removeprefix(f"{alias}-") for index, told in found.items() if alias in told["aliases"]]

    def delete(self, *indices: str) -> None:
        """At once, so that no half of a generation stays."""
        if indices:
            self._edge.write(self._edge.client.indices.delete, index=list(indices), ignore_unavailable=True)

    def _all(self, pattern: str) -> Mapping[str, Any]:
        """The indices of this pattern with their mappings; an alias is none."""
        return dict(self._edge.read(self._edge.client.indices.get_mapping, index=pattern, expand_wildcards="open"))
