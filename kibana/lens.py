"""A panel as an object of Lens: its columns, and how they are drawn."""

from collections.abc import Callable

from kibana.panels import Panel, Shape
from kibana.saved import WITHOUT_COPIES, Told, asked, saved, to_data_view

LAYER = "passages"


def lens(panel: Panel) -> Told:
    drawn_as, draw = DRAWN[panel.shape]
    columns = {
        **{values.id: values.column(panel.figures) for values in panel.values},
        **{figure.id: figure.column() for figure in panel.figures},
    }
    layer = {
        "columns": columns,
        "columnOrder": list(columns),
        "incompleteColumns": {},
        "sampling": 1,
        "ignoreGlobalFilters": False,
    }
    attributes = {
        "title": panel.title,
        "description": panel.english,
        "visualizationType": drawn_as,
        "state": {
            "datasourceStates": {"formBased": {"layers": {LAYER: layer}}},
            "visualization": draw(panel),
            "query": asked(WITHOUT_COPIES),
            "filters": [],
            "internalReferences": [],
            "adHocDataViews": {},
        },
    }
    return saved("lens", panel.id, attributes, [to_data_view(f"indexpattern-datasource-layer-{LAYER}")])


def _number(panel: Panel) -> Told:
    return {**_of_layer(), "metricAccessor": panel.figures[0].id}


def _heat(panel: Panel) -> Told:
    rows, columns = panel.values
    seen = ("isCellLabelVisible", "isXAxisLabelVisible", "isYAxisLabelVisible")
    return {
        **_of_layer(),
        "shape": "heatmap",
        "xAccessor": columns.id,
        "yAccessor": rows.id,
        "valueAccessor": panel.figures[0].id,
        "legend": {"isVisible": True, "position": "right", "type": "heatmap_legend"},
        "gridConfig": {
            "type": "heatmap_grid",
            **dict.fromkeys(seen, True),
            "isXAxisTitleVisible": False,
            "isYAxisTitleVisible": False,
        },
    }


def _bars(panel: Panel) -> Told:
    first, *second = panel.values
    split = {"splitAccessor": second[0].id} if second else {}
    return _xy(panel, "bar_horizontal_stacked" if second else "bar_horizontal", {"xAccessor": first.id, **split})


def _lines(panel: Panel) -> Told:
    each, along = panel.values
    return _xy(panel, "line", {"xAccessor": along.id, "splitAccessor": each.id})


def _xy(panel: Panel, series: str, axes: Told) -> Told:
    titled = {"x": False, "yLeft": True, "yRight": False}
    layer = {**_of_layer(), "seriesType": series, "accessors": [panel.figures[0].id], **axes}
    return {
        "preferredSeriesType": series,
        "legend": {"isVisible": "splitAccessor" in axes, "position": "right"},
        "valueLabels": "show",
        "fittingFunction": "None",
        "axisTitlesVisibilitySettings": titled,
        "layers": [layer],
    }


def _table(panel: Panel) -> Told:
    names = [values.id for values in panel.values] + [figure.id for figure in panel.figures]
    columns = [{"columnId": name, "isTransposed": False} for name in names]
    return {**_of_layer(), "columns": columns, "paging": {"size": 20, "enabled": True}}


def _of_layer() -> Told:
    return {"layerId": LAYER, "layerType": "data"}


DRAWN: dict[Shape, tuple[str, Callable[[Panel], Told]]] = {
    Shape.NUMBER: ("lnsMetric", _number),
    Shape.HEAT: ("lnsHeatmap", _heat),
    Shape.BARS: ("lnsXY", _bars),
    Shape.LINES: ("lnsXY", _lines),
    Shape.TABLE: ("lnsDatatable", _table),
}
