"""The names that users import."""

from __future__ import annotations

import datetime as dt
import pickle
import unicodedata
from pathlib import Path

import pytest

import dragoman
from dragoman.errors import InputError, KnowledgeError
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
    assert dragoman.code(text, published=dt.datetime(2023, 3, 31, 12, tzinfo=dt.UTC)) == events


def test_code_takes_a_text_in_any_form() -> None:
    """Decomposed letters, byte order marks and line ends are those of the command line."""
    text = "President Nicolás Maduro condemned Colombia."
    events = dragoman.code(text, "2020-01-03")
    assert [a.id for a in events[0].actors] == ["VEN/GOV"]
    assert dragoman.code("\ufeff" + unicodedata.normalize("NFD", text) + "\r\n", "2020-01-03") == events


def test_what_no_text_and_no_date_of_news_is() -> None:
    with pytest.raises(InputError, match="the lone surrogate U\\+DC80"):
        dragoman.code("Norway condemned \udc80 Mali.")
    for published in ("0001-01-01", dt.date(9999, 12, 31), dt.datetime(1, 1, 1, tzinfo=dt.UTC)):
        with pytest.raises(InputError, match="cannot be the date of news"):
            dragoman.code("Norway condemned Mali.", published)


def test_what_a_coder_is_given_wrongly(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="nope: no folder"):
        dragoman.Coder(knowledge=tmp_path / "nope")
    for wrong in (90, -0.1, float("nan")):
        with pytest.raises(InputError, match="min_confidence is"):
            dragoman.Coder(min_confidence=wrong)


def test_a_changed_table_is_read_again(tmp_path: Path) -> None:
    for name in ("ZORGS", "OTHER"):
        (tmp_path / "nonstate.csv").write_text(
            f"id,name,aliases,country,sector,valid_from,valid_to\nNSA:{name},Zorg Front,,MLI,REB,,\n", encoding="utf-8"
        )
        (event,) = dragoman.Coder(knowledge=str(tmp_path)).code("Zorg Front attacked Mali on Friday.")
        assert [a.id for a in event.actors] == [f"NSA:{name}"]


def test_errors_come_back_from_another_process() -> None:
    problem = pickle.loads(pickle.dumps(KnowledgeError("a.csv", 3, "bad")))  # noqa: S301  our own bytes
    assert (str(problem), problem.where, problem.line, problem.problem) == ("a.csv:3: bad", "a.csv", 3, "bad")


def test_one_path_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("China condemned the United States on Friday.", encoding="utf-8")
    assert list(dragoman.read_articles(str(tmp_path))) == list(dragoman.read_articles([tmp_path]))
