"""Place names of a sentence, and how each stands there: as a place, or as something else.

Only grammar that makes a name a place counts: `in Moscow`, `the town of Suva Reka`, `captured Goma`, `the Kabul bombing`. A name that
speaks, acts or is spoken to is a party, and no place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from dragoman.knowledge import shipped, table
from dragoman.language import Sentence
from dragoman.setting.gazetteer import Gazetteer, fold
from dragoman.setting.lands import Lands

INNER = frozenset(["compound", "flat", "nmod:unmarked", "nmod:desc", "appos", "goeswith", "fixed", "dep", "list"])
NOMINAL = frozenset(["NOUN", "PROPN", "NUM", "X"])
ARTICLES = frozenset(["the", "The", "a", "an"])
# How far a name is from being a place by its grammar alone, in steps of the tree.
SURE, LIKELY, LOOSE = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name that stands as a place: tokens [first, last) hold the name, [low, high) the phrase that tells where.

    Attributes:
        at: the token that ties the phrase to the sentence.
        cost: how far the grammar is from making it a place.
        kind: `province`, `district` or `city` where a noun says so: `Helmand province`.
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


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of words.toml."""

    lists: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    @cache
    def shipped(cls) -> Words:
        """The lists that come with the package."""
        return cls({k: frozenset(v) for k, v in table(shipped("setting", "data", "words.toml")).items()})

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]

    def kind(self, noun: str) -> str | None:
        """The kind of site that a noun names."""
        return next((one for one, name in (("province", "provinces"), ("district", "districts"), ("city", "cities")) if noun in self[name]), None)


def names(s: Sentence) -> Iterator[tuple[int, int]]:
    """Tokens [first, last) of each name that may be a place's, in order."""
    lands, taken = Lands.shipped(), [False] * len(s.tokens)
    found: list[tuple[int, int]] = []
    for n in s.names:
        if n.label != "LOC" and lands[_text(s, n.first, n.last)] is None:
            taken[n.first : n.last] = [True] * (n.last - n.first)
            continue
        first, last = n.first, n.last
        while first < last - 1 and (s.tokens[first].text in ARTICLES or s.tokens[first].text.lower() in Words.shipped()["directions"] and s.tokens[first].text[0].islower()):
            first += 1
        while last - 1 > first and s.tokens[last - 1].upos in ("PUNCT", "PART") and s.tokens[last - 1].text != ".":
            last -= 1
        if not any(taken[first:last]):
            found.append((first, last))
        taken[n.first : n.last] = [True] * (n.last - n.first)
    found += [run for run in _unnamed(s, taken) if run not in found]
    yield from sorted(found)


def _unnamed(s: Sentence, taken: list[bool]) -> Iterator[tuple[int, int]]:
    """Runs of proper nouns that the reading took for no name at all."""
    i = 0
    while i < len(s.tokens):
        j = i
        while j < len(s.tokens) and s.tokens[j].upos == "PROPN" and s.tokens[j].text[:1].isupper() and not taken[j]:
            j += 1
        if j > i:
            yield i, j
        i = max(j, i + 1)


def toponyms(s: Sentence) -> list[Toponym]:
    """The names of the sentence that stand as places, from left to right."""
    return [t for first, last in names(s) if (t := _stand(s, first, last)) is not None]


def head(s: Sentence, first: int, last: int) -> int:
    """The token of the run that hangs on what lies outside."""
    return next((i for i in range(first, last) if not first <= s.tokens[i].head < last), first)


def known(name: str) -> bool:
    """Whether a table has the name."""
    return Lands.shipped()[name] is not None or bool(Gazetteer.shipped().find(name))


def _text(s: Sentence, first: int, last: int) -> str:
    return " ".join(t.text for t in s.tokens[first:last])


def _stand(s: Sentence, first: int, last: int) -> Toponym | None:
    h = head(s, first, last)
    if s.tokens[h].upos not in NOMINAL or _adjective(s, first, last, h):
        return None
    found = _role(s, h, depth=0)
    if found is None:
        return None
    at, cost, kind, bodily = found
    low, high = first, last
    words = Words.shipped()
    while last - first > 1 and s.tokens[last - 1].text.lower() in words["places"] and not known(_text(s, first, last)):
        last -= 1  # `Rafah crossing` read as one name
        kind = words.kind(s.tokens[last].text.lower()) or kind
    while low > 0 and s.tokens[low - 1].text.lower() in words["directions"]:
        low -= 1
    over = s.tokens[h].head
    if over == last and s.tokens[over].lemma.lower() in words["places"]:
        high = last + 1
    return Toponym(first, last, low, high, at, cost, kind, bodily)


