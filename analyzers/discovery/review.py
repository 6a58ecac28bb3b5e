"""The review file: proposals for a person to read, and the way of those kept into a dictionary of one's own.

Merging writes the whole dictionary file anew beside the old one and takes its place only when the result is sound:
what was in use before stays as it is until then.
"""

import json
import os
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from analyzers.dictionary import DictionaryError, bundled_files, read_dictionary
from analyzers.dictionary_check import Problem
from analyzers.discovery.propose import Proposal

_HEAD = """\
# Phrases that the dictionary does not know, the most promising first.
# For each that is a slogan: set keep = true and fill in category and level (see `tifa slogans --help`); correct the name where it was
# cut wrongly. Then run: tifa slogans merge {name}
"""
_REVIEWED = ("name", "category", "level", "district", "variants", "meaning")


def review_text(proposals: Iterable[Proposal], file_name: str) -> str:
    return _HEAD.format(name=file_name) + "".join(map(_proposal_block, proposals))


def _proposal_block(proposal: Proposal) -> str:
    return f"""
[[proposal]]
name = {_toml(proposal.phrase)}
# {proposal.count} times in {proposal.texts} texts, found as {", ".join(proposal.found_by)}
# …{_comment(proposal.context)}…
keep = false
category = ""
level = ""
"""


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _toml(value: Any) -> str:
    """A TOML value; JSON's strings and arrays are TOML's, once DEL is escaped too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def kept_entries(review: Path) -> list[dict[str, Any]]:
    """What the reviewer kept, as dictionary entries. Raises ``DictionaryError`` for what is no review file."""
    try:
        content = tomllib.loads(review.read_bytes().decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DictionaryError(
            [Problem(review, 0, f"this is no review file: {error}", "mend it, or run discover again")]
        ) from error
    except OSError as error:
        raise DictionaryError([Problem(review, 0, f"cannot be read: {error.strerror}", "look at the path")]) from error
    proposals = content.get("proposal", [])
    if not isinstance(proposals, list) or not all(isinstance(proposal, dict) for proposal in proposals):
        raise DictionaryError(
            [Problem(review, 0, "there is no [[proposal]]", "run tifa slogans discover to make a review file")]
        )
    kept = [proposal for proposal in proposals if proposal.get("keep") is True]
    return [{key: proposal[key] for key in _REVIEWED if proposal.get(key)} for proposal in kept]


def merge(entries: Iterable[dict[str, Any]], into: Path) -> None:
    """Add the entries to the dictionary file, if the dictionary with them is sound; else raise and change nothing."""
    before = into.read_text(encoding="utf-8-sig") if into.exists() else ""
    after = before + "".join(map(_entry_block, entries))
    handle, name = tempfile.mkstemp(dir=into.parent, prefix=f".{into.name}.", suffix=".toml")
    draft = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(after)
        _check(draft, into)
        if into.exists():
            draft.chmod(into.stat().st_mode & 0o777)
        draft.replace(into)
    finally:
        draft.unlink(missing_ok=True)


def _entry_block(entry: dict[str, Any]) -> str:
    return "\n[[slogan]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in entry.items())


def _check(draft: Path, into: Path) -> None:
    try:
        read_dictionary(bundled_files(), [draft])
    except DictionaryError as error:
        problems = [
            Problem(into, problem.line, problem.what, problem.remedy) if problem.file == draft else problem
            for problem in error.problems
        ]
        raise DictionaryError(problems) from error
