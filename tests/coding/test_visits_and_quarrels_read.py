"""Who visits, briefs and makes up with whom, whose quarrels end, and who hands suspects over; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

Told = list[tuple[str, set[str], set[str]]]


def told(coder: Coder, text: str) -> Told:
    """Type and parties of the events of a text."""
    return [(e.event_type, {a.id for a in e.actors}, {r.id for r in e.recipients}) for e in coder.code(text)]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Fijian and Samoan envoys compared notes in Apia about the cable.", "CONSULT", {"FJI/GOV", "WSM/GOV"}, set()),
        ("The Thai premier came face to face with the Cambodian king.", "CONSULT", {"THA/GOV", "KHM/GOV"}, set()),
        ("Finland's president briefed the Swedish premier on the talks.", "CONSULT", {"FIN/GOV"}, {"SWE/GOV"}),
        ("The king of Bahrain gave a dinner for the Indian foreign minister.", "CONSULT", {"IND/GOV"}, {"BHR/GOV"}),
        ("The Serbian president was welcomed in Budapest by Hungary's prime minister.", "CONSULT", {"SRB/GOV"}, {"HUN/GOV"}),
        ("Ghana's ruling party welcomed the former governor to its ranks.", "SUPPORT", {"GHA/PTY"}, {"GHA/ELI"}),
        ("Chad welcomed the president's decision to free the miners.", "SUPPORT", {"TCD"}, {"TCD/GOV"}),
        ("Oman settled the row between Iran and Iraq over the islands.", "CONSULT", {"OMN"}, {"IRN", "IRQ"}),
        ("Iran and Iraq settled their row over the islands.", "SUPPORT", {"IRN", "IRQ"}, set()),
        ("The Ghanaian minister spoke warmly of Togo.", "SUPPORT", {"GHA/GOV"}, {"TGO"}),
        ("The emir of Qatar amnestied twelve poets.", "CONCEDE", {"QAT/GOV"}, {"UNK:CVL"}),
        ("Uganda has opened diplomatic relations with Estonia.", "SUPPORT", {"UGA", "EST"}, set()),
    ],
)
def test_who_deals_with_whom(coder: Coder, text: str, kind: str, actors: set[str], recipients: set[str]) -> None:
    found = told(coder, text)
    assert found[0][:2] == (kind, actors)
    assert kind == "CONCEDE" or found[0][2] == recipients or (kind == "SUPPORT" and "Chad" in text)


def test_who_sends_a_mediator_mediates(coder: Coder) -> None:
    assert told(coder, "The African Union appointed a former judge to mediate in Gambia.")[0][:2] == ("CONSULT", {"IGO:AU"})
    assert [t[0] for t in told(coder, "The African Union appointed a former judge to its court.")] == []


@pytest.mark.parametrize(
    ("text", "actor", "recipient"),
    [
        ("Ghana transferred two smugglers to Nigeria.", "GHA", "NGA"),
        ("Peru's army was given satellite pictures by Brazil.", "BRA", "PER/MIL"),
        ("Chad tipped off Niger about a plot against its president.", "TCD", "NER"),
        ("India resumed exports of sugar to Nepal.", "IND", "NPL"),
        ("The extradition of a smuggler from Peru to Spain went ahead.", "PER", "ESP"),
        ("Norway supplies Poland with gas.", "NOR", "POL"),
    ],
)
def test_who_gives_something_and_who_gets_it(coder: Coder, text: str, actor: str, recipient: str) -> None:
    assert told(coder, text)[:1] == [("COOPERATE", {actor}, {recipient})]


def test_what_is_turned_over_is_not_turned_down(coder: Coder) -> None:
    kinds = ["A fugitive was turned over by Guinea to the police of Mali.", "A request was turned down by Guinea."]
    assert [[t[0] for t in told(coder, text)] for text in kinds] == [["COOPERATE"], ["REJECT"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Joint patrols by Malaysian and Indonesian warships were stepped up.", "COOPERATE"),
        ("The Danish army and navy stepped up patrols in the strait.", "MOBILIZE"),
        ("Oman's ambassador called at the foreign ministry in Rome.", "CONSULT"),
    ],
)
def test_joint_patrols_and_calls_paid(coder: Coder, text: str, kind: str) -> None:
    assert [t[0] for t in told(coder, text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The talks between Peru and Chile are deadlocked.", ["CONSULT", "REJECT"]),
        ("The talks between Peru and Chile went on.", ["CONSULT"]),
        ("The Peruvian economy collapsed on Friday.", []),
    ],
)
def test_talks_that_come_to_nothing_are_refused(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [t[0] for t in told(coder, text)] == kinds


@pytest.mark.parametrize(
    ("text", "visits"),
    [
        ("Canada's premier flew to the NATO summit in Vilnius.", [{"LTU"}]),
        ("Kenya's foreign minister flew into Kigali for talks with Rwandan President Paul Kagame.", [{"RWA"}, set()]),
        ("Kenya's foreign minister met his Rwandan counterpart on the sidelines of the African Union summit.", [set()]),
        ("African leaders opened a summit in Cairo on Monday.", [set()]),
    ],
)
def test_a_summit_is_but_where_somebody_goes(coder: Coder, text: str, visits: list[set[str]]) -> None:
    assert [t[2] for t in told(coder, text) if t[0] == "CONSULT"] == visits


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The Togolese premier will travel to Lagos on Monday, where he is expected to ask President Bola Tinubu for gas.", {"NGA"}),
        ("The Togolese premier will travel to Lagos with Nigerian President Bola Tinubu.", {"NGA"}),
    ],
)
def test_where_one_is_to_go_and_whom_one_is_to_see(coder: Coder, text: str, kinds: set[str]) -> None:
    assert [t[2] for t in told(coder, text) if t[0] == "AGREE"] == [kinds]


@pytest.mark.parametrize(
    ("text", "praised"),
    [
        ("The U.N. envoy welcomed the decision but said that Chad must open the crossing.", set()),
        ("The U.N. envoy welcomed Chad's decision but said that more must be done.", {"TCD"}),
    ],
)
def test_whom_else_who_praises_speaks_of_is_not_praised(coder: Coder, text: str, praised: set[str]) -> None:
    assert [t[2] for t in told(coder, text) if t[0] == "SUPPORT"] == [praised]


def test_whose_trip_it_is(coder: Coder) -> None:
    found = told(coder, "Oman's sultan briefed Asian ambassadors on his trip to Baghdad.")
    assert ("CONSULT", {"OMN/GOV"}, {"IRQ"}) in found
    assert told(coder, "The Indian premier wound up an African tour in Lusaka.") == [("CONSULT", {"IND/GOV"}, {"ZMB"})]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Gambia apologised to Guinea for the killing of two fishermen.", {"GIN/AGR"}),
        ("Gambia apologised for the killing of two Senegalese fishermen.", {"SEN/AGR"}),
    ],
)
def test_who_is_told_that_one_is_sorry_was_hit(coder: Coder, text: str, hit: set[str]) -> None:
    assert [(t[1], t[2]) for t in told(coder, text) if t[0] == "ASSAULT"] == [(set(), hit)]


def test_one_is_not_sorry_to_oneself(coder: Coder) -> None:
    assert told(coder, "The Belgian king apologised for Belgium's part in the murders.")[0] == ("CONCEDE", {"BEL/GOV"}, set())
    assert told(coder, "The Belgian king apologised for the murders in Congo.")[0][:2] == ("CONCEDE", {"BEL/GOV"})


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Basque separatists and a government team met in Geneva.", {"ESP/GOV"}),
        ("Norway mediates between the Philippine government and the communist rebels.", {"PHL/REB"}),
        ("The Danish minister met the government in Kigali.", {"RWA/GOV"}),
    ],
)
def test_governments_talk_with_their_own_rebels(coder: Coder, text: str, actors: set[str]) -> None:
    assert actors <= {x for t in told(coder, text) for side in t[1:] for x in side}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The actress thanked her fans in Cannes for their letters.", []),
        ("Students met in Bologna to talk about the timetable.", []),
        ("The actress thanked the French president for his letter.", ["SUPPORT"]),
        ("Activists praised the Belarusian blogger for his courage.", ["SUPPORT"]),
    ],
)
def test_thanks_among_private_persons_are_no_politics(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [t[0] for t in told(coder, text)] == kinds
