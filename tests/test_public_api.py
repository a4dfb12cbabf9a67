"""The names that users import."""

from __future__ import annotations

import datetime as dt

import pytest

import dragoman
from dragoman.records import Event


def test_names() -> None:
    assert {"code", "Coder", "Article", "Event", "Claim", "Actor", "Span", "Store", "read_articles", "samples"} <= set(dragoman.__all__)
    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert dir(dragoman) == sorted(dragoman.__all__)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        dragoman.nothing  # noqa: B018
    assert set(dragoman.__all__) == {"__version__", *dragoman._HOMES}


def test_version_is_the_packages() -> None:
    from importlib.metadata import version

    assert dragoman.__version__ == version("dragoman")


def test_code() -> None:
    text = "China condemned the United States on Friday."
    events = dragoman.code(text, published="2023-03-31")
    assert events
    assert all(isinstance(e, Event) for e in events)
    assert events[0].event_type == "ACCUSE"
    assert text[events[0].trigger.start : events[0].trigger.end] == events[0].trigger.text
    assert dragoman.code(text, published=dt.date(2023, 3, 31)) == events
