"""The dictionary: a broken one is told with file, line and remedy, and the one in use stays."""

from pathlib import Path

import pytest

from analyzers.current import CurrentAnalyzer
from analyzers.dictionary import Dictionary, DictionaryError, bundled_files, load_dictionary, read_dictionary
from analyzers.dictionary_stamp import is_stamped
from analyzers.slogan import Slogan
from tests.mistakes import check_told

SOUND = """\
[[slogan]]
name = "共绘江津图"
category = "united_front"
level = "county"
district = "500116"
variants = ["同绘江津图"]

[[slogan]]
name = "江津新十景"
category = "number"
level = "county"
"""

# What is wrong, the file's text, the line told, and words of the message and its remedy.
BROKEN = {
    "duplicate canonical": (
        SOUND + "\n" + SOUND.split("\n\n", maxsplit=1)[0],
        14,
        "already a slogan",
        "join the two entries",
    ),
    "variant of two slogans": (
        SOUND + '\n[[slogan]]\nname = "画圆"\ncategory = "motto"\nlevel = "county"\nvariants = ["同绘「江津图」"]\n',
        17,
        "already a form of '共绘江津图'",
        "keep it in one of the two",
    ),
    "variant is another's name": (
        SOUND.replace('"同绘江津图"', '"江津新十景"'),
        9,
        "already a form of '共绘江津图'",
        "keep it in one of the two",
    ),
    "empty file": ("", 0, "there is no entry", "write at least one"),
    "empty name": (SOUND.replace("江津新十景", ""), 8, "has no name", "add a line name"),
    "name of quotation marks only": (SOUND.replace("江津新十景", "“”"), 9, "too short", "two characters or more"),
    "no category": (SOUND.replace('category = "number"\n', ""), 8, "has no category", "add a line category"),
    "unknown category": (SOUND.replace('"number"', '"numbers"'), 10, "unknown category 'numbers'", "write 'number'"),
    "unknown level": (SOUND.replace('"county"\ndistrict', '"village"\ndistrict'), 4, "unknown level", "use one of"),
    "unknown district": (SOUND.replace("500116", "509999"), 5, "no division has the code", "six-digit code"),
    "unknown key": (SOUND.replace("variants", "varaints"), 6, "unknown key 'varaints'", "write 'variants'"),
    "unknown table": (SOUND + "\n[settings]\nx = 1\n", 13, "unknown table or key 'settings'", "[[slogan]]"),
    "no list": (
        SOUND.replace('["同绘江津图"]', '"同绘江津图"'),
        6,
        "not a list of texts",
        'write variants = ["…", "…"]',
    ),
    "no text": (SOUND.replace('"number"', "7"), 10, "category is not a text", "double quotes"),
    "no TOML": (SOUND.replace('"number"', "number"), 10, "this is no TOML", "mend the line"),
    "related to nothing": (SOUND + 'related = ["江津新十竟"]\n', 12, "which is no slogan", "write '江津新十景'"),
    "year without source": (SOUND + "year = 2023\n", 12, "has year without source", "say source too"),
    "impossible year": (SOUND + 'year = 23\nsource = "x"\n', 12, "year is 23", "four digits"),
    "bare number": (SOUND.replace("江津新十景", "“885”"), 9, "would be found everywhere", "add its noun"),
    "context without place": (SOUND + 'when = "quoted"\ncontexts = ["全国"]\n', 13, "where the slogan stands", "{}"),
    "contexts without when": (SOUND + 'contexts = ["全国{}"]\n', 12, "contexts say nothing", 'add when = "quoted"'),
    "unknown when": (SOUND + 'when = "always"\n', 12, "when is 'always'", 'write when = "quoted"'),
    "removes what is not there": (
        SOUND + '[[slogan]]\nname = "无"\nremove = true\n',
        13,
        "to remove",
        "tifa slogans list",
    ),
    "far too long": (SOUND.replace("江津新十景", "五地一城" * 30), 9, "longer than", "not its paragraph"),
}


@pytest.mark.parametrize(("text", "line", "what", "remedy"), BROKEN.values(), ids=BROKEN)
def test_a_broken_dictionary_is_told_with_file_line_and_remedy(
    tmp_path: Path, text: str, line: int, what: str, remedy: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DictionaryError) as caught:
        load_dictionary(file)
    check_told(caught.value, file, line, what, remedy)


def test_bad_encoding_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_bytes(b"# one\n# two\n" + SOUND.encode("gb18030"))
    with pytest.raises(DictionaryError, match=r"own\.toml:4: this is not UTF-8\. Remedy: save the file as UTF-8"):
        load_dictionary(file)


