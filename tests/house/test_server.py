"""Where the server's program cannot be had, Docker is asked; where neither can, tests say how to get it or fail."""

from pathlib import Path

import pytest

from tests import server
from tests.requirements import missing
from tests.server import Cluster, Container, NoServerError


def no_program() -> Path:
    raise NoServerError("there is no mvn; remedy: install it")


@pytest.fixture
def fake_docker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A docker that writes down what it is asked."""
    log = tmp_path / "asked"
    program = tmp_path / "docker"
    program.write_text(f'#!/bin/sh\necho "$@" >> {log}\necho container7\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(server, "fetched", no_program)
    return log


def test_docker_takes_the_place_of_a_program_that_cannot_be_had(fake_docker: Path) -> None:
    cluster = Cluster()
    [node] = cluster.nodes
    assert isinstance(node, Container)
    node.start()
    cluster.stop()
    info, run, gone = fake_docker.read_text(encoding="utf-8").splitlines()
    assert info == "info"
    assert f"--publish 127.0.0.1:{node.port}:9200" in run
    assert run.endswith(server.IMAGE)
    assert gone == "rm --force container7"


def test_several_nodes_want_the_program(fake_docker: Path) -> None:
    with pytest.raises(NoServerError, match="there is no mvn"):
        Cluster(3)
    assert not fake_docker.exists()


def test_a_missing_part_is_a_skip_with_its_remedy_or_a_failure_where_it_is_required(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TIFA_REQUIRE", "texts")
    with pytest.raises(pytest.skip.Exception, match="elasticsearch missing: install it"):
        missing("elasticsearch", "install it")
    monkeypatch.setenv("TIFA_REQUIRE", "texts, elasticsearch")
    with pytest.raises(pytest.fail.Exception, match="elasticsearch missing: install it"):
        missing("elasticsearch", "install it")
