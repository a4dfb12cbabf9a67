"""The file: made, opened, brought up to the newest schema; DuckDB's errors in our words."""

from __future__ import annotations

import glob
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path
from types import TracebackType

import duckdb

from dragoman.drafts import give_name
from dragoman.errors import InputError, InternalError, StoreError, StoreLocked

# The oldest layout that DuckDB 2 still writes, so that clients from 1.0 on, R's among them, open the file.
STORAGE = "v1.0.0"
# Nothing is fetched over the network, and no variable of the program is read, whatever a query names.
CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": STORAGE,
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
}
MAGIC = b"DUCK"
STALE = 60.0
LOCKED = re.compile(r"(?i)(?:could not set|conflicting) lock")
FULL = re.compile(r"(?i)no space left|disk quota|file too large|could not write|failed to write|fsync")
TYPED = (
    duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException, duckdb.InvalidInputException, duckdb.ConversionException,
    duckdb.OutOfRangeException, duckdb.TypeMismatchException, duckdb.NotImplementedException, duckdb.PermissionException,
)
FAILED = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException, duckdb.TransactionException, duckdb.ConnectionException)


def migrations() -> list[tuple[int, str, str]]:
    """(number, name, SQL) of every schema file, in order."""
    files = [f for f in resources.files("dragoman.store").joinpath("sql").iterdir() if f.name.endswith(".sql")]
    return sorted((int(f.name[:4]), f.name.removesuffix(".sql"), f.read_text(encoding="utf-8")) for f in files)


def connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    """The store at `path`, of the newest schema; made where there is none, unless `read_only`.

    Raises:
        StoreLocked: another process has it.
        StoreError: no store, another schema, no folder, no permission, no room.
    """
    path = path.absolute()
    try:
        there = path.exists()
    except OSError as problem:
        raise StoreError(f"{path} cannot be opened: {problem.strerror}; check the name, or choose another folder") from problem
    if not there:
        if read_only:
            raise StoreError(f"{path}: no such store; make one with `dragoman add PATH --store {path.name}`, or check the name")
        _make(path)
    _check_kind(path)
    connection = _open(path, read_only=read_only)
    try:
        _migrate(connection, path, read_only=read_only)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """DuckDB's errors as ours.

    Raises:
        StoreError: the file cannot be read or written.
        InternalError: anything else.
    """
    try:
        yield
    except duckdb.Error as problem:
        text = str(problem)
        if FULL.search(text):
            raise StoreError(
                f"{path} cannot be written further: {_first(text)}; what was committed is kept: make room and run the same again"
            ) from problem
        if isinstance(problem, FAILED):
            raise StoreError(f"{path} cannot be used: {_first(text)}; what was committed is kept: open it again") from problem
        raise InternalError(f"{path}: {_first(text)}; please report it") from problem


class Transaction:
    """All or nothing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection

    def __enter__(self) -> None:
        self.connection.begin()

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.connection.commit()
            return
        try:
            self.connection.rollback()
        except duckdb.Error:
            return  # a failed write has ended the transaction itself; the error that led here is the one to be told


@contextmanager
def asked(sql: str) -> Iterator[None]:
    """As `told`, for SQL that came from outside.

    Raises:
        InputError: the query is wrong.
    """
    try:
        yield
    except (*TYPED, duckdb.IOException) as problem:
        if isinstance(problem, duckdb.IOException) and "No files found" not in str(problem):
            raise
        raise InputError(f"the query cannot be run: {problem} (query: {' '.join(sql.split())[:200]})") from problem


def _first(text: str) -> str:
    return text.strip().split("\n", 1)[0]


def _make(path: Path) -> None:
    """A new store under its name only once it is whole, so that no half-made file is ever found there."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        for left in path.parent.glob(f".{glob.escape(path.name)}.*.new*"):  # by a process that was killed
            with suppress(FileNotFoundError):  # its process was not killed, and is just done
                if left.name.startswith(fresh.name) or time.time() - left.stat().st_mtime > STALE:
                    left.unlink()
        fresh.touch(exist_ok=False)  # tells what is wrong with the folder better than DuckDB does
        fresh.unlink()
        with _open(fresh, read_only=False, name=path) as connection:
            _migrate(connection, fresh, read_only=False)
            with told(path):
                connection.execute("CHECKPOINT")  # only the file itself gets the name, not its log
        with suppress(FileExistsError):  # another process was quicker; its store is as good
            give_name(fresh, path)
    except OSError as problem:
        raise StoreError(_why_not(path, problem)) from problem
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}.wal")):
            if os.access(left, os.F_OK):
                left.unlink()


