"""The name of a generation: when it was built, so that names sort by age, and a tag that tells builds of one moment apart."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any


def is_name(text: str) -> bool:
    return re.fullmatch(r"\d{8}t\d{9}-[0-9a-f]{8}", text) is not None


def new_name(made: datetime, about: Mapping[str, Any]) -> str:
    moment = made.isoformat(timespec="milliseconds")
    tag = sha256(json.dumps([moment, about], sort_keys=True, default=str).encode()).hexdigest()[:8]
    return f"{made:%Y%m%dt%H%M%S}{made.microsecond // 1000:03}-{tag}"
