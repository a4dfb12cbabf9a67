"""Whose a title is behind a name with an of-phrase, bodies called by their seat or their noun, and years that tell which thing is meant."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.actors.retied import retied
from dragoman.coder import Coder
from dragoman.language.reading import from_columns
from dragoman.records import Article, Event


def read(coder: Coder, text: str, day: str = "2020-03-10") -> list[Event]:
    return coder.read(Article(id="a", text=text, published=dt.date.fromisoformat(day))).events


def ids(coder: Coder, text: str) -> dict[str, str]:
    return {a.span.text: a.id for e in read(coder, text) for a in (*e.actors, *e.recipients)}


def test_a_title_behind_a_whole_name_is_of_the_whole() -> None:
    words = ("The", "Group", "of", "Eight", "'s", "ministers", "met")
    tree = ((2, "det"), (7, "nsubj"), (4, "case"), (6, "nmod:poss"), (4, "case"), (2, "nmod"), (0, "root"))
    tags = ("DET", "PROPN", "ADP", "PROPN", "PART", "NOUN", "VERB")
    rows = [(w, w.lower(), tag, tag, head, deprel) for w, tag, (head, deprel) in zip(words, tags, tree, strict=True)]
    tokens = retied(from_columns(rows).sentences[0]).tokens
    assert [(t.text, t.head, t.deprel) for t in tokens if t.i in (1, 2, 3, 4, 5)] == [
        ("Group", 5, "nmod:poss"), ("of", 3, "case"), ("Eight", 1, "nmod"), ("'s", 1, "case"), ("ministers", 6, "nsubj"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The Federated States of Micronesia's president, David Panuelo, warned Japan.", "David Panuelo", "FSM/GOV"),
        ("The Group of Seven's leaders condemned Russia.", "Group of Seven's leaders", "GRP:G7"),
        ("Hungary accused Brussels of blackmail.", "Brussels", "IGO:EU"),
        ("Nairobi concluded its trade pact with Brussels.", "Brussels", "IGO:EU"),
        ("The Belgian premier met unions. Brussels rejected the demand.", "Brussels", "BEL"),
        ("Britain's chief negotiator arrived in Brussels.", "Brussels", "BEL"),
        ("The mayor of Brussels banned a rally by Turkish nationalists.", "mayor of Brussels", "BEL/GOV"),
        ("The Security Council criticised UNIFIL. The Council urged Lebanon to act.", "Council", "IGO:UNSC"),
        ("The European Investment Bank signed an accord with Barclays. The bank thanked Kenya.", "bank", "IGO:EIB"),
        ("The Security Council met. Japan endorsed the Secretary-General's plan.", "Secretary-General", "IGO:UN"),
        ("The Ugandan government dismissed opposition claims of fraud.", "opposition", "UGA/OPP"),
        ("The Pan-African Parliament condemned Togo.", "Pan-African Parliament", "IGO:PAP"),
        ("The African Union's Peace and Security Council suspended Gabon.", "African Union's Peace and Security Council", "IGO:AUPSC"),
    ],
)
def test_who_it_is(coder: Coder, text: str, words: str, expected: str) -> None:
    assert ids(coder, text)[words] == expected


def test_a_year_tells_which_accord_and_when_a_war_was(coder: Coder) -> None:
    (praised,) = read(coder, "The UN chief welcomed the agreement of 2015 with Iran.")
    assert praised.when is not None
    assert praised.when.start == dt.date(2020, 3, 10)
    (invaded,) = read(coder, "In the summer of 2008 Russia invaded Georgia.")
    assert invaded.when is not None
    assert invaded.when.start.year == 2008


def test_a_month_behind_a_demand_is_to_come(coder: Coder) -> None:
    events = read(coder, "Kenya's foreign minister invited his counterpart for talks in April.", "2024-02-20")
    (asked,) = (e for e in events if e.event_type == "REQUEST")
    assert not asked.historical


def test_what_somebody_said_he_would_do_is_promised(coder: Coder) -> None:
    events = read(coder, "Rice said Washington would consult other Security Council members on sanctions.")
    assert [(e.event_type, e.status) for e in events] == [("AGREE", "actual")]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Foreign Minister Sigmar Gabriel met his Danish counterpart. The ministers condemned Syria.", "ministers", {"UNK:GOV"}),
        ("Sigmar Gabriel met his Danish counterpart Anders Samuelsen. The ministers condemned Syria.", "ministers", {"DEU/GOV", "DNK/GOV"}),
        ("Prime Minister Narendra Modi chaired a cabinet meeting. The ministers condemned Syria.", "ministers", {"UNK:GOV"}),
        ("Emmanuel Macron met Angela Merkel and Theresa May. The leaders condemned Syria.", "leaders", {"UNK:GOV"}),
        ("Emmanuel Macron and Angela Merkel met Iran's envoy. Theresa May praised the two leaders.", "two leaders", {"DEU/GOV", "FRA/GOV"}),
        ("Angela Merkel spoke. Theresa May phoned Donald Trump. The two leaders condemned Syria.", "two leaders", {"GBR/GOV", "USA/GOV"}),
        ("Kenyan ministers Ana Lind and Joe Okot quarrelled. The two men condemned Syria.", "two men", {"KEN/GOV"}),
        ("Xi Jinping thanked the Kenyan leader and invited him.", "him", {"KEN/GOV"}),
        ("Chad and Niger met, fulfilling a promise their ministers had made in Graz.", "ministers", {"NER/GOV", "TCD/GOV"}),
        ("Peru's minister said that his country rejected the Chilean claim.", "his", set()),
        ("Peru's minister said that his country rejected the Chilean claim.", "country", {"PER"}),
        ("NATO sent troops to Riga. The secretary-general condemned Syria.", "secretary-general", {"IGO:NATO"}),
        ("Chad's government left talks with Niger and accused its neighbour of fraud.", "neighbour", {"NER"}),
        ("Chad accused its neighbour of fraud.", "neighbour", {"UNK:GOV"}),
        ("Peruvian minister Ana Lind spoke. Her Cuban colleague, Luis Mora, condemned Syria.", "Cuban colleague", {"CUB/GOV"}),
        ("Peruvian minister Ana Lind spoke. Her Cuban colleague, Luis Mora, condemned Syria.", "Luis Mora", set()),
        ("The surgeon praised her Kenyan colleague.", "Kenyan colleague", {"KEN/CVL"}),
        ("The nuncio in Managua condemned Syria.", "nuncio", {"VAT/GOV"}),
        ("Nuncio Ana Lind condemned Syria in Minsk.", "Nuncio Ana Lind", {"VAT/GOV"}),
        ("Australia sent an envoy to Honiara. The envoy condemned Syria.", "envoy", {"AUS/GOV"}),
        ("China named an envoy for Sudan. The envoy condemned Syria.", "envoy", {"CHN/GOV"}),
        ("A spokesman for Sudan condemned Syria.", "spokesman for Sudan", {"SDN/GOV"}),
        ("The envoy in Warsaw condemned Syria.", "envoy", {"UNK:GOV"}),
        ("The EU met. Mali left. Chad sang. Togo sat. Benin won. Cuba spoke. The bloc condemned Syria.", "bloc", {"IGO:EU"}),
        ("Bahrain welcomed the troops. The White House condemned Iran. Kenya praised the crown prince.", "crown prince", {"BHR/GOV"}),
        ("Brazilian minister José Serra met Bolivian envoys. Serra's ministry condemned Syria.", "Serra's ministry", {"BRA/GOV"}),
        ("Fijian opposition leader Sitiveni Rabuka accused the prime minister of lying.", "prime minister", {"FJI/GOV"}),
        ("The Zambian opposition thanked the government of Kenya.", "government of Kenya", {"KEN/GOV"}),
        ("The Labour government condemned Myanmar, Britain said.", "Labour government", {"GBR/GOV"}),
        ("President Oscar Arias of Costa Rica condemned Syria.", "President Oscar Arias of Costa Rica", {"CRI/GOV"}),
        ("The US Agency for International Development sent tents to Nepal.", "US Agency for International Development", {"USA/GOV"}),
    ],
)
def test_who_they_are(coder: Coder, text: str, words: str, expected: set[str]) -> None:
    found = {a.id for e in read(coder, text, "2017-10-05") for a in (*e.actors, *e.recipients) if a.span.text == words}
    assert found == expected


def test_two_titles_of_one_person_are_one_party(coder: Coder) -> None:
    (met,) = read(coder, "Deputy Prime Minister and Foreign Minister Ishaq Dar met the Turkish ambassador.", "2024-10-05")
    assert [a.id for a in met.actors] == ["PAK/GOV", "TUR/GOV"]


def test_who_is_received_visits(coder: Coder) -> None:
    (event,) = read(coder, "The Hungarian foreign minister was received by King Salman in Riyadh.", "2017-10-05")
    assert ([a.id for a in event.actors], [a.id for a in event.recipients]) == (["HUN/GOV"], ["SAU/GOV"])


@pytest.mark.parametrize(
    "text", ["Botswana no longer recognised Jammeh as head of state.", "Hungary said it no longer supported the EU mission in Chad."]
)
def test_what_somebody_no_longer_does_he_refuses(coder: Coder, text: str) -> None:
    assert "REJECT" in [e.event_type for e in read(coder, text)]


def test_till_when_tells_no_date_of_the_act(coder: Coder) -> None:
    (event,) = read(coder, "Nigeria suspended aid to Niger until December 31.")
    assert event.when is not None
    assert event.when.start == dt.date(2020, 3, 10)


def test_who_arrives_on_a_day_to_come(coder: Coder) -> None:
    (event,) = read(coder, "Treasury Secretary Steven Mnuchin arrives on Friday in Beijing for talks.", "2017-10-05")
    assert event.when is not None
    assert event.when.start == dt.date(2017, 10, 6)
