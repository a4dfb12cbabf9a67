"""Place or party: whether `Moscow` is the government of Russia or the city where a summit was held. Grammar decides."""

from __future__ import annotations

from dragoman.actors.phrase import prepositions
from dragoman.language.reading import Sentence

LOCATIVE = frozenset([
    "in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "over", "into", "through", "along", "off",
    "beyond", "beneath",
])
# Under these a city may be a government, if what governs it is an act between parties.
RELATIONAL = frozenset([
    "with", "between", "against", "to", "from", "for", "by", "of", "on", "upon", "among", "behind", "toward", "towards", "about",
])
MOTION = frozenset(
    [
        "go", "come", "travel", "fly", "arrive", "return", "move", "head", "leave", "depart", "drive", "walk", "sail", "march", "flee",
        "send", "take", "bring", "ship", "deploy", "transfer", "cross", "retreat", "withdraw", "pull", "reach", "visit", "enter",
        "evacuate", "run", "stretch", "extend", "get", "emigrate", "migrate", "escape", "airlift",
    ]
)
MOTION_NOUNS = frozenset(
    [
        "visit", "trip", "flight", "travel", "tour", "journey", "road", "border", "train", "route", "way", "attack", "bombing", "blast",
        "explosion", "siege", "arrival", "return", "embassy", "ambassador", "suburb", "suburbs", "city", "town", "capital", "area",
        "district", "north", "south", "east", "west", "outskirts", "streets", "center", "centre", "airport", "part", "parts",
        "kilometer", "kilometers", "kilometre", "kilometres", "mile", "miles",
    ]
)
REPORTING = frozenset([
    "report", "say", "tell", "quote", "cite", "publish", "write", "broadcast", "carry", "add", "note", "show", "air", "interview",
    "speak", "appear", "according",
])


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
        return over.lemma.lower() not in ("ban", "close", "attack", "suspend", "block", "shut", "raid", "license", "ban", "against")
    return False
