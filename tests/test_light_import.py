"""Importing the package, or asking the command line for help, loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = ("numpy", "onnxruntime", "pyarrow", "duckdb", "tokenizers", "py3langid", "torch")
TABLES = ("dragoman.actors", "dragoman.setting", "dragoman.claims")  # rooms that read their word lists when they are loaded
PROBE = """
import sys, time
start = time.process_time()
{what}
took = time.process_time() - start
print(took, *[m for m in {heavy} if m in sys.modules])
"""


@pytest.mark.parametrize(
    "what",
    [
        "import dragoman",
        "import dragoman; assert 'Store' in dir(dragoman)",
        "import dragoman; dragoman.Article, dragoman.Event, dragoman.Claim, dragoman.DragomanError",
        "from dragoman.cli import main; main(['--help'], standalone_mode=False)",
    ],
)
def test_light(what: str) -> None:
    took = []
    for _ in range(3):  # its own time, not that of a busy machine, and the best of three
        script = PROBE.format(what=what, heavy=HEAVY + TABLES)
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)  # noqa: S603
        seconds, *loaded = done.stdout.splitlines()[-1].split()
        assert not loaded
        took.append(float(seconds))
        if took[-1] < 0.3:
            break
    assert min(took) < 0.3
