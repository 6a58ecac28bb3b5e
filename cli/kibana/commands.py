"""``tifa kibana import`` and ``show``."""

from typing import TYPE_CHECKING

import typer

from cli.commands import HELP_OPTIONS
from cli.flags import with_flags
from cli.kibana.at import At
from cli.kibana.objects import objects
from cli.output import complain, console, print_json
from cli.place import Prefix
from cli.settings import Json

if TYPE_CHECKING:
    from cli.kibana.bringing import Brought

app = typer.Typer(
    help="Dashboards, searches and a data view for Kibana.",
    no_args_is_help=True,
    add_completion=False,
    context_settings=HELP_OPTIONS,
)
CALLED = {"index-pattern": "data view", "search": "searches", "lens": "panels", "dashboard": "dashboards"}


@app.command("import")
@with_flags
def import_(at: At, prefix: Prefix = "tifa", as_json: Json = False) -> None:
    """Bring Tifa's dashboards, searches and data view to Kibana; what an earlier import brought is replaced.

    The exit status is 1 if an object was not taken.
    """
    from cli.kibana.bringing import bring  # noqa: PLC0415 - with what speaks HTTP
    from cli.kibana.server import Server  # noqa: PLC0415

    server = Server(at)
    brought = bring(server, objects(prefix), at.wait, complain)
    _tell(server.named, brought, as_json=as_json)
    if brought.failures:
        raise typer.Exit(1)


@app.command()
@with_flags
def show(prefix: Prefix = "tifa") -> None:
    """Print the objects as a file that Kibana imports: Stack Management, Saved Objects, Import."""
    typer.echo(objects(prefix), nl=False)


def _tell(named: str, brought: "Brought", *, as_json: bool) -> None:
    if as_json:
        failures = [
            {"type": one.kind, "title": one.title, "why": one.why, "remedy": one.remedy} for one in brought.failures
        ]
        print_json(
            {
                "kibana": brought.version,
                "imported": dict(brought.taken),
                "dashboards": list(brought.dashboards),
                "failures": failures,
            }
        )
        return
    parts = ", ".join(f"{count} {CALLED.get(kind, kind)}" for kind, count in brought.taken.items())
    console().print(f"Kibana {brought.version} at {named} took {parts or 'nothing'}", markup=False)
    for address in brought.dashboards:
        console().print(f"  {address}", markup=False)
    for one in brought.failures:
        complain(f"Kibana did not take {one.kind} {one.title}: {one.why}", f"remedy: {one.remedy}")
