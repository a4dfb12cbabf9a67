"""Ships by the letters before their names: `USS Cole` is of the United States' navy, `MV Gibe` a merchantman."""

from __future__ import annotations

from dragoman.actors.spelling import plain
from dragoman.actors.wording import Wording, on_a_line
from dragoman.knowledge import word_list, word_lists
from dragoman.language.reading import Sentence
from dragoman.records import Actor

NAVIES = {letters: state for state, words in word_lists("actors", "ships.navies").items() for letters in words}
MERCHANT = word_list("actors", "ships.merchant")


def ship(s: Sentence, first: int, last: int, wording: Wording) -> Actor | None:
    """The ship that the name [first, last) is, whether or not the reading has its letters in the name; None for what is none."""
    if first > 0 and s.tokens[first - 1].text in NAVIES.keys() | MERCHANT:
        first -= 1
    letters = s.tokens[first].text
    called = s.tokens[first + 1].text if first + 1 < last else ""
    if letters not in NAVIES.keys() | MERCHANT or not called[:1].isupper():
        return None
    span = wording.between(s, first, last - 1)
    if letters in MERCHANT:
        return Actor(span=span, id=f"ORG:{plain(span.text)}", name=on_a_line(span), sector="BUS")
    state = NAVIES[letters]
    return Actor(span=span, id=f"{state}/MIL", name=on_a_line(span), country=state, sector="MIL")
