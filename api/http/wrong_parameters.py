"""What is wrong with the parameters of a page, as a person is told of it."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from api.pages.told_problem import Wrong

LONGEST_VALUE = 60  # characters of what was sent
_KINDS = {
    "extra_forbidden": "unknown",
    "told_twice": "twice",
    "missing": "missing",
    "int_parsing": "no_number",
    "int_parsing_size": "no_number",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_great",
    "string_too_long": "too_long",
    "string_too_short": "empty",
    "too_long": "too_many",
    "bool_parsing": "no_yes",
    "literal_error": "none_of_these",
    "value_error": "none_of_these",
}


def wrong_parameters(errors: Iterable[Mapping[str, Any]], known: Sequence[str]) -> list[Wrong]:
    return [_wrong(error, known) for error in errors]


def near(name: str, known: Sequence[str]) -> list[str]:
    """The parameter that was meant, if one is like it."""
    return get_close_matches(name, known, 1)


def _wrong(error: Mapping[str, Any], known: Sequence[str]) -> Wrong:
    loc = [str(part) for part in error["loc"]]
    name = loc[1] if len(loc) > 1 else loc[0]
    kind = _KINDS.get(error["type"], "other")
    told: dict[str, object] = {"name": name, "value": _short(error.get("input", "")), **_limits(error.get("ctx", {}))}
    if kind == "unknown" and (meant := near(name, known)):
        return Wrong(name, "unknown_near", {"name": _short(name), "near": meant[0]})
    if kind == "twice":
        told["n"] = len(error["input"])
    if kind == "unknown":
        told["known"] = ", ".join(known)
    return Wrong(name, kind, told | {"name": _short(name)})


def _limits(context: Mapping[str, Any]) -> dict[str, object]:
    """The limit that was passed, or what could be chosen."""
    limit = next((context[name] for name in ("ge", "le", "max_length") if name in context), None)
    known = str(context.get("expected", context.get("error", ""))).removeprefix("use one of ")
    told: dict[str, object] = {"limit": limit} if limit is not None else {}
    listed = [
        it for it in known.replace("'", "").replace(" or ", ", ").split(", ") if it
    ]  # what is left open has no name
    return told | ({"known": ", ".join(listed)} if listed else {})


def _short(sent: object) -> str:
    text = str(sent).encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
