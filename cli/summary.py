"""What a change of the library came to: told to a person, or to a program."""

from typing import TYPE_CHECKING, Any

from cli.output import console

if TYPE_CHECKING:
    from indexer.publish import Published
    from indexer.taking import Taken

MOST_NAMED = 10  # sources named on a line


def as_json(taken: "Taken", published: "Published", seconds: float) -> dict[str, Any]:
    generation = published.generation
    return {
        "new": taken.new,
        "changed": taken.changed,
        "moved": taken.moved,
        "known": taken.known,
        "parsed_again": taken.again,
        "cut_again": taken.cut,
        "removed": taken.removed,
        "passed_over": [{"file": it.file, "what": it.what} for it in taken.passed_over],
        "refused": [{"file": it.file, "what": it.what, "remedy": it.remedy} for it in taken.refused],
        "generation": {"name": generation.name, "built_at": generation.built_at, **generation.about},
        "built": published.built,
        "dropped": published.dropped,
        "seconds": round(seconds, 2),
    }


def print_summary(taken: "Taken", published: "Published", counts: tuple[int, int, int], seconds: float) -> None:
    out = console()
    rows = {
        "new": taken.new,
        "changed": taken.changed,
        "moved": taken.moved,
        "parsed again": taken.again,
        "cut again": taken.cut,
        "removed": taken.removed,
        "passed over": [it.file for it in taken.passed_over],
        "refused": [it.file for it in taken.refused],
    }
    for name, files in rows.items():
        if files:
            more = f" and {len(files) - MOST_NAMED} others" if len(files) > MOST_NAMED else ""
            out.print(f"{name:13}{len(files):>7,}  {', '.join(files[:MOST_NAMED])}{more}", markup=False)
    if taken.known:
        out.print(f"{'as before':13}{taken.known:>7,}", markup=False)
    sources, reports, passages = counts
    out.print(f"library: {passages:,} passages of {reports:,} reports in {sources:,} sources", markup=False)
    said = "published" if published.built else "is as it was: nothing to build"
    out.print(f"index:   {published.generation.name} {said}, {seconds:.1f} s", markup=False)
