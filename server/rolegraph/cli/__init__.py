"""The command line: one command per file, no SPARQL.

Exit codes: 0 fine, 1 findings or violations at or above the asked level, 2 usage, 3 bad input
(with the rest built, unless ``--strict``), 4 limit reached.
"""

import atexit
import gc
import importlib
import sys

import click

from rolegraph import __version__
from rolegraph.errors import RolegraphError

_NEW_OBJECTS = 50_000
#: Command name → module of this package that holds a click command of that name.
COMMANDS = (
    "ask",
    "audit",
    "build",
    "compare",
    "diff",
    "doctor",
    "export",
    "link",
    "matrix",
    "positions",
    "publish",
    "query",
    "serve",
    "sparql",
    "template",
    "units",
    "validate",
    "vocabulary",
    "whatif",
    "why",
)


class _Commands(click.Group):
    """Load a command's module only when it is called: ``--help`` and errors stay quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"{__name__}.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rolegraph")
def rolegraph() -> None:
    """Who does what, who may decide what, up to what limit, and where it says so."""


def main(arguments: list[str] | None = None) -> None:
    """Run a command; every error a person can meet is one plain sentence on stderr."""
    # Nearly all that a command makes lives to its end: garbage is looked for seldom, and not when it ends.
    gc.set_threshold(_NEW_OBJECTS)
    atexit.register(gc.freeze)
    try:
        code = rolegraph.main(args=arguments, prog_name="rolegraph", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except RolegraphError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader (head, less) has what it wanted; a closed pipe is no error of ours.
        sys.stderr.close()
        sys.exit(0)
