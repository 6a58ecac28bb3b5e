"""Where Kibana is, and who we are to it: the flags that say so."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from cli.kibana.errors import KibanaError

DEFAULT_URL = "http://127.0.0.1:5601"

_option = partial(typer.Option, rich_help_panel="Where Kibana is")
Url = Annotated[
    str,
    _option(
        "--kibana-url", envvar="TIFA_KIBANA_URL", help="Where Kibana is, with its base path: https://host:5601/kibana."
    ),
]
User = Annotated[
    str, _option("--kibana-user", envvar="TIFA_KIBANA_USER", help="Who we are to Kibana.", show_default="none")
]
Password = Annotated[
    str,
    _option(
        "--kibana-password",
        envvar="TIFA_KIBANA_PASSWORD",
        help="Better as a variable or in a file: others see a flag.",
        show_default=False,
    ),
]
PasswordFile = Annotated[
    Path | None,
    _option(
        "--kibana-password-file",
        envvar="TIFA_KIBANA_PASSWORD_FILE",
        help="A file that holds the password and nothing else.",
        show_default=False,
    ),
]
ApiKey = Annotated[
    str,
    _option(
        "--kibana-api-key",
        envvar="TIFA_KIBANA_API_KEY",
        help="In place of user and password; better as a variable or in a file.",
        show_default=False,
    ),
]
ApiKeyFile = Annotated[
    Path | None,
    _option(
        "--kibana-api-key-file",
        envvar="TIFA_KIBANA_API_KEY_FILE",
        help="A file that holds the API key and nothing else.",
        show_default=False,
    ),
]
Authority = Annotated[
    Path | None,
    _option(
        "--kibana-ca",
        envvar="TIFA_KIBANA_CA",
        help="The certificate (PEM) that signed Kibana's.",
        show_default="the system's",
    ),
]
Space = Annotated[
    str,
    _option("--space", envvar="TIFA_KIBANA_SPACE", help="The space, by its id.", show_default="Kibana's default one"),
]
Wait = Annotated[
    float,
    _option(envvar="TIFA_KIBANA_WAIT", min=0, help="Seconds to wait for a Kibana that is starting."),
]
DEFAULT_WAIT = 0.0


@dataclass(frozen=True)
class At:
    """Where Kibana is. The fields are the flags."""

    kibana_url: Url = DEFAULT_URL
    kibana_user: User = ""
    kibana_password: Password = ""
    kibana_password_file: PasswordFile = None
    kibana_api_key: ApiKey = ""
    kibana_api_key_file: ApiKeyFile = None
    kibana_ca: Authority = None
    space: Space = ""
    wait: Wait = DEFAULT_WAIT

    @property
    def password(self) -> str:
        return self.kibana_password or _held(self.kibana_password_file)

    @property
    def api_key(self) -> str:
        return self.kibana_api_key or _held(self.kibana_api_key_file)


def _held(file: Path | None) -> str:
    """A secret, without the end of line that editors put behind it."""
    if file is None:
        return ""
    try:
        secret = file.read_text(encoding="utf-8").strip()
    except UnicodeDecodeError:
        raise KibanaError(f"{file} is no text", "put the secret into it, and nothing else") from None
    if not secret:
        raise KibanaError(f"{file} is empty", "put the secret into it, and nothing else")
    return secret
