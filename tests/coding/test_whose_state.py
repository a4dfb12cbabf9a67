"""Whose organs and officials are: by the town or province in their words, by a style, by letters behind a name."""

from __future__ import annotations

import pytest

from dragoman.actors.retied import retied
from dragoman.coder import Coder
from dragoman.language.reading import Sentence, from_columns
from dragoman.records import Article


def parties(coder: Coder, text: str) -> list[str]:
    return [a.id for e in coder.read(Article(id="a", text=text)).events for a in (*e.actors, *e.recipients)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The Gujarat government banned the march on Monday.", "IND/GOV"),
        ("Kano State police arrested ten protesters.", "NGA/COP"),
        ("The Western Cape High Court convicted the officer.", "ZAF/JUD"),
        ("Donetsk officials accused the soldiers of shelling.", "UKR/GOV"),
        ("Tamil Nadu chief minister R. K. Velan urged students to think.", "IND/GOV"),
        ("Korea's National Police Agency arrested a smuggler on Tuesday.", "KOR/COP"),
        ("His Majesty pardoned thirty prisoners in Rabat, Morocco.", "MAR/GOV"),
        ("Turkish authorities banned rallies in Ankara.", "TUR/GOV"),
        ("Haiti's government declared a state of emergency in Port-au-Prince.", "HTI/GOV"),
        ("The State Department accused Eritrea of blocking aid.", "USA/GOV"),
        ("The ministry expelled two Iranian diplomats.", "UNK:GOV"),
        ("The UN-recognised government in Aden accused Iran of arming the Houthis.", "YEM/GOV"),
    ],
)
def test_whose(coder: Coder, text: str, first: str) -> None:
    assert parties(coder, text)[0] == first


def test_a_known_surname_behind_another_first_name_is_not_his(coder: Coder) -> None:
    text = "Sainabou Mbye, the former wife of Bubacar Keita alias 'Bob' Keita, was arrested by police in Banjul, Gambia."
    assert set(parties(coder, text)) == {"GMB/COP", "GMB/CVL"}


def test_a_style_hangs_on_who_is_so_styled() -> None:
    words = ("to", "His", "Highness", "the", "Crown", "Prince")
    tree = ((3, "case"), (3, "nmod:poss"), (0, "root"), (6, "det"), (6, "amod"), (3, "nmod"))
    tags = ("ADP", "PRON", "PROPN", "DET", "ADJ", "PROPN")
    rows = [(w, w.lower(), tag, tag, head, deprel) for w, tag, (head, deprel) in zip(words, tags, tree, strict=True)]
    s: Sentence = retied(from_columns(rows).sentences[0])
    assert [(t.text, t.head, t.deprel) for t in s.tokens if t.i in (0, 1, 2, 5)] == [
        ("to", 5, "case"), ("His", 5, "nmod:desc"), ("Highness", 5, "nmod:desc"), ("Prince", -1, "root"),
    ]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Lawyer Mark Davis said police released his client on bail in Australia.", ["client"]),
        ("Police said that Park's dealer was arrested in the Philippines.", ["Park's dealer"]),
        ("The court convicted Chen, his wife and son of corruption in Taipei, Taiwan.", ["Chen", "wife"]),
    ],
)
def test_who_belongs_to_somebody_suffers_himself(coder: Coder, text: str, recipients: list[str]) -> None:
    assert [a.span.text for a in coder.read(Article(id="a", text=text)).events[0].recipients] == recipients


def test_one_act_told_twice_is_one(coder: Coder) -> None:
    found = coder.read(Article(id="a", text="Prosecutors in Taiwan indicted Chen on charges of corruption in 2008.")).events
    assert [e.event_type for e in found] == ["ACCUSE"]


def test_the_two_sides_are_those_that_the_text_is_about(coder: Coder) -> None:
    text = (
        "Kenya's foreign minister summoned the Ethiopian ambassador on Monday. Kenya said that Ethiopia had detained traders.\n\n"
        "The traders are from Moyale. They sell fuel. The town is calm. Shops are open.\n\n"
        "Uganda and Tanzania called on the two sides to show restraint."
    )
    assert [a.id for a in coder.read(Article(id="a", text=text)).events[-1].recipients] == ["ETH", "KEN"]


def test_officers_are_of_the_force_spoken_of(coder: Coder) -> None:
    text = "Marsabit police in Kenya said 400 residents protested. Two of them were hurt when officers fired tear gas."
    fired = coder.read(Article(id="a", text=text)).events[-1]
    assert [a.id for a in fired.actors] == ["KEN/COP"]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Citizens criticised the actions of the Minister of Public Works, Rafael Sabonge, in Panama.", ["PAN/GOV"]),
        ("Gangsters in India murdered the traditional healer Shaba Shareef.", ["PER:Shaba Shareef"]),
        ("Months after Kerala police arrested a man who had come from Abu Dhabi, they released him.", ["UNK:CVL"]),
    ],
)
def test_one_party_for_an_office_its_field_and_its_holder(coder: Coder, text: str, recipients: list[str]) -> None:
    found = coder.read(Article(id="a", text=text)).events[0]
    assert [a.id for a in found.recipients] == recipients
    assert not any(a.id == "ARE/COP" for a in found.actors)


