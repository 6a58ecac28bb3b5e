"""How the app is served: whom it answers, and how much it bears. The composition root fills it in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Serving:
    """``hosts`` are the Host names answered besides those of this machine itself."""

    hosts: tuple[str, ...] = ()
