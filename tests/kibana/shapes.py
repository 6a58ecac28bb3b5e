"""What Kibana takes, written down as data, strictly: what is not named here is not allowed.

A type stands for its values, a frozenset for its members, a list for a list of what it holds, ``Map`` for any names with values
of one shape, ``Text`` for a text that holds JSON. A name that ends in ``?`` may be missing.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Map:
    of: Any


@dataclass(frozen=True)
class Text:
    of: Any


def one_of(*values: Any) -> frozenset[Any]:
    return frozenset(values)


def faults(value: Any, shape: Any, at: str = "") -> Iterator[str]:
    """Where a value departs from its shape."""
    match shape:
        case type():
            if type(value) is not shape:
                yield f"{at}: {value!r} is no {shape.__name__}"
        case frozenset():
            if value not in shape:
                yield f"{at}: {value!r} is none of {sorted(map(str, shape))}"
        case dict():
            yield from _faults_of_names(value, shape, at)
        case list():
            yield from _faults_of_each(dict(enumerate(value)) if isinstance(value, list) else value, shape[0], at)
        case Map(of):
            yield from _faults_of_each(value, of, at)
        case Text(of):
            yield from faults(json.loads(value), of, at)


def _faults_of_names(value: Any, shape: Mapping[str, Any], at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: {value!r} has no names"
        return
    known = {name.removesuffix("?") for name in shape}
    yield from (f"{at}.{name}: is not known" for name in value.keys() - known)
    for name, of in shape.items():
        bare = name.removesuffix("?")
        if bare in value:
            yield from faults(value[bare], of, f"{at}.{bare}")
        elif bare == name:
            yield f"{at}.{name}: is missing"


def _faults_of_each(value: Any, of: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{at}: {value!r} holds nothing"
        return
    for name, each in value.items():
        yield from faults(each, of, f"{at}[{name}]")


REFERENCE = {"type": one_of("index-pattern", "lens", "search"), "id": str, "name": str}
ASKED = {"query": str, "language": one_of("kuery")}

FORMAT = {
    "id": one_of("static_lookup", "number"),
    "params": {"lookupEntries?": [{"key": str, "value": str}], "pattern?": one_of("0")},
}
DATA_VIEW = {
    "title": str,
    "name": str,
    "fields": Text([str]),
    "fieldAttrs": Text(Map({"customLabel": str})),
    "fieldFormatMap": Text(Map(FORMAT)),
    "runtimeFieldMap": one_of("{}"),
    "sourceFilters": one_of("[]"),
}

PHRASE_FILTER = {
    "$state": {"store": one_of("appState")},
    "meta": {
        "alias": one_of(None),
        "disabled": one_of(False),
        "negate": one_of(False),
        "type": one_of("phrase"),
        "key": str,
        "params": {"query": str},
        "indexRefName": str,
    },
    "query": {"match_phrase": Map(str)},
}
SEARCH = {
    "title": str,
    "description": str,
    "columns": [str],
    "sort": [[str]],
    "grid": {},
    "hideChart": bool,
    "isTextBasedQuery": one_of(False),
    "timeRestore": one_of(False),
    "kibanaSavedObjectMeta": {
        "searchSourceJSON": Text({"query": ASKED, "filter": [PHRASE_FILTER], "indexRefName": str})
    },
}

TERMS = {
    "size": int,
    "accuracyMode": bool,
    "orderBy": {"type": one_of("column", "alphabetical"), "columnId?": str, "fallback?": bool},
    "orderDirection": one_of("asc", "desc"),
    "otherBucket": one_of(False),
    "missingBucket": one_of(False),
    "parentFormat": {"id": one_of("terms")},
    "include": [str],
    "exclude": [str],
    "includeIsRegex": bool,
    "excludeIsRegex": bool,
}
COLUMN = {"label": str, "customLabel": one_of(True), "dataType": one_of("string", "number"), "sourceField": str}
BUCKET = {
    **COLUMN,
    "operationType": one_of("terms"),
    "isBucketed": one_of(True),
    "scale": one_of("ordinal"),
    "params": TERMS,
}
METRIC = {
    **COLUMN,
    "dataType": one_of("number"),
    "operationType": one_of("count", "unique_count", "min", "max"),
    "isBucketed": one_of(False),
    "scale": one_of("ratio"),
    "params": {"emptyAsNull": bool},
}
LAYER = {
    "columns": Map(dict),  # each by its own shape
    "columnOrder": [str],
    "incompleteColumns": {},
    "sampling": int,
    "ignoreGlobalFilters": bool,
}
OF_LAYER = {"layerId": str, "layerType": one_of("data")}
SERIES = one_of("bar_horizontal", "bar_horizontal_stacked", "line")
VISUALIZATIONS = {
    "lnsMetric": {**OF_LAYER, "metricAccessor": str},
    "lnsHeatmap": {
        **OF_LAYER,
        "shape": one_of("heatmap"),
        "xAccessor": str,
        "yAccessor": str,
        "valueAccessor": str,
        "legend": {"isVisible": bool, "position": one_of("right"), "type": one_of("heatmap_legend")},
        "gridConfig": {
            "type": one_of("heatmap_grid"),
            "isCellLabelVisible": bool,
            "isXAxisLabelVisible": bool,
            "isYAxisLabelVisible": bool,
            "isXAxisTitleVisible": bool,
            "isYAxisTitleVisible": bool,
        },
    },
    "lnsXY": {
        "preferredSeriesType": SERIES,
        "legend": {"isVisible": bool, "position": one_of("right")},
        "valueLabels": one_of("show", "hide"),
        "fittingFunction": one_of("None"),
        "axisTitlesVisibilitySettings": {"x": bool, "yLeft": bool, "yRight": bool},
        "layers": [
            {**OF_LAYER, "seriesType": SERIES, "accessors": [str], "xAccessor": str, "splitAccessor?": str},
        ],
    },
    "lnsDatatable": {
        **OF_LAYER,
        "columns": [{"columnId": str, "isTransposed": bool}],
        "paging": {"size": int, "enabled": bool},
    },
}
LENS = {
    "title": str,
    "description": str,
    "visualizationType": one_of(*VISUALIZATIONS),
    "state": {
        "datasourceStates": {"formBased": {"layers": Map(LAYER)}},
        "visualization": dict,  # by its type
        "query": ASKED,
        "filters": [dict],
        "internalReferences": [dict],
        "adHocDataViews": {},
    },
}

PANEL = {
    "type": one_of("lens", "search"),
    "panelIndex": str,
    "panelRefName": str,
    "gridData": {"x": int, "y": int, "w": int, "h": int, "i": str},
    "embeddableConfig": {},
}
CONTROL = {
    "type": one_of("optionsListControl"),
    "order": int,
    "width": one_of("small", "medium", "large"),
    "grow": bool,
    "explicitInput": {"id": str, "fieldName": str, "title": str, "selectedOptions": [str]},
}
HEEDED = dict.fromkeys(("ignoreFilters", "ignoreQuery", "ignoreTimerange", "ignoreValidations"), bool)
DASHBOARD = {
    "title": str,
    "description": str,
    "panelsJSON": Text([PANEL]),
    "optionsJSON": Text({"useMargins": bool, "syncColors": bool, "hidePanelTitles": bool}),
    "timeRestore": one_of(False),
    "kibanaSavedObjectMeta": {"searchSourceJSON": Text({"query": ASKED, "filter": [dict]})},
    "controlGroupInput": {
        "controlStyle": one_of("oneLine", "twoLine"),
        "chainingSystem": one_of("HIERARCHICAL", "NONE"),
        "ignoreParentSettingsJSON": Text(HEEDED),
        "panelsJSON": Text(Map(CONTROL)),
    },
}

ATTRIBUTES = {"index-pattern": DATA_VIEW, "search": SEARCH, "lens": LENS, "dashboard": DASHBOARD}
# From which version on Kibana brings an object up to date by itself.
VERSIONS = {"index-pattern": "8.0.0", "search": "8.0.0", "lens": "8.9.0", "dashboard": "8.9.0"}


def shape_of(kind: str) -> dict[str, Any]:
    return {
        "type": one_of(kind),
        "id": str,
        "attributes": ATTRIBUTES[kind],
        "references": [REFERENCE],
        "coreMigrationVersion": one_of("8.8.0"),
        "typeMigrationVersion": one_of(VERSIONS[kind]),
    }
