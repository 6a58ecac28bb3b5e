"""Every route that the OpenAPI document has, with an address to ask it at: tests walk over whatever there is."""

import re
from collections.abc import Iterator

from fastapi import FastAPI


def routes(app: FastAPI) -> Iterator[tuple[str, str]]:
    """Methods and paths; what a path names is not there."""
    for template, operations in app.openapi()["paths"].items():
        for method in operations:
            yield method.upper(), re.sub(r"\{[^}]+\}", "0123456789abcdef", template)
