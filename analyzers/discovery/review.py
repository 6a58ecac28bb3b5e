"""The review file: proposals for a person to read, and the way of those kept into a dictionary of one's own.

Merging writes the whole dictionary file anew beside the old one and takes its place only when the result is sound:
what was in use before stays as it is until then.
"""

import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tomli

from analyzers.dictionary import DictionaryError, bundled_files, load_dictionary, read_dictionary
from analyzers.dictionary_check import Problem
from analyzers.discovery.propose import Proposal

_HEAD = """\
# Phrases that the dictionary does not know, the most promising first.
# For each that is a slogan: set keep = true, fill in category and level (tifa slogans list --help names them), correct
# the name where it was cut wrongly, and add variants and the like as you know them. Then run tifa slogans merge with this
# file, and --dictionary with your own.
# File: {name}
"""


def review_text(proposals: Iterable[Proposal], file_name: str) -> str:
    return _HEAD.format(name=_comment(file_name)) + "".join(map(_proposal_block, proposals))


def _proposal_block(proposal: Proposal) -> str:
    return f"""
[[proposal]]
name = {_toml(proposal.phrase)}
# {proposal.count} times in {proposal.texts} texts, found as {", ".join(proposal.found_by)}{_told(proposal)}
# …{_comment(proposal.context)}…
keep = false
category = ""
level = ""
"""


def _told(proposal: Proposal) -> str:
    """Of whom and of when the texts are."""
    told = [*proposal.districts, *map(str, proposal.years)]
    return _comment("; " + " ".join(told)) if told else ""


def _comment(text: str) -> str:
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _toml(value: Any) -> str:
    """A TOML value; JSON's strings and arrays are TOML's, once DEL is escaped too."""
    return json.dumps(value, ensure_ascii=False, default=str).replace("\x7f", "\\u007f")


def kept_entries(review: Path) -> list[dict[str, Any]]:
    """What the reviewer kept, as dictionary entries. Raises ``DictionaryError`` for what is no review file."""
    try:
        content = tomli.loads(review.read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
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
    return [{key: value for key, value in proposal.items() if key != "keep" and value != ""} for proposal in kept]


def merge(entries: list[dict[str, Any]], into: Path) -> None:
    """Add the entries to the dictionary file, if the dictionary with them is sound; else raise and change nothing."""
    into = into.resolve()  # a link stays a link
    _refuse_bundled(entries, into)
    before = into.read_bytes() if into.exists() else b""
    line_end = b"\r\n" if b"\r\n" in before else b"\n"
    added = "".join(map(_entry_block, entries)).encode().replace(b"\n", line_end)
    handle, name = tempfile.mkstemp(dir=into.parent, prefix=f".{into.name}.", suffix=".draft")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(before + (line_end if before and not before.endswith(b"\n") else b"") + added)
        _check(draft, into)
        draft.chmod(into.stat().st_mode & 0o777 if into.exists() else _usual_mode())
        draft.replace(into)
    finally:
        draft.unlink(missing_ok=True)


def _usual_mode() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _refuse_bundled(entries: list[dict[str, Any]], into: Path) -> None:
    """A kept proposal is new; one that would take a bundled entry's place is a mistake."""
    bundled = load_dictionary().by_name
    known = [entry["name"] for entry in entries if entry.get("name") in bundled]
    if known:
        what = f"the bundled dictionary has {', '.join(map(repr, known))} already"
        raise DictionaryError(
            [Problem(into, 0, what, "set keep = false for it, or edit your dictionary by hand to overrule ours")]
        )


def _entry_block(entry: dict[str, Any]) -> str:
    return "\n[[slogan]]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in entry.items())


def _check(draft: Path, into: Path) -> None:
    try:
        read_dictionary(bundled_files(), [draft])
    except DictionaryError as error:
        problems = [
            Problem(
                into if problem.file == draft else problem.file,
                problem.line,
                problem.what.replace(draft.name, into.name),
                problem.remedy,
            )
            for problem in error.problems
        ]
        raise DictionaryError(problems) from error
