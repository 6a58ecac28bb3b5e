"""A stand-in for Kibana: as much of its API as an import needs, with its refusals, in the words of Kibana 8.19."""

import base64
import json
import ssl
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.kibana.shapes import ATTRIBUTES, faults

Told = Mapping[str, Any]
Answer = tuple[int, Any]
STATUS = {"version": {"number": "8.19.21"}, "status": {"overall": {"level": "available"}}}
REDACTED = {"status": {"overall": {"level": "available"}}}


@dataclass
class StandIn:
    """``starting``: how many requests come too early. ``admits``: who may import; nobody, everybody may."""

    url: str = ""
    base: str = ""
    starting: int = 0
    admits: str = ""
    forbids: bool = False
    spaces: tuple[str, ...] = ("default", "texts")
    version: str = "8.19.21"
    refuses: tuple[str, ...] = ()  # kinds that it does not have
    answers: Answer | None = None  # the same to everything
    held: dict[str, dict[tuple[str, str], Any]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def answer(self, method: str, target: str, headers: Message, body: bytes) -> Answer:
        url = urlsplit(target)
        self.asked.append(f"{method} {url.path}")
        if self.answers:
            return self.answers
        if self.starting:
            self.starting -= 1
            return 503, "Kibana server is not ready yet"
        if not url.path.startswith(f"{self.base}/"):
            return 404, error(404, "Not Found")
        return self._routed(method, url.path.removeprefix(self.base), parse_qs(url.query), (headers, body))

    def _routed(self, method: str, path: str, query: Mapping[str, list[str]], sent: tuple[Message, bytes]) -> Answer:
        known = not self.admits or sent[0]["Authorization"] == self.admits
        if (method, path) == ("GET", "/api/status"):
            return 200, {**STATUS, "version": {"number": self.version}} if known else REDACTED
        if not known:
            return 401, error(401, "[security_exception]: unable to authenticate user [reader]")
        if method == "GET" and path.startswith("/api/spaces/space/"):
            return (200, {"id": path}) if path.rpartition("/")[2] in self.spaces else (404, error(404, "Not Found"))
        space, path = _of_space(path)
        if (method, path) != ("POST", "/api/saved_objects/_import"):
            return 404, error(404, "Not Found")
        return self._imported(space, query.get("overwrite") == ["true"], *sent)

    def _imported(self, space: str, overwrites: bool, headers: Message, body: bytes) -> Answer:
        if not headers["kbn-xsrf"]:
            return 400, error(400, "Request must contain a kbn-xsrf header.")
        if self.forbids:
            return 403, error(403, "Unable to bulk_create dashboard,index-pattern,lens,search")
        name, file = _file(headers, body)
        if not name.endswith(".ndjson"):
            return 400, error(400, f"Invalid file extension {name}")
        objects = [json.loads(line) for line in file.splitlines()]
        twice = [key for key, times in Counter((one["type"], one["id"]) for one in objects).items() if times > 1]
        if twice:
            return 400, error(400, f"Non-unique import objects detected: {twice}")
        return 200, self._taken(self.held.setdefault(space, {}), objects, overwrites)

    def _taken(self, held: dict[tuple[str, str], Any], objects: list[Any], overwrites: bool) -> Told:
        taken, refused = [], []
        there = {(one["type"], one["id"]) for one in objects if one["type"] not in self.refuses} | held.keys()
        for one in objects:
            why = self._why_not(one, there, held, overwrites)
            told = {"type": one["type"], "id": one["id"], "meta": {"title": one["attributes"]["title"]}}
            if why:
                refused.append({**told, "error": why})
            else:
                held[one["type"], one["id"]] = one
                taken.append({**told, "managed": False})
        answer = {"success": not refused, "successCount": len(taken), "warnings": []}
        return {**answer, "successResults": taken, **({"errors": refused} if refused else {})}

    def _why_not(self, one: Any, there: set[tuple[str, str]], held: Any, overwrites: bool) -> Told | None:
        if one["type"] in self.refuses:
            return {"type": "unsupported_type"}
        missing = [to for to in one["references"] if (to["type"], to["id"]) not in there]
        if missing:
            return {"type": "missing_references", "references": missing}
        if (one["type"], one["id"]) in held and not overwrites:
            return {"type": "conflict"}
        wrong = list(faults(one["attributes"], ATTRIBUTES[one["type"]], one["id"]))
        return {"type": "unknown", "statusCode": 400, "message": wrong[0]} if wrong else None


def error(status: int, message: str) -> Told:
    return {"statusCode": status, "error": "…", "message": message}


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def _of_space(path: str) -> tuple[str, str]:
    if not path.startswith("/s/"):
        return "default", path
    space, _, rest = path.removeprefix("/s/").partition("/")
    return space, f"/{rest}"


def _file(headers: Message, body: bytes) -> tuple[str, bytes]:
    """The part called ``file`` of what a form sends."""
    whole = message_from_bytes(f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + body)
    assert whole.get_content_type() == "multipart/form-data"
    [part] = (one for one in whole.walk() if one.get_param("name", header="Content-Disposition") == "file")
    held = part.get_payload(decode=True)
    assert isinstance(held, bytes)
    return str(part.get_filename()), held


@contextmanager
def standing_in(certificate: Path | None = None, **told: Any) -> Iterator[StandIn]:
    """It answers on a free port of this machine; over TLS with a certificate, whose key lies beside it."""
    kibana = StandIn(**told)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(b"")

        def do_POST(self) -> None:
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def _answer(self, body: bytes) -> None:
            status, told = kibana.answer(self.command, self.path, self.headers, body)
            sent = told.encode() if isinstance(told, str) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(sent)))
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, certificate.with_suffix(".key"))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    kibana.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}{kibana.base}"
    try:
        yield kibana
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
