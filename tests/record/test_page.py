"""docs/record.md: its commands exist, make the pictures it shows, and can be run again."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import click
import pytest

from dragoman.cli import main

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def rerun() -> ModuleType:
    spec = importlib.util.spec_from_file_location("rerun", DOCS / "rerun.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_commands_are_there(rerun: ModuleType) -> None:
    found = list(rerun.commands((DOCS / "record.md").read_text(encoding="utf-8")))
    assert {words[1] for words in found} == {"plot", "query", "evaluate"}
    top = click.Context(main)
    for program, verb, *words in found:
        command = main.get_command(top, verb)
        assert program == "dragoman"
        assert command is not None, verb
        command.make_context(verb, words)


def test_the_pictures_are_made_here(rerun: ModuleType) -> None:
    page = (DOCS / "record.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page))
    made = {Path(words[words.index("-o") + 1]).relative_to("docs").as_posix() for words in rerun.commands(page) if words[1] == "plot"}
    assert shown == made
    for name in shown:
        picture = (DOCS / name).read_bytes()
        assert picture.startswith(b"<svg"), name
        assert len(picture) < 200_000, name


PAGE = """Text with $ dragoman in it.

```console
$ dragoman --version
old
$ dragoman codebook \\
  AID
old

old
```

```
$ dragoman --version
kept
```
"""


def test_what_is_printed_takes_the_place_of_what_was(rerun: ModuleType) -> None:
    failed: list[str] = []
    found = rerun.rerun(PAGE, frozenset(), failed)
    assert failed == []
    assert "old" not in found
    assert found.startswith("Text with $ dragoman in it.\n\n```console\n$ dragoman --version\ndragoman")
    assert "$ dragoman codebook \\\n  AID\nAID" in found
    assert found.endswith("```\n\n```\n$ dragoman --version\nkept\n```\n")
    assert rerun.rerun(found, frozenset(), failed) == found
    assert rerun.rerun(PAGE, frozenset({"plot"}), failed) == PAGE


def test_what_fails_is_named_and_left(rerun: ModuleType) -> None:
    failed: list[str] = []
    page = "```console\n$ dragoman codebook NOTHING\nold\n```\n"
    assert rerun.rerun(page, frozenset(), failed) == page
    assert len(failed) == 1
    assert failed[0].startswith("dragoman codebook NOTHING: ")


def test_long_answers_are_cut(rerun: ModuleType) -> None:
    assert rerun.shown("a\n" * (rerun.ROWS + 1)) == ["a"] * (rerun.ROWS + 1)
    assert rerun.shown("a\n" * (rerun.ROWS + 6)) == ["a"] * rerun.ROWS + ["... and 6 more rows"]
    found = rerun.shown(f"day  {'words'.ljust(200)}  n\n1    {'x' * 200}  10\n22   {'y z'.ljust(200)}\n")
    assert found == [f"day  {'words'.ljust(rerun.CELL)}  n", f"1    {'x' * (rerun.CELL - 3)}...  10", "22   y z"]
    assert rerun.shown("") == []
    assert max(map(len, rerun.shown('{"a": ' + "1, " * 100 + "}\n"))) <= rerun.WIDTH
