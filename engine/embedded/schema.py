"""The table of fields as a schema of tantivy, and a passage's values as its document.

Terms come ready-made, so text fields are cut at blanks only. Dates are whole numbers that sort as dates do (20240110). What is
only handed out is kept as bytes and not indexed.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from tantivy import Document, Schema, SchemaBuilder

from engine.fields import FIELDS, Field, Kind

WHITESPACE, RAW = "whitespace", "raw"
ID_NUMBER = "_id"  # an id as a number, so that hits can be put in the order of ids
SHELF = "_shelf"  # the first digit of a report's id: so many reports as the engine cannot count at once are counted in parts
DETAIL = {Kind.TERMS: "freq", Kind.RUNS: "position", Kind.SINGLES: "basic"}

Value = str | int


@cache
def schema() -> Schema:
    builder = SchemaBuilder()
    for field in FIELDS.values():
        _add_field(builder, field)
    builder.add_integer_field(ID_NUMBER, fast=True)
    builder.add_text_field(SHELF, tokenizer_name=RAW, index_option="basic", fast=True)
    return builder.build()


def _add_field(builder: SchemaBuilder, field: Field) -> None:
    match field.kind:
        case Kind.TERMS | Kind.RUNS | Kind.SINGLES:
            builder.add_text_field(field.name, tokenizer_name=WHITESPACE, index_option=DETAIL[field.kind])
        case Kind.KEYWORD:
            builder.add_text_field(field.name, stored=field.given, tokenizer_name=RAW, index_option="basic", fast=True)
        case Kind.INTEGER | Kind.DATE:
            builder.add_integer_field(field.name, indexed=True, fast=True)
        case Kind.STORED | Kind.READ if field.given:
            builder.add_bytes_field(field.name, stored=True)


def document(values: Mapping[str, Value | Sequence[Value]]) -> Document:
    """A passage as tantivy takes it; a field that is not told has no value."""
    made = Document()
    for name, told in values.items():
        for value in told if isinstance(told, list | tuple) else (told,):
            _add_value(made, FIELDS[name], value)
    made.add_integer(ID_NUMBER, number_of(str(values["id"])))
    made.add_text(SHELF, str(values["report"])[:1])
    return made


def _add_value(made: Document, field: Field, value: Value) -> None:
    if field.kind in (Kind.STORED, Kind.READ):
        if field.given:
            made.add_bytes(field.name, str(value).encode("utf-8"))
    elif field.kind in (Kind.INTEGER, Kind.DATE):
        made.add_integer(field.name, as_number(field, value))
    else:
        made.add_text(field.name, str(value))


def as_number(field: Field, value: Value) -> int:
    """A date as the number that its digits make."""
    return int(str(value).replace("-", "")) if field.kind is Kind.DATE else int(value)


def from_number(field: Field, number: int) -> str | int:
    """What ``as_number`` made a number of."""
    digits = f"{number:08}"
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if field.kind is Kind.DATE else number


def number_of(passage: str) -> int:
    """An id of sixteen hexadecimal digits as a signed number; the first id has the greatest, as the engine puts the greatest first."""
    return 2**63 - 1 - int(passage, 16)
