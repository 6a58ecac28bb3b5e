"""Writes `tifa.ndjson`, which `tifa kibana import` sends: `python -m kibana.generate_ndjson`."""

import json
from collections.abc import Iterator
from pathlib import Path

from kibana.dashboards import DASHBOARDS, dashboard
from kibana.data_view import data_view
from kibana.lens import lens
from kibana.panels import PANELS
from kibana.saved import Told
from kibana.searches import SEARCHES, search

FILE = Path(__file__).parent / "tifa.ndjson"


def objects() -> Iterator[Told]:
    """What others refer to comes before them."""
    yield data_view()
    yield from map(search, SEARCHES)
    yield from map(lens, PANELS)
    yield from map(dashboard, DASHBOARDS)


def written() -> str:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in objects())


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8", newline="\n")
    print(f"{FILE.name} written")
