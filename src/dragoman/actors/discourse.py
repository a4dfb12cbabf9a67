"""The noun phrases of an article that a pronoun may take up, with what it must agree with: kind, number, gender, name."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.actors.agreement import Gender, Number, Sort, agreement, folded, personal
from dragoman.actors.entry import Kind
from dragoman.actors.mentions import Mentions
from dragoman.actors.phrase import core, top
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor

NAMED = {"PER": "person", "ORG": "organization", "LOC": "place"}
TITLES = word_list("actors", "discourse.titles")
NOMINAL = frozenset(("NOUN", "PROPN"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head token, its tokens [first, last).

    `names`: the words of a name in lower case, () for a common noun;
    `group`: the head together with its conjuncts; `wide`: a name known by more words than stand here (`Angela Merkel` for `Merkel`).
    """

    sentence: int
    head: int
    first: int
    last: int
    sort: Sort
    number: Number
    gender: Gender
    names: tuple[str, ...] = ()
    group: bool = False
    wide: tuple[str, ...] = ()


def number_of(s: Sentence, head: int, sort: Sort, *, group: bool = False) -> Number:
    """The number of a phrase by its head."""
    t = s.tokens[head]
    if (
        group
        or t.xpos == "NNS"
        or (t.xpos == "NNPS" and sort is Sort.PERSON)
        or t.upos == "NUM"
        or (t.upos == "PRON" and t.lemma in ("those", "these", "other", "many"))
    ):
        return Number.PLURAL
    if t.lemma.lower() in ("people", "police"):
        return Number.PLURAL
    return (
        Number.COLLECTIVE
        if t.lemma.lower() in agreement().collective or (sort is Sort.ORGANIZATION and t.upos == "PROPN")
        else Number.SINGULAR
    )


def gender_of(s: Sentence, first: int, last: int, head: int, sort: Sort, more: tuple[str, ...] = ()) -> Gender:
    """The gender of a person by the words of the phrase before its first verb or preposition; `more`: words known from elsewhere."""
    if sort is not Sort.PERSON:
        return Gender.UNKNOWN
    words = [
        s.tokens[i].lemma if s.tokens[i].upos == "NOUN" else s.tokens[i].text
        for i in range(first, last)
        if i == head or s.tokens[i].head == head or s.tokens[i].upos == "PROPN"
    ]
    found = agreement().gender(words, name=s.tokens[head].upos == "PROPN")
    return found if found is not Gender.UNKNOWN or not more else agreement().gender(more, name=True)


def name_words(s: Sentence, first: int, last: int, head: int) -> tuple[str, ...]:
    """The words of the name that a phrase is headed by, without titles; () for a common noun."""
    if s.tokens[head].upos != "PROPN":
        return ()
    kept, todo = {head}, [head]
    while todo:
        for c in s.children[todo.pop()]:
            if (
                first <= c < last
                and s.tokens[c].upos == "PROPN"
                and s.tokens[c].rel in ("flat", "compound", "goeswith", "fixed")
                and c not in kept
            ):
                kept.add(c)
                todo.append(c)
    out = tuple(folded(s.tokens[i].text) for i in sorted(kept))
    return tuple(w for w in out if w not in TITLES and agreement().sorts.get(w) is not Sort.PERSON) or out


def phrases(mentions: Mentions) -> list[list[Phrase]]:
    """The phrases of every sentence, in the order of their heads; a group stands after its last member."""
    return [_of_sentence(mentions, s) for s in mentions.reading.sentences]


def _of_sentence(mentions: Mentions, s: Sentence) -> list[Phrase]:
    out: list[Phrase] = []
    known = dict(mentions.all(s.index, place_ok=True))
    labels = {i: n for n in s.names for i in range(n.first, n.last)}
    made: dict[int, Phrase] = {}
    for t in s.tokens:
        name = labels.get(t.i)
        inner = top(s, t.i) != t.i
        heads = t.upos in NOMINAL and not inner and t.rel not in ("amod", "compound", "flat")
        before = name is not None and name.label in ("ORG", "LOC") and name.last == t.i + 1 and t.rel in ("compound", "nmod")
        if t.i not in known and not heads and not (inner and before):
            continue
        made[t.i] = _phrase(mentions, s, t.i, known.get(t.i), NAMED.get(name.label) if name is not None else None, inner=inner)
    for i, p in made.items():
        out.append(p)
        members = [c for c in s.each(i, "conj") if c in made]
        if members:
            last = made[members[-1]]
            out.append(
                Phrase(s.index, i, p.first, last.last, _common(p, *(made[c] for c in members)), Number.PLURAL, Gender.UNKNOWN, (), True)
            )
    return sorted(out, key=lambda p: (p.last - 1 if p.group else p.head, p.group))


def _common(*parts: Phrase) -> Sort:
    return parts[0].sort if len({p.sort for p in parts}) == 1 else Sort.OTHER if Sort.PERSON not in {p.sort for p in parts} else Sort.PERSON


def _phrase(mentions: Mentions, s: Sentence, head: int, actor: Actor | None, label: str | None, *, inner: bool) -> Phrase:
    span = [head] if inner else core(s, head)
    first, last = span[0], span[-1] + 1
    first = min([first, *(c for c in s.each(head, "det", "nmod:poss", "det:poss") if c < head)])
    sort = _sort(mentions, s, head, actor, label)
    wide = tuple(folded(w) for w in actor.person.split()) if actor is not None and actor.person else ()
    names = name_words(s, first, last, head)
    if actor is not None and actor.person is not None and not names:
        names = tuple(
            folded(s.tokens[i].text) for i in range(first, last) if s.tokens[i].upos == "PROPN" and folded(s.tokens[i].text) in wide
        )
    return Phrase(
        s.index, head, first, last, sort, number_of(s, head, sort), gender_of(s, first, last, head, sort, wide), names, False, wide
    )


def _sort(mentions: Mentions, s: Sentence, head: int, actor: Actor | None, label: str | None) -> Sort:
    t = s.tokens[head]
    lemma = t.lemma.lower()
    if actor is not None and actor.person is not None:
        return Sort.PERSON
    if label is not None and t.upos == "PROPN":
        return Sort(label)
    known = agreement().sorts.get(lemma)
    if t.upos != "PROPN" and known is not None:
        return known
    hit = mentions.hits.at(s, head)
    if hit is not None and t.upos == "PROPN":
        if hit.entry.kind in (Kind.STATE, Kind.PART, Kind.CAPITAL):
            return Sort.PLACE
        return Sort.PERSON if hit.entry.kind is Kind.PERSON or (actor is not None and actor.sector == "CVL") else Sort.ORGANIZATION
    if actor is not None:
        noun = mentions.affiliations.nouns[s.index].get(head)
        return Sort.ORGANIZATION if actor.id.startswith(("IGO:", "NGO:", "ORG:")) or (noun is not None and noun.organ) else Sort.PERSON
    return Sort.PERSON if t.upos == "NOUN" and personal(lemma) else Sort.OTHER
