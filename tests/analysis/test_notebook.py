"""The HTML that a notebook shows, read by a parser."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from html.parser import HTMLParser
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.analysis.contradicted import CONTRADICTIONS
from dragoman.analysis.notebook import HEADS, SENTENCES, load_ipython_extension, marked, show
from dragoman.analysis.promised import PROMISES
from dragoman.errors import InputError
from dragoman.records import Actor, Basis, Event, Span, Status, When

STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Page(HTMLParser):
    """Tables, with the marked stretches of each cell; complains of what is not closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.heads: list[str] = []
        self.rows: list[list[str]] = []
        self.marks: list[tuple[str, str, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag == "td":
            self.rows[-1].append("")
        elif tag == "th":
            self.heads.append("")
        elif tag in ("mark", "b", "i", "u"):
            self.marks.append((tag, dict(attrs)["title"] or "", ""))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "td" in self.open:
            self.rows[-1][-1] += data
        elif "th" in self.open:
            self.heads[-1] += data
        if self.open and self.open[-1] in ("mark", "b", "i", "u"):
            tag, title, text = self.marks[-1]
            self.marks[-1] = tag, title, text + data

    def cells(self, head: str) -> list[str]:
        return [row[self.heads.index(head)] for row in self.rows if row]


TEXT = 'Kyiv said France <i>condemned</i> the "attack" & Mali paid $5 or $6.'
BASE = 100  # where the sentence stands in its article


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(start=BASE + at, end=BASE + at + len(words), text=words)


def party(words: str, key: str) -> Actor:
    return Actor(span=span(words), id=key, name=key)


def event(**more: Any) -> Event:  # noqa: ANN401
    values: dict[str, Any] = {
        "id": "e1", "article": "a", "event_type": "ACCUSE", "modes": (), "contexts": (), "quad": 3, "score": -2.0, "cameo": None,
        "actors": (party("France", "FRA"),), "recipients": (party("Mali", "MLI"),), "status": Status.ACTUAL, "historical": False,
        "when": When(start=dt.date(2023, 3, 31), end=dt.date(2023, 3, 31), precision="day", basis=Basis.STATED), "place": None,
        "said_by": party("Kyiv", "UKR"), "claim": None, "trigger": span("condemned"),
        "evidence": Span(start=BASE, end=BASE + len(TEXT), text=TEXT), "confidence": 0.756, "fired": (),
    }  # fmt: skip
    return Event(**(values | more))


def test_events() -> None:
    far = Actor(span=Span(start=3, end=9, text="Bamako"), id="MLI/GOV", name="x")
    year = When(start=dt.date(2023, 1, 1), end=dt.date(2023, 12, 31), precision="year", basis=Basis.STATED)
    shown = show([event(), event(id="e2", recipients=(far,), said_by=None, when=year, historical=True), event(id="e3", when=None)])
    page = Page(shown._repr_html_())
    assert page.heads == list(HEADS)
    assert page.cells("evidence") == [TEXT] * 3, "the sentence as it is, whatever is marked in it"
    assert page.marks[:4] == [
        ("u", "speaker", "Kyiv"), ("b", "actor", "France"), ("mark", "trigger", "condemned"), ("i", "recipient", "Mali")]  # fmt: skip
    assert page.marks[4:6] == [("b", "actor", "France"), ("mark", "trigger", "condemned")], "who stands elsewhere is not marked here"
    assert page.cells("date") == ["2023-03-31", "2023-01-01 to 2023-12-31", ""]
    assert (page.cells("said by"), page.cells("recipients")) == (["UKR", "", "UKR"], ["MLI", "MLI/GOV", "MLI"])
    assert (page.cells("status")[1], page.cells("confidence")[0]) == ("actual, background", "0.76")
    assert (repr(shown), repr(show(event()))) == ("3 events", "1 event")


def test_sums_of_money_are_no_formulas() -> None:
    assert "mathjax_ignore" in show(event()).html


def test_an_answer_with_two_sentences() -> None:
    row = {"score": 0.4123456789, "trigger": "promised", "evidence": "She promised grain.", "deed_evidence": "The grains were delivered.",
           "deed_trigger": "delivered", "shared": ["grain"], "date": dt.date(2023, 1, 2), "deeds": 3, "outcome": None}  # fmt: skip
    page = Page(show(pa.Table.from_pylist([row, {**row, "deed_evidence": None, "deed_trigger": None, "shared": None}])).html)
    assert page.heads == list(row)
    assert page.marks == [
        ("mark", "trigger", "promised"), ("u", "shared", "grain"), ("u", "shared", "grains"), ("mark", "trigger", "delivered"),
        ("mark", "trigger", "promised"),
    ]  # fmt: skip
    assert page.cells("deed_evidence") == ["The grains were delivered.", ""]
    assert (page.cells("score")[0], page.cells("date")[0], page.cells("deeds")[0], page.cells("outcome")[0]) == (
        "0.412346", "2023-01-02", "3", "")  # fmt: skip


def test_the_trigger_by_its_place_or_as_a_whole_word() -> None:
    text = "He met her; they met again in metal."
    row = {"trigger": "met", "evidence": text, "trigger_start": 17 + 40, "evidence_start": 40}
    assert "they <mark" in show(pa.Table.from_pylist([row])).html
    assert "He <mark" in show(pa.Table.from_pylist([{"trigger": "met", "evidence": text}])).html
    assert "<mark" not in show(pa.Table.from_pylist([{"trigger": "met", "evidence": "Metal, unmet."}])).html
    assert Page(show(pa.Table.from_pylist([{"evidence": text}])).html).cells("evidence") == [text]


def test_limits() -> None:
    table = pa.table({"n": list(range(60))})
    shown = show(table)
    assert (len(Page(shown.html).cells("n")), repr(shown), "60 rows; the first 50 are shown" in shown.html) == (50, "60 rows", True)
    assert len(Page(show(table, 3).html).cells("n")) == 3
    assert len(Page(show([event()] * 5, 2).html).cells("id")) == 2
    assert repr(show([])) == "0 events"
    with pytest.raises(InputError, match="0 rows are too few"):
        show(table, 0)
    with pytest.raises(InputError, match="not str"):
        show(["x"])


BAD = ['<script>alert("x")</script>', "</td></table><img src=x onerror=alert(1)>", "&lt;b&gt;", "'\"", "a\x00b\x1b[31m", "\u202eabc"]


@pytest.mark.parametrize("bad", BAD)
def test_nothing_from_an_article_is_markup(bad: str) -> None:
    whole = Span(start=0, end=len(bad), text=bad)
    actor = Actor(span=whole, id=bad, name=bad)
    events = [event(id=bad, actors=(actor,), said_by=actor, trigger=Span(start=1, end=3, text=bad[1:3]), evidence=whole, modes=(bad,))]
    row = {"evidence": bad, "trigger": bad[1:3], "shared": [bad], bad: bad, "list": [bad, None]}
    for shown in (show(events), show(pa.Table.from_pylist([row]))):
        page = Page(shown.html)
        assert page.tags <= {"table", "thead", "tr", "th", "td", "p", "mark", "b", "i", "u"}
        assert page.attributes <= {"class", "style", "title"}
        assert not any(c in shown.html for c in "\x00\x1b\u202e")


@settings(deadline=None)
@given(st.text(), st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30), st.sampled_from(("mark", "b", "i", "u")))))
def test_marks_keep_the_text(text: str, marks: list[tuple[int, int, str]]) -> None:
    page = Page(f"<table><tr><td>{marked(text, marks)}</td></tr></table>")
    printable = "".join(" " if c < " " or "\x7f" <= c <= "\x9f" or c in STEERING else c for c in text)
    assert page.rows[0][0] == printable


