"""Parsing a text in a test, and reading the output as its user would: by spans and repairs alone."""

from functools import cache
from hashlib import sha256
from itertools import pairwise
from typing import Any

from analyzers.dictionary import load_dictionary
from analyzers.pipeline import Analyzer
from indexer.intake import Source
from indexer.parse import Parser

Json = dict[str, Any]


@cache
def parser() -> Parser:
    return Parser(Analyzer(load_dictionary()))


def parse(text: str) -> list[Json]:
    digest = sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return [report.as_dict() for report in parser().parse(Source("text.txt", digest, "utf-8", text, None))]


def texts(reports: list[Json]) -> list[str]:
    return [passage["text"] for report in reports for passage in report["passages"]]


def read_by_spans(source: str, passage: Json) -> str:
    """The source at the passage's spans, joined, with its repairs applied."""
    read: list[str] = []
    for start, end in passage["spans"]:
        at = start
        for repair in passage["repairs"]:
            first, last = repair["span"]
            if at <= first and last <= end:
                assert source[first:last] == repair["before"]
                read += [source[at:first], repair["after"]]
                at = last
        read.append(source[at:end])
    return "".join(read)


def lost(source: str, reports: list[Json]) -> str:
    """The characters of the source, blanks aside, that stand nowhere in the output."""
    held = bytearray(len(source))
    for report in reports:
        for kind in ("passages", "headings", "captions", "furniture"):
            for item in report[kind]:
                for start, end in item["spans"]:
                    held[start:end] = b"\1" * (end - start)
    return "".join(char for char, is_held in zip(source, held, strict=True) if not is_held and not char.isspace())


def held_twice(reports: list[Json]) -> list[tuple[int, int]]:
    """Places that two things claim: only headings that stay in their passage may."""
    spans = sorted(
        tuple(span)
        for report in reports
        for kind in ("passages", "captions", "furniture")
        for item in report[kind]
        for span in item["spans"]
        if span[0] < span[1]
    )
    return [(left[0], right[0]) for left, right in pairwise(spans) if right[0] < left[1]]
