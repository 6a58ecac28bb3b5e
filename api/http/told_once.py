"""A parameter that takes one value is told once: of two, one would have to be passed over, and nobody could tell which."""

from typing import Any, get_origin

from fastapi import Request
from fastapi.exceptions import RequestValidationError


async def told_once(request: Request) -> None:
    """Refuses a request that tells one twice, as any other parameter that is wrong."""
    told = {name: request.query_params.getlist(name) for name in _single(request)}
    wrong = [(name, values) for name, values in told.items() if len(values) > 1]
    if wrong:
        raise RequestValidationError([_error(name, values) for name, values in wrong])


def _single(request: Request) -> list[str]:
    """The parameters of the route that take one value."""
    found: list[str] = []
    for parameter in request.scope["route"].dependant.query_params:
        fields = getattr(parameter.field_info.annotation, "model_fields", {})
        found += [name for name, field in fields.items() if get_origin(field.annotation) is not list]
    return found


def _error(name: str, values: list[str]) -> dict[str, Any]:
    told = f"it takes one value, and {len(values)} are told: tell it once"
    return {"type": "told_twice", "loc": ("query", name), "msg": told, "input": values}
