"""A person whom the first sentence tells of by an office and the next one names."""

from __future__ import annotations

import pytest

from dragoman.actors import Coreference, find_mentions
from dragoman.coder import Coder


def party(coder: Coder, text: str, word: str) -> str:
    reading = coder.front.read(text)
    mentions = find_mentions(reading, coder.register)
    who = Coreference(mentions)
    s, t = next((s, t) for s in mentions.reading.sentences for t in s.tokens if t.text == word)
    return next(iter(a.id for a in who.parties(s.index, t.i)), "")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Chad's president accused Niger on Monday. Speaking in Mao, Adam Sow said Niger had armed rebels.", "Adam", "TCD/GOV"),
        ("The head of the UN's refugee agency has condemned the raid. Berit Dahl said Chad was to blame.", "Berit", "IGO:UN"),
        ("An exiled Lao general has been arrested. Khamsing Vong denied the charge.", "Khamsing", "LAO/MIL"),
        ("The mayor of the Togolese town of Kara has been shot. Koffi Adzo was attacked by gunmen, police said.", "Koffi", "TGO/GOV"),
        # somebody else: of whom another office is told, who is done something by him, a witness, whom the text has named before
        ("Chad's president accused Niger on Monday. Moussa Bello, a nurse, said Niger was poor.", "Moussa", "PER:Moussa Bello"),
        ("Chad's president has resigned. Adam Sow thanked him and praised his work.", "Adam", "PER:Adam Sow"),
        ("A police spokesman fled Chad. Adam Sow told reporters that he had seen rebels.", "Adam", "PER:Adam Sow"),
        ("Chad's president accused Niger. Adam Sow said it was a lie. President Idris Oumar laughed.", "Adam", "PER:Adam Sow"),
    ],
)
def test_who_is_named_next(coder: Coder, text: str, word: str, expected: str) -> None:
    assert party(coder, text, word) == expected
