"""What our containers keep to and the formats do not ask for: each breach in words."""

import re
from collections.abc import Iterator
from typing import Any

LOOPBACK = "127.0.0.1"
FILES = 65536  # that Elasticsearch wants to open
SECRET = re.compile("PASSWORD|SECRET|TOKEN|API_?KEY", re.IGNORECASE)
REACHES_OUT = ("network_mode", "privileged", "pid", "ipc", "devices")
BUILD_TOOLS = re.compile(r"\b(apt-get|apt|apk|pip|pip3|uv|gcc|g\+\+|make|cargo|curl|wget|git)\b")


def unpinned(image: str) -> bool:
    name, _, tag = image.partition(":")
    return "/" in name or not tag or tag == "latest"


def compose_breaches(model: dict[str, Any]) -> list[str]:
    services = model["services"].items()
    return [f"{name}: {what}" for name, service in services for what in _service(service)] + [
        f"elasticsearch: {what}" for what in _elasticsearch(model["services"]["elasticsearch"])
    ]


def _service(service: dict[str, Any]) -> Iterator[str]:
    yield from _walls(service)
    yield from _image(service)
    yield from _life(service)
    for name, wanted in service.get("depends_on", {}).items():
        if wanted["condition"] != "service_healthy":
            yield f"does not wait until {name} is healthy"


def _walls(service: dict[str, Any]) -> Iterator[str]:
    """What it may reach and take, and what it may not be told."""
    for port in service.get("ports", ()):
        if port.get("host_ip") != LOOPBACK:
            yield f"port {port['target']} can be reached from other machines"
    for way in REACHES_OUT:
        if service.get(way):
            yield f"{way} reaches out of the container"
    for name in service.get("environment") or ():
        if SECRET.search(name):
            yield f"{name} is a secret"
    if not service.get("mem_limit"):
        yield "memory has no limit"


def _image(service: dict[str, Any]) -> Iterator[str]:
    if "image" in service and unpinned(service["image"]):
        yield f"image {service['image']} is no short name with a version"
    if "image" in service and "build" in service:
        yield "a stranger's image of this name would be taken instead of our own"


def _life(service: dict[str, Any]) -> Iterator[str]:
    """A service that runs on is watched and started again; one of a profile does its work and ends."""
    check = service.get("healthcheck", {})
    watched = bool(check.get("test")) and check["test"] != ["NONE"] and not check.get("disable")
    if service.get("profiles"):
        if service.get("restart", "no") != "no":
            yield "would do its work again and again"
    elif not watched:
        yield "has no health check"
    elif service.get("restart") != "unless-stopped":
        yield "is not started again"


def _elasticsearch(service: dict[str, Any]) -> Iterator[str]:
    given, limits = service["environment"], service.get("ulimits", {})
    if given.get("discovery.type") != "single-node":
        yield "would look for other nodes"
    if limits.get("memlock") != {"soft": -1, "hard": -1}:
        yield "may not lock its memory"
    if limits.get("nofile", {}).get("soft", 0) < FILES:
        yield "may open too few files"
    if not any(volume["type"] == "volume" and volume.get("source") for volume in service.get("volumes", ())):
        yield "its data have no named volume"
    heap = re.fullmatch(r"-Xms(\d+)([mg]) -Xmx\1\2", given.get("ES_JAVA_OPTS", ""))
    size = int(heap[1]) * {"m": 2**20, "g": 2**30}[heap[2]] if heap else None
    if size is None or size * 2 > int(service.get("mem_limit", 0)):
        yield "its heap is not fixed at half of its memory or less"


def dockerfile_breaches(told: dict[str, Any]) -> list[str]:
    """``told`` is what the program ``dockerfile`` prints."""
    stages = told["stages"]
    last = stages[-1]["steps"]
    bases = {stage["base"] for stage in stages}
    breaches = [f"base {base} is no short name with a version" for base in bases if unpinned(base)]
    if len(bases) > 1:
        breaches.append("what one base built may not run on another")
    breaches += [what for stage in stages for step in stage["steps"] for what in _step(step, told["context"])]
    breaches += [what for step in last for what in _last_step(step)]
    users = [step["command"]["User"] for step in last if step["name"] == "USER"]
    if not users or users[-1].split(":")[0] in {"root", "0"}:
        breaches.append("it runs as root")
    return breaches


def _step(step: dict[str, Any], context: list[str]) -> Iterator[str]:
    command = step["command"]
    if step["name"] in {"ADD", "HEALTHCHECK"}:
        yield f"{step['name']} has no place here"
    if step["name"] == "COPY" and not command["From"]:
        for source in command["SourcePaths"]:
            if not any(path == source or path.startswith(f"{source}/") for path in context):
                yield f"there is no {source} to copy"
    if step["name"] == "RUN":
        yield from _pip(" ".join(command["CmdLine"]))


def _pip(line: str) -> Iterator[str]:
    for call in line.split("&&"):
        if re.search(r"pip .*\b(install|wheel)\b", call):
            wanted = ["--require-hashes"] if " -r " in call else ["--no-deps", "--no-index"]
            yield from (f"pip without {flag}: {call.strip()}" for flag in wanted if flag not in call.split())


def _last_step(step: dict[str, Any]) -> Iterator[str]:
    command = step["command"]
    if step["name"] == "RUN" and (found := BUILD_TOOLS.search(" ".join(command["CmdLine"]))):
        yield f"{found[1]} is called in the last stage"
    if step["name"] == "COPY" and (command["From"], command["SourcePaths"]) != ("build", ["/opt/tifa"]):
        yield "the last stage gets more than the environment"
    if step["name"] == "ENTRYPOINT" and (command["PrependShell"] or command["CmdLine"] != ["tifa"]):
        yield "it does not start tifa itself"
