"""Files written so that nothing is lost: what stands under a name is whole, and stays there until what takes its place is whole."""

from __future__ import annotations

import errno
import os
import shutil
from abc import ABC, abstractmethod
from contextlib import suppress
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from dragoman.errors import OutputError

PARTIAL = ".partial"
TAKEN = "{} exists already; give --overwrite to replace it, or another name"


class Ending(ABC):
    """What ends in one of two ways: in a `with`, `leave` where something went wrong, else `publish`."""

    @abstractmethod
    def publish(self) -> None:
        """Finish what is whole.

        Raises:
            OutputError: no room, or the like.
        """

    @abstractmethod
    def leave(self) -> None:
        """End before the end."""

    def close(self) -> None:
        """Publish, or leave where that cannot be done.

        Raises:
            OutputError: no room, or the like.
        """
        try:
            self.publish()
        except BaseException:
            self.leave()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.leave()


class Sink(Ending):
    """Takes bytes; what was taken stays. `kept`: the file that holds it where the end was not reached."""

    kept: Path | None = None

    @abstractmethod
    def put(self, data: bytes) -> None:
        """Write and flush.

        Raises:
            OutputError: no room, or the like.
        """


class Stream(Sink):
    """Standard output, or the like: what is written is out, and it stays open."""

    def __init__(self, stream: BinaryIO, name: str = "standard output") -> None:
        self.stream, self.name = stream, name

    def put(self, data: bytes) -> None:
        """Write and flush."""
        put(self.stream, data, self.name)

    def publish(self) -> None:
        """Nothing is left to do."""

    def leave(self) -> None:
        """Nothing is left to do."""


class Draft(Sink):
    """A file in the making: it lies beside its place, as NAME.partial, and takes its name when it is whole.

    Until then what stood under the name stays as it is. Of a draft that is left nothing remains, but with `keep` what was put, in
    NAME.partial; a later draft never touches it, and is NAME.2.partial. Devices and pipes are written straight.

    Raises:
        OutputError: the file exists and `overwrite` is off, no folder, no permission.
    """

    def __init__(self, path: Path, *, overwrite: bool = False, keep: bool = False) -> None:
        self.path, self.overwrite, self._keep = path, overwrite, keep
        self._size = self._due = 0  # bytes: of whole portions, and with the one being written
        try:
            self._target = _followed(path) if path.is_symlink() else path
            self.place, self.stream = self._opened()
        except FileExistsError as problem:
            raise OutputError(TAKEN.format(path)) from problem
        except FileNotFoundError as problem:
            if path.parent.is_dir():
                raise OutputError(f"{path} cannot be written: {problem.strerror}; choose another place") from problem
            raise OutputError(f"{path}: the folder {path.parent} does not exist; make it first") from problem
        except OSError as problem:
            raise OutputError(f"{path} cannot be written: {problem.strerror}; choose another place") from problem

    def _opened(self) -> tuple[Path, BinaryIO]:
        old = self._target
        if not old.exists():
            return _beside(old)
        if not self.overwrite:
            raise FileExistsError
        if not os.access(old, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if not old.is_file():
            return old, old.open("wb", buffering=0)
        place, stream = _beside(old)
        with suppress(OSError):
            shutil.copymode(old, place)
        return place, stream

    @property
    def _straight(self) -> bool:
        return self.place == self._target

    def put(self, data: bytes) -> None:
        """Write and flush."""
        self._due = self._size + len(data)
        put(self.stream, data, str(self.path))
        self._size = self._due

    def publish(self) -> None:
        """Give the file its name."""
        try:
            if not self._straight:
                os.fsync(self.stream.fileno())
            self.stream.close()
            if self._straight:
                return
            if self.overwrite:
                self.place.replace(self._target)
            else:
                give_name(self.place, self._target)
        except FileExistsError as problem:
            raise OutputError(f"{self.path} was made by another run meanwhile; give another name") from problem
        except OSError as problem:
            raise OutputError(unwritten(str(self.path), problem)) from problem

    def leave(self) -> None:
        """Close the file; keep what was put, to the last whole portion, or nothing."""
        with suppress(OSError):
            self.stream.close()
        if self._straight:
            return
        if not (self._keep and self._whole()):
            self.discard()
        elif self.place.exists():
            with suppress(OSError):
                os.truncate(self.place, self._whole())
            self.kept = self.place

    def _whole(self) -> int:
        """Bytes of whole portions: a stop may come when the last is written and not yet counted."""
        with suppress(OSError):
            return self._due if self.place.stat().st_size == self._due else self._size
        return self._size

    def discard(self) -> None:
        """Close the file and take it away."""
        with suppress(OSError):
            self.stream.close()
            if not self._straight:
                self.place.unlink(missing_ok=True)


def check_name(path: Path, *, overwrite: bool) -> None:
    """Stop before the work where a file could not be written after it: the name is taken or no name, or there is no such folder.

    Raises:
        OutputError: so it is.
    """
    try:
        there, folder = path.exists(), path.parent.is_dir()
    except OSError as problem:
        raise OutputError(f"{path} cannot be written: {problem.strerror}; choose another place") from problem
    if there and not overwrite:
        raise OutputError(TAKEN.format(path))
    if not folder:
        raise OutputError(f"{path}: the folder {path.parent} does not exist; make it first")


def open_sink(path: Path | None, stream: BinaryIO, *, overwrite: bool = False) -> Sink:
    """A draft that is kept, for what takes long; None: `stream`, which is standard output.

    Raises:
        OutputError: the file exists and `overwrite` is off, no folder, no permission.
    """
    return Stream(stream) if path is None else Draft(path, overwrite=overwrite, keep=True)


def put(stream: BinaryIO, data: bytes, name: str) -> None:
    """Write and flush.

    Raises:
        OutputError: the disk is full, or the like. A closed pipe is left to the caller (BrokenPipeError).
    """
    rest = memoryview(data)
    try:
        while rest:
            rest = rest[stream.write(rest) :]
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as problem:
        raise OutputError(unwritten(name, problem)) from problem


def unwritten(name: str, problem: OSError) -> str:
    """The message where a file cannot be written to its end."""
    return f"{name} cannot be written further: {problem.strerror or problem}; make room, or choose another place, and run the same again"


def give_name(fresh: Path, path: Path) -> None:
    """Give a file its name, unless another has it.

    Raises:
        FileExistsError: another has it.
        OSError: no permission, or the like.
    """
    try:
        os.link(fresh, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError from None
        fresh.rename(path)
    else:
        fresh.unlink()


def _followed(link: Path) -> Path:
    """What a link leads to; the link itself where that has no name of its own, as a pipe behind /dev/stdout."""
    target = Path(os.path.realpath(link))
    return link if link.exists() and not target.exists() else target


def _beside(target: Path) -> tuple[Path, BinaryIO]:
    for number in count(1):
        place = target.with_name(f"{target.name}{'' if number == 1 else f'.{number}'}{PARTIAL}")
        with suppress(FileExistsError):
            return place, place.open("xb", buffering=0)
    raise AssertionError
