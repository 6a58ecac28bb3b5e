"""Each object is one that Kibana takes, as far as its sources say: of its shape, with every reference and every field there."""

import copy
import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from engine.elastic.schema import passages_mapping
from kibana.generate_ndjson import FILE, written
from tests.kibana.conftest import OBJECTS, of_kind
from tests.kibana.shapes import BUCKET, METRIC, VISUALIZATIONS, faults, shape_of

MAPPING = passages_mapping({})["properties"]
COUNTED = {"keyword", "integer", "date"}  # what Elasticsearch aggregates and sorts by without more ado
LENSES, SEARCHES, DASHBOARDS = map(of_kind, ("lens", "search", "dashboard"))
IDS = {(one["type"], one["id"]) for one in OBJECTS}

Told = dict[str, Any]


def layer(lens: Told) -> Told:
    [found] = lens["attributes"]["state"]["datasourceStates"]["formBased"]["layers"].values()
    assert isinstance(found, dict)
    return found


def source(search: Told) -> Any:
    return json.loads(search["attributes"]["kibanaSavedObjectMeta"]["searchSourceJSON"])


def panels(dashboard: Told) -> Any:
    return json.loads(dashboard["attributes"]["panelsJSON"])


def controls(dashboard: Told) -> Any:
    return json.loads(dashboard["attributes"]["controlGroupInput"]["panelsJSON"])


def can_be_counted(field: str) -> bool:
    told = MAPPING[field]
    return told["type"] in COUNTED and told.get("doc_values", True)


def test_the_committed_file_is_what_its_source_makes() -> None:
    assert FILE.read_text(encoding="utf-8") == written(), "make generate"


def test_it_holds_one_object_a_line_and_none_twice() -> None:
    assert FILE.read_bytes().endswith(b"\n")
    assert len(IDS) == len(OBJECTS)
    kinds = [one["type"] for one in OBJECTS]
    assert {kind: kinds.count(kind) for kind in kinds} == {"index-pattern": 1, "search": 7, "lens": 12, "dashboard": 2}


@pytest.mark.parametrize("one", [*of_kind("index-pattern"), *SEARCHES, *LENSES, *DASHBOARDS])
def test_each_has_the_shape_that_kibana_takes(one: Told) -> None:
    assert list(faults(one, shape_of(one["type"]), one["id"])) == []


@pytest.mark.parametrize("lens", LENSES)
def test_a_panel_has_columns_and_a_drawing_that_lens_takes(lens: Told) -> None:
    found = layer(lens)
    for name, column in found["columns"].items():
        assert list(faults(column, BUCKET if column["isBucketed"] else METRIC, name)) == []
    drawn = lens["attributes"]["state"]["visualization"]
    assert list(faults(drawn, VISUALIZATIONS[lens["attributes"]["visualizationType"]], lens["id"])) == []


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda one: one["attributes"].update(more=1), ".attributes.more: is not known"),
        (lambda one: one["attributes"].pop("title"), ".attributes.title: is missing"),
        (lambda one: one["attributes"].update(timeRestore="no"), ".attributes.timeRestore: 'no' is none of ['False']"),
        (lambda one: one["attributes"].update(panelsJSON='[{"type": "map"}]'), "[0].type: 'map' is none of"),
        (lambda one: one.update(references={}), ""),
    ],
)
def test_what_kibana_would_not_take_is_seen(spoil: Any, fault: str) -> None:
    spoilt = copy.deepcopy(next(one for one in OBJECTS if one["type"] == "dashboard"))
    spoil(spoilt)
    told = list(faults(spoilt, shape_of("dashboard")))
    assert (not told) if not fault else any(fault in each for each in told)


