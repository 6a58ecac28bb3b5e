"""What both engines find when they are looked over: each state told once, with its remedy."""

from engine.elastic.generations import ElasticEngine
from engine.embedded.generations import MANIFEST, EmbeddedEngine
from engine.finding import Finding, State
from engine.port import Engine
from tests.conformance.conftest import accept
from tests.conformance.seed_passages import seed_passages

PASSAGES = seed_passages()[:20]


def build(engine: Engine) -> str:
    return engine.build(PASSAGES, {"dictionary": "d"}, accept).name


def wrong(engine: Engine) -> Finding:
    """The one thing that is wrong."""
    [found] = [finding for finding in engine.look_over() if finding.state is State.WRONG]
    return found


def test_without_an_index_that_is_said(engine: Engine) -> None:
    assert (wrong(engine).what, wrong(engine).remedy) == (
        "there is no index yet",
        "build one with `tifa index PATH...`",
    )


def test_a_published_generation_is_told_and_nothing_is_wrong(engine: Engine) -> None:
    build(engine)
    name = build(engine)
    engine.publish(name)
    found = engine.look_over()
    assert {finding.state for finding in found} <= {State.OK, State.NOTE}
    [told] = [finding.what for finding in found if name in finding.what]
    assert told.startswith(f"{name} is published, 20 passages, built at ")
    assert told.endswith("; 1 more to roll back to")


def test_generations_of_which_none_is_published_are_told(engine: Engine) -> None:
    name = build(engine)
    assert wrong(engine).what == "of 1 whole generations none is published"
    assert f"tifa rollback {name}" in wrong(engine).remedy


def lose(engine: Engine, name: str) -> None:
    """Takes away what is published, behind the engine's back."""
    if isinstance(engine, EmbeddedEngine):
        (engine._folder / name / MANIFEST).unlink()
        return
    assert isinstance(engine, ElasticEngine)
    engine._edge.client.indices.delete(index=engine._connection.reports(name))


def test_a_published_generation_that_lacks_a_part_is_told(engine: Engine) -> None:
    name = build(engine)
    engine.publish(name)
    lose(engine, name)
    assert name in wrong(engine).what
    assert "tifa" in wrong(engine).remedy


def as_if_of_another_version(engine: Engine, name: str) -> None:
    if isinstance(engine, EmbeddedEngine):
        manifest = engine._folder / name / MANIFEST
        manifest.write_text(manifest.read_text(encoding="utf-8").replace('"schema": ', '"schema": 9'), encoding="utf-8")
        return
    assert isinstance(engine, ElasticEngine)
    engine._edge.client.indices.put_mapping(index=engine._connection.passages(name), meta={"schema": 99, "whole": True})


def test_what_another_version_built_is_told(engine: Engine) -> None:
    published, other = build(engine), build(engine)
    engine.publish(published)
    as_if_of_another_version(engine, other)
    [note] = [finding for finding in engine.look_over() if "another version of Tifa" in finding.what]
    assert (note.state, other in note.what) == (State.NOTE, True)
    as_if_of_another_version(engine, published)
    told = [finding for finding in engine.look_over() if finding.state is State.WRONG]
    assert any("another version of Tifa" in finding.what and "tifa rebuild" in finding.remedy for finding in told)
