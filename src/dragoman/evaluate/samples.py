"""The sample articles that come with the package, by name.

They are written in our own words, in newswire style, for the documentation, the demonstration and the golden files. Some retell
well-known events, with invented details, spokesmen and publishers: they are examples of language and no source on history. Their
folder, dragoman/samples, holds data alone, because `dragoman.samples` is a function.
"""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable

from dragoman.errors import InputError, InternalError
from dragoman.ingest import read_articles
from dragoman.records import Article

__all__ = ["load", "names"]

ENDING = ".txt"


def names() -> tuple[str, ...]:
    """The names of all samples, sorted."""
    return tuple(sorted(e.name.removesuffix(ENDING) for e in _folder().iterdir() if e.name.endswith(ENDING)))


def load(name: str) -> Article:
    """The sample of that name.

    Raises:
        InputError: no sample is called so.
        InternalError: the sample cannot be read.
    """
    if name not in names():
        raise InputError(f"no sample is called {name!r}; there are {', '.join(names())}")
    with resources.as_file(_folder() / (name + ENDING)) as path:
        item = next(iter(read_articles([path])))
    if not isinstance(item, Article):
        raise InternalError(f"samples/{name}{ENDING}: {item.reason}")
    return item


def _folder() -> Traversable:
    return resources.files("dragoman") / "samples"
