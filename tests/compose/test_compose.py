"""docker-compose.yml, read as Docker Compose reads it. Nothing is started here."""

import json
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import typer

from cli.main import app
from cli.settings import SETTINGS
from tests.compose.rules import compose_breaches
from tests.house.files import ROOT
from tests.server import free_port

FILE = ROOT / "docker-compose.yml"
GUIDE = (ROOT / "docs" / "docker.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
NOT_YET = "which this version does not have yet"
VARIABLE = re.compile(r"\$\{([A-Z_]+)([^}]*)\}")


def load(programs: Path, file: Path, *profiles: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """The environment holds these variables and no others."""
    command = [str(programs / "compose"), str(file), *profiles]
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False)


def model_of(programs: Path, file: Path, *profiles: str, **variables: str) -> dict[str, Any]:
    loaded = load(programs, file, *profiles, **variables)
    assert loaded.returncode == 0, loaded.stderr
    assert not loaded.stderr
    model: dict[str, Any] = json.loads(loaded.stdout)
    return model


@pytest.fixture(scope="session")
def model(programs: Path) -> dict[str, Any]:
    """All profiles, all variables as they are by default."""
    return model_of(programs, FILE, "*")


def changed(folder: Path, old: str, new: str) -> Path:
    """Our file with one mistake in it."""
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    file = folder / "docker-compose.yml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_up_starts_three_services_and_the_indexer_waits_for_its_profile(programs: Path) -> None:
    assert sorted(model_of(programs, FILE)["services"]) == ["api", "elasticsearch", "kibana"]
    assert sorted(model_of(programs, FILE, "index")["services"]) == ["api", "elasticsearch", "indexer", "kibana"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("restart: unless-stopped", "restrat: unless-stopped", "restrat"),
        ("volumes:\n  elasticsearch:\n", "volume:\n  elasticsearch:\n", "volume"),
        ("    depends_on:\n      elasticsearch:", "    depends_on:\n      search:", "undefined service"),
        ("condition: service_healthy", "condition: service_well", "condition"),
        ("retries: 12", "retries: many", "retries"),
        ("ports: [", "ports: {", "line"),
        ("interval: 10s", "interval: soon", "interval"),
        ("MEMORY:-2g}", "MEMORY:-lots}", "invalid size"),
        (":-8000}:8000", ":-none}:8000", "invalid hostPort"),
        ("  library:\n", "  books:\n", "undefined volume"),
        ("HEAP:-1g}", "HEAP:-1g", "HEAP"),
    ],
)
def test_the_specification_refuses(programs: Path, tmp_path: Path, old: str, new: str, told: str) -> None:
    loaded = load(programs, changed(tmp_path, old, new), "*")
    assert loaded.returncode == 1
    assert told in loaded.stderr
    assert not loaded.stdout


def test_the_rules_of_the_house_are_kept(model: dict[str, Any]) -> None:
    assert compose_breaches(model) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('"127.0.0.1:${TIFA_PORT', '"${TIFA_PORT', "api: port 8000 can be reached"),
        ('"127.0.0.1:${TIFA_ELASTICSEARCH', '"0.0.0.0:${TIFA_ELASTICSEARCH', "elasticsearch: port 9200 can be reached"),
        ("init: true", "network_mode: host", "api: network_mode"),
        ("init: true", "privileged: true", "api: privileged"),
        ("kibana:8.19.21", "kibana:latest", "kibana: image"),
        ("kibana:8.19.21", "kibana", "kibana: image"),
        ("kibana:8.19.21", "a.registry/kibana:8.19.21", "kibana: image"),
        ("init: true", "image: tifa:1", "api: a stranger's image"),
        ("service_healthy", "service_started", "kibana: does not wait"),
        ("TELEMETRY_OPTIN", "ELASTICSEARCH_PASSWORD", "kibana: ELASTICSEARCH_PASSWORD"),
        ("mem_limit: ${TIFA_API_MEMORY:-1g}", "", "api: memory"),
        ("[CMD, curl", "[NONE] #", "kibana: has no health check"),
        ("      retries: 6", "      disable: true", "api: has no health check"),
        ("restart: unless-stopped", "", "kibana: is not started again"),
        ("profiles: [index]", "profiles: [index]\n    restart: always", "indexer: would do"),
        ("discovery.type: single-node", "", "elasticsearch: would look"),
        ("memlock: {soft: -1, hard: -1}", "", "elasticsearch: may not lock"),
        ("nofile: {soft: 65536", "nofile: {soft: 1024", "elasticsearch: may open"),
        ('"elasticsearch:/usr', '"./data:/usr', "elasticsearch: its data"),
        ("HEAP:-1g", "HEAP:-2g", "elasticsearch: its heap"),
        ("ES_JAVA_OPTS", "JAVA_OPTS", "elasticsearch: its heap"),
    ],
)
def test_a_breach_of_them_is_told(programs: Path, tmp_path: Path, old: str, new: str, told: str) -> None:
    breaches = compose_breaches(model_of(programs, changed(tmp_path, old, new), "*"))
    assert [breach for breach in breaches if breach.startswith(told)], breaches


