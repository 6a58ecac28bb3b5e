"""Write ``data/joint_model.bin``: what follows what in work reports, as counts pruned and smoothed; no texts.

Run ``python -m indexer.generate_joint_model FOLDER`` with a folder of texts in which every line is a paragraph. To these
come whole sentences of three of the seeds and the forms of the slogan dictionary, as the texts of one field say most of
that field. Seeds 002 and 004 judge the model: nothing of theirs goes in, and no slogan that they hold. The same texts
make the same file.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from analyzers.dictionary import load_dictionary
from analyzers.fold import fold_text
from indexer.repair.joint_counts import table_of
from indexer.repair.joint_model import TABLE

SEEDS = Path(__file__).parents[1] / "seeds"
COUNTED, JUDGES = ("000", "001", "003"), ("002", "004")
COLUMN = 24  # lines are shorter in a newspaper's column
FULL_LINE = 15
_NOTICE = re.compile("^(?:本作品|此作品|Public domain|注：中文维基|注释|参考文献|外部链接)", re.MULTILINE)
_SENTENCE = re.compile("[^。！？；\n]+[。！？；]+")
_DAMAGED = re.compile("([\u4e00-\u9fff]{2,})\\1|。。| and |\ufffd")


def seed(name: str) -> str:
    return next(SEEDS.glob(f"{name}_*.txt")).read_text(encoding="utf-8")


def reports(folder: Path) -> list[str]:
    """The texts, each without the notice of where it was found."""
    return [_NOTICE.split(file.read_text(encoding="utf-8"))[0] for file in sorted(folder.rglob("*.txt"))]


def whole_sentences(text: str) -> str:
    """The sentences that are whole and undamaged, one a line and each once, as some pages print paragraphs twice."""
    found = dict.fromkeys(sentence[0].strip() for sentence in _SENTENCE.finditer(_run_on(text)))
    return "\n".join(sentence for sentence in found if not _DAMAGED.search(sentence))


def slogans_without(texts: list[str]) -> str:
    """The forms of all slogans that none of the texts holds, one a line."""
    held = "\n".join(map(fold_text, texts))
    forms = {form for slogan in load_dictionary() for form in slogan.forms}
    return "\n".join(form for form in sorted(forms) if fold_text(form) not in held)


def _run_on(text: str) -> str:
    """The text, and if it is a newspaper's column, each paragraph in one line."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if median(map(len, lines)) > COLUMN:
        return "\n".join(lines)
    return "".join(_ended(line) for line in lines)


def _ended(line: str) -> str:
    return line if len(line) >= FULL_LINE else line + "\n"


def counted(folder: Path) -> Iterator[str]:
    yield from reports(folder)
    yield from (whole_sentences(seed(name)) for name in COUNTED)
    yield slogans_without([seed(name) for name in JUDGES])


if __name__ == "__main__":
    if len(sys.argv) != 2 or not any(Path(sys.argv[1]).rglob("*.txt")):
        sys.exit("usage: python -m indexer.generate_joint_model FOLDER (of texts, as TIFA_TEXTS names it)")
    TABLE.write_bytes(table_of(counted(Path(sys.argv[1]))).to_bytes())
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes")
