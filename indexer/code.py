"""Which code made something: what was made by other code is stale, without anybody having to say so."""

from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).parents[1]
# What comes after parsing and does not change what is parsed.
_AFTERWARDS = {
    f"indexer/{name}.py"
    for name in (
        "code",
        "cut",
        "documents",
        "errors",
        "library",
        "packing",
        "prepare",
        "publish",
        "taking",
        "word_list",
        "workers",
    )
}
PARSING = ("vocabulary", "analyzers", "indexer")
CUTTING = ("analyzers", "indexer/cut.py")
DOCUMENTS = (
    "vocabulary",
    "indexer/documents.py",
    "indexer/copies.py",
    "indexer/word_list.py",
    "engine/fields.py",
    "engine/contents.py",
    "engine/tally.py",
)


def code_of(*places: str) -> str:
    """A hash of all files there, code and data."""
    digest = sha256()
    for place in places:
        found = ROOT / place
        for file in sorted(found.rglob("*")) if found.is_dir() else [found]:
            name = file.relative_to(ROOT).as_posix()
            if file.is_file() and "__pycache__" not in name and (name in places or name not in _AFTERWARDS):
                digest.update(f"{name}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
