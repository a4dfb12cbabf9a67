"""Whom a text has told of by what he is before it names him: `A nurse said so. "We are tired," said Ana Lind.` is of that nurse."""

from __future__ import annotations

from dragoman.actors.agreement import personal
from dragoman.actors.entry import Noun
from dragoman.actors.phrase import core
from dragoman.knowledge import word_list
from dragoman.language.reading import Reading, Sentence

SAYING = word_list("actors", "introduced.saying")
SPEAKING = SAYING | word_list("actors", "introduced.speaking")
BACK = 3  # sentences, those of a quotation in between with them


def introducing(reading: Reading, nouns: list[dict[int, Noun]], s: Sentence, at: int) -> tuple[Sentence, int] | None:
    """(sentence, head) of who spoke just before without a name, where the name at a token is the subject of what goes on with them."""
    t = s.tokens[at]
    if t.deprel != "nsubj" or t.head < 0:
        return None
    found = _spoke_before(reading, nouns, s)
    if found is None:
        return None
    before, i = found
    many = before.tokens[i].xpos == "NNS"
    speaks = s.tokens[t.head].lemma.lower() in SPEAKING
    second = not many and before.index == 0 and t.head == s.root and s.child(t.head, "obj") is not None  # whom the lead told of
    described = any(True for _ in s.each(at, "acl")) or any(s.tokens[c].upos in ("NOUN", "PROPN") for c in s.each(at, "appos"))
    return found if (speaks or second) and (many or not described) else None


def _spoke_before(reading: Reading, nouns: list[dict[int, Noun]], s: Sentence) -> tuple[Sentence, int] | None:
    """Those without a name, of no body, who are the subject of the speech told last."""
    for k in range(s.index - 1, max(-1, s.index - 1 - BACK), -1):
        before = reading.sentences[k]
        if reading.quoted[k][before.root]:
            continue
        i = before.child(before.root, "nsubj")
        noun = None if i is None else nouns[k].get(i)
        if i is None or noun is None or before.tokens[before.root].lemma.lower() not in SPEAKING:
            return None
        owners = {j for c in before.each(i, "nmod:poss") for j in before.subtree(c)}
        t, inside = before.tokens[i], set(core(before, i)) - owners
        alone = t.upos == "NOUN" and not noun.organ and not noun.group and personal(t.lemma.lower())
        named = any(n.label == "PER" and inside & set(range(n.first, n.last)) for n in before.names)
        joined = any(True for _ in before.each(i, "conj", "appos"))
        return (before, i) if alone and not named and not joined else None
    return None
