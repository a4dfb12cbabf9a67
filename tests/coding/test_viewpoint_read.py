"""Whom `it` and `its` mean in what somebody says, and whose the few of a group are, with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.coder import Coder
from dragoman.records import Actor, Article, Claim, ClaimKind, CueClass, Event, Span
from dragoman.setting import Places


def told(coder: Coder, text: str, trigger: str) -> Event:
    return next(e for e in coder.code(text) if e.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("The Philippines accused China's coast guard of ramming a boat and said it would file a protest with Beijing.", "protest",
         ["PHL"], ["CHN"]),
        ("Japan said China had sent ships into its waters and that it would lodge a protest with Beijing.", "protest", ["JPN"], ["CHN"]),
        ("Kenya said Somalia had killed its soldiers.", "killed", ["SOM"], ["KEN/MIL"]),
        ("Moscow said Kyiv had fired missiles at its troops.", "fired", ["UKR"], ["RUS/MIL"]),
        ("Lebanon said Israel had killed two of its soldiers.", "killed", ["ISR"], ["LBN/MIL"]),
        ("Poland said that Belarus had expelled its ambassador.", "expelled", ["BLR"], ["POL/GOV"]),
        ("Pakistan said India had violated its airspace.", "violated", ["IND"], ["PAK"]),
        ("Ukraine said Russia had bombed its hospitals.", "bombed", ["RUS"], ["UKR/MED"]),
        ("Hamas said Israel had killed its fighters.", "killed", ["ISR"], ["NSA:HAMAS"]),
        ("Egypt said militants from Libya had killed twenty of its soldiers.", "killed", None, ["EGY/MIL"]),
    ],
)
def test_pronouns_in_a_report_are_the_speaker(
    coder: Coder, text: str, trigger: str, actors: list[str] | None, recipients: list[str]
) -> None:
    event = told(coder, text, trigger)
    assert [a.id for a in event.recipients] == recipients
    assert actors is None or [a.id for a in event.actors] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "foreign"),
    [
        # what one does with one's own
        ("France said Germany had recalled its ambassador from Moscow.", "recalled", "FRA"),
        ("Serbia said Kosovo had deployed its police in the north.", "deployed", "SRB"),
        ("The UN said Sudan had closed its airports.", "closed", "IGO:UN"),
        ("Canada said India had withdrawn its diplomats.", "withdrawn", "CAN"),
        # a state against its people
        ("Amnesty International said Myanmar had killed hundreds of its citizens.", "killed", "NGO:AMNESTY"),
        ("The United States said Syria had gassed its own people.", "gassed", "USA"),
        ("Washington said Damascus had bombed its citizens.", "bombed", "USA"),
        # whoever is quoted says `we` of himself
        ('Chad\'s envoys left the talks. "They refused to withdraw their troops from our soil," Niger\'s minister said.', "refused", "NER"),
        # nobody acts on himself here
        ("Iran said Iraq had promised it would expel the rebels.", "promised", "IRN"),
    ],
)
def test_pronouns_in_a_report_may_be_another(coder: Coder, text: str, trigger: str, foreign: str) -> None:
    event = told(coder, text, trigger)
    assert foreign not in [a.id.partition("/")[0] for a in (*event.actors, *event.recipients)]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Vietnam accused China of beating five of its fishermen.", ["VNM/AGR"]),
        ("The Philippines said China had detained several of its fishermen.", ["PHL/AGR"]),
        ("India said Pakistan had killed two of its pilots.", ["IND/MIL"]),
        ("Eritrea arrested hundreds of its citizens.", ["ERI/CVL"]),
        ("Egypt condemned the killing of 21 of its citizens by militants in Libya.", ["EGY/CVL"]),
        ("Russia freed dozens of Ukraine's soldiers.", ["UKR/MIL"]),
    ],
)
def test_some_of_a_group_are_their_owners(coder: Coder, text: str, recipients: list[str]) -> None:
    event = coder.code(text)[-1]
    assert [a.id for a in event.recipients] == recipients


def test_workers_of_a_firm_are_no_states(coder: Coder) -> None:
    (event,) = coder.code("Volkswagen said the police had arrested its workers.")
    assert "UNK:LAB" in [a.id for a in event.recipients]


@pytest.mark.parametrize("name", ["Pedro Rojas", "Juan Soto"])
def test_a_pronoun_that_speaks_means_who_speaks(coder: Coder, name: str) -> None:
    text = "Pedro Rojas met Juan Soto in Lima. He accused the mayor of theft."
    mentions = find_mentions(coder.front.read(text), coder.register)
    he, cue, content = (Span(start=text.index(w), end=text.index(w) + len(w), text=w) for w in ("He", "accused", "theft"))
    speaker = Actor(span=he, id=f"PER:{name}", name=name, person=name)
    claim = Claim(id="c", article="a", speaker=speaker, cue=cue, content=(content,), kind=ClaimKind.INDIRECT, cue_class=CueClass.SAY)
    places = Places(mentions.reading, mentions)
    events = coder.events.code(Article(id="a", text=text), mentions.reading, Coreference(mentions), places, [claim])
    assert [a.person for e in events if e.trigger.text == "accused" for a in e.actors] == [name]
