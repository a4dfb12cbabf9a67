"""Reading data files of ours and of users, with line numbers in every complaint."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.errors import KnowledgeError

COUNTED = ("origins.csv",)  # made by a program from the others, and no table of a user
OWN, FRAMES = ("codebook.toml", "lists.toml", "coding.npz"), "frames"  # files of a user, beside tables of actors
LIKE = 0.8  # share of letters by which a name is likely a misspelt one
RULES = (".py", ".csv", ".toml", ".gz")
AT_LINE = re.compile(r"at line (\d+)")
WORDS = "words.toml"
NEXT = re.compile(r"""\s*(?:\[|["']?[\w -]+["']?\s*=)""")  # a line with which another list or table begins


def shipped(room: str, *names: str) -> Traversable:
    """A data file or folder inside the package: `shipped("actors", "data", "states.csv")`."""
    return resources.files(f"dragoman.{room}").joinpath(*names)


@cache
def digest(*rooms: str) -> str:
    """Of the rules and tables of some rooms or files of the package, as they stand: what was coded by others may be coded otherwise."""
    found = hashlib.blake2b(digest_size=8)
    for room in rooms:
        for name, file in sorted(_files(resources.files("dragoman").joinpath(room), room)):
            content = file.read_bytes()
            found.update(name.encode() + (content if file.name.endswith(".gz") else content.replace(b"\r\n", b"\n")))
    return found.hexdigest()


def _files(top: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    if top.is_dir():
        for part in top.iterdir():
            yield from _files(part, f"{name}/{part.name}")
    elif top.name.endswith(RULES):
        yield name, top


def digests(folder: Path) -> list[tuple[str, str]]:
    """(name, digest) of each file of a user's folder.

    Raises:
        KnowledgeError: one cannot be read.
    """
    try:
        return [(p.name, hashlib.blake2b(p.read_bytes(), digest_size=8).hexdigest()) for p in sorted(folder.iterdir()) if p.is_file()]
    except OSError as problem:
        raise KnowledgeError(Path(problem.filename or folder).name, None, f"cannot be read: {problem.strerror}") from problem


def rows(path: Traversable | Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """(line number, row) of a CSV file whose header must hold `columns`; `#` lines and blank lines are skipped."""
    where = path.name
    try:
        lines = path.read_bytes().decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as problem:
        raise KnowledgeError(where, None, f"not UTF-8 (byte {problem.start}); save it as UTF-8") from problem
    except OSError as problem:
        raise KnowledgeError(where, None, f"cannot be read: {problem.strerror}") from problem
    kept = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    if not kept:
        raise KnowledgeError(where, None, "the file is empty; its first line must name the columns")
    header = next(csv.reader(io.StringIO(kept[0][1])))
    missing = [c for c in columns if c not in header]
    if missing:
        raise KnowledgeError(where, kept[0][0], f"columns missing: {', '.join(missing)}")
    reader = csv.reader((line for _, line in kept[1:]), strict=True)
    for k in range(1, len(kept)):
        n = kept[k][0]
        try:
            values = next(reader)
        except csv.Error as problem:
            cut = "end of data" in str(problem)
            raise KnowledgeError(where, n, "a quotation mark is not closed" if cut else f"no row of a table: {problem}") from problem
        if reader.line_num != k:
            raise KnowledgeError(where, n, "a quotation mark is not closed")
        if len(values) != len(header):
            raise KnowledgeError(where, n, f"{len(values)} fields where the header has {len(header)}; quote fields that hold a comma")
        yield n, dict(zip(header, [v.strip() for v in values], strict=True))


def listing(text: str) -> list[str]:
    """The parts of a `;` list in a field."""
    return [part for p in text.split(";") if (part := p.strip())] if text else []


def table(path: Traversable | Path) -> dict[str, Any]:
    """A TOML file.

    Raises:
        KnowledgeError: not UTF-8, or not TOML; with the line.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise KnowledgeError(path.name, None, f"not UTF-8 (byte {problem.start}); save it as UTF-8") from problem
    except OSError as problem:
        raise KnowledgeError(path.name, None, f"cannot be read: {problem.strerror}") from problem
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as problem:
        at = AT_LINE.search(str(problem))
        line = int(at.group(1)) if at is not None else len(text.splitlines()) or None
        raise KnowledgeError(path.name, line, f"not valid TOML: {problem}") from problem


def line_of(path: Traversable | Path, text: str) -> int | None:
    """The first line that holds `text`, for complaints about TOML files, whose parser keeps no lines."""
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if text in line:
            return n
    return None


def line_in(path: Traversable | Path, array: str, nth: int, word: str | None = None, *, last: bool = False) -> int | None:
    """The line of `word`, a string or a key, in the table number `nth` (from 0) of `[[array]]`; that table's head where it is not found.

    `last`: the last such line of the table, for what stands there twice.
    """
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    heads = [n for n, line in enumerate(lines) if re.match(rf"\s*\[\[\s*{array}\s*\]\]", line)]
    if nth >= len(heads):  # written as an inline array
        return line_of(path, word or array)
    if word is None:
        return heads[nth] + 1
    sought = re.compile(rf"""["']{re.escape(word)}["']|(?:^|[{{,])\s*{re.escape(word)}\s*=""")
    end = heads[nth + 1] if nth + 1 < len(heads) else len(lines)
    found = [n for n in range(heads[nth], end) if sought.search(lines[n]) and not lines[n].lstrip().startswith("#")]
    return (found[-1 if last else 0] if found else heads[nth]) + 1


def word_list(room: str, name: str) -> frozenset[str]:
    """A list of a room's `data/words.toml`: `word_list("actors", "sectors.heading")` is `heading` under `[sectors]`.

    Raises:
        KnowledgeError: there is none of that name, or the file is wrong; with the line.
    """
    found = _shipped_words(room).get(name)
    if found is None:
        path = shipped(room, "data", WORDS)
        raise KnowledgeError(path.name, line_of(path, f"[{name.rpartition('.')[0]}]"), f"no list {name}, which {room} asks for")
    return found


def word_lists(room: str, name: str) -> dict[str, frozenset[str]]:
    """The lists under `[name]` in a room's `data/words.toml`, by what each is called there and in their order.

    Raises:
        KnowledgeError: there are none, or the file is wrong; with the line.
    """
    under = f"{name}."
    found = {key.removeprefix(under): words for key, words in _shipped_words(room).items() if key.startswith(under)}
    if not found:
        raise KnowledgeError(WORDS, None, f"no lists under [{name}], for which {room} asks")
    return found


@cache
def _shipped_words(room: str) -> dict[str, frozenset[str]]:
    return read_words(shipped(room, "data", WORDS))


def read_words(path: Traversable | Path) -> dict[str, frozenset[str]]:
    """The word lists of a TOML file by their names, `table.list` where they stand in tables.

    Raises:
        KnowledgeError: something is no list of words, or a word is blank or stands twice in a list; with the line.
    """
    return dict(_word_lists(path, table(path), ""))


def _word_lists(path: Traversable | Path, found: dict[str, Any], over: str) -> Iterator[tuple[str, frozenset[str]]]:
    for key, words in found.items():
        name = f"{over}{key}"
        if isinstance(words, dict):
            yield from _word_lists(path, words, f"{name}.")
            continue
        if not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
            raise KnowledgeError(path.name, line_at(path, name), f"{name} must be a list of words, each in quotation marks")
        for n, word in enumerate(words):
            if not word.strip() or word != word.strip():
                raise KnowledgeError(path.name, line_at(path, name, word), f"{word!r} in {name} is empty, or has a blank at an end")
            if word in words[:n]:
                raise KnowledgeError(path.name, line_at(path, name, word), f"{word!r} stands twice in {name}")
        yield name, frozenset(words)


def line_at(path: Traversable | Path, name: str, word: str | None = None) -> int | None:
    """The line where a list of a TOML file begins, `table.list` where it stands in a table; with `word` the last one that has it."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    over, _, key = name.rpartition(".")
    table_head, list_head = re.compile(rf"\s*\[\s*{re.escape(over)}\s*\]"), re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*=""")
    first = next((n for n, line in enumerate(lines) if table_head.match(line)), 0) if over else 0
    start = next((n for n in range(first, len(lines)) if list_head.match(lines[n])), None)
    if start is None:
        return None
    if word is None:
        return start + 1
    end = next((n for n in range(start + 1, len(lines)) if NEXT.match(lines[n])), len(lines))
    holding = [n for n in range(start, end) if f'"{word}"' in lines[n] and not lines[n].lstrip().startswith("#")]
    return (holding[-1] if holding else start) + 1


def check_names(folder: Path) -> None:
    """A knowledge folder of a user: every TOML file must have a name that is read, and no table one that is nearly such.

    Raises:
        KnowledgeError: a file that nothing would read, its name probably misspelt.
    """
    tables = _tables()
    for path in sorted(folder.iterdir()):
        if path.suffix == ".toml" and not _is_read(path.name):
            problem = "nothing reads a TOML file of this name; they are codebook.toml, lists.toml and frames*.toml"
            raise KnowledgeError(path.name, None, problem)
        if path.suffix.lower() == ".csv" and path.stem not in tables:
            near = get_close_matches(path.stem.lower(), tables, 1, LIKE)
            if near:
                raise KnowledgeError(path.name, None, f"nothing reads a table of this name; did you mean {near[0]}.csv?")


def check_filled(folder: Path) -> None:
    """Something in a knowledge folder must be read.

    Raises:
        KnowledgeError: nothing is; probably another folder is meant.
    """
    if not any(_is_read(path.name) for path in folder.iterdir()):
        wanted = f"{', '.join(OWN)}, {FRAMES}*.toml, or a table ({', '.join(f'{t}.csv' for t in _tables())})"
        raise KnowledgeError(str(folder), None, f"this folder holds nothing that is read; it may hold {wanted}")


def _is_read(name: str) -> bool:
    stem, _, ending = name.rpartition(".")
    return name in OWN or (ending == "toml" and stem.startswith(FRAMES)) or (ending == "csv" and stem in _tables())


@cache
def _tables() -> tuple[str, ...]:
    """The tables of actors, which a user may add to."""
    names = (t.name for t in shipped("actors", "data").iterdir())
    return tuple(sorted(n.removesuffix(".csv") for n in names if n.endswith(".csv") and n not in COUNTED))
