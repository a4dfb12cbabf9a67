"""On what ground a party is whom it is, with the shipped reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.actors import Register
from dragoman.coder import Coder
from dragoman.coding.grounds import Grounds
from dragoman.records import Actor, Article, Span

Ask = Callable[..., list[str]]


@pytest.fixture(scope="module")
def told(coder: Coder) -> Ask:
    """`told(text, words, day)`: id and grounds, as one line, of the parties that the last such word of a text stands for."""

    def ask(text: str, word: str, day: str | None = None) -> list[str]:
        article = Article(id="a", text=text, published=dt.date.fromisoformat(day) if day else None)
        reading = coder.front.read(text)
        grounds = Grounds(article, reading, coder.register)
        s, t = [(s, t) for s in reading.sentences for t in s.tokens if t.text == word][-1]
        return [f"{a.id}: {'; '.join(grounds.of(a))}" for a in grounds.who.parties(s.index, t.i, place_ok=True)]

    return ask


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Poland condemned Belarus.", "Poland", "POL: named itself: “Poland”, states.csv"),
        ("Moscow condemned Belarus.", "Moscow", "RUS: named itself: “Moscow”, a capital for its state, states.csv"),
        ("NATO condemned Belarus.", "NATO", "IGO:NATO: named itself: “NATO”, igos.csv"),
        ("The Kremlin condemned Belarus.", "Kremlin", "RUS/GOV: named itself: “Kremlin”, organs.csv"),
        ("Thousands of Iraqis protested.", "Thousands", "IRQ/CVL: named itself: “Iraqis”, states.csv"),
        ("The Syrian army shelled a town.", "army", "SYR/MIL: “army”, MIL in organs.csv, of SYR by “Syrian”, states.csv"),
        ("A minister scolded a mayor.", "mayor", "UNK:GOV: “mayor”, GOV in roles.csv; nothing says whose"),
    ],
)
def test_named_itself(told: Ask, text: str, word: str, expected: str) -> None:
    assert told(text, word) == [expected]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2012-05-01", "USA/GOV: persons.csv: President from 2009-01-20 to 2017-01-20, so at the article's date 2012-05-01"),
        ("2019-05-01", "USA/ELI: persons.csv: President from 2009-01-20 to 2017-01-20, over at the article's date 2019-05-01"),
        (None, "USA/GOV: persons.csv: President from 2009-01-20 to 2017-01-20, the latest, as the article has no date"),
    ],
)
def test_office_holders_at_the_date(told: Ask, day: str | None, expected: str) -> None:
    assert told("President Obama criticised Russia.", "Obama", day) == [expected]


def test_an_office_beside_the_name_and_the_name_alone_later(told: Ask) -> None:
    text = "Norwegian Defence Minister Oleh Vanenko condemned Russia. Vanenko praised Peru."
    beside = "the office beside the name: “defence minister”, MIL in roles.csv, of NOR by “Norwegian”, states.csv"
    assert told(text.partition(". ")[0], "Vanenko") == [f"NOR/MIL: {beside}"]
    assert told(text, "Vanenko") == [f"NOR/MIL: the name joined to “Norwegian Defence Minister Oleh Vanenko” (0-39); {beside}"]


def test_pronouns_and_definite_phrases(told: Ask) -> None:
    text = "Iran condemned the raid. It also accused Israel of piracy."
    assert told(text, "It") == ["IRN: pronoun taken up from “Iran” (0-4); named itself: “Iran”, states.csv"]
    text = "NATO condemned Russia. The alliance urged calm."
    assert told(text, "alliance") == ["IGO:NATO: taken up from “NATO” (0-4); named itself: “NATO”, igos.csv"]
    text = "The Iranian foreign minister and the Iraqi president signed a treaty. The two nations agreed to meet again."
    iran, iraq = told(text, "nations")
    assert iran.startswith("IRN: taken up from “Iranian foreign minister” (4-28), of that state; ")
    assert iraq.startswith("IRQ: taken up from “Iraqi president” (37-52), of that state; ")
    text = "Germany and France signed the treaty. They will meet again in May."
    assert [line.partition(";")[0] for line in sorted(told(text, "They"))] == [
        "DEU: pronoun taken up from “Germany” (0-7)",
        "FRA: pronoun taken up from “France” (12-18)",
    ]


def test_organs_of_the_setting_and_of_what_is_named_before(told: Ask) -> None:
    setting = "no state is said: KEN is the setting, named here or in the sentences around"
    text = "Kenyan doctors went on strike in Nairobi. The government condemned it."
    assert told(text, "government") == [f"KEN/GOV: “government”, GOV in organs.csv; {setting}"]
    text = "Ukraine's government met. Defense Minister Oleh Vanenko spoke."
    (line,) = told(text, "Vanenko")
    assert line.endswith("; no state is said: UKR is that of “Ukraine's government” (0-20), told before he first is")
    text = "The Syrian army shelled a town. Troops also killed ten men."
    assert told(text, "Troops")[0].startswith("SYR/MIL: taken up from “Syrian army” (4-15); “army”, MIL in organs.csv")


def test_events_that_make_more_of_a_phrase(coder: Coder) -> None:
    def of(text: str, words: str) -> str:
        article = Article(id="a", text=text)
        reading = coder.front.read(text)
        parties = (a for e in coder.read(article, reading).events for a in (*e.actors, *e.recipients) if a.span.text == words)
        return "; ".join(Grounds(article, reading, coder.register).of(next(parties)))

    text = "The official said the government will promote trade with Kenya."
    assert of(text, "government") == "“government”, GOV in organs.csv; not that of KEN, the setting, since it deals with it"
    text = "German Chancellor Olaf Scholz travelled to Gdansk on Monday."
    assert of(text, "Gdansk") == "the state in which “Gdansk” (43-49) lies, by the gazetteer"
    text = "Kenya said Somalia had killed its soldiers."
    assert of(text, "soldiers") == "that of the speaker, “Kenya” (0-5); named itself: “Kenya”, states.csv"
    text = "Chinese Ambassador to Bangladesh Li Jiming praised Bangladesh for its vaccine drive."
    event = coder.read(Article(id="a", text=text)).events[0]
    assert "of CHN by “Chinese”" in of(text, event.actors[0].span.text)


def test_tables_of_the_user_are_named_with_their_folder(coder: Coder, tmp_path: Path) -> None:
    (tmp_path / "ngos.csv").write_text("id,name,aliases,country,sector\nNGO:ELK,Elk Rescue,,,NGO\n", encoding="utf-8")
    text = "Elk Rescue condemned Norway."
    reading = coder.front.read(text)
    grounds = Grounds(Article(id="a", text=text), reading, Register(tmp_path), tmp_path)
    (party,) = grounds.who.parties(0, 1)
    assert grounds.of(party) == (f"named itself: “Elk Rescue”, {tmp_path / 'ngos.csv'}",)


def test_the_home_of_the_paper(coder: Coder) -> None:
    article = Article(id="a", text="Police arrested two men on Friday.", publisher="scmp.com")
    (event,) = coder.read(article).events
    (actor,) = event.actors
    assert actor.id == "HKG/COP"
    steps = Grounds(article, coder.front.read(article.text), coder.register).of(actor)
    assert "HKG is what the title names, or where the paper is at home" in "; ".join(steps)


def test_what_the_article_does_not_give_has_no_ground(coder: Coder) -> None:
    text = "Poland condemned Belarus."
    grounds = Grounds(Article(id="a", text=text), coder.front.read(text), coder.register)
    assert grounds.of(Actor(span=Span(start=0, end=6, text="Poland"), id="FRA", name="France", country="FRA")) == ()
    assert grounds.of(Actor(span=Span(start=90, end=96, text="Poland"), id="POL", name="Poland", country="POL")) == ()


def test_what_the_head_makes_of_somebody_is_told(coder: Coder) -> None:
    text = "The cashier Ana Lind blamed Tom Reed."
    article = Article(id="a", text=text)
    [event] = coder.read(article).events
    grounds = Grounds(article, coder.front.read(text), coder.register, classes=coder.sectors)
    assert event.actors[0].sector == "BUS"
    assert any("trained head" in step for step in grounds.of(event.actors[0]))
    assert any("trained head" in step for step in grounds.of(event.recipients[0]))
