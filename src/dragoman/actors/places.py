"""Place or party: whether `Moscow` is the government of Russia or the city where a summit was held. Grammar decides."""

from __future__ import annotations

from dragoman.actors.phrase import prepositions
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence

LOCATIVE = word_list("actors", "places.locative")
RELATIONAL = word_list("actors", "places.relational")
MOTION = word_list("actors", "places.motion")
MOTION_NOUNS = word_list("actors", "places.motion_nouns")
REPORTING = word_list("actors", "places.reporting")
DONE_TO_OUTLETS = word_list("actors", "places.done_to_outlets")


def as_place(s: Sentence, head: int, *, capital: bool) -> bool:
    """Whether the noun stands as a mere place. `capital`: a city, which needs better grounds to be a party than a state."""
    t = s.tokens[head]
    if t.rel in ("obl", "nmod", "advmod"):
        cases = prepositions(s, head)
        if t.deprel == "nmod:poss" and not cases & LOCATIVE:
            return False
        if cases & LOCATIVE:
            return True
        over = s.tokens[t.head] if t.head >= 0 else None
        if cases & {"to", "from", "for", "on", "of"} and over is not None:
            moves = over.lemma.lower() in (MOTION if over.upos == "VERB" else MOTION_NOUNS)
            return moves and (capital or bool(cases & {"from", "of", "for"}) or over.lemma.lower() in MOTION)
        if not cases and t.rel != "nmod":
            return True  # dateline, `Tuesday, Kabul`
    return t.rel in ("parataxis", "dep", "root", "list") and capital and len(s.tokens) > 4 and head < 3


def acts(s: Sentence, head: int) -> bool:
    """Whether a capital stands where only a government can: subject, object or partner of an act, or owner of a policy."""
    t = s.tokens[head]
    if t.deprel == "nmod:poss":
        return True
    if t.rel == "conj" and t.head >= 0 and t.head != head:
        return acts(s, t.head) or (as_place(s, t.head, capital=False) is False and s.tokens[t.head].rel in ("nsubj", "obl", "nmod"))
    if t.rel in ("nsubj", "iobj"):
        return True
    if t.rel == "obj":
        return s.tokens[t.head].lemma.lower() not in MOTION
    if t.rel in ("obl", "nmod"):
        return bool(prepositions(s, head) & RELATIONAL) and not as_place(s, head, capital=True)
    return t.rel in ("compound", "amod", "root", "appos", "ccomp", "xcomp")


def reports(s: Sentence, head: int) -> bool:
    """Whether an outlet stands as the reporter: `Reuters reported`, `told the BBC`, `according to Xinhua`."""
    t = s.tokens[head]
    if t.head < 0:
        return True
    over = s.tokens[t.head]
    if over.lemma.lower() in REPORTING or t.rel in ("parataxis", "compound", "nmod", "obl", "list", "dep"):
        return over.lemma.lower() not in DONE_TO_OUTLETS
    return False
