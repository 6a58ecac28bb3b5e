"""One source made ready for an index: decoded, parsed and cut. What a worker does, and what the library keeps of it."""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from analyzers.dictionary import Dictionary, load_dictionary
from analyzers.pipeline import Analyzer
from indexer.code import CUTTING, PARSING, code_of
from indexer.copies import windows
from indexer.cut import cut
from indexer.intake import File, Refusal, Source, decoded
from indexer.packing import packed, packed_numbers, unpacked
from indexer.parse import Parser
from indexer.sidecar import SidecarError


@dataclass(frozen=True, slots=True)
class Stamp:
    """What made something: by which code it was parsed, and by which analyzer and code it was cut."""

    parsing: str
    analyzer: str


@dataclass(frozen=True, slots=True)
class Task:
    """A source to be made ready from the library's own copies. ``parsed`` is given where only the cut is stale."""

    key: str
    file: str
    suffix: str
    sha256: str
    place: Path
    sidecar: Path | None
    sidecar_named: str
    parsed: bytes | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """``prints`` holds for each report its id and the windows that stand for its text."""

    key: str
    parsed: bytes | None
    cut: bytes
    prints: list[tuple[str, bytes]]
    reports: int
    passages: int
    lacks: str = ""


class Preparer:
    """Repairs rest on the bundled dictionary alone, slogans and terms on the one in use."""

    def __init__(self, dictionary: Dictionary, segmenter: str) -> None:
        self.analyzer = Analyzer(dictionary, segmenter)
        bundled = load_dictionary()
        same = bundled.version == dictionary.version
        self._parser = Parser(self.analyzer if same else Analyzer(bundled, segmenter))

    @cached_property
    def stamp(self) -> Stamp:
        parsing = sha256(f"{self._parser.analyzer.version} {code_of(*PARSING)}".encode()).hexdigest()[:16]
        return Stamp(parsing, f"{self.analyzer.version}-{code_of(*CUTTING)}")

    def prepare(self, task: Task) -> Prepared | Refusal:
        """Never raises for what stands in a source."""
        if task.parsed is not None:
            reports = unpacked(task.parsed)["reports"]
            return self._prepared(task, reports, None, "")
        source = self._source(task)
        if isinstance(source, Refusal):
            return source
        try:
            reports = [report.as_dict() for report in self._parser.parse(source)]
        except SidecarError as error:
            named = SidecarError(Path(task.sidecar_named), error.problems)
            return Refusal(task.file, "has a sidecar that cannot be used", str(named), passed_over=False)
        except Exception as error:  # whatever one source does to the parser, the others go on
            what = f"cannot be parsed ({type(error).__name__}: {error})"
            return Refusal(task.file, what, "this is a defect of ours; tell it with the file", passed_over=False)
        return self._prepared(task, reports, packed({"text": source.text, "reports": reports}), source.lacks)

    def _source(self, task: Task) -> Source | Refusal:
        data = task.place.read_bytes() if task.place.exists() else b""
        if sha256(data).hexdigest() != task.sha256:
            task.place.unlink(missing_ok=True)  # the next run puts the right bytes there
            return Refusal(task.file, "is damaged in the library", "run `tifa index` on it again", passed_over=False)
        return decoded(File(task.file, task.place, task.suffix, task.sha256, data, task.sidecar))

    def _prepared(self, task: Task, reports: list[dict[str, Any]], parsed: bytes | None, lacks: str) -> Prepared:
        prints = [(it["id"], packed_numbers(windows(passage["text"] for passage in it["passages"]))) for it in reports]
        return Prepared(
            key=task.key,
            parsed=parsed,
            cut=packed(cut(self.analyzer, reports)),
            prints=prints if parsed else [],
            reports=len(reports),
            passages=sum(len(report["passages"]) for report in reports),
            lacks=lacks,
        )
