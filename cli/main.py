"""The ``tifa`` command: its commands, and how a failure is told."""

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from analyzers.dictionary import DictionaryError
from cli.commands import HELP_OPTIONS, Commands, EnoughError
from cli.kibana.errors import KibanaError
from cli.output import complain
from engine.errors import EngineError
from indexer.errors import LibraryError

app = typer.Typer(
    cls=Commands,
    help="Search for Chinese political work reports: exact counts, slogans, every number one click from its sentences.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings=HELP_OPTIONS,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415 - slow to import, and no other command needs it

        typer.echo(f"tifa {version('tifa-search')}")
        raise typer.Exit


@app.callback()
def main(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    pass


def run() -> None:
    """Start ``tifa``: exit status 0 when all went well, 1 when something failed, 2 when the call was wrong."""
    if sys.stdout is None:
        complain("there is no standard output to print to", "do not close it; > /dev/null throws the output away")
        sys.exit(1)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Chinese is no failure
    try:
        app()
    except DictionaryError as error:
        complain("the dictionary cannot be used", *map(str, error.problems))
        sys.exit(1)
    except (EngineError, LibraryError, KibanaError) as error:
        complain(error.what, f"remedy: {error.remedy}")
        sys.exit(1)
    except EnoughError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        sys.exit(0)
    except OSError as error:
        complain(
            f"{error.filename or 'output'}: {error.strerror}",
            "look at the path, at who may use it, and at the space left",
        )
        sys.exit(1)