@pytest.mark.parametrize(
    ("text", "part", "ids"),
    [
        ("The British Columbia government sued the company.", "actors", ["CAN/GOV"]),
        ("The Western Cape government rejected the plan.", "actors", ["ZAF/GOV"]),
        ("The Ontario government sued the company.", "actors", ["CAN/GOV"]),
        ("Police in Tangail arrested four men on Monday. They were later taken to Habiganj.", "actors", ["BGD/COP"]),
        ("The government compensated Arab cities in Israel after the riots.", "recipients", ["ISR"]),
        ("Arab leaders condemned Israel.", "actors", ["GRP:ARABSTATES"]),
        ("The governor met the mayor.", "actors", ["UNK:GOV", "UNK:GOV"]),
        ("The World Health Organization's Representative to Mongolia, Dr. Peter Braun, was praised by Mongolia's government.", "recipients",
         ["IGO:WHO"]),
    ],
)
def test_whose_organs_and_people_they_are(coder: Coder, text: str, part: str, ids: list[str]) -> None:
    found = coder.read(Article(id="a", text=text)).events[0]
    assert [a.id for a in getattr(found, part)] == ids


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("Janata Front Party (JFP) vice-president Mohan Rao condemned the police.", "PTY"),
        ("Supreme Court President Ana Lind condemned the police.", "JUD"),
        ("The vice-president of the Constitutional Court, Ana Lind, condemned the police.", "JUD"),
    ],
)
def test_officers_are_of_the_sector_of_their_body(coder: Coder, text: str, sector: str) -> None:
    assert coder.read(Article(id="a", text=text)).events[0].actors[0].sector == sector


def test_the_fields_of_a_ministry_are_no_parties(coder: Coder) -> None:
    text = "The Minister of Health, Wellness and Sport, Mrs Leela Devi, praised Kenya's farmers."
    assert [a.person for a in coder.read(Article(id="a", text=text)).events[0].actors] == ["Leela Devi"]


def test_the_envoy_is_the_one_told_of_before(coder: Coder) -> None:
    text = "Thailand's prime minister received the UN envoy. The prime minister praised the envoy."
    assert [a.id for a in coder.read(Article(id="a", text=text)).events[-1].recipients] == ["IGO:UN"]


def test_not_only_is_no_negation(coder: Coder) -> None:
    text = "The mayor not only condemned the police but also praised the protesters in Nairobi, Kenya."
    assert [e.status.value for e in coder.read(Article(id="a", text=text)).events] == ["actual", "actual"]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("India and Pakistan traded fire. In Manila, two senators urged President Marcos to expel an envoy.", ["PHL/LEG"], ["PHL/GOV"]),
        ("Saudi Arabia and Iran held talks. In Kuwait City, the foreign ministry summoned Iran's envoy.", ["KWT/GOV"], ["IRN/GOV"]),
        ("Azerbaijan condemned Armenia. In the Armenian capital, riot police detained marchers.", ["ARM/COP"], ["ARM/CVL"]),
        ("French forces were pushed out of Mali, where soldiers arrested the president in 2020.", ["MLI/MIL"], ["MLI/GOV"]),
        ("India and Pakistan exchanged fire. Washington urged the neighbours to return to dialogue.", ["USA"], ["IND", "PAK"]),
        ("A Houthi delegation held talks with Saudi officials in Muscat. The two sides agreed to free prisoners.",
         ["NSA:HOUTHIS", "SAU/GOV"], []),
        ("Prague named four Russian diplomats. Foreign Minister Jan Lipavsky accused the four of spying.", ["CZE/GOV"], ["RUS/GOV"]),
        ("Sudan blamed the United Arab Emirates. The Gulf state rejected the charge.", ["ARE"], []),
        ("Haiti's prime minister appealed to foreign governments to send police.", ["HTI/GOV"], ["UNK:GOV"]),
        ("The Pacific Islands Forum met in Suva. The bloc's leaders condemned France.", ["IGO:PIF"], ["FRA"]),
        ("Saudi Crown Prince Mohammed bin Salman met Sultan Haitham of Oman. The crown prince praised Egypt.", ["SAU/GOV"], ["EGY"]),
        ("Russia expelled 20 Czechs.", ["RUS"], ["CZE/CVL"]),
        ("Macedonia's army shelled a village. The ethnic Albanian party rejected the plan.", ["MKD/PTY"], []),
    ],
)
def test_the_setting_of_the_last_sentence(coder: Coder, text: str, actors: list[str], recipients: list[str]) -> None:
    found = coder.read(Article(id="a", text=text)).events[-1]
    assert sorted(a.id for a in found.actors) == actors
    assert sorted(a.id for a in found.recipients) == recipients


