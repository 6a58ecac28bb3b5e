"""What a panel is made of: values of a field, and figures counted for them; and each of these as a column of Lens."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.fields import FIELDS, Kind
from kibana.data_view import NAMES
from kibana.saved import Told

RECORDS = "___records___"  # as Lens calls the passages themselves


class Operation(StrEnum):
    """As Lens names them."""

    COUNT = "count"
    DISTINCT = "unique_count"
    LEAST = "min"
    MOST = "max"


@dataclass(frozen=True, slots=True)
class Values:
    """The ``most`` frequent values of a field, or those that come first in their own order."""

    field: str
    most: int
    in_order: bool = False

    @property
    def id(self) -> str:
        return self.field

    def column(self, figures: Sequence["Figure"]) -> Told:
        by = (
            {"type": "alphabetical", "fallback": False}
            if self.in_order
            else {"type": "column", "columnId": figures[0].id}
        )
        return {
            "label": NAMES[self.field],
            "customLabel": True,
            "dataType": "number" if FIELDS[self.field].kind is Kind.INTEGER else "string",
            "operationType": "terms",
            "isBucketed": True,
            "scale": "ordinal",
            "sourceField": self.field,
            "params": {
                "size": self.most,
                "accuracyMode": True,  # with several shards, each tells of a thousand values
                "orderBy": by,
                "orderDirection": "asc" if self.in_order else "desc",
                "otherBucket": False,
                "missingBucket": False,
                "parentFormat": {"id": "terms"},
                "include": [],
                "exclude": [],
                "includeIsRegex": False,
                "excludeIsRegex": False,
            },
        }


@dataclass(frozen=True, slots=True)
class Figure:
    operation: Operation
    label: str
    field: str = RECORDS

    @property
    def id(self) -> str:
        return f"{self.operation}_{self.field.strip('_')}"

    def column(self) -> Told:
        return {
            "label": self.label,
            "customLabel": True,
            "dataType": "number",
            "operationType": self.operation.value,
            "isBucketed": False,
            "scale": "ratio",
            "sourceField": self.field,
            "params": {"emptyAsNull": True},
        }
