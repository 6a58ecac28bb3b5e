"""Everything that can be named on the command line gives a source or a clear refusal, and the rest goes on."""

import hashlib
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indexer import file_bytes
from indexer.encoding import Decoded
from indexer.formats import READERS
from indexer.intake import Refusal, Source, read_sources
from tests.indexer.made_files import pdf, word

TEXT = "各位委员：\r\n现在，我代表常务委员会报告工作。\n"
MADE = {".docx": word([TEXT]), ".pdf": pdf([[TEXT]]), ".html": f"<h1>报告</h1><p>{TEXT}</p>".encode()}
LIMIT = 20_000_000
NEEDS_PIPES = pytest.mark.skipif(
    not hasattr(os, "mkfifo"), reason="this system has no pipes in folders: run it on Linux"
)


def read(*places: Path, largest: int = LIMIT) -> list[Source | Refusal]:
    return list(read_sources(places, largest))


def refused(*places: Path, largest: int = LIMIT) -> Refusal:
    told = read(*places, largest=largest)
    assert len(told) == 1
    assert isinstance(told[0], Refusal)
    return told[0]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, so that places are relative and no other folder needs to be open to this user."""
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    return Path()


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Root may read everything, so where the tests run as root, another is put on."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def put(file: Path, data: bytes | str = TEXT) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data if isinstance(data, bytes) else data.encode())
    return file


# Sources


def test_a_source_holds_the_text_as_it_is_with_its_hash_and_encoding(folder: Path) -> None:
    data = TEXT.encode("gb18030")
    file = put(folder / "报告.TXT", data)
    assert read(file) == [Source("报告.TXT", hashlib.sha256(data).hexdigest(), "gb18030", TEXT, None)]


@pytest.mark.parametrize("suffix", MADE)
def test_each_type_is_read(folder: Path, suffix: str) -> None:
    source = read(put(folder / f"a{suffix}", MADE[suffix]))[0]
    assert isinstance(source, Source)
    assert "现在，我代表常务委员会报告工作。" in source.text
    assert source.encoding == {".html": "utf-8"}.get(suffix, suffix[1:])


def test_folders_are_walked_in_order_of_names_and_told_as_they_were_named(folder: Path) -> None:
    for name in ("in/b.txt", "in/a/z.txt", "in/a/y.txt", "in/c/d/e.md", "in/a.txt"):
        put(folder / name, TEXT + name)
    told = read(folder / "in")
    assert [source.file for source in told] == [
        str(Path("in") / name) for name in ("a/y.txt", "a/z.txt", "a.txt", "b.txt", "c/d/e.md")
    ]
    assert read(folder / "in") == told


def test_files_are_read_one_at_a_time(folder: Path) -> None:
    first, second = put(folder / "a.txt"), put(folder / "b.txt")
    sources = read_sources([first, second], LIMIT)
    assert next(sources).file == "a.txt"
    second.write_text("换了", encoding="utf-8")
    later = next(sources)
    assert isinstance(later, Source)
    assert later.text == "换了"


def test_the_same_file_named_twice_is_one_source(folder: Path) -> None:
    file = put(folder / "in" / "a.txt")
    put(folder / "in" / "copy.txt")
    (folder / "link.txt").symlink_to(file)
    told = read(folder / "in", file, file.resolve(), folder / "link.txt", folder / "in" / ".." / "in", folder / "in")
    assert [source.file for source in told] == [str(file), str(Path("in") / "copy.txt")]


@pytest.mark.parametrize(
    ("beside", "taken"),
    [
        (["report.txt.tifa.toml", "report.tifa.toml"], "report.txt.tifa.toml"),
        (["report.tifa.toml"], "report.tifa.toml"),
        (["other.tifa.toml"], None),
    ],
)
def test_the_sidecar_with_the_whole_name_goes_first(folder: Path, beside: list[str], taken: str | None) -> None:
    put(folder / "in" / "report.txt")
    for name in beside:
        put(folder / "in" / name, "off = []\n")
    told = read(folder / "in")
    assert [source.sidecar for source in told if isinstance(source, Source)] == [taken and folder / "in" / taken]
    assert len(told) == 1


# Passed over


def test_other_types_in_a_folder_are_told_and_are_no_failure(folder: Path) -> None:
    put(folder / "in" / "a.txt")
    put(folder / "in" / "photo.jpg")
    put(folder / "in" / "README")
    put(folder / "in" / "old.doc")
    told = [refusal for refusal in read(folder / "in") if isinstance(refusal, Refusal)]
    assert [(Path(refusal.file).name, refusal.passed_over) for refusal in told] == [
        ("README", True),
        ("old.doc", True),
        ("photo.jpg", True),
    ]
    assert [refusal.what for refusal in told][:2] == [
        "is of a type that Tifa does not read (no suffix)",
        "is of a type that Tifa does not read (.doc)",
    ]
    assert "save it as .docx" in told[1].remedy
    assert "OCR" in told[2].remedy


@pytest.mark.parametrize("name", ["photo.jpg", "README", "report.txt.tifa.toml"])
def test_another_type_named_outright_is_a_failure_even_if_its_folder_was_walked(folder: Path, name: str) -> None:
    put(folder / "in" / "a.txt")
    file = put(folder / "in" / name)
    assert refused(file).what.startswith("is of a type that Tifa does not read")
    assert not refused(file).passed_over
    last = read(folder / "in", file)[-1]
    assert isinstance(last, Refusal)
    assert (last.file, last.passed_over) == (str(file), False)


@pytest.mark.parametrize("name", ["README.md", "readme.TXT", "Readme.html"])
def test_a_readme_in_a_folder_is_left_out_and_read_when_named(folder: Path, name: str) -> None:
    put(folder / "in" / "a.txt")
    put(folder / "in" / "readme-2.md", "二".encode())
    readme = put(folder / "in" / name, "说明".encode())
    told = read(folder / "in")
    assert {Path(source.file).name for source in told if isinstance(source, Source)} == {"a.txt", "readme-2.md"}
    [left_out] = [it for it in told if isinstance(it, Refusal) and Path(it.file).name == name]
    assert left_out.passed_over
    assert "name it to index it" in left_out.what
    assert isinstance(read(readme)[0], Source)
    assert any(isinstance(it, Source) and Path(it.file).name == name for it in read(folder / "in", readme))


def test_hidden_files_and_locks_are_skipped_in_folders_and_read_when_named(folder: Path) -> None:
    put(folder / "in" / "a.txt")
    put(folder / "in" / ".git" / "b.txt")
    put(folder / "in" / "~$report.docx", bytes(162))
    hidden = put(folder / "in" / ".c.txt")
    assert [source.file for source in read(folder / "in")] == [str(Path("in") / "a.txt")]
    assert isinstance(read(hidden)[0], Source)


# Refused


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.txt", b"", "is empty"),
        ("a.docx", b"", "is empty"),
        ("a.txt", b" \r\n\t\n", "is empty"),
        ("a.txt", "　　\n".encode("gb18030"), "is empty"),
        ("a.txt", b"\xef\xbb\xbf", "is empty"),
        ("a.html", b"<html><body><script>var x;</script></body></html>", "is empty"),
        ("a.docx", word([]), "is empty"),
        ("a.txt", bytes(range(256)) * 4, "is not Chinese text"),
        ("a.md", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "is not Chinese text"),
        ("a.txt", MADE[".pdf"], "is a PDF under the suffix of a text"),
        ("a.html", MADE[".docx"], "is not Chinese text"),
        ("a.pdf", MADE[".html"], "is no PDF"),
        ("a.docx", MADE[".pdf"], "is no Word file"),
        ("a.txt", TEXT.encode() + b"\xff" + TEXT.encode(), f"is utf-8 text, damaged at byte {len(TEXT.encode())}"),
    ],
)
def test_a_file_without_readable_text_is_refused_and_the_others_go_on(
    folder: Path, name: str, data: bytes, what: str
) -> None:
    bad, good = put(folder / name, data), put(folder / "z.txt")
    refusal, source = read(bad, good)
    assert isinstance(refusal, Refusal)
    assert (refusal.file, refusal.passed_over) == (name, False)
    assert refusal.what.startswith(what)
    assert refusal.remedy
    assert isinstance(source, Source)


def test_a_file_above_the_limit_is_refused_unread(folder: Path) -> None:
    file = folder / "a.txt"
    with file.open("wb") as written:
        written.truncate(1 << 40)  # holes: nothing is on the disk
    assert refused(file).what == "has 1,099,511,627,776 bytes, more than the 20,000,000 allowed"
    assert isinstance(read(put(folder / "b.txt", b"x" * 100), largest=100)[0], Source)


def test_a_file_that_grows_is_read_no_further_than_the_limit(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_bytes, "_check", lambda *_: None)  # as if it had been small then
    assert "more than the 100 allowed" in refused(put(folder / "b.txt", b"x" * 5_000_000), largest=100).what


@NEEDS_PIPES
def test_pipes_sockets_and_devices_are_refused_at_once(folder: Path) -> None:
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket.txt")
        told = read(folder / "pipe.txt", folder / "zero.txt", folder / "socket.txt")
    assert {refusal.what for refusal in told if isinstance(refusal, Refusal)} == {
        "is a pipe, a socket or a device and no file"
    }
    assert len(told) == 3


@NEEDS_PIPES
def test_a_pipe_put_in_the_place_of_a_file_blocks_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regular = put(folder / "a.txt").stat()
    os.mkfifo(folder / "pipe.txt")
    monkeypatch.setattr(Path, "stat", lambda *_, **__: regular)
    assert refused(folder / "pipe.txt").what == "is a pipe, a socket or a device and no file"


def test_what_is_not_there_is_told(folder: Path) -> None:
    (folder / "lost.txt").symlink_to("nowhere.txt")
    for name in ("none.txt", "none", "lost.txt", "a.txt/b.txt"):
        put(folder / "a.txt")
        assert refused(folder / name).what == "is not there"


def test_a_file_that_vanishes_while_the_others_are_read_is_told(folder: Path) -> None:
    put(folder / "in" / "a.txt")
    gone = put(folder / "in" / "b.txt")
    put(folder / "in" / "c.txt", TEXT + "完")
    sources = read_sources([folder / "in"], LIMIT)
    next(sources)
    gone.unlink()
    told = list(sources)
    assert [(Path(each.file).name, getattr(each, "what", "")) for each in told] == [
        ("b.txt", "is not there"),
        ("c.txt", ""),
    ]


def test_links_that_lead_back_are_told_and_end(folder: Path) -> None:
    put(folder / "in" / "deep" / "a.txt")
    (folder / "in" / "deep" / "up").symlink_to("..", target_is_directory=True)
    (folder / "in" / "self").symlink_to("self")
    told = [(each.file, getattr(each, "what", ""), getattr(each, "passed_over", False)) for each in read(folder / "in")]
    assert told == [
        (str(Path("in/deep/a.txt")), "", False),
        (str(Path("in/deep/up")), "is a link that leads back to a folder around it", False),
        (str(Path("in/self")), "is a link that leads back to itself", False),
    ]


def test_a_maze_of_links_is_walked_once(folder: Path) -> None:
    names = [f"d{number}" for number in range(12)]
    for name in names:
        put(folder / "in" / name / "a.txt", TEXT + name)
        for other in names:
            (folder / "in" / name / f"to_{other}").symlink_to(f"../{other}", target_is_directory=True)
    told = read(folder / "in")
    assert len([each for each in told if isinstance(each, Source)]) == 12


@pytest.mark.skipif(not hasattr(os, "seteuid"), reason="this system has no such rights: run it on Linux")
def test_what_may_not_be_read_is_told(folder: Path) -> None:
    put(folder / "in" / "a.txt").chmod(0o000)
    put(folder / "in" / "b" / "c.txt").parent.chmod(0o000)
    put(folder / "in" / "d" / "e.txt").parent.chmod(0o444)  # its names can be listed, and nothing more
    put(folder / "in" / "f.txt")
    with ordinary_user():
        told = read(folder / "in")
    for name in ("b", "d"):
        (folder / "in" / name).chmod(0o755)
    closed = [Path(each.file).name for each in told if isinstance(each, Refusal)]
    assert {each.what for each in told if isinstance(each, Refusal)} == {"may not be read by this user"}
    assert closed == ["a.txt", "b", "e.txt"]
    assert len(told) == 4


def test_an_empty_folder_is_told(folder: Path) -> None:
    (folder / "in").mkdir()
    put(folder / "other" / ".hidden")
    assert refused(folder / "in").what == "is an empty folder"
    assert refused(folder / "other").what == "is an empty folder"


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "nul\0byte.txt"])
def test_a_name_that_cannot_be_is_told(folder: Path, name: str) -> None:
    assert refused(folder / name).what.startswith("cannot be read (")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_a_name_that_is_no_text_can_be_printed(folder: Path) -> None:
    put(folder / os.fsdecode("报告".encode("gb18030") + b".txt"))
    source = read(folder)[0]
    assert isinstance(source, Source)
    assert json.dumps(source.file, ensure_ascii=False).encode()
    assert source.file == r"\udcb1\udca8\udcb8\udce6.txt"


def test_a_fault_of_a_library_costs_one_file_only(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: bytes) -> Decoded:
        raise RecursionError("too deep")

    monkeypatch.setitem(READERS, ".md", fail)
    put(folder / "in" / "a.md")
    put(folder / "in" / "b.txt")
    refusal, source = read(folder / "in")
    assert isinstance(refusal, Refusal)
    assert refusal.what == "cannot be read as .md (RecursionError: too deep)"
    assert isinstance(source, Source)


# Whatever the bytes

bytes_of_any_kind = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(str.encode),
    st.text(max_size=200).map(lambda text: text.encode("gb18030", "replace")),
    st.builds(
        lambda made, at, put_in, length: made[: at % len(made)] + put_in + made[at % len(made) + length :],
        st.sampled_from(list(MADE.values())),
        st.integers(0, 1 << 20),
        st.binary(max_size=20),
        st.integers(0, 200),
    ),
)


@settings(max_examples=400, deadline=None)
@given(data=bytes_of_any_kind, suffix=st.sampled_from(list(READERS)))
def test_no_bytes_under_any_suffix_raise(tmp_path_factory: pytest.TempPathFactory, data: bytes, suffix: str) -> None:
    file = put(tmp_path_factory.getbasetemp() / f"any{suffix}", data)
    told = read(file)
    assert len(told) == 1
    if isinstance(told[0], Source):
        assert told[0].text.strip()
        assert told[0].text.encode()