def test_who_is_to_be_freed_is_not_asked() -> None:
    text = "The judges in Mali demanded the release of the editor. They demanded the resignation of the minister."
    freed, gone = Coder(frames_only=True).read(Article(id="a", text=text)).events
    assert freed.recipients == ()
    assert [a.span.text for a in gone.recipients] == ["minister"]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "status"),
    [
        ("Government spokesman Braima Djalo dismissed the charges.", "dismissed", "REJECT", "actual"),
        ("A court in Bissau dismissed the charges against the lawmaker.", "dismissed", "CONCEDE", "actual"),
        ("Students in Bangladesh called on the prime minister to apologise.", "called", "REQUEST", "actual"),
        ("Saudi Arabia and Iran reopened their embassies.", "reopened", "SUPPORT", "actual"),
        ("Sudan's envoy said his government would not meet the RSF until the militia withdrew.", "withdrew", "RETREAT", "hypothetical"),
    ],
)
def test_what_the_parties_and_the_clause_make_of_an_act(coder: Coder, text: str, trigger: str, kind: str, status: str) -> None:
    found = {e.trigger.text: e for e in coder.read(Article(id="a", text=text)).events}[trigger]
    assert (found.event_type, found.status.value) == (kind, status)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ('"We will not leave this square until the minister goes," the opposition leader told supporters in Armenia.', "leave"),
        ("The cabinet of Mali would not discuss a change to the constitution, a spokesman said.", "discuss"),
    ],
)
def test_will_not_is_a_refusal(coder: Coder, text: str, trigger: str) -> None:
    found = {e.trigger.text: e for e in coder.read(Article(id="a", text=text)).events}[trigger]
    assert (found.event_type, found.status.value) == ("REJECT", "actual")


def test_what_will_not_happen_is_no_refusal(coder: Coder) -> None:
    text = "The report will not change much, economists in Kenya said. The festival will not return to Nairobi."
    assert not [e for e in coder.read(Article(id="a", text=text)).events if e.event_type == "REJECT"]


def test_private_crime_is_no_event(coder: Coder) -> None:
    text = "The plumber stabbed his brother in a shop in Amman on Sunday. Police arrested the plumber."
    assert [e.event_type for e in coder.read(Article(id="a", text=text)).events] == ["COERCE"]


def test_a_meeting_told_of_again_is_no_second_one(coder: Coder) -> None:
    text = "Mongolia's prime minister met the Japanese ambassador. During the meeting, the prime minister thanked the ambassador."
    assert [e.event_type for e in coder.read(Article(id="a", text=text)).events] == ["CONSULT", "SUPPORT"]


@pytest.mark.parametrize(
    ("text", "part", "ids"),
    [
        ("He apologised to Ana Lind, who accused Dumas of sending messages in Winnipeg.", "recipients", ["PER:Dumas"]),
        ("The protesters of the KRS Samiti demanded that the scientists return.", "actors", ["UNK:CVL"]),
    ],
)
def test_ministers_of_long_ago_and_letters_of_far_bodies(coder: Coder, text: str, part: str, ids: list[str]) -> None:
    assert [a.id for a in getattr(coder.read(Article(id="a", text=text)).events[-1], part)] == ids


def test_nobody_is_without_an_id(coder: Coder) -> None:
    text = "India's navy foiled an attack in the Gulf of Aden. The mayor of Jersey City met the Indian Ocean commission."
    found = coder.read(Article(id="a", text=text)).events
    assert found
    assert all(a.id for e in found for a in (*e.actors, *e.recipients))


def test_a_firm_that_bears_a_towns_name_is_no_town(coder: Coder) -> None:
    assert "ORG:Rio Tinto" in parties(coder, "Serbs rallied in Belgrade against a lithium mine planned by Rio Tinto.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan spoke by telephone with Peru. Police arrested ten students in Chile.", ["CHL/COP", "CHL/EDU"]),
        ("Talks between Japan and Peru went on in Lima. Police arrested ten students in Santiago on Friday.", ["CHL/COP", "CHL/EDU"]),
        ("Japan spoke by telephone with Peru. Colombian police arrested ten students in Chile.", ["COL/COP", "CHL/EDU"]),
        ("Britain and France signed a treaty in Paris. Gunmen killed ten villagers in Mali.", ["MLI/UAF", "MLI/CVL"]),
        ("Kenya's president met Egypt in Cairo. The mayor of Lagos banned marches.", ["EGY", "NGA/GOV"]),
    ],
)
def test_those_at_home_are_of_where_their_act_is(coder: Coder, text: str, expected: list[str]) -> None:
    assert parties(coder, text)[-2:] == expected


def test_body_named_long_before_is_taken_up_where_no_other_is_so_called(coder: Coder) -> None:
    far = "It rained. Prices rose. Shops closed. Farmers sold rice. Trains were late. Oil was dear. Snow fell. Roads froze. "
    text = "The U.N. Security Council condemned Sudan. " + far + "The council banned exports of Sudanese gold."
    assert parties(coder, text)[-2:] == ["IGO:UNSC", "SDN"]
    two = text.replace(far, "The Council of Europe praised Malta. " + far)
    assert parties(coder, two)[-2:] != ["IGO:UNSC", "SDN"]
