"""Dragoman reads the news and keeps the record of international life: who did or said what to whom, when, where, on whose word.

>>> import dragoman
>>> events = dragoman.code("France condemned the attack on Friday.", published="2023-03-31")

Names are loaded when they are first used, so the import itself is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.batch import Settings as Settings
    from dragoman.batch import code as code
    from dragoman.batch import code_articles as code_articles
    from dragoman.codebook import Codebook as Codebook
    from dragoman.coder import Coder as Coder
    from dragoman.coder import Record as Record
    from dragoman.errors import DragomanError as DragomanError
    from dragoman.ingest import read_articles as read_articles
    from dragoman.ingest import samples as samples
    from dragoman.records import Actor as Actor
    from dragoman.records import Article as Article
    from dragoman.records import Claim as Claim
    from dragoman.records import Event as Event
    from dragoman.records import Place as Place
    from dragoman.records import Rejected as Rejected
    from dragoman.records import Span as Span
    from dragoman.records import Status as Status
    from dragoman.records import When as When
    from dragoman.store import Store as Store

__version__ = "0.1.0"

_HOMES = {
    "code": "dragoman.batch",
    "code_articles": "dragoman.batch",
    "Settings": "dragoman.batch",
    "Codebook": "dragoman.codebook",
    "Coder": "dragoman.coder",
    "Record": "dragoman.coder",
    "DragomanError": "dragoman.errors",
    "read_articles": "dragoman.ingest",
    "samples": "dragoman.ingest",
    **dict.fromkeys(("Actor", "Article", "Claim", "Event", "Place", "Rejected", "Span", "Status", "When"), "dragoman.records"),
    "Store": "dragoman.store",
}

__all__ = [
    "Actor",
    "Article",
    "Claim",
    "Codebook",
    "Coder",
    "DragomanError",
    "Event",
    "Place",
    "Record",
    "Rejected",
    "Settings",
    "Span",
    "Status",
    "Store",
    "When",
    "__version__",
    "code",
    "code_articles",
    "read_articles",
    "samples",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'dragoman' has no attribute {name!r}")
    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
