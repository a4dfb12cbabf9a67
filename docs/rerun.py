"""Run the commands of a Markdown file again and put what they print below them.

`python docs/rerun.py docs/record.md [VERB...]`: in blocks that begin with ```console, each line `$ dragoman ...` is run, in the folder
it is called from; what it prints takes the place of the lines below it. Verbs (`plot`, `query`) choose the commands; without any all
are run. Long answers are cut after some rows, long cells after some letters. A command that fails is named, keeps what stood below it,
and makes the exit status 1.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

ROWS, CELL, WIDTH = 14, 90, 130
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
# A command goes on over the lines that end with a backslash.
COMMAND = re.compile(r"^\$ (?P<command>(?:.*\\\n)*.*)\n(?P<printed>(?:(?!\$ ).*\n)*)", re.MULTILINE)


def commands(text: str) -> Iterator[list[str]]:
    """The words of each command."""
    for block in BLOCK.findall(text):
        for found in COMMAND.finditer(block):
            yield words_of(found)


def words_of(found: re.Match[str]) -> list[str]:
    """The words of one command, its lines joined."""
    return shlex.split(found["command"].replace("\\\n", ""))


def rerun(text: str, verbs: frozenset[str], failed: list[str]) -> str:
    """The text with the commands' answers of today."""

    def answer(found: re.Match[str]) -> str:
        words = words_of(found)
        if verbs and not verbs & set(words[1:2]):
            return found[0]
        done = subprocess.run([sys.executable, "-m", *words], capture_output=True, encoding="utf-8", check=False)  # noqa: S603  the page's own
        if done.returncode:
            failed.append(f"{shlex.join(words)}: {done.stderr.strip()}")
            return found[0]
        return f"$ {found['command']}\n" + "".join(f"{line}\n" for line in shown(done.stdout))

    return BLOCK.sub(lambda block: COMMAND.sub(answer, block[0]), text)


def shown(printed: str) -> list[str]:
    """The first rows, with the first letters of long cells; JSON is folded."""
    lines = printed.splitlines()
    if printed.startswith("{"):
        return [part for line in lines for part in textwrap.wrap(line, WIDTH)]
    rest = len(lines) - ROWS
    if rest > 1:
        lines = lines[:ROWS]
    starts = [found.start() for found in re.finditer(r"(?<![^ ])\S", lines[0])] if lines else []
    rows = [[line[a:b].rstrip() for a, b in zip(starts, [*starts[1:], None], strict=True)] for line in lines]
    short = [[cell if len(cell) <= CELL else cell[: CELL - 3] + "..." for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*short, strict=True)]
    out = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in short]
    return [*out, f"... and {rest} more rows"] if rest > 1 else out


def main() -> None:
    """Rewrite the file in place."""
    path, failed = Path(sys.argv[1]), list[str]()
    path.write_text(rerun(path.read_text(encoding="utf-8"), frozenset(sys.argv[2:]), failed), encoding="utf-8")
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
