"""The programs that judge docker-compose.yml and the Dockerfile, built once: the code that Docker itself reads them with."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.requirements import missing

MODULE = Path(__file__).parent
REMEDY = "install Go 1.24 or newer; the first time, it needs a network or a module proxy"


def go(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["go", *words], cwd=MODULE, capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder they lie in. Go keeps what it fetched and compiled, so that later runs need no network."""
    if not shutil.which("go"):
        missing("compose", REMEDY)
    fetched = go("mod", "download")
    if fetched.returncode:
        missing("compose", f"{REMEDY}: {fetched.stderr.strip()}")
    folder = tmp_path_factory.mktemp("programs")
    built = go("build", "-mod=readonly", "-buildvcs=false", "-o", f"{folder}/", "./...")
    assert built.returncode == 0, built.stderr
    return folder
