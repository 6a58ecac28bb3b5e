"""Which encoding bytes are in: measured on the seeds, and on the larger texts where they are."""

import random
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from opencc import OpenCC

from indexer.encoding import decode
from indexer.unreadable import UnreadableError
from tests.requirements import texts_folder

SEEDS = Path(__file__).parents[2] / "seeds"
# name: the codec, and what stands before the text
ENCODINGS = {
    "utf-8": ("utf-8", b""),
    "utf-8-sig": ("utf-8-sig", b""),
    "utf-16-le": ("utf-16-le", b""),
    "utf-16-le with a mark": ("utf-16-le", b"\xff\xfe"),
    "utf-16-be": ("utf-16-be", b""),
    "utf-16-be with a mark": ("utf-16-be", b"\xfe\xff"),
    "gb18030": ("gb18030", b""),
    "big5": ("big5", b""),
}
SNIPPETS = 300
FIGURES = ("GDP", "5G", "WTO", "2019", "12.5%", "3,456", "O2O", "2023-01-15", "No.7", "km2", "e-mail", "R&D", "0.8")
TRADITIONAL = OpenCC("s2t")

SENTENCE = "各位委员：现在，我代表常务委员会报告工作，请予审议。\r\n一年来，提案二百三十件。\n"


@pytest.fixture(scope="module", params=["seeds", "texts"])
def texts(request: pytest.FixtureRequest) -> list[str]:
    files = SEEDS.glob("*.txt") if request.param == "seeds" else texts_folder().glob("*/*.txt")
    return [file.read_text(encoding="utf-8") for file in sorted(files)]


def cut(texts: list[str], length: int, chance: random.Random) -> str:
    text = chance.choice(texts)
    start = chance.randrange(len(text) - length)
    return text[start : start + length]


def with_figures(texts: list[str], length: int, chance: random.Random) -> str:
    """One to three Chinese characters at a time between figures and Latin words."""
    parts: list[str] = []
    while sum(map(len, parts)) < length:
        parts += [
            " ".join(chance.choices(FIGURES, k=chance.randrange(2, 7))),
            cut(texts, chance.randrange(1, 4), chance),
        ]
    return "".join(parts)[:length]


def few(texts: list[str], length: int, chance: random.Random) -> str:
    """Three Chinese characters, all others digits and Latin letters."""
    letters = "".join(
        chance.choices("0123456789.% abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\n", k=length - 3)
    )
    chinese = "".join(char for char in cut(texts, 100, chance) if char > "~")[:3]
    return letters[: length // 2] + chinese + letters[length // 2 :]


def encoded(text: str, name: str) -> tuple[str, bytes] | None:
    codec, mark = ENCODINGS[name]
    text = TRADITIONAL.convert(text) if codec == "big5" else text
    try:
        return text, mark + text.encode(codec)
    except UnicodeEncodeError:
        return None  # Big5 cannot hold it


def snippets(texts: list[str], kind: str, length: int, name: str) -> Iterator[tuple[str, bytes]]:
    make = {"running": cut, "figures": with_figures, "few": few}[kind]
    chance = random.Random(f"{kind} {length} {name}")
    found = 0
    while found < SNIPPETS:
        if snippet := encoded(make(texts, length, chance), name):
            found += 1
            yield snippet


def is_right(text: str, data: bytes, codec: str) -> bool:
    try:
        decoded = decode(data)
    except UnreadableError:
        return False
    return decoded.text == text and (decoded.encoding == codec or text.isascii())


@pytest.mark.parametrize("name", ENCODINGS)
@pytest.mark.parametrize(
    ("kind", "length"), [("running", 200), ("running", 400), ("figures", 200), ("figures", 400), ("few", 200)]
)
def test_snippets_are_read_right_in_99_of_100(texts: list[str], kind: str, length: int, name: str) -> None:
    wrong = [text for text, data in snippets(texts, kind, length, name) if not is_right(text, data, ENCODINGS[name][0])]
    assert len(wrong) <= SNIPPETS // 100, wrong[:3]


@pytest.mark.parametrize("name", ENCODINGS)
def test_whole_texts_are_read_right(texts: list[str], name: str) -> None:
    for text in texts[::4]:
        holdable = TRADITIONAL.convert(text).encode("big5", "ignore").decode("big5") if name == "big5" else text
        codec, mark = ENCODINGS[name]
        assert is_right(holdable, mark + holdable.encode(codec), codec)


@pytest.mark.parametrize("name", ENCODINGS)
def test_line_ends_are_kept_and_the_mark_is_not(name: str) -> None:
    codec, mark = ENCODINGS[name]
    text = TRADITIONAL.convert(SENTENCE)
    assert decode(mark + text.encode(codec)).text == text


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("台灣的「碁」、「銹」與「裏」，以及「恒」字，都是後來加上的字。", "cp950"),
        ("香港啲市民喺呢度，佢哋話係咁嘅：嚟啦，唔好嘥時間，畀啲意見。", "big5hkscs"),
        ("生僻字𠮷与㐂也在常务委员会的工作报告里，四个字节一个字。", "gb18030"),
        ("Мы, многонациональный народ Российской Федерации", "utf-8"),
        ("Le peuple français proclame solennellement", "utf-8"),
        ("plain ASCII, \x1a and nothing else", "utf-8"),
    ],
)
def test_relatives_and_other_languages_are_read(text: str, codec: str) -> None:
    assert decode(text.encode(codec))[:2] == (text, codec)


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5"])
def test_a_damaged_byte_is_told_with_its_place(codec: str) -> None:
    before = TRADITIONAL.convert(SENTENCE * 4).encode(codec)
    with pytest.raises(UnreadableError) as told:
        decode(before + b"\xff" + before)
    assert f"is {codec} text, damaged at byte {len(before)} (ff " in told.value.what
    assert "save it again as UTF-8" in told.value.remedy


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16-le"])
def test_a_text_with_a_mark_that_is_cut_is_damaged_at_its_end(codec: str) -> None:
    data = b"\xff\xfe" * (codec == "utf-16-le") + SENTENCE.strip().encode(codec)
    last = len("。".encode(codec.removesuffix("-sig")))
    with pytest.raises(UnreadableError, match=f"is {codec} text, damaged at byte {len(data) - last} "):
        decode(data[:-1])


@pytest.mark.parametrize(
    "data",
    [
        "Мы, многонациональный народ Российской Федерации".encode("cp1251"),
        "Le peuple français proclame solennellement son attachement".encode("cp1252"),
        b"\x7fELF\x02\x01\x01" + bytes(60),
        b"\xff\xfe\x00\x00" + SENTENCE.encode("utf-32-le"),
        random.Random(1).randbytes(400),
        random.Random(2).randbytes(40_000),
    ],
)
def test_what_is_no_chinese_text_is_refused(data: bytes) -> None:
    with pytest.raises(
        UnreadableError, match="is not Chinese text in UTF-8, UTF-16, GB18030 or Big5; as UTF-8 it fails at"
    ):
        decode(data)


def test_a_declaration_decides_where_it_makes_sense_only() -> None:
    short = "提案".encode("gb18030")
    assert decode(short, declared="gb18030").text == "提案"
    assert decode(SENTENCE.encode("gb18030"), declared="utf-8").encoding == "gb18030"
    assert decode(SENTENCE.encode("gb18030"), declared="big5").text == SENTENCE
    assert decode(SENTENCE.encode(), declared="gb18030").text == SENTENCE


def test_the_table_is_what_the_script_writes() -> None:
    script = import_module("indexer.generate_common_characters")
    assert script.build() == script.TABLE.read_text(encoding="utf-8")