def _adjective(s: Sentence, first: int, last: int, h: int) -> bool:
    """`Yugoslav soldiers`, `Syrian rebels`: a people's name before a noun, no place's."""
    return s.tokens[h].rel == "amod" and fold(_text(s, first, last)) not in Lands.shipped().names


def _role(s: Sentence, h: int, depth: int) -> tuple[int, int, str | None, bool] | None:
    """(token that ties it, cost, kind, bodily) of the noun as a place, or None."""
    t = s.tokens[h]
    if depth > 4 or t.head < 0:
        return None
    words, over = Words.shipped(), s.tokens[t.head]
    cases = {s.tokens[k].text.lower() for k in s.each(h, "case")}
    if t.rel == "conj":
        return _role(s, t.head, depth + 1)
    if cases & words["locative"]:
        return (h, SURE, None, False) if not cases & {"as"} and not _topic(s, t.head) else None
    noun = over.lemma.lower()
    within = t.rel in ("compound", "flat", "appos", "nmod", "amod") and over.upos in NOMINAL
    if within and (t.deprel in INNER or t.deprel == "nmod:poss" or "of" in cases or t.rel in ("compound", "flat")):
        return _inside(s, t.head, noun, depth, of=bool(cases))
    if cases & words["moving"]:
        return _moved(s, h, t.head, cases)
    if t.rel == "obj" or t.deprel == "nsubj:pass":
        return _done(s, h, t.head)
    return None


def _inside(s: Sentence, i: int, noun: str, depth: int, *, of: bool) -> tuple[int, int, str | None, bool] | None:
    """The name stands in the phrase of another noun: the town of X, X province, X airport, the X bombing, the X court."""
    words = Words.shipped()
    if noun in words["places"]:
        role = _role(s, i, depth + 1)
        kind = words.kind(noun) if not (of and noun == "capital") else None
        return (role[0], role[1], kind or role[2], role[3]) if role is not None else None
    if noun in words["happenings"] or noun in words["motion_nouns"] and of:
        return i, SURE if of else LIKELY, None, of
    if noun in words["houses"] and not of:
        return i, LOOSE, "city", False
    return None


def _moved(s: Sentence, h: int, over: int, cases: set[str]) -> tuple[int, int, str | None, bool] | None:
    words, t = Words.shipped(), s.tokens[over]
    noun = t.lemma.lower()
    if t.upos in ("VERB", "AUX") and noun in words["motion_verbs"] and not cases & {"on", "for", "over"} | (cases & {"for"} if noun in ("head", "leave", "depart") else set()):
        return h, LIKELY, None, True
    if t.upos in NOMINAL and noun in words["motion_nouns"] and cases & {"to", "from", "through"}:
        return h, LIKELY, None, True
    # `sent troops to Mali`: the reading may hang the phrase on the thing that is moved
    up = s.tokens[t.head] if t.head >= 0 else None
    if t.upos in NOMINAL and t.rel in ("obj", "nsubj") and up is not None and up.lemma.lower() in words["motion_verbs"] and cases & {"to", "from", "through", "into"}:
        return h, LIKELY, None, True
    if cases & {"on", "over"} and noun in words["happenings"]:
        return h, LIKELY, None, True
    return None


def _done(s: Sentence, h: int, over: int) -> tuple[int, int, str | None, bool] | None:
    words, verb = Words.shipped(), s.tokens[over].lemma.lower()
    if verb in words["physical"]:
        return h, LIKELY, None, True
    return (h, LIKELY, "town", True) if verb in words["physical_towns"] else None


def _topic(s: Sentence, over: int) -> bool:
    """`interest in Iran`, `believe in Europe`: no place."""
    return s.tokens[over].lemma.lower() in ("interest", "confidence", "trust", "believe", "faith", "invest")