def test_a_missing_file_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(DictionaryError, match=r"no\.toml: cannot be read: No such file"):
        load_dictionary(tmp_path / "no.toml")
    with pytest.raises(DictionaryError, match=r"the folder holds no \.toml file"):
        load_dictionary(tmp_path)


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(SOUND.replace('"number"', '"numbers"').replace("500116", "1"), encoding="utf-8")
    with pytest.raises(DictionaryError) as caught:
        load_dictionary(file)
    assert [problem.line for problem in caught.value.problems] == [5, 10]


def test_the_bundled_dictionary_is_sound_and_large() -> None:
    bundled = read_dictionary(bundled_files())
    assert len(bundled) >= 500
    assert {"1343总体思路", "五地一城", "332产业集群", "一统六化", "渝事好商量"} <= set(bundled.by_name)


def test_the_bundled_dictionary_bears_its_stamp_and_reads_alike_unchecked() -> None:
    assert is_stamped(bundled_files()), "run `make generate`"
    assert load_dictionary() == read_dictionary(bundled_files())


def test_a_bundled_file_that_was_edited_is_checked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edited = tmp_path / "theory.toml"
    edited.write_text(SOUND.replace("united_front", "nonsense"), encoding="utf-8")
    monkeypatch.setattr("analyzers.dictionary.bundled_files", lambda: [edited])
    with pytest.raises(DictionaryError, match="unknown category 'nonsense'"):
        load_dictionary()


def test_local_rewritings_are_related_and_not_equal() -> None:
    bundled = load_dictionary()
    rewritings = [
        "稳进增效、除险清患、改革求变、惠民有感",
        "稳进增效、除险清患、改革求变、惠民谋利",
        "稳进增效、除险固安、改革突破、惠民强企",
    ]
    found = [bundled.find(rewriting) for rewriting in rewritings]
    assert [slogan.name for slogan in found if slogan] == rewritings
    assert all(set(slogan.related) & set(rewritings) for slogan in found if slogan)


def test_ones_own_dictionary_lies_over_the_bundled_one(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    own = '[[slogan]]\nname = "两个确立"\ncategory = "motto"\nlevel = "county"\n[[slogan]]\nname = "四个意识"\nremove = true\n'
    file.write_text(SOUND + own, encoding="utf-8")
    bundled, laid_over = load_dictionary(), load_dictionary(file)
    assert laid_over.by_name["两个确立"] == Slogan("两个确立", "motto", "county")
    assert "四个意识" not in laid_over.by_name
    assert laid_over.by_name["共绘江津图"].variants == ("同绘江津图",)
    assert len(laid_over) == len(bundled) + 2 - 1


def test_a_folder_of_files_is_one_dictionary(tmp_path: Path) -> None:
    for number, entry in enumerate(SOUND.split("\n\n")):
        (tmp_path / f"{number}.toml").write_text(entry, encoding="utf-8")
    assert {"共绘江津图", "江津新十景"} <= set(load_dictionary(tmp_path).by_name)


def test_the_bytes_hold_the_whole_dictionary() -> None:
    bundled = load_dictionary()
    again = Dictionary.from_bytes(bundled.to_bytes())
    assert again == bundled
    assert again.version == bundled.version


def test_the_version_depends_on_what_is_said_alone(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(SOUND, encoding="utf-8")
    first = read_dictionary([file]).version
    file.write_text("# a remark\n" + "\n\n".join(SOUND.split("\n\n")[::-1]), encoding="utf-8")
    assert read_dictionary([file]).version == first
    file.write_text(SOUND.replace("同绘", "共画"), encoding="utf-8")
    assert read_dictionary([file]).version != first


def test_the_one_in_use_stays_when_the_new_one_is_broken(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(SOUND, encoding="utf-8")
    current = CurrentAnalyzer(file)
    in_use = current.get()
    file.write_text(SOUND.replace('"number"', '"numbers"'), encoding="utf-8")
    with pytest.raises(DictionaryError, match="unknown category"):
        current.reload()
    assert current.get() is in_use
    assert [mention.slogan for mention in current.get().analyze("江津新十景").mentions] == ["江津新十景"]
    file.write_text(SOUND.replace("江津新十景", "江津新八景"), encoding="utf-8")
    assert current.reload() is current.get() is not in_use
    assert current.get().version != in_use.version


def test_every_form_is_found_by_itself() -> None:
    """Each form alone in quotation marks is a mention of its slogan: no entry is dead."""
    current = CurrentAnalyzer().get()
    dead = [
        form
        for slogan in current.dictionary
        for form in slogan.forms
        if slogan.name not in {mention.slogan for mention in current.analyze(f"“{form}”").mentions}
    ]
    assert dead == []
