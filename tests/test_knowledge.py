"""Word lists: how they are read, and what broken ones say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.errors import KnowledgeError
from dragoman.knowledge import read_words


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "words.toml"


def test_lists_are_read_by_name(path: Path) -> None:
    path.write_text('plain = ["one"]\n[town]\nwalls = ["gate", "wall"]\n[town.by]\n"New York" = ["port"]\n', encoding="utf-8")
    assert read_words(path) == {"plain": {"one"}, "town.walls": {"gate", "wall"}, "town.by.New York": {"port"}}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('a = ["x"]\nb = "y"\n', 2, "b must be a list of words, each in quotation marks"),
        ('a = ["x"]\n[t]\na = ["x"]\n\n[u]\n# of things\na = []\n', 7, "u.a must be a list of words"),
        ('[t]\na = ["x", 1]\n', 2, "t.a must be a list of words"),
        ('[t]\na = [\n  "x",\n  "y",\n  # "x",\n  "z", "x",\n]\nb = ["x"]\n', 6, "'x' stands twice in t.a"),
        ('[t]\na = ["x"]\nb = [\n  "y",\n  "y ",\n]\n', 5, "'y ' in t.b is empty, or has a blank at an end"),
        ('[t]\na = ["x", ""]\n', 2, "'' in t.a is empty"),
        ('[t.by]\n"New York" = ["x"]\nOslo = ["y", "y"]\n', 3, "'y' stands twice in t.by.Oslo"),
        ('[t]\na = ["x"\nb = ["y"]\n', 3, "not valid TOML"),
        ('[t]\na = ["x"]\na = ["y"]\n', 3, "not valid TOML"),
    ],
)
def test_a_broken_list_names_file_and_line(path: Path, text: str, line: int, says: str) -> None:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"^words\.toml:{line}: {re.escape(says)}"):
        read_words(path)
