"""The parameters by which two reports are chosen and compared."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from api.compare_request import CompareRequest
from api.http.params import LONGEST_VALUE
from api.pages.choosing_page import ChoosingRequest
from api.query.reading import LONGEST

Kind = Literal["carried", "reworded", "only_a", "only_b"]
LONGEST_ID = 200


class _Shown(BaseModel):
    model_config = ConfigDict(extra="forbid")

    show: list[Kind] = Field(
        default=[],
        max_length=4,
        description="Which passages: carried over, reworded, only in a, only in b; several are either, none is all.",
        examples=[["reworded", "only_b"]],
    )


class CompareParams(_Shown):
    a: str = Field(max_length=LONGEST_ID, description="The id of a report.", examples=["fb6044b8e0c36fd5"])
    b: str = Field(
        max_length=LONGEST_ID, description="The id of the report compared with it.", examples=["b5734d02a958859e"]
    )

    def asked(self) -> CompareRequest:
        return CompareRequest(self.a, self.b, tuple(self.show))


class ComparePageParams(_Shown):
    """Of the page: both reports are compared; else they are chosen, from lists that the rest narrows. Forms send what is empty too."""

    a: str = Field(default="", max_length=LONGEST_ID)
    b: str = Field(default="", max_length=LONGEST_ID)
    q: str = Field(default="", max_length=LONGEST)
    district: str = Field(default="", max_length=LONGEST_VALUE)
    year: str = Field(default="", max_length=LONGEST_VALUE)
    page: int = Field(default=1, ge=1, le=1_000_000)

    @property
    def both(self) -> bool:
        return bool(self.a and self.b)

    def compared(self) -> CompareRequest:
        return CompareRequest(self.a, self.b, tuple(self.show))

    def choosing(self) -> ChoosingRequest:
        return ChoosingRequest(self.a, self.b, self.q, self.district, self.year, self.page)
