"""Whose word it is where the phrase of the speaker alone does not tell."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Actor, Article


def speaker(coder: Coder, text: str, cue: str = "said") -> Actor:
    """Who speaks in the last claim with that cue."""
    found = [c.speaker for c in coder.read(Article(id="a", text=text)).claims if c.cue is not None and cue in c.cue.text]
    assert found
    who = found[-1]
    assert who is not None
    return who


@pytest.mark.parametrize(("text", "country"), [
    ("KHARTOUM - The United States will send grain to Sudan, two officials familiar with the matter said.", "USA"),
    ("KHARTOUM - Sudan will send grain to Chad, officials in Khartoum said.", "SDN"),
])
def test_officials_who_know_are_of_the_state_whose_act_they_tell(coder: Coder, text: str, country: str) -> None:
    assert speaker(coder, text).id == f"{country}/GOV"


def test_two_officials_are_not_the_two_states_before(coder: Coder) -> None:
    text = "Chile and Peru signed a fishing treaty in Lima. Two officials said that Peru would build a harbour in Callao."
    assert speaker(coder, text).name == "Two officials"


@pytest.mark.parametrize("text", [
    "AMMAN - Minister of Planning and Trade Nasser Korm met the American banker Ann Lee. The minister said that Jordan would borrow more.",
    "The director, producer and founder of Ostra Network, Nasser Korm, spoke in Amman. The producer said that he was glad.",
    "ASEAN secretary-general Nasser Korm met reporters. The secretary-general said that members agreed.",
])
def test_an_office_is_taken_up_by_its_first_word(coder: Coder, text: str) -> None:
    assert speaker(coder, text).person == "Nasser Korm"


@pytest.mark.parametrize(("text", "sector"), [
    ("DHAKA - Speakers at the seminar said Bangladesh must do more.", "CVL"),
    ("DHAKA - Ana Podder, general secretary of Bangladesh Puja Udjapan Parishad, said the attacks must stop.", "SOC"),
    ("TBILISI - A spokesman for the protesters, Ana Lind, said they would stay on the streets of Georgia's capital.", "CVL"),
    ("TOKYO - A person familiar with the matter said the bank would sell its stake.", "UNK"),
])
def test_what_speakers_are(coder: Coder, text: str, sector: str) -> None:
    assert speaker(coder, text).sector == sector


def test_who_speaks_for_a_community_bears_the_name_behind_it(coder: Coder) -> None:
    text = "A spokeswoman for the Maasai community, Ana Odera, said Kenya must stop the evictions."
    assert speaker(coder, text).person == "Ana Odera"


def test_a_representative_of_an_office_is_of_its_body(coder: Coder) -> None:
    assert speaker(coder, "KUWAIT - A representative of the Secretary-General of the United Nations said the work goes on.").id == "IGO:UN"


@pytest.mark.parametrize("text", [
    "Interior Minister Oded Lind of Israel spoke of the United States. American courts asked. Interior Ministry officials said no.",
    "A spokesperson for the Interior Ministry said the visa would end. Interior Minister Oded Lind of Israel told the United States so.",
])
def test_a_ministry_is_of_the_state_of_its_minister(coder: Coder, text: str) -> None:
    assert speaker(coder, text).id == "ISR/GOV"


def test_a_ministry_is_of_the_place_that_opens_the_sentence(coder: Coder) -> None:
    text = "German Defence Minister Jan Lind came to Kyiv, where Ukraine mourned. In Moscow, the defence ministry said that it had won."
    assert speaker(coder, text).country == "RUS"


def test_an_embassy_stays_that_of_its_state(coder: Coder) -> None:
    text = (
        "MANILA - Saudi Arabia's embassy in the Philippines warned its citizens. Many Filipinos fled from Luzon. Manila was quiet. "
        "The embassy said that citizens should be careful."
    )
    assert speaker(coder, text).country == "SAU"


def test_an_agency_may_be_an_organ_with_a_name(coder: Coder) -> None:
    text = "MANILA - The quake struck the Philippines, according to the US Geological Survey. The agency said that it was a strong one."
    assert speaker(coder, text).country == "USA"


def test_a_firm_is_that_of_whoever_spoke(coder: Coder) -> None:
    text = "An Ostra Metals spokesman told reporters that 40 workers were safe. The company said the mine in Zambia would reopen."
    assert speaker(coder, text).name == "Ostra Metals"


def test_a_party_of_a_common_name_is_of_a_state_that_the_text_names(coder: Coder) -> None:
    text = "HONG KONG - Democratic Party lawmaker Ana Wong spoke. The Democratic Party said it would not run in Hong Kong."
    assert speaker(coder, text).country == "HKG"


def test_he_is_who_spoke_before_a_long_quotation(coder: Coder) -> None:
    text = (
        'Potter Ana Lind spoke of Ben Ashe. Ranger Olaf Korn hopes that guests will come. "I was born here in Gympie. I know each tree. '
        'This is my country. I have kept it all my life. I will keep it," he said.'
    )
    assert speaker(coder, text).person == "Olaf Korn"


@pytest.mark.parametrize(("text", "identity"), [
    ("A spokesman for Chile's army said troops would go home from Haiti. Haiti is poor. Haiti waits. The spokesman said that all was well.",
     "CHL/MIL"),
    ("The former chairman of the Unification Church said that he knew Japan. Japan was quiet. The former chairman said he was tired.",
     "KOR/REL"),
])
def test_who_spoke_without_a_name_is_taken_up_by_the_office(coder: Coder, text: str, identity: str) -> None:
    found = speaker(coder, text)
    assert f"{found.country}/{found.sector}" == identity


def test_the_president_is_the_one_who_spoke(coder: Coder) -> None:
    text = (
        "QUITO - Guillermo Lind, President of Ecuador, met reporters. Lind said that drugs were a plague. He asked for the help of the "
        "government of President Jan Korn of Chile. The president said that Ecuador needed it."
    )
    assert speaker(coder, text).person == "Guillermo Lind"


def test_a_province_that_speaks_is_its_government(coder: Coder) -> None:
    assert speaker(coder, "Schools were shut on Monday. Kerala said it would appeal.").id == "IND/GOV"


def test_first_letters_stand_for_a_name_told_whole(coder: Coder) -> None:
    text = "SYDNEY - New data from the Australian Bureau of Statistics showed a fall. Ana Keen, ABS head of Finance, said it was sharp."
    assert speaker(coder, text).sector == "GOV"


@pytest.mark.parametrize(("text", "sector"), [
    ("Yuli Farmers' Association head Tsai Lind said it was hot in Taiwan.", "AGR"),
    ("South Korean brand ambassador Ana Lind said the shop was open.", "BUS"),
    ("\"We sell fewer books than in the year of the migration,\" a senior member of Cite Bookshop said in Hong Kong.", "BUS"),
])
def test_what_bodies_tell(coder: Coder, text: str, sector: str) -> None:
    assert speaker(coder, text).sector == sector


def test_which_takes_up_no_person(coder: Coder) -> None:
    text = "QUITO - The police chief spoke to Rafael Lind of the protest by the port, which aimed to topple the government of Ecuador."
    assert all(c.speaker is None or c.speaker.person != "Rafael Lind" for c in coder.read(Article(id="a", text=text)).claims)


@pytest.mark.parametrize(("text", "identity"), [
    ("NAIROBI - Food Council Africa director Ana Lind said that Kenya had maize.", "KEN"),
    ("WELLINGTON - Labour MP Ana Lind said that New Zealand had rain.", "NZL"),
    ("PUNE - Satish Koul, director of the Fortis Memorial Hospital in India, said that cases fell. Koul said all was well.", "IND"),
    ("IQALUIT - Pope Francis came to Canada. The Pope sang. Pope Francis left Canada. Ana Lind, a member of parliament, said it was good.",
     "CAN"),
])
def test_whose_speakers_are(coder: Coder, text: str, identity: str) -> None:
    assert speaker(coder, text).country == identity


def test_a_report_is_that_of_the_body_before_it(coder: Coder) -> None:
    assert speaker(coder, "Seas rise, a World Meteorological Organization report said on Friday.").id == "IGO:WMO"


def test_who_was_rescued_speaks_himself(coder: Coder) -> None:
    text = "Rajan Lind, a survivor from India, who was rescued by the Ostra Foundation, said that children must go to school."
    assert speaker(coder, text).person == "Rajan Lind"


def test_a_surname_is_none_of_the_register_that_the_text_gives_another_name(coder: Coder) -> None:
    text = "HUANGSHAN - The guide Yang Changqing climbs the hill in China each week. Yang said he saw few guests."
    assert speaker(coder, text).person != "Yang Shangkun"


@pytest.mark.parametrize("cue", ["questioned", "attacked", "condemned"])
def test_who_judges_a_deed_does_not_tell_it(coder: Coder, cue: str) -> None:
    text = f"A senator {cue} the president's decision to expel the envoy of Peru."
    events = coder.read(Article(id="a", text=text)).events
    assert {e.trigger.text: e.said_by for e in events}.get("expel") is None


def test_a_clause_above_the_cue_is_no_content(coder: Coder) -> None:
    text = (
        "LIMA - Peru's Senate voted 31-9 on Thursday to strip lawmaker Ramon Ovelar of his immunity after prosecutors accused him of "
        "taking bribes from a meatpacker, and police searched two of his homes hours later."
    )
    (claim,) = (c for c in coder.read(Article(id="a", text=text)).claims if c.cue is not None and c.cue.text == "accused")
    assert [c.text for c in claim.content] == ["him of taking bribes from a meatpacker"]
