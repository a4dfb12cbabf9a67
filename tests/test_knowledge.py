"""Word lists: how they are read, what broken ones say, and that the rooms use what their files hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dragoman.actors.tables import SECTORS
from dragoman.errors import KnowledgeError
from dragoman.knowledge import check_filled, read_words, rows, shipped, word_list, word_lists

ASKED = re.compile(r"""word_list\(["'](\w+)["'], ["']([\w.]+)["']\)""")


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


def test_a_list_that_is_not_there_names_its_table() -> None:
    head = shipped("actors", "data", "words.toml").read_text(encoding="utf-8").splitlines().index("[sectors]") + 1
    with pytest.raises(KnowledgeError, match=rf"^words\.toml:{head}: no list sectors\.absent, which actors asks for"):
        word_list("actors", "sectors.absent")
    with pytest.raises(KnowledgeError, match=r"^words\.toml: no lists under \[sectors\.absent\], for which actors asks"):
        word_lists("actors", "sectors.absent")


@pytest.mark.parametrize("room", ["actors", "claims"])
def test_each_list_is_asked_for_by_the_module_of_its_table(room: str) -> None:
    asked = set()
    for module in shipped(room).iterdir():
        if module.name.endswith(".py"):
            for where, name in ASKED.findall(module.read_text(encoding="utf-8")):
                assert (where, name.split(".")[0]) == (room, module.name.removesuffix(".py"))
                asked.add(name)
    assert asked == {name for name in read_words(shipped(room, "data", "words.toml")) if name.count(".") == 1}


def test_each_list_of_setting_is_asked_for() -> None:
    code = "".join(module.read_text(encoding="utf-8") for module in shipped("setting").iterdir() if module.name.endswith(".py"))
    assert [name for name in read_words(shipped("setting", "data", "words.toml")) if f'"{name}"' not in code] == []


def test_lists_by_sector_and_by_name() -> None:
    for beside in ("beside", "beside_sources"):
        assert set(word_lists("actors", f"sectors.{beside}")) <= SECTORS
    assert list(word_lists("actors", "hits.another")) == list(word_lists("actors", "hits.for_the_state"))


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('a,b\n1,"2\n', 2, "not closed"),
        ('a,b\n1,"2\n3,4\n', 2, "not closed"),
        ("a,b\n1,2,3\n", 2, "3 fields where the header has 2"),
        (f"a,b\n1,{'x' * 200_000}\n", 2, "no row of a table: field larger"),
    ],
)
def test_a_broken_table_names_file_and_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    path = tmp_path / "roles.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=rf"^roles\.csv:{line}: .*({says})"):
        list(rows(path, ("a", "b")))


def test_a_table_made_by_a_program_is_none_of_a_user(tmp_path: Path) -> None:
    (tmp_path / "origins.csv").write_text("letters,state,times\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="holds nothing that is read"):
        check_filled(tmp_path)
