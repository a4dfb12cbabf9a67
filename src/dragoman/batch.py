"""Many articles, or many marked sentences, through one kind of coder; in the order they came, in one process or several."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from dragoman.codebook import own_codebook
from dragoman.coder import Coder, Record
from dragoman.coding import FrameBook
from dragoman.coding.classify import Classified, PairClassifier
from dragoman.coding.own import heads
from dragoman.errors import DragomanError
from dragoman.language.front import Front
from dragoman.records import Article, Event, Rejected
from dragoman.workers import Workers

T = TypeVar("T")
AHEAD = 4
BUGS = (ArithmeticError, AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Settings:
    """What makes a coder; travels to other processes."""

    knowledge: Path | None = None
    frames_only: bool = False
    min_confidence: float | None = None


@cache
def shared_coder(settings: Settings) -> Coder:
    """The coder of these settings, loaded once a process."""
    return Coder(knowledge=settings.knowledge, frames_only=settings.frames_only, min_confidence=settings.min_confidence)


def code(text: str, published: dt.date | str | None = None) -> list[Event]:
    """The events of a text. `published`: its date, needed for `Friday` and for who held which office."""
    return shared_coder(Settings()).code(text, published)


def read_one(settings: Settings, article: Article) -> Record | Rejected:
    """Read one article; a failure of ours rejects it and leaves the rest alone."""
    coder = shared_coder(settings)
    return guarded(article, lambda: coder.read(article))


def guarded(article: Article, work: Callable[[], T]) -> T | Rejected:
    """What the work on an article gives; if it fails, the article is rejected."""
    try:
        return work()
    except DragomanError as problem:
        return Rejected(where=f"article {article.id}", reason=str(problem))
    except BUGS as problem:
        what = f"{type(problem).__name__}: {problem}"
        return Rejected(where=f"article {article.id}", reason=f"a fault of ours ({what}); please report it with the article")


def code_articles(
    articles: Iterable[Article | Rejected], settings: Settings = Settings(), processes: int = 1
) -> Generator[Record | Rejected, None, None]:
    """Records in the order of the articles, as soon as each is done; what was rejected passes through.

    Whatever ends it early, closing it among them, ends the other processes at once; so does the end of this process.

    Raises:
        DragomanError: the coder cannot be loaded, or a process was killed.

    With more than one process a script must guard its start, `if __name__ == "__main__":`, for each process imports it.
    """
    if processes == 1:
        for item in articles:
            yield item if isinstance(item, Rejected) else read_one(settings, item)
        return
    waiting: deque[Rejected | Future[Record | Rejected]] = deque()
    with Workers(processes) as workers:
        for item in articles:
            waiting.append(item if isinstance(item, Rejected) else workers.submit(read_one, settings, item))
            while waiting and (len(waiting) > AHEAD * processes or _ready(waiting[0])):
                yield _done(waiting.popleft())
        while waiting:
            yield _done(waiting.popleft())


def _ready(item: Rejected | Future[Record | Rejected]) -> bool:
    return isinstance(item, Rejected) or item.done()


def _done(item: Rejected | Future[Record | Rejected]) -> Record | Rejected:
    return item if isinstance(item, Rejected) else item.result()


class Classifier:
    """Classifies marked sentences, and always names a type.

    Where NONE is likeliest, the best type is named all the same, with the confidence that is left to it: the chance that
    there is an event at all, times the chance that it is of this type. `knowledge`: a folder with a codebook and frames of your own.

    Raises:
        KnowledgeError: a file of the folder is wrong; with its line.
    """

    def __init__(self, front: Front | None = None, book: FrameBook | None = None, knowledge: Path | None = None) -> None:
        front, self.codebook = front or Front(), own_codebook(knowledge)
        if book is None:
            book = FrameBook(knowledge, self.codebook) if knowledge is not None else FrameBook.shipped()
        learned = heads(front.encoder, self.codebook, knowledge)
        self.plain, self.insisting = (PairClassifier(front, learned, book, insisting=insisting) for insisting in (False, True))

    def __call__(self, marked: str) -> Classified:
        """Classify one sentence.

        Raises:
            InputError: no text, or the marks are missing or not closed.
        """
        found = self._found(marked)
        kind = found.event_type
        if kind is None:
            return found
        mode = None if found.mode is None else self.codebook.mode_name(kind, found.mode)
        return replace(found, event_type=self.codebook.name(kind), mode=mode)

    def _found(self, marked: str) -> Classified:
        first = self.plain(marked)
        if first.event_type is not None:
            return first
        best = self.insisting(marked)
        left = (1.0 - first.confidence) * best.confidence
        return Classified(best.event_type, best.mode, round(left, 3), (*best.fired, f"no event {first.confidence:.2f}"))
