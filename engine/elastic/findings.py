"""How a cluster stands for us: its version, health, blocks and disks, and what builds have left. Asks no more than a reader may."""

from collections.abc import Iterator
from typing import Any

from engine.elastic.edge import Edge
from engine.elastic.indices import Indices
from engine.errors import NotAllowedError, RefusedError
from engine.finding import Finding, State

OLDEST, UNTRIED = 8, 9  # major versions: the oldest that is understood, the first that was not tried
GIGABYTE = 2**30
# Of a disk, what is free when Elasticsearch moves shards away, and when it takes no more writes: share, and at most so many bytes.
LOW, FLOOD = (0.15, 200 * GIGABYTE), (0.05, 100 * GIGABYTE)


def version_of(edge: Edge) -> str:
    """The oldest of its nodes' versions."""
    told = edge.once(edge.client.nodes.info, filter_path="nodes.*.version")
    versions = [str(node["version"]) for node in told.get("nodes", {}).values()]
    return min(versions, key=_major, default="unknown")


def looked_over(edge: Edge, indices: Indices) -> Iterator[Finding]:
    """Where rights do not reach, that is said, and the rest is looked at."""
    for look in (_version, _health, _blocks, _disks):
        try:
            yield from look(edge)
        except NotAllowedError as error:
            what = f"not all can be looked at: {error.what}"
            yield Finding(State.NOTE, what, "a role with the cluster privilege monitor may")
    yield from _left(indices)


def _version(edge: Edge) -> Iterator[Finding]:
    version = version_of(edge)
    named = f"Elasticsearch {version} at {edge.connection.named}"
    if _major(version) < OLDEST:
        raise RefusedError(f"{named} is too old", f"use a server of version {OLDEST}")
    if _major(version) >= UNTRIED:
        yield Finding(State.NOTE, f"{named} was not tried with Tifa", f"version {OLDEST} was")
    else:
        yield Finding(State.OK, named)


def _health(edge: Edge) -> Iterator[Finding]:
    told = edge.once(edge.client.cluster.health, index=f"{edge.connection.prefix}-*")
    status, missing = told["status"], told["unassigned_shards"]
    if status == "red":
        what = f"the cluster is red: {missing} shards of our indices are not there, and searches fail"
        yield Finding(State.WRONG, what, "bring its nodes back; else `tifa rebuild --anew`")
    elif status == "yellow":
        what = f"the cluster is yellow: {missing} copies of our shards have no node to lie on"
        yield Finding(State.NOTE, what, "add a node, or do without copies: TIFA_REPLICAS=0 and `tifa rebuild --anew`")
    else:
        yield Finding(State.OK, f"the cluster is green, on {told['number_of_nodes']} nodes")


def _blocks(edge: Edge) -> Iterator[Finding]:
    ours = f"{edge.connection.prefix}-*"
    told = edge.once(edge.client.indices.get_settings, index=ours, name="index.blocks.*", flat_settings=True)
    blocked = sorted(index for index, found in told.items() if _is_blocked(found["settings"]))
    if blocked:
        what = f"{len(blocked)} of our indices take no writes: {', '.join(blocked)}"
        yield Finding(State.WRONG, what, "free space on its disk; then set index.blocks.read_only_allow_delete to null")


def _is_blocked(settings: dict[str, Any]) -> bool:
    return any(str(value).lower() == "true" for value in settings.values())


def _disks(edge: Edge) -> Iterator[Finding]:
    told = edge.once(edge.client.nodes.stats, metric="fs", filter_path="nodes.*.name,nodes.*.fs.total")
    for node in told.get("nodes", {}).values():
        disk = node.get("fs", {}).get("total", {})
        free, whole = disk.get("available_in_bytes", 0), disk.get("total_in_bytes", 0)
        what = f"node {node.get('name', '')} has {free / GIGABYTE:,.1f} of {whole / GIGABYTE:,.0f} GB free"
        if whole and free < _mark(whole, *FLOOD):
            yield Finding(State.WRONG, f"{what}: Elasticsearch takes no more writes", "free space on its disk")
        elif whole and free < _mark(whole, *LOW):
            yield Finding(State.NOTE, f"{what}: soon Elasticsearch takes no more writes", "free space on its disk")


def _mark(whole: int, share: float, most: int) -> float:
    return min(whole * share, most)


def _left(indices: Indices) -> Iterator[Finding]:
    if left := indices.left_over():
        what = f"builds that died, or go on, have left {len(left)} indices: {', '.join(left)}"
        yield Finding(State.NOTE, what, "nothing, if `tifa index` runs now; else the next one clears them away")
    if other := indices.of_other_versions():
        published = indices.published()
        state = State.WRONG if published in other else State.NOTE
        what = f"{len(other)} generations were built by another version of Tifa: {', '.join(other)}"
        yield Finding(
            state, what, "build anew: `tifa rebuild`" if state is State.WRONG else "delete them, if nobody asks them"
        )


def _major(version: str) -> int:
    head = version.partition(".")[0]
    return int(head) if head.isdigit() else OLDEST
