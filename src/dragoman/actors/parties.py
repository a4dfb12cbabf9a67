"""From noun phrases to actors: `Parties` reads one article and answers which party a token heads."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from dragoman.actors.lexicon import Entry, Found, Lexicon
from dragoman.language import Reading, Sentence, Token
from dragoman.records import Actor, Span

PLACE_PREPOSITIONS = frozenset("in at near outside inside around across throughout within over to from into through along off of".split())
INSIDE = frozenset(("amod", "compound", "flat", "nmod:poss", "nmod:desc", "nummod", "nmod:unmarked"))
PREMODIFIERS = frozenset(("amod", "compound", "nmod:poss", "nmod:desc", "flat", "case"))
SPOKEN_ROLES = frozenset(("GOV", "MIL", "LEG", "COP", "JUD", "SPY"))
TITLE = re.compile(r"(?i)^(mr|mrs|ms|dr|prof|sen|rep|gen|col|lt|sgt|gov|sir|lord|lady)\.?$")
PRONOUNS = frozenset("he she it they we i him her them us who which that this those these".split())
# words by which Georgia and Jordan turn out to be no states
NO_STATE = {"Georgia": ("Atlanta", "Ga."), "Jordan": ("Michael Jordan",), "Turkey": ("Thanksgiving",), "Chad": ("Chad Smith",)}


class Parties:
    """The parties of one article. Token positions are (sentence index, token index)."""

    def __init__(self, reading: Reading, lexicon: Lexicon, published: dt.date | None) -> None:
        self.reading, self.lexicon, self.published = reading, lexicon, published
        self._at: dict[tuple[int, int], tuple[Found, Entry]] = {}
        self._persons: dict[str, Actor] = {}
        self._cache: dict[tuple[int, int], Actor | None] = {}
        found = lexicon.find(reading.text)
        for sentence in reading.sentences:
            self._place(sentence, found)
        self._remember()

    # -- reading the names ------------------------------------------------------------------------------------------

    def _place(self, s: Sentence, found: list[Found]) -> None:
        for f in found:
            if f.end <= s.start or f.start >= s.end:
                continue
            inside = [t.i for t in s.tokens if t.start < f.end and t.end > f.start]
            entry = self._choose(f, s, inside)
            if entry is not None:
                for i in inside:
                    self._at[s.index, i] = (f, entry)

    def _choose(self, found: Found, s: Sentence, inside: list[int]) -> Entry | None:
        if not inside:
            return None
        name = self.reading.text[found.start : found.end]
        if any(word in self.reading.text for word in NO_STATE.get(name, ())):
            return None
        label = next((n.label for n in s.names if n.first <= inside[0] < n.last), None)
        whole = next((n for n in s.names if n.first <= inside[0] and inside[-1] < n.last), None)
        for e in sorted(found.entries, key=lambda e: (not e.holds(self.published), e.kind == "person")):
            if e.kind == "person":
                longer = whole is not None and e.surname and whole.last - whole.first > len(inside)
                if (not e.holds(self.published) and e.surname) or longer:
                    continue
            elif label == "PER" and e.kind in ("state", "capital", "body"):
                continue
            elif e.kind == "capital" and whole is not None and label == "ORG" and whole.last - whole.first > len(inside) and s.tokens[inside[0]].i == whole.first:
                continue
            if name.isupper() and len(name) <= 3 and s.tokens[inside[0]].upos in ("ADP", "PRON", "AUX", "VERB"):
                continue
            return e
        return None

    def _remember(self) -> None:
        """Give a person's later bare surname the country and office of the full mention."""
        for s in self.reading.sentences:
            for n in s.names:
                if n.label != "PER":
                    continue
                head = self._name_head(s, n.first, n.last)
                actor = self.party(s.index, head)
                if actor is None or (actor.country is None and n.last - n.first < 2):
                    continue
                words = [t.text for t in s.tokens[n.first : n.last]]
                for key in {" ".join(words), words[-1], words[0] if (actor.country in ("CHN", "KOR", "PRK", "TWN", "VNM")) else words[-1]}:
                    old = self._persons.get(key)
                    if old is None or (old.country is None and actor.country is not None):
                        self._persons[key] = actor
        self._cache.clear()

    @staticmethod
    def _name_head(s: Sentence, first: int, last: int) -> int:
        return next((i for i in range(first, last) if not first <= s.tokens[i].head < last), first)

    # -- answering --------------------------------------------------------------------------------------------------

    def party(self, sentence: int, token: int) -> Actor | None:
        """The party whose noun phrase has `token` as its head, or None if it is no party (or a pronoun)."""
        key = (sentence, token)
        if key not in self._cache:
            self._cache[key] = None  # guards against circles
            self._cache[key] = self._party(self.reading.sentences[sentence], token)
        return self._cache[key]

    def is_place(self, sentence: int, token: int) -> bool:
        """Whether a state or city stands there as a place: under a locative preposition."""
        s = self.reading.sentences[sentence]
        t = s.tokens[token]
        if t.rel not in ("obl", "nmod"):
            return False
        return any(s.tokens[c].text.lower() in PLACE_PREPOSITIONS - {"of", "to", "from"} for c in s.each(token, "case"))

    def state_at(self, sentence: int, token: int) -> Actor | None:
        """The state or body that a demonym or possessor token names: `Syrian` shelling, `Russia`'s invasion."""
        hit = self._at.get((sentence, token))
        if hit is None or hit[1].kind == "person":
            return None
        s = self.reading.sentences[sentence]
        return self._actor(s, [t.i for t in s.tokens if t.start < hit[0].end and t.end > hit[0].start], hit[1])

    def _party(self, s: Sentence, i: int) -> Actor | None:
        t = s.tokens[i]
        if t.upos in ("PRON", "DET", "VERB", "AUX", "ADV", "ADP", "PUNCT", "SYM", "PART") and (s.index, i) not in self._at:
            return None
        phrase = self._phrase(s, i)
        hit = self._at.get((s.index, i))
        noun = self._noun(s, i)
        person = next((n for n in s.names if n.label == "PER" and n.first <= i < n.last), None)
        inner = [self._at[s.index, j] for j in phrase if (s.index, j) in self._at]
        known = next((e for _, e in inner if e.kind == "person"), None)
        if hit is not None and hit[1].kind != "person" and (noun is None or hit[1].kind in ("body", "seat", "state")):
            return self._named(s, i, phrase, hit[1])
        if person is not None or known is not None:
            return self._person(s, i, phrase, person, known)
        if noun is None:
            return self._organisation(s, i, phrase)
        return self._group(s, i, phrase, noun)

    def _named(self, s: Sentence, i: int, phrase: list[int], entry: Entry) -> Actor | None:
        if entry.kind == "adjective" and s.tokens[i].upos == "ADJ" and s.tokens[i].rel == "amod":
            return None
        return self._actor(s, [j for j in phrase if s.tokens[j].upos in ("PROPN", "ADJ", "NOUN") or j == i] if entry.kind == "body" else [j for j in phrase if self._at.get((s.index, j), (None, None))[1] == entry] or [i], entry)

    def _person(self, s: Sentence, i: int, phrase: list[int], name: object, known: Entry | None) -> Actor | None:
        words = [t.text for t in s.tokens[name.first : name.last]] if name is not None else []  # type: ignore[attr-defined]
        modifiers = [j for j in phrase if name is None or not name.first <= j < name.last]  # type: ignore[attr-defined]
        text = " ".join(words)
        earlier = self._persons.get(text) or (self._persons.get(words[-1]) if words else None)
        country, entry = self._country(s, i, modifiers)
        role = self._role(s, i, modifiers)
        sector = self._sector(s, modifiers)
        if known is not None and (country is None or country == known.country or known.country is None):
            return self._make(s, phrase, known.id, known.name, known.country, known.sector, role or known.role, known.name, known.wikidata)
        if earlier is not None and country is None:
            return self._make(s, phrase, earlier.id, earlier.name, earlier.country, earlier.sector, role or earlier.role, earlier.person, earlier.wikidata)
        if not words:
            return None
        if entry is not None and entry.kind == "body":
            return self._make(s, phrase, entry.id, text, entry.country, sector or entry.sector, role, text)
        if country is not None and sector is not None:
            return self._make(s, phrase, f"{country}/{sector}", text, country, sector, role, text)
        return self._make(s, phrase, f"PER:{text.upper()}", text, country, sector, role, text)

    def _group(self, s: Sentence, i: int, phrase: list[int], noun: tuple[str, str]) -> Actor | None:
        sector, kind = noun
        country, entry = self._country(s, i, phrase)
        words = [j for j in phrase if j != i]
        better = self._sector(s, words)
        if kind == "person" and better in SPOKEN_ROLES and sector == "GOV":
            sector = better
        role = self._role(s, i, phrase)
        name = " ".join(s.tokens[j].text for j in phrase)
        if entry is not None and entry.kind in ("body", "seat") and not entry.id.startswith("GRP:EUROPE"):
            return self._make(s, phrase, entry.id, entry.name, entry.country, entry.sector or sector, role, None)
        if country is not None:
            return self._make(s, phrase, f"{country}/{sector}", name, country, sector, role, None)
        if entry is not None and entry.kind == "person":
            return self._make(s, phrase, entry.id, entry.name, entry.country, sector, role, None)
        return self._make(s, phrase, f"UNK:{sector}", name, None, sector, role, None)

    def _organisation(self, s: Sentence, i: int, phrase: list[int]) -> Actor | None:
        if not any(n.label == "ORG" and n.first <= i < n.last for n in s.names):
            return None
        country, entry = self._country(s, i, phrase)
        name = " ".join(s.tokens[j].text for j in phrase)
        sector = self._sector(s, phrase)
        if entry is not None and entry.kind == "body":
            return self._make(s, phrase, entry.id, entry.name, entry.country, entry.sector, None, None)
        if country is not None and sector is not None:
            return self._make(s, phrase, f"{country}/{sector}", name, country, sector, None, None)
        return self._make(s, phrase, f"ORG:{name.upper()}", name, country, sector, None, None)

    # -- the parts of a noun phrase -----------------------------------------------------------------------------------

    def _phrase(self, s: Sentence, i: int) -> list[int]:
        """The shortest full name: head with demonym, compounds, title and name; no determiner, clause or apposition behind a comma."""
        kept, todo = {i}, [i]
        while todo:
            for c in s.children[todo.pop()]:
                t = s.tokens[c]
                if t.deprel in INSIDE or (t.rel in ("appos", "flat", "compound") and abs(c - i) < 4 and not _comma_between(s, i, c)):
                    if t.upos not in ("DET", "PRON", "PUNCT", "ADV") and c not in kept:
                        kept.add(c)
                        todo.append(c)
        low, high = i, i
        while low - 1 in kept or (low - 2 in kept and s.tokens[low - 1].text in ("-", "'s", "’s", "'", "’")):
            low -= 1
        while high + 1 in kept:
            high += 1
        hit = self._at.get((s.index, i))
        if hit is not None:
            inside = [t.i for t in s.tokens if t.start < hit[0].end and t.end > hit[0].start]
            low, high = min(low, inside[0]), max(high, inside[-1])
        return list(range(low, high + 1))

    def _country(self, s: Sentence, i: int, phrase: Iterable[int]) -> tuple[str | None, Entry | None]:
        """Country and entry that modify the phrase: in it, or in an of- or in-phrase behind it."""
        for j in phrase:
            hit = self._at.get((s.index, j))
            if hit is not None and hit[1].kind != "person":
                return hit[1].country, hit[1]
        for c in s.each(i, "nmod"):
            case = {s.tokens[k].text.lower() for k in s.each(c, "case")}
            if s.tokens[c].deprel == "nmod:poss" or case & {"of", "in", "from"}:
                for j in (c, *s.children[c]):
                    hit = self._at.get((s.index, j))
                    if hit is not None and hit[1].kind != "person":
                        return hit[1].country, hit[1]
        for c in s.each(i, "appos"):
            for j in s.subtree(c):
                hit = self._at.get((s.index, j))
                if hit is not None and hit[1].kind in ("state", "adjective", "body"):
                    return hit[1].country, hit[1]
        return None, None

    def _noun(self, s: Sentence, i: int) -> tuple[str, str] | None:
        t = s.tokens[i]
        if t.upos == "NUM":
            return ("CVL", "people") if t.text.lower() in ("thousands", "hundreds", "dozens", "scores") else None
        if t.upos not in ("NOUN", "PROPN", "ADJ"):
            return None
        return self.lexicon.nouns.get(t.lemma.lower()) or self.lexicon.nouns.get(t.text.lower())

    def _sector(self, s: Sentence, positions: Iterable[int]) -> str | None:
        """Sector of the last telling noun among the positions; defence ministries are military."""
        sector = None
        for j in positions:
            low = s.tokens[j].text.lower()
            if low in ("defense", "defence", "military", "army", "naval", "air"):
                return "MIL"
            if low in ("opposition",):
                return "OPP"
            if low in ("police",):
                return "COP"
            if low == "former" or low.startswith("ex-"):
                return "ELI"
            noun = self.lexicon.nouns.get(s.tokens[j].lemma.lower()) or self.lexicon.nouns.get(low)
            sector = noun[0] if noun else sector
        return sector

    def _role(self, s: Sentence, i: int, positions: Iterable[int]) -> str | None:
        named = {j for n in s.names if n.label == "PER" for j in range(n.first, n.last)}
        words = [s.tokens[j].text for j in positions if j not in named and (s.index, j) not in self._at and not TITLE.match(s.tokens[j].text) and s.tokens[j].upos in ("NOUN", "PROPN", "ADJ")]
        return " ".join(words) or None

    def _actor(self, s: Sentence, phrase: list[int], entry: Entry) -> Actor:
        return self._make(s, phrase, entry.id, entry.name, entry.country, entry.sector, entry.role, entry.name if entry.kind == "person" else None, entry.wikidata)

    def _make(self, s: Sentence, phrase: list[int], identity: str, name: str, country: str | None, sector: str | None, role: str | None, person: str | None, wikidata: str | None = None) -> Actor:
        start, end = s.tokens[phrase[0]].start, s.tokens[phrase[-1]].end
        text = self.reading.text[start:end]
        for tail in ("'s", "’s"):
            if text.endswith(tail):
                text, end = text[: -len(tail)].rstrip(), end - len(tail)
        return Actor(span=Span(start=start, end=start + len(text), text=text), id=identity, name=name, country=country, sector=sector, role=role, person=person, wikidata=wikidata)


def _comma_between(s: Sentence, i: int, j: int) -> bool:
    low, high = min(i, j), max(i, j)
    return any(s.tokens[k].text in (",", ";", "(", "—", "–") for k in range(low + 1, high))


def is_pronoun(token: Token) -> bool:
    """Third-person and relative pronouns, which stand for a party named elsewhere."""
    return token.upos in ("PRON", "DET") and token.text.lower() in PRONOUNS