def test_the_images_are_those_of_the_plan(model: dict[str, Any]) -> None:
    images = {name: service.get("image") for name, service in model["services"].items()}
    assert images == {
        "elasticsearch": "elasticsearch:8.19.21",
        "kibana": "kibana:8.19.21",
        "api": None,
        "indexer": None,
    }
    assert {model["services"][name]["build"]["dockerfile"] for name in ("api", "indexer")} == {"Dockerfile"}


def test_all_wait_for_elasticsearch_which_waits_for_none(model: dict[str, Any]) -> None:
    waits = {name: list(service.get("depends_on", {})) for name, service in model["services"].items()}
    assert waits == {
        "elasticsearch": [],
        "kibana": ["elasticsearch"],
        "api": ["elasticsearch"],
        "indexer": ["elasticsearch"],
    }


def test_what_is_kept_lies_in_named_volumes(model: dict[str, Any]) -> None:
    mounts = {
        (name, volume["source"]): volume["target"]
        for name, service in model["services"].items()
        for volume in service.get("volumes", ())
        if volume["type"] == "volume"
    }
    library = model["services"]["indexer"]["environment"]["TIFA_DATA"]
    assert mounts == {
        ("elasticsearch", "elasticsearch"): "/usr/share/elasticsearch/data",
        ("kibana", "kibana"): "/usr/share/kibana/data",
        ("indexer", "library"): library,
    }
    assert {source for _, source in mounts} == set(model["volumes"])


def test_the_indexer_reads_the_seeds_and_cannot_change_them(model: dict[str, Any]) -> None:
    (seeds,) = (volume for volume in model["services"]["indexer"]["volumes"] if volume["type"] == "bind")
    assert Path(seeds["source"]) == ROOT / "seeds"
    assert seeds["read_only"]
    assert model["services"]["indexer"]["command"] == ["index", seeds["target"]]


def test_security_is_off_and_the_file_and_the_guide_say_so(model: dict[str, Any]) -> None:
    assert model["services"]["elasticsearch"]["environment"]["xpack.security.enabled"] == "false"
    assert "# Security is off in Elasticsearch" in FILE.read_text(encoding="utf-8")
    assert "Security is off in Elasticsearch" in GUIDE


def test_every_variable_has_a_default_and_is_documented_with_it() -> None:
    used = dict(VARIABLE.findall(FILE.read_text(encoding="utf-8")))
    documented = dict(re.findall(r"^\| `([A-Z_]+)` \|.*\| `(.*)` \|$", GUIDE, re.MULTILINE))
    assert {name: default.removeprefix(":-") for name, default in used.items()} == documented
    assert all(default.startswith(":-") for default in used.values())


def test_variables_change_what_they_name(programs: Path) -> None:
    names = [name for name, _ in VARIABLE.findall(FILE.read_text(encoding="utf-8"))]
    given = {name: "3g" if name.endswith(("MEMORY", "HEAP")) else "1234" for name in names}
    services = model_of(programs, FILE, "*", **given, PIP_INDEX_URL="mirror")["services"]
    assert {service["mem_limit"] for service in services.values()} == {str(3 * 2**30)}
    ports = [port for service in services.values() for port in service.get("ports", ())]
    assert {(port["host_ip"], port["published"]) for port in ports} == {("127.0.0.1", "1234")}
    assert sorted(port["target"] for port in ports) == [5601, 8000, 9200]
    assert services["elasticsearch"]["environment"]["ES_JAVA_OPTS"] == "-Xms3g -Xmx3g"
    assert services["kibana"]["environment"]["SERVER_PUBLICBASEURL"] == "http://127.0.0.1:1234"
    assert services["api"]["build"]["args"] == {"PIP_INDEX_URL": "mirror"}


@contextmanager
def answering(status: int) -> Iterator[int]:
    """A server that gives this status for the route of the health check, and 404 for any other."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status if self.path == "/api/v1/health" else 404)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        server.server_close()


def healthy(model: dict[str, Any], port: int) -> bool:
    """Whether the check of the api passes there, with a proxy in the environment that leads nowhere."""
    kind, program, *words = model["services"]["api"]["healthcheck"]["test"]
    assert (kind, program) == ("CMD", "python")
    command = [sys.executable, *(word.replace("127.0.0.1:8000", f"127.0.0.1:{port}") for word in words)]
    proxy = {"http_proxy": f"http://127.0.0.1:{free_port()}"}
    return subprocess.run(command, env=proxy, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(("status", "well"), [(200, True), (404, False), (500, False), (503, False)])
def test_the_health_check_of_the_api_tells_well_from_ill(model: dict[str, Any], status: int, well: bool) -> None:
    with answering(status) as port:
        assert healthy(model, port) is well


def test_the_health_check_of_the_api_fails_where_nobody_listens(model: dict[str, Any]) -> None:
    assert not healthy(model, free_port())


def test_the_services_call_what_the_command_has_or_the_documents_say_it_is_to_come(model: dict[str, Any]) -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    lacking = []
    for service in (model["services"]["api"], model["services"]["indexer"]):
        name, *words = service["command"]
        known = {option for parameter in getattr(commands.get(name), "params", ()) for option in parameter.opts}
        lacking += [f"tifa {name} {word}" for word in words if word.startswith("--") and word not in known]
        lacking += [f"tifa {name}"] * (name not in commands)
        lacking += [variable for variable in service["environment"] if variable not in SETTINGS]
    assert (NOT_YET in GUIDE, NOT_YET in README) == (bool(lacking), bool(lacking)), lacking
