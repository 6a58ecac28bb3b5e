"""The dashboards: rows of panels, from the top down. Kibana's grid is 48 wide."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kibana.data_view import NAMES
from kibana.saved import Told, asked, reference, saved, to_data_view


@dataclass(frozen=True, slots=True)
class Row:
    """``panels``: each with its width; ``kind``: which objects they are."""

    height: int
    panels: tuple[tuple[str, int], ...]
    kind: str = "lens"


@dataclass(frozen=True, slots=True)
class Dashboard:
    """``controls``: the fields by whose values it can be narrowed, above the panels."""

    id: str
    title: str
    english: str
    controls: tuple[str, ...]
    rows: tuple[Row, ...]


DASHBOARDS = (
    Dashboard(
        "tifa-overview",
        "Tifa 语料概览",
        "What is in the index: reports and passages by district, year, section, part and kind, and what was repaired. "
        "Copies are left out of every panel.",
        ("district_name", "year", "section"),
        (
            Row(6, (("tifa-passages", 12), ("tifa-reports", 12), ("tifa-districts", 12), ("tifa-years", 12))),
            Row(20, (("tifa-district-year", 48),)),
            Row(18, (("tifa-section-part", 30), ("tifa-kind", 18))),
            Row(14, (("tifa-repair", 48),)),
            Row(20, (("tifa-all", 48),), kind="search"),
        ),
    ),
    Dashboard(
        "tifa-slogans",
        "Tifa 提法",
        "How slogans spread: over the years, over districts, first and last year. Copies are left out of every panel.",
        ("slogan", "district_name", "year"),
        (
            Row(22, (("tifa-slogan-year", 48),)),
            Row(18, (("tifa-slogan-lines", 48),)),
            Row(22, (("tifa-slogans", 26), ("tifa-slogan-district", 22))),
            Row(20, (("tifa-democracy", 48),), kind="search"),
        ),
    ),
)


def dashboard(one: Dashboard) -> Told:
    placed = list(_placed(one.rows))
    attributes = {
        "title": one.title,
        "description": one.english,
        "panelsJSON": _written([panel for panel, _ in placed]),
        "optionsJSON": _written({"useMargins": True, "syncColors": False, "hidePanelTitles": False}),
        "timeRestore": False,
        "kibanaSavedObjectMeta": {"searchSourceJSON": _written({"query": asked(), "filter": []})},
        "controlGroupInput": {
            "controlStyle": "oneLine",
            "chainingSystem": "HIERARCHICAL",
            "ignoreParentSettingsJSON": _written(dict.fromkeys(HEEDED, False)),
            "panelsJSON": _written({field: _control(field, order) for order, field in enumerate(one.controls)}),
        },
    }
    of_controls = [to_data_view(f"controlGroup_{field}:optionsListDataView") for field in one.controls]
    return saved("dashboard", one.id, attributes, [*(to for _, to in placed), *of_controls])


HEEDED = ("ignoreFilters", "ignoreQuery", "ignoreTimerange", "ignoreValidations")


def _control(field: str, order: int) -> Told:
    return {
        "type": "optionsListControl",
        "order": order,
        "width": "medium",
        "grow": True,
        "explicitInput": {"id": field, "fieldName": field, "title": NAMES[field], "selectedOptions": []},
    }


def _placed(rows: Sequence[Row]) -> Iterator[tuple[Told, Told]]:
    """Each panel at its place, with what it refers to."""
    y = 0
    for row in rows:
        x = 0
        for name, width in row.panels:
            panel = {
                "type": row.kind,
                "panelIndex": name,
                "panelRefName": f"panel_{name}",
                "gridData": {"x": x, "y": y, "w": width, "h": row.height, "i": name},
                "embeddableConfig": {},
            }
            yield panel, reference(row.kind, name, f"{name}:panel_{name}")
            x += width
        y += row.height


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
