"""Speakers whom a title, a surname or a bare noun tells, with the state of the setting."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


def speakers(coder: Coder, text: str) -> list[Actor | None]:
    return [c.speaker for c in coder.read(Article(id="a", text=text)).claims]


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Party insiders said the vote would be close in Johannesburg.", "ZAF/PTY"),
        ("Sources close to the family said the mother was ill in Monrovia.", "LBR/UNK"),
        ("Sources close to Ana Lind said the town was broke in Zambia.", "ZMB/UNK"),
        ("A court in Zambia heard a petition by the miners, demanding that the pit be closed.", "ZMB/LAB"),
        ("A provincial public health officer in Thailand said the cases fell.", "THA/GOV"),
        ("His family said he had died in Taipei.", "TWN/CVL"),
        ("Police records detail that he was seen twice in Durban.", "ZAF/COP"),
        ("Ranking Member on Finance Ato Mensah said the budget would fail in Ghana.", "GHA/LEG"),
        ("Ahlibank chairman Sheikh Faisal bin Nasser said in Doha that profits rose.", "QAT/BUS"),
        ("Thai Labour Minister Suchart Chomklin said wages would rise.", "THA/GOV"),
        ("North West premier Job Mokoena said in South Africa that the road was open.", "ZAF/GOV"),
        ("Residents on the New South Wales far north coast said the water had come at night.", "AUS/CVL"),
        ("The champion of Ghana tennis won. Fans said the match was hard.", "GHA/CVL"),
        ("A friend of the bishop said in Nairobi that he prayed.", "KEN/CVL"),
        ("A cousin of the general said in Nairobi that he slept.", "KEN/CVL"),
        ("A neighbour said in Manila that the man ran.", "PHL/CVL"),
        ("A company said it would close its mill in Manila.", "PHL/BUS"),
        ("NAIROBI: Farmer leaders said on Saturday that the price was low.", "KEN/AGR"),
        ("Church leaders said on Saturday in Lagos that the price was high.", "NGA/REL"),
        ("An outreach worker with the Ostra Foundation in Leeds said the winter was hard.", "GBR/NGO"),
        ("A spokesman for the iwi said in Tauranga that the land was theirs.", "NZL/SOC"),
        ("Ana Lind of the Hobart Aboriginal Centre said in Tasmania that the hill was theirs.", "AUS/SOC"),
        ("Nora Cruz, a greengrocer in Manila, said prices had doubled.", "PHL/BUS"),
    ],
)
def test_office_and_state(coder: Coder, text: str, identity: str) -> None:
    found = speakers(coder, text)[0]
    assert found is not None
    assert f"{found.country}/{found.sector}" == identity


def test_a_surname_alone_is_who_was_so_called(coder: Coder) -> None:
    found = speakers(coder, "A man surnamed Chen told police in Taipei that he had slept. Chen said he was sorry.")
    assert found[1] is not None
    assert (found[1].person, found[1].country, found[1].sector) == ("Chen", "TWN", "CVL")
    found = speakers(coder, "Siboniso Duma won in Durban. Duma said the party was united.")
    assert found[0] is not None
    assert (found[0].person, found[0].country) == ("Siboniso Duma", "ZAF")


def test_a_ruler_is_told_by_his_number(coder: Coder) -> None:
    first = speakers(coder, "King Abdullah I said in 1946 that Jordan was free.")[0]
    second = speakers(coder, "King Abdullah II said that Jordan was free.")[0]
    assert first is not None
    assert second is not None
    assert first.person != second.person == "King Abdullah II"


def test_a_surname_may_be_spelt_like_a_pronoun(coder: Coder) -> None:
    text = "Speaker You Si-kun met Czech lawmakers in Prague. The lawmakers invited You to Brno."
    invited = next(e for e in coder.read(Article(id="a", text=text)).events if e.trigger.text == "invited")
    assert [r.person for r in invited.recipients] == ["You Si-kun"]


def test_a_name_between_commas_behind_an_office_holds_it(coder: Coder) -> None:
    text = (
        "According to the executive director of the Salvadoran Association of Industrialists (ASI), Jorge Arriaza, more than 50% of the "
        "member companies have reported gains in their operations. “Prices fell,” Arriaza said."
    )
    found = speakers(coder, text)
    assert all(a is not None and (a.person, a.role) == ("Jorge Arriaza", "executive director") for a in found)


def test_who_assures_that_something_is_promises_nothing(coder: Coder) -> None:
    def agreed(text: str) -> bool:
        return any(e.event_type == "AGREE" for e in coder.read(Article(id="a", text=text)).events)

    assert agreed("Mexico assured Cuba that it will send oil.")
    assert not agreed("The opposition leader assured reporters that the president has stolen the vote.")


@pytest.mark.parametrize(
    ("text", "identity"),
    [
        ("Lula's remarks have led analysts to fear that the army may attack the court in Brazil.", "BRA/EDU"),
        ("The inquiry forced Kenya's police chief to admit that two men had died.", "KEN/COP"),
        ("The Kenyan minister used the hearing to deny that two men had died.", "KEN/GOV"),
    ],
)
def test_who_is_made_to_speak(coder: Coder, text: str, identity: str) -> None:
    assert [a.id for a in speakers(coder, text) if a is not None] == [identity]
