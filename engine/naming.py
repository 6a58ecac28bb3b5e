"""The name of a generation: when it was built, so that names sort by age, and a tag that tells builds of one moment apart."""

import json
from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any


def new_name(made: datetime, about: Mapping[str, Any]) -> str:
    moment = made.isoformat(timespec="milliseconds")
    tag = sha256(json.dumps([moment, about], sort_keys=True, default=str).encode()).hexdigest()[:8]
    return f"{made:%Y%m%dt%H%M%S}{made.microsecond // 1000:03}-{tag}"
