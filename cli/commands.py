"""The commands of ``tifa``, each imported only when it is asked for: a search does not wait for what indexing needs."""

import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Any

import typer

HELP_OPTIONS = {"help_option_names": ["-h", "--help"]}
COMMANDS = {
    "analyze": "cli.analyze:analyze",
    "demo": "cli.demo:demo",
    "parse": "cli.parse:parse",
    "index": "cli.index:index",
    "remove": "cli.index:remove",
    "rebuild": "cli.index:rebuild",
    "generations": "cli.generations:generations",
    "rollback": "cli.generations:rollback",
    "library": "cli.generations:library",
    "search": "cli.search:app",
    "serve": "cli.serve:serve",
    "kibana": "cli.kibana.commands:app",
    "doctor": "cli.doctor:doctor",
    "slogans": "cli.slogans:app",
}


class _Imported(MutableMapping[str, Any]):
    """The commands by name."""

    def __init__(self) -> None:
        self._found: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._found:
            self._found[name] = _command(name, COMMANDS[name])
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)

    def __setitem__(self, name: str, command: Any) -> None:
        self._found[name] = command

    def __delitem__(self, name: str) -> None:
        raise KeyError(name)


class EnoughError(Exception):
    """The reader of our output has seen enough."""


class Commands(typer.core.TyperGroup):
    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.commands = _Imported()

    def invoke(self, ctx: Any) -> Any:
        """Raises ``EnoughError`` where typer would end with 1."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError as error:
            raise EnoughError from error
        return result


def _command(name: str, place: str) -> Any:
    module, _, within = place.partition(":")
    found = getattr(import_module(module), within)
    if isinstance(found, typer.Typer):
        group = typer.main.get_command(found)
        group.name = name
        return group
    alone = typer.Typer(add_completion=False, context_settings=HELP_OPTIONS)
    alone.command(name)(found)
    return typer.main.get_command(alone)