def _why_not(path: Path, problem: OSError) -> str:
    if not path.parent.is_dir():
        return f"{path}: the folder {path.parent} does not exist; make it first"
    if isinstance(problem, PermissionError) or not os.access(path.parent, os.W_OK):
        return f"{path}: no permission to write in {path.parent}; choose another folder for the store"
    return f"{path} cannot be made: {problem.strerror or problem}; make room, or choose another folder"


def _check_kind(path: Path) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder; name a file, such as {path.name}.duckdb")
    try:
        with path.open("rb") as handle:
            head = handle.read(12)
    except OSError as problem:
        raise StoreError(f"{path} cannot be read: {problem.strerror}; change its permissions") from problem
    if head[8:] != MAGIC:
        what = "is empty" if not head else "is a file of another kind"
        raise StoreError(f"{path} {what}, no store; nothing was changed: give another name")


def _open(path: Path, *, read_only: bool, name: Path | None = None) -> duckdb.DuckDBPyConnection:
    """`name`: what the user calls it, where that is another file as yet."""
    try:
        return duckdb.connect(str(path), read_only=read_only, config=CONFIG)
    except duckdb.Error as problem:
        text = str(problem)
        if FULL.search(text):
            raise StoreError(f"{name or path} cannot be written: {_first(text)}; make room, or choose another place") from problem
        if LOCKED.search(text):
            who = re.search(r"PID (\d+)", text)
            process = f"process {who.group(1)}" if who else "another process"
            rule = "one process may write, or several may read; wait until it is done, stop it, or work on a copy of the file"
            raise StoreLocked(f"{path} is in use by {process}: {rule}") from problem
        if "different configuration" in text:
            raise StoreLocked(f"{path} is open in this process in another way (read_only or not); close that Store first") from problem
        if "ermission denied" in text or not os.access(path, os.R_OK if read_only else os.W_OK):
            raise StoreError(f"{path}: no permission to write it; open it read-only, or change its permissions") from problem
        if "version number" in text:
            raise StoreError(f"{path} was written by a later DuckDB: {_first(text)}; pip install --upgrade duckdb") from problem
        raise StoreError(f"{path} cannot be opened: {_first(text)}; go back to a copy of it, or give another name") from problem


def _migrate(connection: duckdb.DuckDBPyConnection, path: Path, *, read_only: bool) -> None:
    known = migrations()
    have = _version(connection, path)
    newest = known[-1][0]
    if have > newest:
        raise StoreError(
            f"{path} is a store of schema {have}, made by a later version; this one knows up to {newest}: pip install --upgrade dragoman"
        )
    if have < newest and read_only:
        renewing = f"open it once for writing to renew it, as `dragoman fuse --store {path.name}` does"
        raise StoreError(f"{path} is a store of schema {have}, this version reads {newest}; {renewing}")
    for number, name, sql in known:
        if number > have:
            with told(path), Transaction(connection):
                connection.execute(sql)
                connection.execute("INSERT INTO schema_versions VALUES (?, ?)", [number, name])


def _version(connection: duckdb.DuckDBPyConnection, path: Path) -> int:
    with told(path):
        tables = {name for (name,) in connection.execute("SELECT table_name FROM information_schema.tables").fetchall()}
    if not tables:
        return 0
    if "schema_versions" not in tables:
        raise StoreError(f"{path} is a DuckDB file, but no store; nothing was changed: give another name")
    with told(path):
        ((version,),) = connection.execute("SELECT coalesce(max(version), 0) FROM schema_versions").fetchall()
    return int(version)
