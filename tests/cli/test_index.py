"""``tifa index`` and its kin, as a person runs them on either engine."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from cli.main import app
from engine.elastic.generations import ElasticEngine
from engine.embedded.generations import EmbeddedEngine
from engine.errors import BusyError, EngineError
from engine.port import Engine
from engine.query import Filter
from engine.question import Question
from indexer.errors import LibraryError
from tests.cli.conftest import Tifa
from tests.conformance.seed_passages import TEXTS, phrase

SEEDS = Path(__file__).parents[2] / "seeds"
ARTICLE = "江津区政协召开{about}座谈会。\n\n" + "\n\n".join(
    f"第{number}次会议围绕{{about}}开展协商，就{{about}}提出建议{number}条，{{about}}有关部门逐条答复，{{about}}办理情况公开。"
    for number in range(1, 12)
)
OWN = '[[slogan]]\nname = "三色工坊"\ncategory = "brand"\nlevel = "county"\n'


class Desk:
    """A folder of sources and a command that keeps its library and index beside it."""

    def __init__(self, tifa: Tifa, folder: Path, variables: dict[str, str], engine: Engine) -> None:
        self.texts = folder / "texts"
        self.texts.mkdir()
        self.engine = engine
        self.variables = {"TIFA_DATA": str(folder / "data"), "TIFA_PROCESSES": "1", **variables}
        self._tifa = tifa

    def __call__(self, *arguments: str, **variables: str) -> Result:
        return self._tifa(*arguments, **{**self.variables, **variables})

    def run(self, *arguments: str, **variables: str) -> None:
        """Raises what the command raises."""
        CliRunner().invoke(app, list(arguments), env={**self.variables, **variables}, catch_exceptions=False)

    def json(self, *arguments: str, **variables: str) -> dict[str, Any]:
        result = self(*arguments, "--json", **variables)
        told: dict[str, Any] = json.loads(result.stdout)
        return told

    def write(self, name: str, about: str) -> Path:
        file = self.texts / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(ARTICLE.format(about=about), encoding="utf-8")
        return file

    def total(self, text: str = "") -> int:
        reader = self.engine.reader()
        return reader.search(Question(phrase(text) if text else Question().query, size=0)).total

    def published(self) -> str:
        return self.engine.published()

    def name_of(self, text: str) -> str:
        """The file in which it stands, as the index tells."""
        reader = self.engine.reader()
        [hit] = reader.search(Question(phrase(text), size=1)).hits
        file: str = json.loads(reader.report(hit.report) or "")["source"]["file"]
        return file


@pytest.fixture(params=["embedded", "elasticsearch"])
def desk(
    request: pytest.FixtureRequest, tifa: Tifa, tmp_path: Path, make_elastic: Callable[[], ElasticEngine]
) -> Iterator[Desk]:
    if request.param == "embedded":
        yield Desk(tifa, tmp_path, {"TIFA_ELASTICSEARCH_URL": ""}, EmbeddedEngine(tmp_path / "data" / "index"))
        return
    engine = make_elastic()
    connection = engine._connection
    variables = {"TIFA_ELASTICSEARCH_URL": connection.hosts[0], "TIFA_PREFIX": connection.prefix}
    yield Desk(tifa, tmp_path, variables, engine)


@pytest.fixture
def local(tifa: Tifa, tmp_path: Path) -> Desk:
    return Desk(tifa, tmp_path, {"TIFA_ELASTICSEARCH_URL": ""}, EmbeddedEngine(tmp_path / "data" / "index"))


def test_the_seeds_are_taken_indexed_and_found(desk: Desk) -> None:
    told = desk("index", str(SEEDS))
    assert told.exit_code == 0, told.output
    assert "164 passages of 7 reports in 5 sources" in told.stdout
    assert "published" in told.stdout
    assert desk.total() == 164
    assert desk.total("全过程人民民主") == sum("全过程人民民主" in text for text in TEXTS) > 0
    reader = desk.engine.reader()
    answer = reader.search(Question(facets=("district", "year", "section", "region"), chosen={"region": ("500116",)}))
    assert answer.total == sum(value.count for value in answer.facets["district"] if value.value == "500116") > 0
    assert {value.value for value in answer.facets["region"]} >= {"500000", "500116"}
    hit = answer.hits[0]
    stored = json.loads(hit.passage)
    record = json.loads(reader.report(hit.report) or "")
    assert record["passages"][stored["order"]]["text"] == hit.text
    source = reader.source(record["source"]["sha256"])
    assert source == next(SEEDS.glob(Path(record["source"]["file"]).name)).read_text(encoding="utf-8")


def test_what_has_not_changed_is_not_done_again(desk: Desk) -> None:
    desk.write("a.txt", "污染防治")
    desk("index", str(desk.texts))
    before = desk.published()
    again = desk.json("index", str(desk.texts))
    assert (again["known"], again["new"], again["built"]) == (1, [], False)
    assert desk.published() == before
    new = desk.write("b.txt", "养老服务")
    more = desk.json("index", str(desk.texts))
    assert (more["known"], more["new"], more["built"]) == (1, [str(new)], True)
    assert desk.total("养老服务") > 0 < desk.total("污染防治")


def test_a_changed_source_takes_the_place_of_what_it_was(desk: Desk) -> None:
    file = desk.write("a.txt", "污染防治")
    desk("index", str(desk.texts))
    desk.write("a.txt", "养老服务")
    told = desk.json("index", str(file))
    assert told["changed"] == [str(file)]
    assert (desk.total("污染防治"), desk.total("养老服务") > 0) == (0, True)


def test_a_generation_goes_back_and_forth_and_old_ones_are_dropped(desk: Desk) -> None:
    for about in ("污染防治", "养老服务", "乡村振兴"):
        desk.write("a.txt", about)
        desk("index", str(desk.texts), "--keep", "2")
    listed = json.loads(desk("generations", "--json").stdout)
    assert [generation["published"] for generation in listed] == [True, False]
    assert desk.total("乡村振兴") > 0
    assert "published again" in desk("rollback").stdout
    assert desk.total("养老服务") > 0 == desk.total("乡村振兴")
    gone = desk("rollback")
    assert gone.exit_code == 1


def test_removed_sources_are_no_longer_found(desk: Desk) -> None:
    first, second = desk.write("a.txt", "污染防治"), desk.write("b.txt", "养老服务")
    desk("index", str(desk.texts))
    [hit] = desk.engine.reader().search(Question(phrase("养老服务"), size=1)).hits
    told = desk.json("remove", hit.report)
    assert told["removed"] == [str(second)]
    assert (desk.total("养老服务"), desk.total("污染防治") > 0) == (0, True)
    assert second.exists()
    unknown = desk("remove", "nowhere.txt")
    assert unknown.exit_code == 1
    assert "tifa library" in unknown.output
    assert desk.json("remove", "a.txt")["removed"] == [str(first)]
    assert desk.total() == 0


def test_a_changed_dictionary_cuts_again_and_passages_keep_their_ids(desk: Desk, tmp_path: Path) -> None:
    desk.write("a.txt", "三色工坊")
    desk("index", str(desk.texts))
    before = sorted(hit.id for hit in desk.engine.reader().scan(Question()))
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    told = desk.json("index", str(desk.texts), TIFA_DICTIONARY=str(own))
    assert (len(told["cut_again"]), told["parsed_again"], told["new"], told["built"]) == (1, [], [], True)
    reader = desk.engine.reader()
    assert sorted(hit.id for hit in reader.scan(Question())) == before
    assert reader.search(Question(Filter("slogan", ("三色工坊",)))).total == desk.total("三色工坊") > 0
    assert "三色工坊" in reader.dictionary()
    back = desk.json("rebuild")
    assert back["built"]
    assert desk.engine.reader().search(Question(Filter("slogan", ("三色工坊",)))).total == 0


def test_a_bad_source_is_told_and_everything_else_goes_on(desk: Desk) -> None:
    desk.write("a.txt", "污染防治")
    (desk.texts / "empty.txt").write_text("", encoding="utf-8")
    (desk.texts / "broken.pdf").write_bytes(b"%PDF-1.4 no")
    (desk.texts / "picture.png").write_bytes(b"png")
    told = desk("index", str(desk.texts))
    assert told.exit_code == 1
    assert "empty.txt: is empty" in told.output
    assert "broken.pdf" in told.output
    assert "passed over" in told.output
    assert "remedy" in told.output
    assert "refused            2" in told.output
    assert desk.total("污染防治") > 0


def test_a_source_that_went_bad_stays_as_it_was(local: Desk) -> None:
    file = local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    file.write_text(" ", encoding="utf-8")
    told = local("index", str(local.texts))
    assert told.exit_code == 1
    assert "the library keeps what it had" in told.output
    assert local.total("污染防治") > 0


def test_sync_removes_what_is_gone_from_the_folder_and_nothing_else(local: Desk, tmp_path: Path) -> None:
    local.write("a.txt", "污染防治")
    gone = local.write("b.txt", "养老服务")
    elsewhere = tmp_path / "elsewhere.txt"
    elsewhere.write_text(ARTICLE.format(about="乡村振兴"), encoding="utf-8")
    local("index", str(local.texts), str(elsewhere))
    gone.unlink()
    elsewhere.unlink()
    assert local.json("index", str(local.texts))["removed"] == []
    assert local.json("index", "--sync", str(local.texts))["removed"] == [str(gone)]
    assert local.total("乡村振兴") > 0 == local.total("养老服务")


def test_sync_of_a_folder_that_is_not_there_removes_nothing(local: Desk) -> None:
    local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    away = local.texts.rename(local.texts.with_name("unplugged"))
    told = local("index", "--sync", str(local.texts))
    assert told.exit_code == 1
    assert "is not there" in told.output
    assert local.total("污染防治") > 0
    assert away.is_dir()


def test_a_moved_source_is_the_same_source(local: Desk) -> None:
    old = local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    [before] = local.engine.reader().search(Question(size=1)).hits
    new = old.rename(old.with_name("moved.txt"))
    told = local.json("index", str(local.texts))
    assert (told["moved"], told["new"], told["removed"]) == ([str(new)], [], [])
    hit = local.engine.reader().get(before.id)
    assert hit is not None
    assert json.loads(local.engine.reader().report(hit.report) or "")["source"]["file"] == str(new)


def test_the_same_bytes_under_another_name_are_one_source(local: Desk) -> None:
    file = local.write("a.txt", "污染防治")
    shutil.copy(file, local.texts / "b.txt")
    told = local.json("index", str(local.texts))
    assert (len(told["new"]), len(told["passed_over"])) == (1, 1)
    assert "same bytes" in told["passed_over"][0]["what"]
    later = local.json("index", str(local.texts / "b.txt"))
    assert (later["new"], later["known"], later["built"]) == ([], 1, False)


def test_a_copy_is_kept_and_left_out_of_counts_until_the_first_is_removed(local: Desk) -> None:
    first = local.write("a.txt", "污染防治")
    (local.texts / "b.txt").write_text(first.read_text(encoding="utf-8") + "\n\n（完）", encoding="utf-8")
    local("index", str(local.texts))
    reader = local.engine.reader()
    query = phrase("污染防治")
    alone = reader.search(Question(query, size=0)).total
    assert reader.search(Question(query, copies=True, size=0)).total == 2 * alone > 0
    assert reader.search(Question(query, copies=True, size=0)).total > alone
    local("remove", "a.txt")
    assert local.total("污染防治") == alone


def test_a_sidecar_that_changes_is_read_again_and_a_wrong_one_is_told(local: Desk) -> None:
    file = local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    sidecar = file.with_name("a.tifa.toml")
    sidecar.write_text('[[report]]\ntitle = "改过的题目"\n', encoding="utf-8")
    assert local.json("index", str(local.texts))["changed"] == [str(file)]
    [hit] = local.engine.reader().search(Question(size=1)).hits
    assert json.loads(hit.passage)["report"]["title"] == "改过的题目"
    sidecar.write_text("[[report]]\ntitel = 1\n", encoding="utf-8")
    told = local("index", str(local.texts))
    assert told.exit_code == 1
    assert "a.tifa.toml" in told.output
    assert "data/sources" not in told.output
    assert local.total("污染防治") > 0


def test_an_engine_that_does_not_answer_is_told_before_the_work(local: Desk) -> None:
    local.write("a.txt", "污染防治")
    told = local("index", str(local.texts), TIFA_ELASTICSEARCH_URL="http://127.0.0.1:9")
    assert told.exit_code == 1
    assert "cannot be reached" in told.output
    assert "TIFA_ELASTICSEARCH_URL" in told.output
    assert "library" not in told.stdout


def test_nothing_to_index_is_told(local: Desk) -> None:
    told = local("index", str(local.texts))
    assert told.exit_code == 1
    assert "is an empty folder" in told.output
    assert "nothing to index" in told.output


def test_several_processes_make_of_the_same_sources_the_same_index(local: Desk, tmp_path: Path) -> None:
    from tests.requirements import texts_folder

    places = [str(texts_folder() / "congress")]
    local("index", *places)
    one = [(hit.id, hit.passage) for hit in local.engine.reader().scan(Question())]
    other = tmp_path / "other"
    told = subprocess.run(
        [sys.executable, "-m", "cli", "index", *places, "--processes", "3", "--data", str(other)],
        cwd=Path(__file__).parents[2],
        env={**os.environ, "TIFA_ELASTICSEARCH_URL": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stderr
    assert [(hit.id, hit.passage) for hit in EmbeddedEngine(other / "index").reader().scan(Question())] == one
    assert len(one) > 100


def test_names_that_mean_several_sources_remove_none(local: Desk) -> None:
    local.write("one/a.txt", "污染防治")
    local.write("two/a.txt", "养老服务")
    local("index", str(local.texts))
    told = local("remove", "a.txt")
    assert told.exit_code == 1
    assert "means 2 sources" in told.output
    assert len(local("library").stdout.splitlines()) == 2


def test_a_damaged_library_and_a_damaged_index_are_told_with_their_remedies(local: Desk, tmp_path: Path) -> None:
    local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    for file in (tmp_path / "data" / "index" / "current").glob("meta.json"):
        file.write_text("{}", encoding="utf-8")
    assert local.engine.health().state == "damaged"
    with pytest.raises(EngineError, match="cannot be opened") as told:
        local.engine.reader()
    assert "tifa rebuild" in told.value.remedy
    for file in (tmp_path / "data").glob("library.sqlite*"):
        file.write_bytes(b"no database")
    with pytest.raises(LibraryError, match="is damaged") as broken:
        local.run("index", str(local.texts))
    assert "move it away" in broken.value.remedy


def test_a_prefix_that_no_index_can_have_is_told(local: Desk) -> None:
    with pytest.raises(EngineError, match="cannot begin the name of an index"):
        local.run("generations", TIFA_ELASTICSEARCH_URL="http://127.0.0.1:9", TIFA_PREFIX="Tifa/x")


def test_names_that_change_places_or_contents_keep_every_text(local: Desk) -> None:
    first, second = local.write("a.txt", "污染防治"), local.write("b.txt", "养老服务")
    local("index", str(local.texts))
    first.rename(local.texts / "c.txt")
    local.write("a.txt", "乡村振兴")
    local("index", "--sync", str(local.texts))
    assert all(local.total(about) > 0 for about in ("污染防治", "养老服务", "乡村振兴"))
    first.rename(local.texts / "swap")
    second.rename(first)
    (local.texts / "swap").rename(second)
    local("index", str(local.texts))
    assert local.name_of("养老服务") == str(first)
    assert local.name_of("乡村振兴") == str(second)
    shutil.copy(first, second)
    local("index", str(local.texts))
    assert (local.total("乡村振兴"), local.total("养老服务") > 0) == (0, True)


def test_a_link_beside_its_target_is_no_second_source(local: Desk) -> None:
    target = local.write("z.txt", "污染防治")
    local("index", str(local.texts))
    (local.texts / "a.txt").symlink_to("z.txt")
    local.write("z.txt", "养老服务")
    local("index", "--sync", str(local.texts))
    assert target.exists()
    reader = local.engine.reader()
    assert reader.search(Question(phrase("污染防治"), copies=True)).total == 0
    assert reader.generation.about["sources"] == 1


def test_a_moved_source_whose_new_sidecar_is_wrong_stays_as_it_was(local: Desk) -> None:
    file = local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    file.rename(local.texts / "c.txt")
    (local.texts / "c.tifa.toml").write_text("x", encoding="utf-8")
    assert local("index", str(local.texts)).exit_code == 1
    assert local.total("污染防治") > 0


def test_sync_looks_at_files_and_not_at_what_took_their_names(local: Desk) -> None:
    file = local.write("a.txt", "污染防治")
    local.write("b.txt", "养老服务")
    local("index", str(local.texts))
    file.unlink()
    file.mkdir()
    assert local.json("index", "--sync", str(local.texts))["removed"] == [str(file)]


def test_sync_of_an_empty_folder_removes_nothing(local: Desk, tmp_path: Path) -> None:
    """As a disk leaves it that is not plugged in."""
    local.write("disk/a.txt", "污染防治")
    local.write("b.txt", "养老服务")
    local("index", str(local.texts))
    (local.texts / "disk" / "a.txt").rename(tmp_path / "elsewhere.txt")
    told = local("index", "--sync", str(local.texts / "disk"))
    assert told.exit_code == 1
    assert "is an empty folder" in told.output
    assert local.total("污染防治") > 0


def test_what_a_removal_cuts_by_another_dictionary_is_cut_so_throughout(local: Desk, tmp_path: Path) -> None:
    local.write("a.txt", "三色工坊")
    local.write("b.txt", "养老服务")
    local("index", str(local.texts))
    own = tmp_path / "own.toml"
    own.write_text(OWN, encoding="utf-8")
    local("remove", "b.txt", TIFA_DICTIONARY=str(own))
    reader = local.engine.reader()
    assert "三色工坊" in reader.dictionary()
    assert reader.search(Question(Filter("slogan", ("三色工坊",)))).total == local.total("三色工坊") > 0


def test_a_removal_that_was_cut_short_is_finished_by_the_next_run(local: Desk, tmp_path: Path) -> None:
    local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    with (tmp_path / "data" / "index" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(BusyError):
            local.run("remove", "a.txt")
    assert local.total() > 0
    assert local("rebuild").exit_code == 0
    assert local.total() == 0


def test_copies_stay_copies_after_a_run_that_ended_early(local: Desk, tmp_path: Path) -> None:
    first = local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    alone = local.total("污染防治")
    sidecar = first.with_name("a.tifa.toml")
    sidecar.write_text('[[report]]\ntitle = "题目"\n', encoding="utf-8")
    with (tmp_path / "data" / "index" / "lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(BusyError):
            local.run("index", str(local.texts))
    sidecar.unlink()
    local("index", str(local.texts))
    (local.texts / "b.txt").write_text(first.read_text(encoding="utf-8") + "\n\n（完）", encoding="utf-8")
    local("index", str(local.texts))
    assert local.total("污染防治") == alone


def test_an_index_that_is_damaged_is_built_again_and_one_is_built_anew_when_asked(local: Desk, tmp_path: Path) -> None:
    local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    for spoil in ("meta.json", "records.sqlite", "manifest.json"):
        (tmp_path / "data" / "index" / "current" / spoil).unlink()
        assert local("rebuild").exit_code == 0, spoil
        assert local.total("污染防治") > 0
    before = local.published()
    assert local.json("rebuild", "--anew")["built"]
    assert local.published() != before


def test_rollback_goes_to_what_was_published_before_and_past_what_is_damaged(local: Desk, tmp_path: Path) -> None:
    names = []
    for about in ("污染防治", "养老服务"):
        local.write("a.txt", about)
        local("index", str(local.texts))
        names.append(local.published())
    local("rollback")
    local.write("a.txt", "乡村振兴")
    local("index", str(local.texts))
    local("rollback")
    assert local.published() == names[0], "not to the one that was rejected"
    assert names[1] in local("rollback", names[1]).stdout
    (tmp_path / "data" / "index" / names[1] / "manifest.json").unlink()
    assert local("rollback").exit_code == 0
    assert local.published() == names[0]


def test_bytes_that_went_bad_in_the_library_are_told_and_mended(local: Desk, tmp_path: Path) -> None:
    file = local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    [kept] = (tmp_path / "data" / "sources").glob("*/*")
    kept.write_text("别的话" * 40, encoding="utf-8")
    told = local("rebuild", "--anew")
    assert told.exit_code == 1
    assert "is damaged in the library" in told.output
    assert local.total("污染防治") > 0
    local("index", str(file))
    assert kept.read_bytes() == file.read_bytes()


def test_the_library_is_no_source_of_itself(local: Desk) -> None:
    local.write("a.txt", "污染防治")
    data = local.texts / "data"
    local("index", str(local.texts), TIFA_DATA=str(data))
    told = local.json("index", str(local.texts), TIFA_DATA=str(data))
    assert (told["known"], told["passed_over"], told["built"]) == (1, [], False)


def test_another_spelling_of_a_place_builds_nothing(local: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    local.write("a.txt", "污染防治")
    local("index", str(local.texts))
    monkeypatch.chdir(local.texts.parent)
    assert not local.json("index", "texts")["built"]


def test_names_that_are_no_text_are_taken_told_and_removed(local: Desk) -> None:
    file = Path(os.fsdecode(bytes(local.texts) + b"/\xff\n.txt"))
    file.write_text(ARTICLE.format(about="污染防治"), encoding="utf-8")
    file.with_name(file.name + ".tifa.toml").write_text("off = []", encoding="utf-8")
    local("index", str(local.texts))
    assert local.total("污染防治") > 0
    [line] = local("library").stdout.splitlines()
    told = local("remove", line.split("  ", 1)[1])
    assert told.exit_code == 0, told.output
    assert local.total() == 0


def test_a_sidecar_that_is_a_pipe_is_told(local: Desk) -> None:
    file = local.write("a.txt", "污染防治")
    os.mkfifo(local.texts / "pipe")
    file.with_name("a.tifa.toml").symlink_to("pipe")
    told = local("index", str(local.texts))
    assert told.exit_code == 1
    assert "is a pipe" in told.output
