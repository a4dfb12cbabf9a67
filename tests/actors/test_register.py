"""The tables of actors: what they hold, and what broken tables of a user say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dragoman.actors import Register
from dragoman.actors.entry import Entry, Kind
from dragoman.actors.people import choose, identity
from dragoman.actors.spelling import plural
from dragoman.errors import KnowledgeError


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.shipped()


def kinds(register: Register, text: str) -> dict[str, tuple[str, str]]:
    return {f.name: (f.entries[0].kind.value, f.entries[0].id) for f in register.find(text)}


def test_the_states(register: Register) -> None:
    assert len(register.states) > 190
    assert {"USA", "CHN", "RUS", "UKR", "SSD", "TLS"} <= set(register.states)


def test_names_of_states(register: Register) -> None:
    assert kinds(register, "Iraq, Iraqi, Iraqis, Baghdad") == {
        "Iraq": ("state", "IRQ"),
        "Iraqi": ("demonym", "IRQ"),
        "Iraqis": ("demonym", "IRQ"),
        "Baghdad": ("capital", "IRQ"),
    }
    assert kinds(register, "the Kremlin and the United Nations") == {"Kremlin": ("organ", "RUS/GOV"), "United Nations": ("igo", "IGO:UN")}


def test_whole_words_and_the_longest_only(register: Register) -> None:
    assert register.find("Chinatown") == []
    assert [f.name for f in register.find("the Bank of China in China")] == ["Bank of China", "China"]
    assert [(f.start, f.end) for f in register.find("In Iran.")] == [(3, 7)]


def test_capitals_throughout(register: Register) -> None:
    assert [f.name for f in register.find_loud("IRAN REJECTS CHINA")] == ["Iran", "China"]


def test_head_phrases(register: Register) -> None:
    words = [(w, w) for w in ["the", "foreign", "minister", "of"]]
    assert register.noun_at(words, 0) is None
    noun = register.noun_at(words, 1)
    assert noun is not None
    assert (noun.words, noun.sector, noun.head) == (("foreign", "minister"), "GOV", 1)


@pytest.mark.parametrize(
    ("one", "many"), [("Iraqi", "Iraqis"), ("Chinese", "Chinese"), ("ministry", "ministries"), ("Frenchman", "Frenchmen")]
)
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


def test_an_entry_holds_between_its_dates() -> None:
    e = Entry(Kind.PERSON, "FRA/GOV", "X", since="2001-05", until="2003")
    days = ("2001-04-30", "2001-05-01", "2003-12-31", "2004-01-01")
    assert [e.holds(dt.date.fromisoformat(d)) for d in days] == [False, True, True, False]
    assert e.holds(None)
    assert Entry(Kind.PERSON, "FRA/GOV", "X", since="2001", until="?").holds(dt.date(2030, 1, 1))


def test_the_bearer_of_a_name_on_a_day() -> None:
    def president(name: str, since: str, until: str) -> Entry:
        return Entry(Kind.PERSON, "USA/GOV", name, "USA", "GOV", role="President", since=since, until=until, known=True)

    old = president("George H. W. Bush", "1989-01-20", "1993-01-20")
    new = president("George W. Bush", "2001-01-20", "2009-01-20")

    def chosen(year: int) -> tuple[str, str, str | None]:
        choice = choose([old, new], dt.date(year, 6, 1), None, set(), alone=True)
        assert choice is not None
        return choice.entry.name, identity(choice)[0], identity(choice)[2]

    assert chosen(1990) == ("George H. W. Bush", "USA/GOV", "President")
    assert chosen(2005) == ("George W. Bush", "USA/GOV", "President")
    assert chosen(2012) == ("George W. Bush", "USA/ELI", "former President")
    assert choose([old], dt.date(1980, 1, 1), None, set(), alone=True) is None
    assert choose([old], dt.date(1990, 6, 1), "FRA", set(), alone=False) is None


def test_tables_of_a_user_add_to_ours(tmp_path: Path) -> None:
    (tmp_path / "nonstate.csv").write_text(
        "id,name,aliases,country,sector,valid_from,valid_to\nNSA:LAKE,Lake Front,Lakers Brigade,NER,REB,,\n", encoding="utf-8"
    )
    mine = Register(tmp_path)
    assert kinds(mine, "Lakers Brigade in Iran") == {"Lakers Brigade": ("nonstate", "NSA:LAKE"), "Iran": ("state", "IRN")}


NONSTATE = "id,name,aliases,country,sector,valid_from,valid_to\n"
PERSONS = "person,variants,iso3,office,sector,rank,valid_from,valid_to,wikidata\n"


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("ngos.csv", "id,name,aliases,country,sector\n# ours\n\nNGO:X,Xx,,,BAD\n", 4, "'BAD' is no sector of PLOVER"),
        ("ngos.csv", "id,name,aliases,country,sector\nX,Xx,,,NGO\n", 2, "the id 'X' must start with NGO:"),
        ("ngos.csv", "id,name,country,sector\nNGO:X,Xx,,NGO\n", 1, "columns missing: aliases"),
        ("igos.csv", "id,name,aliases,sector,part_of,members\nIGO:X,Xx,,,\n", 2, "5 fields where the header has 6"),
        ("roles.csv", "sector,others,kind,relay,nouns\nGOVT,,person,0,vizier\n", 2, "'GOVT' is no sector"),
        ("organs.csv", "phrase,country,sector,others\nwar office,,ARMY,\n", 2, "'ARMY' is no sector"),
        ("organs.csv", "phrase,country,sector,others\nwar office,Mali,GOV,\n", 2, "'Mali' is no code of states.csv"),
        ("organs.csv", "phrase,country,sector,others\nwar office,MLI,GOV,XX\n", 2, "'XX' is no sector"),
        ("organs.csv", "phrase,country,sector,others\n,,GOV,\n", 2, "an organ needs a phrase"),
        ("roles.csv", "sector,others,kind,relay,nouns\nGOV,,persn,0,vizier\n", 2, "kind is person or group"),
        ("nonstate.csv", NONSTATE + "NSA:X,Xx,,mli,REB,,\n", 2, "'mli' is no code"),
        ("nonstate.csv", NONSTATE + "NSA:X,Xx,,MLI,REB,01/01/2010,\n", 2, "'01/01/2010' is no date"),
        ("nonstate.csv", NONSTATE + "NSA:X,Xx,,MLI,REB,2020,2012-05\n", 2, "valid from 2020 to 2012-05: the end stands before"),
        ("nonstate.csv", NONSTATE + "NSA:,Xx,,MLI,REB,,\n", 2, "a body needs an id and a name"),
        ("igos.csv", "id,name,aliases,sector,part_of,members\nIGO:X,Xx,,,,FRA;QQQ\n", 2, "QQQ: no state"),
        ("persons.csv", PERSONS + "Ada Xu,,France,President,GOV,1,,,\n", 2, "'France' is no code"),
        ("persons.csv", PERSONS + "Ada Xu,,FRA,President,GOV,1,2020-13-45,,\n", 2, "'2020-13-45' is no date"),
        ("outlets.csv", "name,aliases,country\nThe Xu,,Mali\n", 2, "'Mali' is no code"),
        (
            "states.csv",
            "kind,iso3,name,aliases,nouns,adjectives,capital,valid_from,valid_to\nstate,Xy,Xyland,,,,,,\n",
            2,
            "'Xy' is not an ISO 3166-1",
        ),
        (
            "persons.csv",
            "person,variants,iso3,org,office,sector,rank,valid_from,valid_to,wikidata\nAda Xu,,,IGO:NONE,Head,GOV,1,,,\n",
            2,
            "org 'IGO:NONE' is in no table",
        ),
    ],
)
def test_a_broken_table_names_file_and_line(tmp_path: Path, name: str, text: str, line: int, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"^{name}:{line}: {says}") as caught:
        Register(tmp_path)
    assert caught.value.line == line