@pytest.mark.parametrize("one", [*SEARCHES, *LENSES, *DASHBOARDS])
def test_every_reference_leads_somewhere_and_each_is_called_once(one: Told) -> None:
    assert {(to["type"], to["id"]) for to in one["references"]} <= IDS
    names = [to["name"] for to in one["references"]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("lens", LENSES)
def test_a_panel_draws_the_columns_that_it_has(lens: Told) -> None:
    columns, drawn = layer(lens)["columns"], lens["attributes"]["state"]["visualization"]
    assert layer(lens)["columnOrder"] == list(columns)
    text = json.dumps(drawn)
    told = {column: f'"{column}"' in text for column in columns}
    assert told == dict.fromkeys(columns, True)
    assert set(re.findall(r'ccessor[s]?": \[?"([^"]+)"', text)) <= set(columns)
    orders = [column["params"]["orderBy"] for column in columns.values() if column["isBucketed"]]
    assert {order["columnId"] for order in orders if order["type"] == "column"} <= set(columns)
    [reference] = lens["references"]
    [name] = lens["attributes"]["state"]["datasourceStates"]["formBased"]["layers"]
    assert reference["name"] == f"indexpattern-datasource-layer-{name}"


@pytest.mark.parametrize("search", SEARCHES)
def test_a_search_names_its_data_view(search: Told) -> None:
    told = source(search)
    names = [told["indexRefName"], *(each["meta"]["indexRefName"] for each in told["filter"])]
    assert sorted(names) == sorted(to["name"] for to in search["references"])


@pytest.mark.parametrize("dashboard", DASHBOARDS)
def test_a_dashboard_names_what_it_shows(dashboard: Told) -> None:
    names = [f"{panel['panelIndex']}:{panel['panelRefName']}" for panel in panels(dashboard)]
    names += [f"controlGroup_{name}:optionsListDataView" for name in controls(dashboard)]
    assert names == [to["name"] for to in dashboard["references"]]
    kinds = {to["name"].partition(":")[0]: (to["type"], to["id"]) for to in dashboard["references"]}
    for panel in panels(dashboard):
        assert kinds[panel["panelIndex"]] == (panel["type"], panel["panelIndex"])
        assert panel["gridData"]["i"] == panel["panelIndex"]
    for name, control in controls(dashboard).items():
        assert control["explicitInput"]["id"] == name


@pytest.mark.parametrize("dashboard", DASHBOARDS)
def test_panels_fill_the_grid_and_none_lies_on_another(dashboard: Told) -> None:
    placed = [panel["gridData"] for panel in panels(dashboard)]
    for one in placed:
        assert 0 <= one["x"] < one["x"] + one["w"] <= 48
        assert one["y"] >= 0 < one["h"]
    for one, other in combinations(placed, 2):
        beside = one["x"] + one["w"] <= other["x"] or other["x"] + other["w"] <= one["x"]
        assert beside or one["y"] + one["h"] <= other["y"] or other["y"] + other["h"] <= one["y"]
    lines = max(one["y"] + one["h"] for one in placed)
    assert sum(one["w"] * one["h"] for one in placed) == 48 * lines, "a hole in it"


def test_every_panel_stands_on_a_dashboard() -> None:
    shown = {panel["panelIndex"] for one in OBJECTS if one["type"] == "dashboard" for panel in panels(one)}
    assert {one["id"] for one in OBJECTS if one["type"] == "lens"} <= shown


def counted_fields() -> Iterator[tuple[str, str]]:
    for one in OBJECTS:
        match one["type"]:
            case "lens":
                for column in layer(one)["columns"].values():
                    if column["sourceField"] != "___records___":
                        yield one["id"], column["sourceField"]
            case "search":
                yield from ((one["id"], name) for name, _ in one["attributes"]["sort"])
            case "dashboard":
                yield from ((one["id"], each["explicitInput"]["fieldName"]) for each in controls(one).values())


def test_what_is_counted_and_sorted_by_can_be() -> None:
    assert {told for told in counted_fields() if not can_be_counted(told[1])} == set()


def test_a_field_that_cannot_be_counted_is_told_from_one_that_can() -> None:
    assert [can_be_counted(name) for name in ("slogan", "year", "text", "pairs", "passage")] == [
        True,
        True,
        False,
        False,
        False,
    ]


def asked_fields() -> Iterator[str]:
    for one in OBJECTS:
        if one["type"] == "lens":
            yield from re.findall(r"(\w+) : ", one["attributes"]["state"]["query"]["query"])
        if one["type"] == "search":
            yield from re.findall(r"(\w+) : ", source(one)["query"]["query"])
            yield from (name for each in source(one)["filter"] for name in each["query"]["match_phrase"])
            yield from one["attributes"]["columns"]


def test_what_is_asked_for_is_in_the_index() -> None:
    names = set(asked_fields())
    assert {"copy", "slogan", "text", "pairs", "year"} <= names
    assert {name for name in names if not MAPPING[name].get("index", True)} == set()


def test_the_data_view_is_of_the_alias_and_names_fields_and_values_in_chinese() -> None:
    [view] = (one for one in OBJECTS if one["type"] == "index-pattern")
    told = view["attributes"]
    assert told["title"] == "tifa-passages"
    assert "timeFieldName" not in told
    named, shown = json.loads(told["fieldAttrs"]), json.loads(told["fieldFormatMap"])
    assert (named.keys() | shown.keys()) <= MAPPING.keys()
    for one in OBJECTS:
        if one["type"] == "lens":
            labels = {each["sourceField"]: each["label"] for each in layer(one)["columns"].values()}
            assert {name for name in labels if name != "___records___"} <= named.keys()
    sections = {entry["key"]: entry["value"] for entry in shown["section"]["params"]["lookupEntries"]}
    assert sections["consultation"] == "协商议政"
    names = [entry["value"] for entry in shown["district"]["params"]["lookupEntries"]]
    assert {"江津区", "江苏省南京市鼓楼区"} <= set(names)
    assert len(set(names)) == len(names), "two rows of a panel would be taken for one"


def test_titles_are_chinese_and_descriptions_english() -> None:
    for one in OBJECTS:
        told = one["attributes"]
        if one["type"] != "index-pattern":
            assert re.search("[一-鿿]", told["title"]), one["id"]
            assert re.fullmatch(r"[A-Z][ -~]+\.", told["description"]), one["id"]
