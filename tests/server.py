"""A real Elasticsearch for tests and development: nodes as processes of a user other than root, on free ports of this machine.

Where its program cannot be had and Docker answers, one node runs as a container. ``python -m tests.server`` brings one up and keeps
it until it is interrupted.
"""

import json
import os
import pwd
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

IMAGE = "elasticsearch:8.19.21"
FETCH = Path(__file__).parents[1] / "scripts" / "elasticsearch.sh"
OTHER_USER = "nobody"  # the server refuses to run as root
PATIENCE = 120  # seconds that a start may take on a busy machine


class NoServerError(Exception):
    """No server can be had here; why."""


def fetched() -> Path:
    """The folder of the server's program, fetched the first time."""
    told = subprocess.run([str(FETCH)], capture_output=True, text=True, check=False)
    if told.returncode:
        raise NoServerError(told.stderr.strip())
    return Path(told.stdout.strip())


def java_home() -> str:
    return os.environ.get("JAVA_HOME") or str(Path(shutil.which("java") or "").resolve().parents[1])


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


class Node:
    """One node; it keeps its folder and its ports when it is killed and started again."""

    def __init__(self, program: Path, folder: Path, heap: str, settings: Mapping[str, str]) -> None:
        self.port, self.transport_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._program, self._folder, self._heap = program, folder, heap
        self.settings = dict(settings)
        self.headers: dict[str, str] = {}
        self.trust: ssl.SSLContext | None = None
        self._process: subprocess.Popen[bytes] | None = None
        shutil.copytree(program / "config", folder / "config")
        (folder / "logs").mkdir()
        if os.getuid() == 0:
            for path in (folder, *folder.rglob("*")):
                shutil.chown(path, OTHER_USER)

    def start(self) -> None:
        given = {
            "path.data": self._folder / "data",
            "path.logs": self._folder / "logs",
            "http.port": self.port,
            "transport.port": self.transport_port,
            "xpack.security.enabled": "false",
            # a full disk of this machine is no matter of the tests
            "cluster.routing.allocation.disk.threshold_enabled": "false",
            **self.settings,
        }
        self._process = subprocess.Popen(
            [str(self._program / "bin" / "elasticsearch"), *(f"-E{name}={value}" for name, value in given.items())],
            env=self._environment(),
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=(self._folder / "output.log").open("ab"),
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **_as_other_user(),
        )

    @property
    def config(self) -> Path:
        return self._folder / "config"

    def run(self, program: str, *words: str, told: str = "") -> None:
        """One of the server's own programs, on this node's configuration."""
        done = subprocess.run(
            [str(self._program / "bin" / program), *words],
            env=self._environment(),
            input=told,
            capture_output=True,
            text=True,
            check=False,
            **_as_other_user(),
        )
        if done.returncode:
            raise NoServerError(f"{program}: {done.stdout}{done.stderr}")

    def _environment(self) -> dict[str, str]:
        return {
            "PATH": os.environ["PATH"],
            "ES_JAVA_HOME": java_home(),
            "ES_PATH_CONF": str(self.config),
            "ES_JAVA_OPTS": f"-Xms{self._heap} -Xmx{self._heap}",
            "HOME": str(self._folder),
        }

    def wait(self, status: str = "yellow", nodes: int = 1) -> None:
        """Until it answers, and its cluster has so many nodes."""
        until = time.monotonic() + PATIENCE
        path = f"/_cluster/health?wait_for_status={status}&wait_for_nodes={nodes}&timeout=1s"
        while time.monotonic() < until:
            if self._process and self._process.poll() is not None:
                raise NoServerError(f"Elasticsearch ended: {self._last_lines()}")
            try:
                if not self.ask(path)["timed_out"]:
                    return
            except OSError:
                time.sleep(0.2)
        raise NoServerError(f"Elasticsearch did not answer within {PATIENCE} s: {self._last_lines()}")

    def ask(self, path: str, body: Any = None, method: str = "") -> Any:
        """What it answers, past the client that is tested."""
        data = None if body is None else json.dumps(body).encode()
        headers = {"Content-Type": "application/json", **self.headers}
        request = Request(self.url + path, data=data, headers=headers, method=method or None)  # noqa: S310 - our own server
        try:
            with urlopen(request, timeout=30, context=self.trust) as answer:  # noqa: S310
                return json.loads(answer.read() or b"null")
        except URLError as error:
            raise OSError(str(error)) from error

    def stop(self, *, hard: bool = False) -> None:
        """``hard`` is kill -9."""
        if self._process and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL if hard else signal.SIGTERM)
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait()
        self._process = None

    def _last_lines(self) -> str:
        return (self._folder / "output.log").read_text(encoding="utf-8", errors="replace")[-2000:]


