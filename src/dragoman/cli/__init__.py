"""The command line: one small file a verb, each loaded when it is used.

Exit codes: 0 done, 1 error, 2 wrong usage, 3 finished, but some input was rejected, 143 ended by `kill`.
"""

from __future__ import annotations

import errno
from contextlib import suppress
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path

import click

from dragoman import __version__
from dragoman.cli.common import examples
from dragoman.cli.signals import INTERRUPTED, stopping
from dragoman.drafts import unwritten
from dragoman.errors import DragomanError

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
# name -> module:function, in the order that --help shows; a verb is added here when its file exists
VERBS = {
    "demo": "dragoman.cli.demo:demo",
    "fuse": "dragoman.cli.fuse:fuse",
    "query": "dragoman.cli.query:query",
    "evaluate": "dragoman.cli.evaluate:evaluate",
    "code": "dragoman.cli.code:code",
    "add": "dragoman.cli.add:add",
    "show": "dragoman.cli.show:show",
    "explain": "dragoman.cli.explain:explain",
    "classify": "dragoman.cli.classify:classify",
    "claims": "dragoman.cli.claims:claims",
    "plot": "dragoman.cli.plot:plot",
    "export": "dragoman.cli.export:export",
    "codebook": "dragoman.cli.codebook:codebook",
    "train": "dragoman.cli.train:train",
}


class LazyGroup(click.Group):
    """Loads a verb when it is asked for, and turns the package's errors into one line and exit code 1."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The verbs, in the table's order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The verb, loaded."""
        if cmd_name not in VERBS:
            return None
        module, _, function = VERBS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), function)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb; where there is none of that name, what may have been meant is told."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            ctx.fail(f"no such command: {args[0]}; {_meant(args[0])}")
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run; our errors, and a full disk, end with their message and exit code 1."""
        try:
            with stopping() as stop:
                return super().invoke(ctx)
        except DragomanError as problem:
            raise click.ClickException(str(problem)) from problem
        except OSError as problem:
            if problem.errno not in NO_ROOM:
                raise
            raise click.ClickException(unwritten(problem.filename or "standard output", problem)) from problem
        except RuntimeError as problem:
            if str(problem) != INTERRUPTED:
                raise
            if stop.status:
                raise SystemExit(stop.status) from problem
            raise click.Abort from problem


def _meant(word: str) -> str:
    with suppress(OSError):
        if Path(word).exists():
            return f"to see what it reads in {word}, type: dragoman show {word}"
    near = get_close_matches(word, VERBS, 1)
    return f"did you mean {near[0]}?" if near else f"give one of: {', '.join(VERBS)}"


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=examples("dragoman demo", "dragoman code articles/ -o events.csv"),
)
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Read the news into PLOVER events: who did what to whom, when, where, on whose word."""
