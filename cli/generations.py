"""``tifa generations``, ``rollback``, ``library``: what is published, what came before, and what it is built from."""

from typing import TYPE_CHECKING, Any

import typer

from cli.flags import with_flags
from cli.output import console, print_json
from cli.place import Place
from cli.settings import Json

if TYPE_CHECKING:
    from engine.port import Generation


@with_flags
def generations(place: Place, as_json: Json = False) -> None:
    """List the generations that are whole, the newest first; the published one is marked."""
    engine = place.open_engine()
    found = engine.generations()
    engine.close()
    if as_json:
        print_json([_as_dict(generation) for generation in found])
        return
    if not found:
        console().print("there is no index yet: tifa index PATH...", markup=False)
    for generation in found:
        console().print(_line(generation), markup=False)


@with_flags
def rollback(place: Place, as_json: Json = False) -> None:
    """Publish the generation before the published one; searches go over to it at once."""
    engine = place.open_engine()
    back = engine.rollback()
    engine.close()
    if as_json:
        print_json(_as_dict(back))
    else:
        console().print(f"published again:\n{_line(back)}", markup=False)


@with_flags
def library(place: Place, as_json: Json = False) -> None:
    """List the sources that were taken in, by their paths."""
    held = place.open_library()
    found = list(held.sources())
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