def _as_other_user() -> dict[str, Any]:
    if os.getuid() != 0:
        return {}
    return {"user": OTHER_USER, "group": pwd.getpwnam(OTHER_USER).pw_gid, "extra_groups": []}


class Container(Node):
    """One node in Docker."""

    def __init__(self, heap: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._heap = heap
        self.headers, self.trust = {}, None
        self._process = None
        self._name = ""

    def start(self) -> None:
        settings = ["discovery.type=single-node", "xpack.security.enabled=false"]
        settings.append(f"ES_JAVA_OPTS=-Xms{self._heap} -Xmx{self._heap}")
        given = [word for setting in settings for word in ("--env", setting)]
        published = ["--publish", f"127.0.0.1:{self.port}:9200"]
        told = docker("run", "--detach", "--rm", *published, *given, IMAGE)
        if told.returncode:
            raise NoServerError(told.stderr.strip())
        self._name = told.stdout.strip()

    def stop(self, *, hard: bool = False) -> None:
        if self._name:
            docker("rm" if hard else "stop", *(["--force"] if hard else []), self._name)
        self._name = ""

    def _last_lines(self) -> str:
        return docker("logs", "--tail", "20", self._name).stdout


def docker(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["docker", *words], capture_output=True, text=True, check=False)


def nodes_of(count: int, heap: str, folder: Path) -> list[Node]:
    try:
        program = fetched()
    except NoServerError:
        if count > 1 or not shutil.which("docker") or docker("info").returncode:
            raise
        return [Container(heap)]
    names = [f"node{number}" for number in range(count)]
    for name in names:
        (folder / name).mkdir()
    cluster = {"cluster.name": f"tifa-{folder.name}"}
    nodes = [Node(program, folder / name, heap, {"node.name": name, **cluster}) for name in names]
    seeds = ",".join(f"127.0.0.1:{node.transport_port}" for node in nodes)
    together = {"discovery.seed_hosts": seeds, "cluster.initial_master_nodes": ",".join(names)}
    for node in nodes:
        node.settings |= {"discovery.type": "single-node"} if count == 1 else together
    return nodes


class Cluster:
    """One or several nodes that know each other, in a folder that goes when they are stopped."""

    def __init__(self, nodes: int = 1, heap: str = "512m") -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="tifa-server-", dir="/var/tmp"))
        self._folder.chmod(0o755)
        try:
            self.nodes = nodes_of(nodes, heap, self._folder)
        except NoServerError:
            shutil.rmtree(self._folder)
            raise

    @property
    def urls(self) -> list[str]:
        return [node.url for node in self.nodes]

    def __enter__(self) -> "Cluster":
        try:
            for node in self.nodes:
                node.start()
            for node in self.nodes:
                node.wait("green", len(self.nodes))
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> None:
        for node in self.nodes:
            node.stop(hard=True)  # nothing of it is wanted any more
        shutil.rmtree(self._folder, ignore_errors=True)


def main() -> None:
    """One node in the foreground, for development."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with Cluster() as cluster:
        sys.stdout.write(f"Elasticsearch answers: TIFA_ELASTICSEARCH_URL={cluster.urls[0]} (Ctrl-C ends it)\n")
        sys.stdout.flush()
        try:
            signal.pause()
        except KeyboardInterrupt:
            sys.stdout.write("ended\n")


if __name__ == "__main__":
    main()
