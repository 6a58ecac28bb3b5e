"""How the app is served: whom it answers, and how much it bears. The composition root fills it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Serving:
    """Times are in seconds, sizes in bytes. ``hosts`` are the Host names answered besides those of this machine itself,
    ``trusted_proxies`` the addresses and networks that are believed whom they ask for, ``cors`` the origins whose pages may read
    answers. ``rate`` and ``burst`` are requests of one client, a second and at once; 0 sets no limit.
    """

    hosts: tuple[str, ...] = ()
    trusted_proxies: tuple[str, ...] = ()
    cors: tuple[str, ...] = ()
    log_queries: bool = False
    longest_url: int = 32_768
    largest_body: int = 2**20
    body_time: float = 10.0
    rate: float = 50.0
    burst: int = 200
    at_once: int = 64
    engine_threads: int = 16
    answer_time: float = 20.0
    idle_time: float = 30.0
    kept_answers: int = 32 * 2**20
