"""One Kibana asked over HTTP; whatever does not work comes out as our own error, with its remedy."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, unquote

import urllib3
from urllib3.exceptions import HTTPError, LocationParseError, SSLError, TimeoutError  # noqa: A004 - as the library knows it
from urllib3.util import Url, parse_url

from cli.kibana.at import At
from cli.kibana.errors import KibanaError, NotReadyError

TIMEOUT = 60.0  # seconds, of one request: an import is worked on before it is answered
PASSING = (502, 503, 504)
WHERE = "look at TIFA_KIBANA_URL; a base path belongs into it"
WAIT = "wait until it has started: --wait 120 does so"

Told = Mapping[str, Any]


class Server:
    def __init__(self, at: At) -> None:
        url = _parsed(at.kibana_url)
        self._root = url._replace(auth=None, path=(url.path or "").rstrip("/"), query=None, fragment=None).url
        self._space = quote(at.space, safe="")
        self._headers = {"kbn-xsrf": "tifa", **_who(at, url)}
        if at.kibana_ca and not at.kibana_ca.is_file():
            raise KibanaError(f"{at.kibana_ca} is no file", "name the certificate (PEM) that signed Kibana's")
        self._pool = urllib3.PoolManager(
            ca_certs=str(at.kibana_ca) if at.kibana_ca else None, timeout=TIMEOUT, retries=False
        )

    def page(self, path: str) -> str:
        """The address of a page of this space."""
        return f"{self._root}/s/{self._space}{path}" if self._space else f"{self._root}{path}"

    @property
    def named(self) -> str:
        return self._root

    def get(self, path: str) -> Told:
        """What is the same in every space."""
        return self._asked("GET", f"{self._root}{path}")

    def look_for_space(self) -> None:
        """Kibana would take objects for a space that is not there, and nobody could open them."""
        if self._space:
            self.get(f"/api/spaces/space/{self._space}")

    def send(self, path: str, name: str, file: bytes) -> Told:
        """A file, as a form sends it, to the space."""
        return self._asked("POST", self.page(path), fields={"file": (name, file, "application/ndjson")})

    def _asked(self, method: str, url: str, **given: Any) -> Told:
        try:
            answer = self._pool.request(method, url, headers=self._headers, **given)
        except (HTTPError, OSError) as error:
            raise self._unanswered(error) from error
        if answer.status != 200:
            raise self._refused(answer.status, _reason(answer.data))
        told = _object(answer.data)
        if told is None:
            raise KibanaError(f"what answers at {self._root} is not Kibana", WHERE)
        return told

    def _unanswered(self, error: Exception) -> KibanaError:
        if isinstance(error, SSLError):
            what = f"the certificate of {self._root} is not trusted ({error})"
            return KibanaError(what, "name the authority that signed it: TIFA_KIBANA_CA; look at its dates and names")
        if isinstance(error, TimeoutError) and not isinstance(error, urllib3.exceptions.ConnectTimeoutError):
            return NotReadyError(f"Kibana at {self._root} did not answer in {TIMEOUT:.0f} s", WAIT)
        what = f"Kibana at {self._root} cannot be reached ({str(error).rpartition(': ')[2]})"
        return NotReadyError(what, "start it, or look at TIFA_KIBANA_URL; --wait 120 waits for one that is starting")

    def _refused(self, status: int, reason: str) -> KibanaError:
        if status in PASSING:
            return NotReadyError(f"Kibana at {self._root} is not ready yet ({reason or status})", WAIT)
        what, remedy = MEANINGS.get(status, (f"Kibana refuses with {status}", "look at its log"))
        return KibanaError(
            f"{what.format(root=self._root)} ({reason})" if reason else what.format(root=self._root), remedy
        )


MEANINGS = {
    **dict.fromkeys((301, 302, 303, 307, 308), ("what answers at {root} sends elsewhere", WHERE)),
    400: ("Kibana does not take what it was sent", "use a Kibana of version 8.19"),
    401: (
        "Kibana at {root} does not accept who we are",
        "look at TIFA_KIBANA_USER and _PASSWORD, or _API_KEY; an API key is given in its encoded form",
    ),
    403: (
        "Kibana does not allow this",
        "give the user a role that may manage saved objects and data views in this space",
    ),
    404: ("what answers at {root} is not Kibana, or has no such space", f"{WHERE}; look at TIFA_KIBANA_SPACE"),
    413: ("Kibana refuses so large a file", "raise its savedObjects.maxImportPayloadBytes"),
    429: ("Kibana is overloaded", "try again later"),
}


def _parsed(address: str) -> Url:
    try:
        url = parse_url(address)
    except LocationParseError:
        url = Url()
    if url.scheme not in ("http", "https") or not url.host:
        raise KibanaError("the address of Kibana is none", "write it as https://host:5601: TIFA_KIBANA_URL")
    return url


def _who(at: At, url: Url) -> dict[str, str]:
    """An API key, or else user and password, which the address may hold too."""
    if at.api_key:
        if not re.fullmatch("[!-~]+", at.api_key):
            raise KibanaError("what is given as an API key is none", "give its encoded form: TIFA_KIBANA_API_KEY")
        return {"Authorization": f"ApiKey {at.api_key}"}
    in_address, _, with_password = (url.auth or "").partition(":")
    user = at.kibana_user or unquote(in_address)
    if not user:
        return {}
    password = at.password or unquote(with_password)
    return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"}


def _object(body: bytes) -> Told | None:
    try:
        told = json.loads(body)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


def _reason(body: bytes) -> str:
    """What Kibana says, in one line; of a page that something else answers with, nothing."""
    told = _object(body)
    if told is not None:
        return str(told.get("message", ""))[:300]
    text = body.decode("utf-8", errors="replace").strip()
    return "" if text.startswith("<") else " ".join(text.split())[:300]
