"""``tifa generations``, ``rollback``, ``library``: what is published, what came before, and what it is built from."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.flags import with_flags
from cli.output import console, print_json
from cli.place import Place
from cli.settings import Json

if TYPE_CHECKING:
    from engine.port import Generation


Name = Annotated[str, typer.Argument(metavar="[NAME]", help="A generation, as `tifa generations` names it.")]


@with_flags
def generations(place: Place, as_json: Json = False) -> None:
    """List the generations that are whole, the newest first; the published one is marked."""
    engine = place.open_engine()
    found = engine.generations()
    published = "" if found else engine.published()
    engine.close()
    if as_json:
        print_json([_as_dict(generation) for generation in found])
        return
    if not found:
        said = (
            f"{published} is published and cannot be read: tifa rebuild"
            if published
            else "there is no index yet: tifa index PATH..."
        )
        console().print(said, markup=False)
    for generation in found:
        console().print(_line(generation), markup=False)


@with_flags
def rollback(place: Place, name: Name = "", as_json: Json = False) -> None:
    """Publish the generation that was published before, or the one named; searches go over to it at once."""
    engine = place.open_engine()
    back = engine.rollback(name)
    engine.close()
    if as_json:
        print_json(_as_dict(back))
    else:
        console().print(f"published again:\n{_line(back)}", markup=False)


@with_flags
def library(place: Place, as_json: Json = False) -> None:
    """List the sources that were taken in, by their paths."""
    found = []
    if place.has_library():
        held = place.open_library()
        found = list(held.names())
        held.close()
    if not found and not as_json:
        console().print("the library holds nothing yet: tifa index PATH...", markup=False)
    for source in found:
        if as_json:
            print_json(
                {"path": source.path, "file": source.file, "sha256": source.sha256, "sidecar": source.sidecar_path}
            )
        else:
            typer.echo(f"{source.sha256[:12]}  {source.path}")


def _as_dict(generation: "Generation") -> dict[str, Any]:
    return {
        "name": generation.name,
        "built_at": generation.built_at,
        "passages": generation.passages,
        "published": generation.published,
        **generation.about,
    }


def _line(generation: "Generation") -> str:
    about = generation.about
    mark = "*" if generation.published else " "
    told = f"{generation.passages:>9,} passages  {about.get('reports', 0):>6,} reports"
    return f"{mark} {generation.name}  {told}  dictionary {about.get('dictionary', '')}"
