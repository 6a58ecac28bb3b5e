"""The real server with passwords and TLS: one node, certificates of an authority of our own, users in files."""

import base64
import os
import shutil
import ssl
import subprocess
from pathlib import Path

from tests.server import OTHER_USER, Cluster, Node

PASSWORD = "a-long-password-of-a-test"  # noqa: S105
ROLES = """
tifa_indexer:
  cluster: [monitor]
  indices:
    - names: ["*"]
      privileges: [all]
tifa_reader:
  cluster: [monitor]
  indices:
    - names: ["*"]
      privileges: [read, view_index_metadata, monitor]
"""


def authority(folder: Path, name: str) -> Path:
    """The certificate of an authority; its key lies beside it."""
    file = folder / f"{name}.crt"
    _openssl(
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "3",
        "-subj",
        f"/CN={name}",
        "-keyout",
        _key(file),
        "-out",
        file,
    )
    return file


def certificate(folder: Path, signed_by: Path) -> Path:
    """A certificate for this machine, with its key beside it."""
    file, request, names = folder / "node.crt", folder / "node.csr", folder / "names"
    names.write_text("subjectAltName=IP:127.0.0.1", encoding="utf-8")
    _openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=node", "-keyout", _key(file), "-out", request)
    signing: list[str | Path] = [
        "-CA",
        signed_by,
        "-CAkey",
        _key(signed_by),
        "-CAcreateserial",
        "-extfile",
        names,
        "-days",
        "2",
    ]
    _openssl("x509", "-req", "-in", request, *signing, "-out", file)
    return file


def secured(folder: Path) -> tuple[Cluster, Path]:
    """Not yet started, with the certificate to trust. Its users are ``indexer`` and ``reader``."""
    trusted = authority(folder, "authority")
    cluster = Cluster()
    [node] = cluster.nodes
    own = certificate(folder, trusted)
    for file in (own, _key(own)):
        shutil.copy(file, node.config / file.name)
    (node.config / "roles.yml").write_text(ROLES, encoding="utf-8")
    _hand_over(node.config)
    node.settings |= {
        "xpack.security.enabled": "true",
        "xpack.security.http.ssl.enabled": "true",
        "xpack.security.http.ssl.certificate": own.name,
        "xpack.security.http.ssl.key": _key(own).name,
    }
    for user, role in (("indexer", "tifa_indexer"), ("reader", "tifa_reader")):
        node.run("elasticsearch-users", "useradd", user, "-p", PASSWORD, "-r", role)
    _admit(node, trusted)
    return cluster, trusted


def _admit(node: Node, trusted: Path) -> None:
    node.url = node.url.replace("http:", "https:")
    node.trust = ssl.create_default_context(cafile=str(trusted))
    who = base64.b64encode(f"indexer:{PASSWORD}".encode()).decode()
    node.headers["Authorization"] = f"Basic {who}"


def _hand_over(folder: Path) -> None:
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, OTHER_USER)


def _key(certificate_file: Path) -> Path:
    return certificate_file.with_suffix(".key")


def _openssl(*words: str | Path) -> None:
    subprocess.run(["openssl", *map(str, words)], check=True, capture_output=True)
