from __future__ import annotations

import pytest
from handmade import article

from dragoman.fusion import Copies, Outlets, origins
from dragoman.records import Article

WIRE = (
    "DAMASCUS - Warplanes struck an arms depot outside Homs before dawn on Tuesday, killing 12 soldiers, the ministry said. "
    "Residents heard five blasts and saw flames rise above the road to the coast. Fire crews came from three towns."
)
PRESS = 'The minister said: "We will not leave the river, we will not sell the dam, and nobody will make us, now or ever."'


def groups(*articles: Article) -> list[tuple[str, ...]]:
    copies = Copies()
    for a in articles:
        copies.add(a)
    return copies.groups(a.id for a in articles)


def test_a_cut_and_edited_copy_is_one_text() -> None:
    cut = WIRE.partition(" Fire crews")[0].replace("DAMASCUS - Warplanes", "Warplanes")
    other = article("c", "Jets hit a store of shells near Homs; twelve men died.")
    assert groups(article("a", WIRE), article("b", cut), other) == [("a", "b"), ("c",)]


def test_one_press_conference_is_not_one_text() -> None:
    a = article("a", f"{PRESS} Opposition members walked out of the hall in Khartoum before he had ended.")
    b = article("b", f"Cheers rose from the back rows in the capital on Sunday evening. {PRESS}")
    assert groups(a, b) == [("a",), ("b",)]


def test_the_same_text_a_month_later_is_another() -> None:
    assert groups(article("a", WIRE), article("b", WIRE, "2021-04-06")) == [("a",), ("b",)]


def test_no_text_is_no_copy() -> None:
    assert groups(article("a", ""), article("b", "")) == [("a",), ("b",)]


@pytest.mark.parametrize(
    ("sentence", "outlet"),
    [
        ("Two officials told The New York Times that talks had begun.", "New York Times"),
        ("Talks have begun, according to Reuters.", "Reuters"),
        ("Talks have begun, the state news agency SANA reported on Monday.", "SANA"),
        ("Talks have begun, according to the Valmera Courier.", "Valmera Courier"),
        ("Talks have begun, the Valmera News Agency reported.", "Valmera News Agency"),
        ("Talks have begun, the International Atomic Energy Agency said.", None),
        ("Talks have begun, according to the Steppe Rights Monitor.", None),
        ("The BBC could not be reached for comment.", None),
        ("The minister told reporters that talks had begun.", None),
        ("Talks have begun, the ministry said.", None),
    ],
)
def test_quoted(sentence: str, outlet: str | None) -> None:
    assert Outlets.shipped().quoted(sentence, "Brant Tribune") == outlet


def test_an_outlet_does_not_quote_itself() -> None:
    assert Outlets.shipped().quoted("Two officials told The New York Times that talks had begun.", "The New York Times") is None


@pytest.mark.parametrize(
    ("text", "author", "outlet"),
    [
        ("PARIS (Reuters) - Ministers met.", None, "Reuters"),
        ("PARIS, France (AP) — Ministers met.", None, "Associated Press"),
        ("Ministers met in Paris. (AFP)", None, "Agence France-Presse"),
        ("Ministers met in Paris. Source: Xinhua", None, "Xinhua"),
        ("Ministers met in Paris.", "J. Doe and AFP", "Agence France-Presse"),
        ("Ministers of the United Nations (UN) met in Paris.", None, None),
    ],
)
def test_credit(text: str, author: str | None, outlet: str | None) -> None:
    assert Outlets.shipped().credit(article("a", text, author=author)) == outlet


def test_origins() -> None:
    found = origins([
        article("a", "HOMS (Reuters) - Jets struck a depot. Ten died.", publisher="Brant Tribune"),
        article("b", "A depot was hit by aircraft on Tuesday, Reuters reported. Smoke hung over the town.", publisher="Radio Calder"),
        article("c", "Our reporter saw the crater where the store of shells had been.", publisher="Kestrel Journal"),
        article("d", "Soldiers spoke of twelve dead, a doctor told the Kestrel Journal.", publisher="Northlight TV"),
        article("e", "The blast was heard in three villages, farmers said.", publisher="Lindmark Post"),
    ])
    assert found == (("a", "b"), ("c", "d"), ("e",))


def test_one_wording_of_other_states_is_two_texts() -> None:
    wording = "{0} and {1} signed a trade agreement on Tuesday after two years of talks, the trade ministry in {2} said."
    one, other = article("a", wording.format("Norway", "Chile", "Oslo")), article("b", wording.format("Vietnam", "Ghana", "Hanoi"))
    cut = article("c", wording.format("Norway", "Chile", "Oslo").partition(",")[0] + ".")
    assert groups(one, other, cut) == [("a", "c"), ("b",)]
