"""Place names of a sentence, and how each stands there: as a place, or as something else.

Only grammar that makes a name a place counts: `in Moscow`, `the town of Suva Reka`, `captured Goma`, `the Kabul bombing`. A name that
speaks, acts or is spoken to is a party, and no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from dragoman.knowledge import read_words, shipped
from dragoman.language import Sentence, Token
from dragoman.setting.datewords import DAYS, MONTHS
from dragoman.setting.gazetteer import Gazetteer, fold
from dragoman.setting.lands import Lands

INNER = frozenset(["compound", "flat", "nmod:unmarked", "nmod:desc", "appos", "goeswith", "fixed", "dep", "list"])
NOMINAL = frozenset(["NOUN", "PROPN", "NUM", "X"])
ARTICLES = frozenset(["the", "a", "an"])
# How far a name is from being a place by its grammar alone, in steps of the tree.
SURE, LIKELY, LOOSE = 0, 1, 3
TOWN = "town"  # anything but a country
TIMES = frozenset((*MONTHS, *DAYS))


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that stands as a place: tokens [first, last) hold the name, [low, high) the phrase that tells where.

    Attributes:
        at: the token that ties the phrase to the sentence.
        cost: how far the grammar is from making it a place.
        kind: `province`, `district` or `city` where a noun says so: `Helmand province`; TOWN where it can be no country.
        large: only a city that many know can be meant.
        bodily: it is what an act of force or motion is done to, so that it is a place even where it is a party.
    """

    first: int
    last: int
    low: int
    high: int
    at: int
    cost: int
    kind: str | None = None
    bodily: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of words.toml."""

    lists: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    @cache
    def shipped(cls) -> Words:
        """The lists that come with the package."""
        return cls(read_words(shipped("setting", "data", "words.toml")))

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def kind(self, noun: str) -> str | None:
        """The kind of site that a noun names."""
        kinds = (("province", "provinces"), ("district", "districts"), ("city", "cities"))
        return next((kind for kind, name in kinds if noun in self[name]), None)


def names(s: Sentence) -> Iterator[tuple[int, int]]:
    """Tokens [first, last) of each name that may be a place's, in order."""
    taken = [False] * len(s.tokens)
    found: list[tuple[int, int]] = []
    for n in s.names:
        if not any(taken[n.first : n.last]):
            first, last = _trimmed(s, n.first, n.last)
            found.append((first, _whole(s, first, last)))
        for i in range(n.first, max(n.last, found[-1][1])):
            taken[i] = True
    found += _unnamed(s, taken)
    yield from sorted(found)


def _whole(s: Sentence, first: int, last: int) -> int:
    """The end of a name that the reading cut short: `Suva` of `Suva Reka`."""
    while last < len(s.tokens) and s.tokens[last].rel == "flat" and first <= s.tokens[last].head < last and _proper(s.tokens[last]):
        last += 1
    return last


def _trimmed(s: Sentence, first: int, last: int) -> tuple[int, int]:
    """Without article, direction and possessive: `the southern Gaza Strip's`."""
    directions = Words.shipped()["directions"]
    while first < last - 1:
        word = s.tokens[first].text
        aside = word in ARTICLES or (first == 0 and word == "The")
        if not aside and not (word.lower() in directions and (word[0].islower() or not known(text(s, first, last)))):
            break
        first += 1
    while last - 1 > first and s.tokens[last - 1].upos in ("PUNCT", "PART") and s.tokens[last - 1].text != ".":
        last -= 1
    return first, last


