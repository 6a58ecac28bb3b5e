"""What pages load besides: styles and scripts, under addresses that change when they do."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

_FOLDER = Path(__file__).parents[1] / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


class Asset(NamedTuple):
    body: bytes
    media_type: str


ASSETS = {
    file.name: Asset(file.read_bytes(), _TYPES[file.suffix])
    for file in sorted(_FOLDER.iterdir())
    if file.suffix in _TYPES
}
STAMP = sha256(b"\0".join(asset.body for asset in ASSETS.values())).hexdigest()[:12]


def static(name: str) -> str:
    """The address of one of them."""
    if name not in ASSETS:
        raise KeyError(name)
    return f"/static/{STAMP}/{name}"
