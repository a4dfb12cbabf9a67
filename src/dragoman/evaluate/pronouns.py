"""How many pronouns are taken up rightly: `he`, `she`, `it`, `they` and their forms for persons, places and organisations in GUM.

A case is a pronoun whose entity is a person, a place or an organisation and was mentioned before. It is right if the phrase that was
found for it names that entity; an earlier pronoun is no answer. `given` gives the gold trees and mentions (without saying which belong
together); `own` reads the raw text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors import Register, find_mentions
from dragoman.actors.agreement import Gender, Sort
from dragoman.actors.discourse import Phrase, gender_of, name_words, number_of, phrases
from dragoman.actors.entities import At
from dragoman.actors.features import CLASSES
from dragoman.actors.pronouns import Choose, Discourse, Weights, best
from dragoman.evaluate.counted import Counted, share
from dragoman.evaluate.gum import Document, GoldMention, documents
from dragoman.language.reading import FrontEnd, Reading, Sentence

SORTS = {"person": Sort.PERSON, "place": Sort.PLACE, "organization": Sort.ORGANIZATION}
PARTIES = frozenset(SORTS)


@dataclass(frozen=True)
class Case:
    """One pronoun: its class, its mention in the gold, whether its entity came up before, and whether it counts."""

    kind: str
    gold: GoldMention | None
    known: bool

    @property
    def counts(self) -> bool:
        """Whether it is scored."""
        return self.gold is not None and self.gold.etype in PARTIES and self.known


@dataclass(frozen=True)
class View:
    """A document as the ranker sees it.

    `cases` by position in `reading`; `lost`: cases that are no pronoun there;
    `entities[k]`: for phrases of sentence k (head, group) the gold entity they name.
    """

    reading: Reading
    phrases: list[list[Phrase]]
    cases: dict[At, Case]
    entities: list[dict[tuple[int, bool], str]]
    lost: tuple[Case, ...] = ()

    def entity(self, p: Phrase | None) -> str | None:
        """The gold entity of a phrase."""
        return None if p is None else self.entities[p.sentence].get((p.head, p.group))


def is_pronoun(s: Sentence, i: int) -> bool:
    """Whether the token is a third-person pronoun."""
    return s.tokens[i].upos == "PRON" and s.tokens[i].text.lower() in CLASSES


def cases(d: Document) -> dict[At, Case]:
    """Every third-person pronoun of the gold trees, mention or not."""
    out: dict[At, Case] = {}
    seen: set[str] = set()
    single = {(m.sentence, m.first): m for m in d.mentions if m.last == m.first + 1}
    at = 0
    for s in d.reading.sentences:
        for t in s.tokens:
            if is_pronoun(s, t.i):
                gold = single.get((s.index, t.i))
                out[At(s.index, t.i)] = Case(CLASSES[t.text.lower()], gold, gold is not None and gold.entity in seen)
            while at < len(d.mentions) and (d.mentions[at].sentence, d.mentions[at].first) <= (s.index, t.i):
                seen.add(d.mentions[at].entity)
                at += 1
    return out


def given(d: Document) -> View:
    """With gold trees and mentions."""
    rows: list[list[Phrase]] = [[] for _ in d.reading.sentences]
    entities: list[dict[tuple[int, bool], str]] = [{} for _ in rows]
    for m in d.mentions:
        s = d.reading.sentences[m.sentence]
        t = s.tokens[m.head]
        if t.upos not in (
            "NOUN", "PROPN", "NUM", "ADJ", "X", "SYM", "DET",
        ) and not (t.upos == "PRON" and t.text.lower() not in CLASSES and t.xpos not in ("PRP", "PRP$")):
            continue
        group = any(m.first <= c < m.last and s.tokens[c].upos in ("NOUN", "PROPN", "PRON") for c in s.each(m.head, "conj"))
        if (m.head, group) in entities[m.sentence]:
            continue
        sort = SORTS.get(m.etype, Sort.OTHER)
        gender = Gender.UNKNOWN if group else gender_of(s, m.first, m.last, m.head, sort)
        rows[m.sentence].append(
            Phrase(
                m.sentence,
                m.head,
                m.first,
                m.last,
                sort,
                number_of(s, m.head, sort, group=group),
                gender,
                () if group else name_words(s, m.first, m.last, m.head),
                group,
            )
        )
        entities[m.sentence][m.head, group] = m.entity
    return View(d.reading, rows, cases(d), entities)


def own(d: Document, front: FrontEnd, register: Register) -> View:
    """From the raw text, with our sentences, trees and mentions."""
    reading = front.read(d.reading.text)
    return aligned(d, reading, phrases(find_mentions(reading, register)))


def aligned(d: Document, reading: Reading, rows: list[list[Phrase]]) -> View:
    """A reading of the raw text laid over the gold."""
    places = {t.start: At(s.index, t.i) for s in reading.sentences for t in s.tokens if is_pronoun(s, t.i)}
    found: dict[At, Case] = {
        p: Case(CLASSES[reading.sentences[p.sentence].tokens[p.token].text.lower()], None, False) for p in places.values()
    }
    lost = []
    for at, case in cases(d).items():
        place = places.get(d.reading.sentences[at.sentence].tokens[at.token].start)
        if place is not None:
            found[place] = case
        else:
            lost.append(case)
    by_head: dict[int, list[GoldMention]] = {}
    spans: list[tuple[int, int, int, GoldMention]] = []
    for m in d.mentions:
        tokens = d.reading.sentences[m.sentence].tokens
        by_head.setdefault(tokens[m.head].start, []).append(m)
        spans.append((tokens[m.first].start, tokens[m.last - 1].end, tokens[m.head].start, m))
    entities: list[dict[tuple[int, bool], str]] = []
    for s, row in zip(reading.sentences, rows, strict=True):
        out: dict[tuple[int, bool], str] = {}
        for p in row:
            meant = _gold(d, s, p, by_head, spans)
            if meant is not None:
                out[p.head, p.group] = meant.entity
        entities.append(out)
    return View(reading, rows, found, entities, tuple(lost))


def _gold(
    d: Document, s: Sentence, p: Phrase, by_head: dict[int, list[GoldMention]], spans: list[tuple[int, int, int, GoldMention]]
) -> GoldMention | None:
    """The gold mention that a phrase is: the same head, else the narrowest one around its head whose head it holds."""
    start, end, head = s.tokens[p.first].start, s.tokens[p.last - 1].end, s.tokens[p.head].start
    same = [m for m in by_head.get(head, ()) if _grouped(d, m) == p.group]
    if same:
        return same[0]
    if p.group:
        return None
    inside = [(b - a, k) for k, (a, b, h, m) in enumerate(spans) if a <= head < b and start <= h < end and not _grouped(d, m)]
    return spans[min(inside)[1]][3] if inside else None


def _grouped(d: Document, m: GoldMention) -> bool:
    s = d.reading.sentences[m.sentence]
    return any(m.first <= c < m.last and s.tokens[c].upos in ("NOUN", "PROPN", "PRON") for c in s.each(m.head, "conj"))


# -- figures -----------------------------------------------------------------------------------------------------------------


def judged(view: View, choose: Choose) -> Iterator[dict[str, int]]:
    """What each pronoun of a view counts: as a case, for its class and for `all` (`class+` if it is right), or as another."""
    discourse = Discourse(view.reading, view.phrases, choose)
    answers = [(case, discourse.antecedent(*at)) for at, case in view.cases.items()] + [(case, None) for case in view.lost]
    for case, phrase in answers:
        counts = {"others": int(not case.counts)}
        if case.gold is not None and case.counts:
            right = phrase is not None and view.entity(phrase) == case.gold.entity
            for name in ("all", case.kind):
                counts |= {f"{name}_cases": 1, f"{name}+": int(right)}
        elif phrase is not None and phrase.sort is not Sort.OTHER:
            counts["others_resolved"] = 1
        yield counts


def weighed(units: list[dict[str, int]]) -> Counted:
    """Accuracy over all cases and by class, a unit a pronoun.

    `others_resolved`: of the pronouns that are no
    case (for things and events, or with nothing before them) the share that was given a person, place or organisation.
    """
    names = [name for name in ("all", *dict.fromkeys(CLASSES.values())) if any(f"{name}_cases" in u for u in units)]
    formulas = {name: share(f"{name}+", f"{name}_cases") for name in names}
    return Counted(units, [f"{name}_cases" for name in names], {**formulas, "others_resolved": share("others_resolved", "others")})


def both_ways(front: FrontEnd, register: Register, paths: Iterable[Path], genres: tuple[str, ...]) -> tuple[Counted, Counted]:
    """(with gold mentions, from raw text) over the documents of these genres, with the shipped weights."""
    gold, raw = list[dict[str, int]](), list[dict[str, int]]()
    choose = best(Weights.shipped())
    for path in paths:
        for d in documents(path, genres):
            gold += judged(given(d), choose)
            raw += judged(own(d, front, register), choose)
    return weighed(gold), weighed(raw)
