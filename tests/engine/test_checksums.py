"""Damage to the files of an embedded generation: found by a look over, also where the engine itself says nothing."""

from pathlib import Path

import pytest

from engine.embedded import checksums
from engine.embedded.generations import EmbeddedEngine
from engine.finding import State
from tests.conformance.conftest import accept
from tests.conformance.seed_passages import seed_passages

PASSAGES = seed_passages()[:20]


@pytest.fixture
def engine(tmp_path: Path) -> EmbeddedEngine:
    engine = EmbeddedEngine(tmp_path)
    engine.publish(engine.build(PASSAGES, {}, accept).name)
    return engine


def folder_of(engine: EmbeddedEngine) -> Path:
    return engine._folder / engine.published()


def damage(file: Path) -> None:
    """One bit in the middle is another one."""
    held = bytearray(file.read_bytes())
    held[len(held) // 2] ^= 1
    file.write_bytes(held)


def test_a_sound_generation_stays_sound_when_it_is_asked_and_published_again(engine: EmbeddedEngine) -> None:
    engine.reader().close()
    engine.publish(engine.build(PASSAGES, {}, accept).name)
    engine.rollback()
    assert {finding.state for finding in engine.look_over()} == {State.OK}


@pytest.mark.parametrize(
    "kind", [".fast", ".idx", ".term", ".pos", ".store", ".fieldnorm", "records.sqlite", "meta.json"]
)
def test_a_bit_that_changed_is_told_with_its_file_and_a_remedy(engine: EmbeddedEngine, kind: str) -> None:
    files = [file for file in folder_of(engine).iterdir() if file.name.endswith(kind)]
    assert files
    damage(files[0])
    [told] = [finding for finding in engine.look_over() if finding.state is State.WRONG]
    assert files[0].name in told.what or "cannot be opened" in told.what
    assert "tifa rebuild" in told.remedy


def test_a_file_that_is_gone_is_told(engine: EmbeddedEngine) -> None:
    [gone] = folder_of(engine).glob("*.pos")
    gone.unlink()
    assert any(finding.state is State.WRONG for finding in engine.look_over())


@pytest.mark.parametrize("told", ["", "[]", "{"])
def test_checksums_that_cannot_be_read_are_damage(engine: EmbeddedEngine, told: str) -> None:
    (folder_of(engine) / checksums.FILE).write_text(told)
    assert any(checksums.FILE in finding.what for finding in engine.look_over() if finding.state is State.WRONG)


def test_what_was_built_without_checksums_works_and_that_is_said(engine: EmbeddedEngine) -> None:
    (folder_of(engine) / checksums.FILE).unlink()
    [note] = [finding for finding in engine.look_over() if finding.state is not State.OK]
    assert (note.state, "before checksums were kept" in note.what) == (State.NOTE, True)
