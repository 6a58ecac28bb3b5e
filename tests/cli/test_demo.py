"""``tifa demo``: from nothing to a search, to commands that work when pasted, and to an API that answers."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.cli.conftest import Tifa
from tests.house.files import ROOT


def tries(told: str) -> list[str]:
    """The commands it says to try, without those that want texts of one's own."""
    return [
        line.strip()
        for line in told.partition("Try")[2].splitlines()[1:]
        if line.startswith("  ") and "PATH" not in line
    ]


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    return {
        "TIFA_DATA": str(tmp_path / "data folder"),
        "TIFA_ELASTICSEARCH_URL": "http://127.0.0.1:1",
        "TIFA_ENGINE": "",
    }


def test_it_indexes_once_and_shows_a_search(tifa: Tifa, tmp_path: Path, variables: dict[str, str]) -> None:
    first = tifa("demo", "--no-serve", **variables)
    assert first.exit_code == 0, first.output
    assert "164 passages of 7 reports in 5 texts indexed in" in first.stdout
    assert "共 3 段" in first.stdout
    assert "老旧小区改造" in first.stdout
    again = tifa("demo", "--no-serve", "--lang", "en", **variables)
    assert "are indexed already" in again.stdout
    assert "3 passages" in again.stdout
    assert [path.name for path in (tmp_path / "data folder").iterdir()] == ["demo"]


def test_what_it_says_to_try_works_when_pasted(variables: dict[str, str]) -> None:
    environment = {**os.environ, **variables, "TIFA_DICTIONARY": ""}
    program = [sys.executable, "-m", "cli", "demo", "--no-serve"]
    told = subprocess.run(program, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    assert len(tries(told)) == 2
    for command in tries(told):
        pasted = ["sh", "-c", command]
        ran = subprocess.run(pasted, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, ran.stderr
        assert re.search("共 [1-9]", ran.stdout)


def test_it_serves_on_a_free_port_where_its_own_is_taken(variables: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        running = subprocess.Popen(
            [sys.executable, "-m", "cli", "demo", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, **variables, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert running.stdout
        told = ""
        for line in running.stdout:
            told += line
            if line.startswith("Tifa answers at"):
                break
        try:
            [address] = re.findall("curl '(.*)'", told)
            assert f":{port}/" not in address
            with urlopen(address, timeout=20) as answer:  # noqa: S310 - our own
                assert json.load(answer)["total"] > 0
        finally:
            running.send_signal(signal.SIGINT)
            assert running.wait(20) == 0
