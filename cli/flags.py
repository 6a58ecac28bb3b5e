"""Flags that several commands share, told once: a dataclass whose fields are flags, which a command gets as one value."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_type_hints


def with_flags(command: Callable[..., None]) -> Callable[..., None]:
    """The command as typer takes it: in place of each parameter that is such a dataclass, its fields as flags, after all others."""
    hints = get_type_hints(command, include_extras=True)
    own = inspect.signature(command)
    groups = {name: hint for name, hint in hints.items() if isinstance(hint, type) and is_dataclass(hint)}
    kept = [
        parameter.replace(annotation=hints[name]) for name, parameter in own.parameters.items() if name not in groups
    ]
    flags = [flag for group in groups.values() for flag in _flags(group)]

    def called(**given: Any) -> None:
        made = {
            name: group(**{field.name: given.pop(field.name) for field in fields(group)})
            for name, group in groups.items()
        }
        command(**made, **given)

    called.__doc__, called.__name__ = command.__doc__, command.__name__
    called.__signature__ = own.replace(parameters=[*kept, *flags])  # type: ignore[attr-defined]
    called.__annotations__ = {parameter.name: parameter.annotation for parameter in [*kept, *flags]}
    return called


def _flags(group: Any) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for field in fields(group):
        yield inspect.Parameter(
            field.name, inspect.Parameter.KEYWORD_ONLY, default=field.default, annotation=hints[field.name]
        )