def _unnamed(s: Sentence, taken: list[bool]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that the reading took for no name at all."""
    i = 0
    while i < len(s.tokens):
        j = i
        while j < len(s.tokens) and not taken[j] and _proper(s.tokens[j]):
            j += 1
        if j > i and not (j == i + 1 and s.tokens[i].text.isupper() and len(s.tokens[i].text) < 5):
            yield i, j
        i = max(j, i + 1)


def _proper(t: Token) -> bool:
    return t.upos == "PROPN" and t.text[:1].isupper() and t.text.rstrip(".").lower() not in TIMES


def toponyms(s: Sentence) -> list[Toponym]:
    """The names of the sentence that stand as places, from left to right."""
    return [t for first, last in names(s) if (t := _stand(s, first, last)) is not None]


def head(s: Sentence, first: int, last: int) -> int:
    """The token of the run that hangs on what lies outside."""
    return next((i for i in range(first, last) if not first <= s.tokens[i].head < last), first)


def text(s: Sentence, first: int, last: int) -> str:
    """The words of a run with single blanks between."""
    return " ".join(t.text for t in s.tokens[first:last])


def known(name: str) -> bool:
    """Whether a table has the name."""
    return Lands.shipped()[name] is not None or bool(Gazetteer.shipped().find(name))


@dataclass(frozen=True, slots=True)
class Role:
    """How a noun stands; fields as in Toponym."""

    at: int
    cost: int
    kind: str | None = None
    bodily: bool = False


def _stand(s: Sentence, first: int, last: int) -> Toponym | None:
    h, words = head(s, first, last), Words.shipped()
    if s.tokens[h].upos not in NOMINAL or _adjective(s, first, last, h):
        return None
    role = _role(s, h, depth=0)
    named = any(n.label == "LOC" and n.first <= first < n.last for n in s.names)
    other = not named and any(n.first <= first < n.last for n in s.names) and Lands.shipped()[text(s, first, last)] is None
    # what the reading takes for a person or a body is a place only where grammar leaves no choice
    if role is None or (other and not words["locative"].intersection(s.tokens[k].text.lower() for k in s.each(h, "case"))):
        return None
    low, high, kind = first, last, role.kind
    while last - first > 1 and s.tokens[last - 1].text.lower() in words["places"] and not known(text(s, first, last)):
        last -= 1  # `Rafah crossing` read as one name
        kind = words.kind(s.tokens[last].text.lower()) or kind
    while low > 0 and s.tokens[low - 1].text.lower() in words["directions"]:
        low -= 1
    over = s.tokens[h].head
    noun = s.tokens[over].lemma.lower() if over >= 0 else ""
    if over == last and noun in words["places"]:
        high, kind = last + 1, words.kind(noun) or kind
    large = not named or (s.tokens[h].rel == "compound" and noun in words["buildings"] | words["houses"])
    return Toponym(first, last, low, high, role.at, role.cost, kind, role.bodily, large)


def _adjective(s: Sentence, first: int, last: int, h: int) -> bool:
    """`Yugoslav soldiers`, `Syrian rebels`: a people's name before a noun, no place's."""
    return s.tokens[h].rel == "amod" and fold(text(s, first, last)) not in Lands.shipped().names


def _role(s: Sentence, h: int, depth: int) -> Role | None:
    t, words = s.tokens[h], Words.shipped()
    if depth > 4 or t.head < 0:
        return None
    cases = {s.tokens[k].text.lower() for k in s.each(h, "case")}
    if t.rel == "conj":
        return _role(s, t.head, depth + 1)
    if cases & words["locative"]:
        return None if s.tokens[t.head].lemma.lower() in words["topical"] else Role(h, SURE)
    inside = t.deprel in INNER or t.rel in ("compound", "flat") or t.deprel == "nmod:poss" or "of" in cases
    if inside and s.tokens[t.head].upos in NOMINAL:
        return _inside(s, t.head, depth, of=bool(cases), owner=t.deprel == "nmod:poss")
    if cases & words["moving"]:
        return _moved(s, h, cases)
    return _done(s, h) if t.rel == "obj" or t.deprel == "nsubj:pass" else None


def _inside(s: Sentence, i: int, depth: int, *, of: bool, owner: bool) -> Role | None:
    """The name stands in the phrase of noun `i`: the town of X, X province, X airport, the X bombing, the X court."""
    words, noun = Words.shipped(), s.tokens[i].lemma.lower()
    if noun in words["places"]:
        role = _role(s, i, depth + 1)
        kind = None if owner or (of and noun == "capital") else words.kind(noun)
        return role and Role(role.at, role.cost, kind or role.kind, role.bodily)
    if noun in words["happenings"] or (of and noun in words["motion_nouns"]):
        if owner:  # Russia's invasion
            return None
        return Role(i, SURE if of else LIKELY, None if of or noun in words["visits"] else TOWN, bodily=True)
    if noun in words["gatherings"] and not of:
        return Role(i, LIKELY, TOWN)  # `the Geneva talks`; the Iran talks are held elsewhere
    return Role(i, LOOSE, "city") if noun in words["houses"] and not of else None


def _moved(s: Sentence, h: int, cases: set[str]) -> Role | None:
    """Under a verb or noun of motion or force: `fled to Chad`, `withdrawal from Kosovo`, `sent troops to Mali`."""
    words, over = Words.shipped(), s.tokens[s.tokens[h].head]
    noun = over.lemma.lower()
    moves = False
    if over.upos == "VERB":
        over_it = "over" in cases and noun in words["airborne"]
        moves = noun in words["motion_verbs"] and bool(cases - {"on", "for", "over"} or over_it or noun in ("head", "leave", "depart"))
    elif over.upos in NOMINAL:
        above = s.tokens[over.head].lemma.lower() if over.head >= 0 and over.rel in ("obj", "nsubj") else ""
        moves = (noun in words["motion_nouns"] or above in words["motion_verbs"]) and bool(cases & {"to", "from", "through"})
        moves = moves or (noun in words["happenings"] and bool(cases & {"on", "over"}))
    return Role(h, LIKELY, bodily=True) if moves else None


def _done(s: Sentence, h: int) -> Role | None:
    """The object of an act of force: `captured Goma`."""
    words, verb = Words.shipped(), s.tokens[s.tokens[h].head].lemma.lower()
    if verb in words["physical"]:
        return Role(h, LIKELY, bodily=True)
    return Role(h, LIKELY, TOWN, bodily=True) if verb in words["physical_towns"] else None