def test_a_later_mark_covers_an_earlier() -> None:
    assert Page(marked("abcdef", [(0, 4, "b"), (2, 6, "mark")])).marks == [("b", "actor", "ab"), ("mark", "trigger", "cdef")]


class Formatter:
    """As IPython's."""

    def __init__(self) -> None:
        self.kinds: dict[object, Callable[[Any], str | None]] = {}

    def for_type(self, kind: type, how: Callable[[Any], str | None]) -> None:
        self.kinds[kind] = how

    def for_type_by_name(self, module: str, name: str, how: Callable[[Any], str | None]) -> None:
        self.kinds[module, name] = how


class Shell:
    """What of IPython the extension uses."""

    def __init__(self) -> None:
        self.display_formatter = self
        self.formatters = {"text/html": Formatter()}


def test_the_extension() -> None:
    shell = Shell()
    load_ipython_extension(shell)
    kinds = shell.formatters["text/html"].kinds
    table = pa.table({"n": [1]})
    assert kinds[pa.Table](table) == show(table).html
    assert kinds[Event](event()) == kinds[list]([event()]) == show(event()).html
    assert kinds[list]([1, 2]) is None, "other lists stay as they are"
    assert kinds[list]([]) is None

    class Record:
        events = (event(),)

    assert kinds["dragoman.coder", "Record"](Record()) == show(event()).html


def test_the_sentences_are_columns_of_answers() -> None:
    names = {*PROMISES.names, *CONTRADICTIONS.names}
    assert {*SENTENCES, *SENTENCES.values()} <= names
