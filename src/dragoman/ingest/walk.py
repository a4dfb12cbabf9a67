"""Folders to files. Whatever cannot be read there is named: unreadable folders, broken links, what is no regular file."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from dragoman.records import Rejected

ENDINGS = (".txt", ".jsonl")


def walk(path: Path, passing: Callable[[str], None]) -> Iterator[Path | Rejected]:
    """The file, or the files of a folder and of what is below it, sorted by path. `passing` is told the names of those passed over."""
    try:
        if path.is_dir():
            yield from _folder(path, passing)
        elif not path.exists():
            yield Rejected(where=str(path), reason=_missing(path))
        else:
            yield path
    except OSError as problem:
        yield Rejected(where=str(path), reason=said(problem))


def said(problem: OSError, what: str = "it") -> str:
    """What an error of the system says to the user."""
    if isinstance(problem, PermissionError):
        return f"no permission to read {what}; change its permissions, or copy it"
    return f"cannot be read: {problem.strerror or problem}; check it, or leave it out"


def _folder(top: Path, passing: Callable[[str], None]) -> Iterator[Path | Rejected]:
    found: list[tuple[str, Path | Rejected]] = []

    def unreadable(problem: OSError) -> None:
        folder = Path(problem.filename or top)
        found.append((folder.as_posix(), Rejected(where=str(folder), reason=said(problem, "the folder"))))

    for folder, below, names in os.walk(top, onerror=unreadable):
        linked = (Path(folder, name) for name in below)
        found += [(p.as_posix(), r) for p in linked if (r := _linked_folder(p, top)) is not None]
        for name in names:
            path = Path(folder, name)
            file = _file(path)
            if file is None:
                passing(name)
            else:
                found.append((path.as_posix(), file))
    if not found:
        yield Rejected(where=str(top), reason="the folder holds no .txt or .jsonl file; name the files, or another folder")
    for _, item in sorted(found, key=lambda pair: pair[0]):
        yield item


def _linked_folder(path: Path, top: Path) -> Rejected | None:
    """A link to a folder, which could lead in a circle; nothing is lost where it leads to what is read anyway."""
    if not path.is_symlink() or path.resolve().is_relative_to(top.resolve()):
        return None
    return Rejected(where=str(path), reason="a link to a folder, which is not followed; name the folder itself")


def _file(path: Path) -> Path | Rejected | None:
    """A file that is to be read, or why it cannot be; None: none of ours. A broken link without an ending may have been a folder."""
    ours = path.suffix.lower() in ENDINGS
    if not ours and (path.suffix or not path.is_symlink()):
        return None
    try:
        if path.is_file():
            return path if ours else None
        whole = path.exists()
    except OSError as problem:
        return Rejected(where=str(path), reason=said(problem))
    return Rejected(where=str(path), reason="no regular file; leave it out" if whole else _missing(path))


def _missing(path: Path) -> str:
    if path.is_symlink():
        return "a link to a file that is not there; mend the link, or take it away"
    return "no such file or folder; check the name"
