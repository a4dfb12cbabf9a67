"""What the tests of the verbs share."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pytest
from click.testing import CliRunner

from dragoman.cli import main


class Done(NamedTuple):
    """How a command ended."""

    exit_code: int
    stdout: str
    stderr: str


@pytest.fixture(scope="session")
def run() -> Callable[..., Done]:
    """`run("code", path, given=…)`: the command run in this process, with `given` as standard input; a fault of ours is raised."""

    def invoke(*words: object, given: str | bytes | None = None) -> Done:
        result = CliRunner().invoke(main, [str(w) for w in words], input=given)
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Done(result.exit_code, result.stdout, result.stderr)

    return invoke
