"""Known names on the tokens of an article: which of their meanings holds here."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dragoman.actors.entry import BODIES, PLACES, Entry, Kind
from dragoman.actors.finding import SHORT, names_found
from dragoman.actors.officers import HONORIFICS
from dragoman.actors.people import SURNAME_FIRST, of_the_top
from dragoman.actors.phrase import prepositions
from dragoman.actors.places import acts
from dragoman.actors.reckoned import Reckoned, reckoned
from dragoman.actors.register import Found, Register
from dragoman.actors.spelling import plain
from dragoman.knowledge import word_list, word_lists
from dragoman.language.reading import Name, Reading, Sentence

# `Russian-backed rebels` are not Russian, `Hamas-run` is Hamas's; `pro-Russian rebels` are not Russian either.
NOT_OF = re.compile(rf"[-‑]({'|'.join(sorted(word_list('actors', 'hits.not_of')))})\b", re.I)
NOT_FOR = re.compile(r"\b((pro|anti|non|un|post|counter|pan|trans)[-‑ ]|ethnic )$", re.I)
TAG = frozenset(("PROPN", "NOUN", "ADJ", "X", "NUM"))
# Names that others bear too, and what in a text speaks for another, what for the state.
ANOTHER, FOR_THE_STATE = (
    {name: re.compile("|".join(sorted(patterns))) for name, patterns in word_lists("actors", f"hits.{which}").items()}
    for which in ("another", "for_the_state")
)
RULING = word_list("actors", "hits.ruling")
# Bodies that are known by letters which others share.
BY_LETTERS = frozenset((Kind.FIRM, Kind.OUTLET, Kind.NGO, Kind.ORGAN, Kind.NONSTATE))
OF_SEVERAL = frozenset((Kind.ORGAN, Kind.NONSTATE, Kind.OUTLET))  # whose names several states' may bear
OF_OUTLETS = word_list("actors", "hits.of_outlets")
NO_OUTLET = word_lists("actors", "hits.no_outlet")
OF_PARTIES = word_list("actors", "hits.of_parties")
OF_OTHER_PARTIES = word_list("actors", "hits.of_other_parties")
PLACES_NAMED = word_list("actors", "hits.places_named")
HITTING = word_list("actors", "hits.hitting")
DEALING = word_list("actors", "hits.dealing")
OF_ANY_STATE = word_list("actors", "hits.of_any_state")  # with what bodies of many states begin their names
POINTS = frozenset(["GRP:WEST"])  # groups whose adjective is a point of the compass too
PEOPLES = {"GRP:ARABSTATES": "Arab"}  # groups whose adjective is a people's too
OF_STATES = word_list("actors", "hits.of_states")
BEFORE_SURNAMES = word_list("actors", "hits.before_surnames")
EAST = re.compile(r"Brazzaville|(?<!Democratic )Republic of (?:the )?Congo")


@dataclass(frozen=True, slots=True)
class Hit:
    """A known name over tokens [first, last). `loose`: it stands in `X-backed` or `pro-X` and tells no nationality."""

    first: int
    last: int
    entry: Entry
    others: tuple[Entry, ...]
    loose: bool
    name: str


class Hits:
    """All hits of an article, by sentence and token."""

    def __init__(
        self, reading: Reading, register: Register, published: dt.date | None, written: str | None = None, home: str | None = None
    ) -> None:
        self.reading, self.published, self._letters, self._surnames = reading, published, register.letters, register.surnames
        self._divided = _divided(register)
        self._titles, self._noun_at, self._parties = register.nouns, register.noun_at, register.parties
        self._body_word = register.body_word
        self._full: dict[str, set[str]] = {}  # what stands before each last name in the text
        self._behind: dict[str, set[str]] = {}  # and behind each first one
        self._learn_names()
        self._at: dict[tuple[int, int], Hit] = {}
        self._found = names_found(reading, register)
        self.time = reckoned(reading.text, self._found) if published is None else Reckoned()
        told = [
            (e.country, e.kind is Kind.NONSTATE and self._of_letters(f.name, e))
            for _, f in self._found
            for e in f.entries
            if e.country and e.kind not in (Kind.PERSON, Kind.ORGAN, Kind.FIRM) and len(f.name) > 2
            and not _shared(f) and f.name not in self._parties and not (e.kind is Kind.NGO and self._of_letters(f.name, e))
        ]
        self._written = written
        told += [(written, False)] if written is not None else []
        # the letters of a party speak for its state where the article names no other, its home where it names none
        self.countries = Counter(c for c, letters in told if not letters) or Counter(c for c, _ in told)
        if home is not None and not self.countries:
            self.countries[home] = 1
        self._at_home = {e.country for _, f in self._found for e in f.entries if e.kind is Kind.PERSON and " " in f.name} | {home}
        self._of_persons = {e.country for _, f in self._found for e in f.entries if e.kind is Kind.PERSON and " " in f.name}
        self._placed = _placed(reading.text, [f for _, f in self._found])
        for s, f in self._found:
            self._put(s, f)
        self._halves()
        self.peopled = {h.entry.country for h in self._at.values() if h.entry.kind is Kind.PERSON}

    def _learn_names(self) -> None:
        """Remember what stands beside each name of a person, and of what the model has not seen as one."""
        for s in self.reading.sentences:
            for n in s.names:
                if n.label == "PER" and n.last - n.first > 1:
                    before = {plain(t.text) for t in s.tokens[n.first : n.last - 1]}
                    self._full.setdefault(plain(s.tokens[n.last - 1].text), set()).update(before)
                    after = {plain(t.text) for t in s.tokens[n.first + 1 : n.last]}
                    self._behind.setdefault(plain(s.tokens[n.first].text), set()).update(after)
            inside = {i for n in s.names for i in range(n.first, n.last)}
            for t in s.tokens[1:]:
                if t.upos == "PROPN" and t.rel == "flat" and t.head == t.i - 1 and not {t.i, t.head} & inside:
                    self._behind.setdefault(plain(s.tokens[t.head].text), set()).add(plain(t.text))

    def at(self, s: Sentence, i: int) -> Hit | None:
        """The hit over token `i`."""
        return self._at.get((s.index, i))

    def surnamed(self, word: str) -> bool:
        """Whether the text tells of somebody whose last name that is."""
        return plain(word) in self._full

    def within(self, s: Sentence, span: list[int]) -> list[Hit]:
        """Hits over the tokens, in order, each once."""
        return list(dict.fromkeys(h for i in span if (h := self._at.get((s.index, i))) is not None))

    def placed(self) -> Iterator[tuple[Sentence, int, int, int, Hit]]:
        """Every known name as (sentence, start, end, token, hit), as the text has them."""
        for s, f in self._found:
            i = next((t.i for t in s.tokens if t.start <= f.start < t.end and (s.index, t.i) in self._at), None)
            if i is not None:
                yield s, f.start, f.end, i, self._at[s.index, i]

    def _halves(self) -> None:
        """`the North` of two Koreas: half of a divided name, once both halves or the whole name of this one were read."""
        whole: dict[str, Hit] = {}
        for s in self.reading.sentences:
            for t in s.tokens:
                hit = self._at.get((s.index, t.i))
                if hit is not None:
                    side, _, rest = hit.name.partition(" ")
                    if side in ("North", "South") and rest and hit.entry.kind in PLACES:
                        whole[side] = hit
                    elif hit.entry.country in self._divided:  # of whom but a people or a capital is named
                        whole = self._divided[hit.entry.country] | whole
                elif (
                    t.text in whole
                    and t.i > 0
                    and s.tokens[t.i - 1].text.lower() == "the"
                    and not (t.i + 1 < len(s.tokens) and s.tokens[t.i + 1].upos == "PROPN")
                ):
                    known = whole[t.text]
                    self._at[s.index, t.i] = Hit(t.i, t.i + 1, known.entry, known.others, False, known.name)

    def _put(self, s: Sentence, f: Found) -> None:
        inside = [t.i for t in s.tokens if t.start < f.end and t.end > f.start]
        if not inside:
            return
        only = s.tokens[inside[0]]
        if len(inside) == 1 and only.upos not in TAG and not (only.upos == "PRON" and f.name.isupper() and len(f.name) > 2):
            return  # but the WHO is no pronoun
        entries = self._fitting(s, f, inside)
        if not entries:
            return
        before, after = self.reading.text[max(0, f.start - 8) : f.start], self.reading.text[f.end : f.end + 14]
        if after.startswith("$"):  # `US$` is money
            return
        loose = (bool(NOT_OF.match(after)) and entries[0].kind is not Kind.OUTLET) or bool(NOT_FOR.search(before))
        if self._sits_there(s, inside[-1], entries):
            entries.insert(0, entries.pop(1))
        hit = Hit(inside[0], inside[-1] + 1, entries[0], tuple(entries[1:]), loose, f.name)
        for i in inside:
            self._at.setdefault((s.index, i), hit)

    def _sits_there(self, s: Sentence, i: int, entries: list[Entry]) -> bool:
        """Whether a capital, whose state the text does not name, stands for a body of states that sits in it: `Brussels warned Ankara`."""
        if len(entries) < 2 or (entries[0].kind, entries[1].kind) != (Kind.CAPITAL, Kind.IGO):
            return False
        t = s.tokens[i]
        doer = t.rel in ("nsubj", "iobj", "conj") or t.deprel == "nmod:poss"
        dealing = doer or (t.rel == "obj" and s.tokens[t.head].lemma.lower() not in HITTING) or bool(prepositions(s, i) & DEALING)
        own = {e.country for _, f in self._found for e in f.entries if e.kind in (Kind.STATE, Kind.DEMONYM)}
        return dealing and acts(s, i) and entries[0].country not in own

    def _fitting(self, s: Sentence, f: Found, inside: list[int]) -> list[Entry]:
        """The meanings that fit, the likeliest first."""
        label = next((n for n in s.names if n.first <= inside[0] and inside[-1] < n.last), None)
        wider = label is not None and label.last - label.first > len(inside)
        out = []
        for e in f.entries:
            if e.kind in PLACES and (_doubtful(f.name, self.reading.text) or (wider and label is not None and label.label == "PER")):
                continue
            after = s.tokens[inside[-1] + 1].text if inside[-1] + 1 < len(s.tokens) else ""
            ruling = after.lower() in RULING
            word = s.tokens[inside[0]]
            named_so = word.upos == "PROPN" or (ruling and word.text[:1].isupper())  # the Macron government
            initials = f.name.isupper() and not wider and e.country in self.countries  # AMLO, whatever the model takes him for
            ruling = ruling or (not wider and _ruler(s, inside[0], f, e))
            other = not initials and (not named_so or (label is not None and label.label != "PER" and not ruling))
            if e.kind is Kind.PERSON and " " not in f.name and (other or (wider and not _ends(s, label, inside, f.name))):
                continue
            if e.kind is Kind.PERSON and " " not in f.name and self._of_somebody_else(f.name, e):
                continue  # Serra, where the text has told of a José Serra
            if e.kind is Kind.PERSON and " " not in f.name and label is None and self._another(s, inside[0], e):
                continue  # Bubacar Keita is no president
            if e.kind is Kind.NONSTATE and label is not None and label.label == "PER" and f.name.startswith(("Abu ", "Ibn ")):
                continue  # a nom de guerre
            if e.kind is Kind.FIRM and label is not None and label.label == "PER" and (wider or plain(f.name).lower() in self._surnames):
                continue  # Ford may be a man, Rosneft may not
            if e.sector == "PTY" and self._no_party(s, f, e, label, inside):
                continue
            if e.id in PEOPLES and f.name == PEOPLES[e.id] and not _before_states(s, inside[-1]):
                continue  # Arab citizens, Arab towns
            if (e.kind is Kind.GROUP or e.id in POINTS) and " " not in f.name and _part_of_name(s, inside):
                continue  # West Bengal, North West, the Western Cape
            if e.kind in BY_LETTERS and label is not None and label.label == "ORG" and self._longer(s, label, inside[0]):
                continue  # the Riverside Open University is not the Open University
            letters = self._of_letters(f.name, e)
            if (letters or e.shared) and (self._elsewhere(e) or (letters and not self.countries and e.country is not None)):
                continue
            if e.kind in (Kind.FIRM, Kind.NGO) and f.name.split()[0] in OF_ANY_STATE and self._elsewhere(e):
                continue  # the National Union of Teachers of another state
            if f.name.isupper() and self._spelt_as_another(f, e):
                continue  # RSF are fighters, where the text tells of no Reporters Without Borders
            if e.shared and e.kind in BODIES and f.name.istitle() and not _is_body(e, label, wider):
                continue
            if label is not None and self._of_another_kind(s, label, inside[-1], e):
                continue  # the Ford Foundation, the Commonwealth Bank
            if e.kind is Kind.FIRM and after in PLACES_NAMED:
                continue  # Adam Air Base
            if e.kind is Kind.OUTLET and " " not in f.name and (_within_name(s, inside[0]) or _goes_on(s, label, inside[-1], f.name)):
                continue
            out.append(e)
        day = self.published
        return sorted(
            out,
            key=lambda e: (
                not e.holds(day),
                e.country is not None and e.country not in self.countries,
                self._rarer(e),
                e.kind in (Kind.ORGAN, Kind.NONSTATE) and self._placed.get(f.name, self._written) not in (None, e.country),
                -self.countries[e.country] if e.kind in OF_SEVERAL and e.country is not None else 0,
                e.kind in OF_SEVERAL and e.country not in self._at_home,
                e.shared,
                e.kind is Kind.NONSTATE,
                _negated(e.since),
            ),
        )

    def _no_party(self, s: Sentence, f: Found, e: Entry, label: Name | None, inside: list[int]) -> bool:
        """Whether a party's name is part of another body's or of an office, or that of another state's party."""
        if " " not in f.name:
            wider = label is not None and label.last - label.first > len(inside)
            if wider and self._other_than_party(s, label, inside[-1]):
                return True  # the Labour Court
            if inside[0] > 0 and s.tokens[inside[0] - 1].text in OF_OTHER_PARTIES:
                return True  # Social Democrats
        if self._portfolio(s, inside[0], e):
            return True  # Thailand's Labour Minister
        # the Democratic Party, in an article that names other states than its own
        return f.name in self._parties and self._elsewhere(e) and e.country not in self._of_persons

    def _spelt_as_another(self, f: Found, e: Entry) -> bool:
        """Whether letters that an NGO shares with others are not those of a body, as far as the text spells them out."""
        ngo = next((x for x in f.entries if x.kind is Kind.NGO), None)
        if ngo is None or all(x.kind is Kind.NGO for x in f.entries):
            return False
        return (ngo.name in self.reading.text) != (e.kind is Kind.NGO) and e.name not in self.reading.text

    def _of_somebody_else(self, surname: str, e: Entry) -> bool:
        """Whether the text gives another first name to a known surname, and his own nowhere."""
        first = self._full.get(plain(surname))
        if first is None and e.country in SURNAME_FIRST:
            first = self._behind.get(plain(surname))
        return first is not None and not first & set(plain(e.name).split())

    def _another(self, s: Sentence, i: int, e: Entry) -> bool:
        """Whether a first name that is not his stands before a known surname."""
        before = s.tokens[i - 1] if i > 0 else None
        if before is None or before.upos != "PROPN":
            return False
        rels = {before.rel, s.tokens[i].rel}
        within = before.head == s.tokens[i].head and rels <= {"compound", "flat"}  # Tau and Kok in `Sha Tau Kok police`
        if before.head != i and s.tokens[i].head != before.i and not within:
            return False
        title = before.text.rstrip(".").lower() in HONORIFICS or before.text.lower() in self._titles
        return not title and plain(before.text) not in plain(e.name).split()

    def _of_another_kind(self, s: Sentence, label: Name, last: int, e: Entry) -> bool:
        """Whether a name goes on behind a firm's and ends in a word for another kind of body: Fortis in `Fortis Memorial Hospital`.

        So does a union's behind which a firm's goes on.
        """
        union = e.kind is Kind.IGO and " " not in e.name and label.label == "ORG"
        if e.kind is not Kind.FIRM and not union:
            return False
        words = [t.text.lower() for t in s.tokens]
        word = self._body_word(words, label.last - 1) if label.last - 1 > last else None
        return word is not None and (word.sector == "BUS" if union else e.sector == "BUS" and word.sector in ("EDU", "MED", "NGO"))

    def _other_than_party(self, s: Sentence, label: Name | None, last: int) -> bool:
        """Whether a name goes on behind a party's with what no party is called."""
        after = s.tokens[last + 1].text.lower() if label is not None and last + 1 < label.last else None
        return after is not None and after.isalpha() and after not in OF_PARTIES

    def _portfolio(self, s: Sentence, i: int, e: Entry) -> bool:
        """Whether a party's name is the field of an office of another state: the Labour of Thailand's `Labour Minister`."""
        if all(self.countries[c] < self.countries[e.country or ""] for c in self.countries if c != e.country):
            return False
        words = [(t.text.lower(), t.lemma.lower()) for t in s.tokens[i : i + 2]]
        noun = self._noun_at(words, 0)
        return noun is not None and len(noun.words) > 1 and noun.sector == "GOV"

    def _longer(self, s: Sentence, label: Name, first: int) -> bool:
        """Whether a name begins before a known one, with more than a state."""
        states = {t for _, f in self._found if _ is s for t in f.name.split() if any(e.kind in (*PLACES, Kind.DEMONYM) for e in f.entries)}
        return any(t.upos == "PROPN" and t.text not in states for t in s.tokens[label.first : first])

    def _of_letters(self, name: str, e: Entry) -> bool:
        """Whether a body goes by few letters that may be another's."""
        return e.kind in BY_LETTERS and name.isupper() and len(name) <= SHORT and name not in self._letters

    def _elsewhere(self, e: Entry) -> bool:
        """Whether an article that names states does not name that of a body: its few letters are another's there."""
        return e.country is not None and bool(self.countries) and e.country not in self.countries

    def _rarer(self, e: Entry) -> bool:
        if e.id in ("COG", "COD"):
            return (e.id == "COG") != bool(EAST.search(self.reading.text))
        return e.id == "DMA"


def _before_states(s: Sentence, i: int) -> bool:
    """Whether the word after, or the noun that it stands before, is one for states and those who act for them."""
    near = [s.tokens[k].lemma.lower() for k in (i + 1, s.tokens[i].head) if 0 <= k < len(s.tokens)]
    return s.tokens[i].rel not in ("amod", "compound") or any(word in OF_STATES for word in near)


def _is_body(e: Entry, label: Name | None, wider: bool) -> bool:
    """Whether letters written as a word are a body's there: Unison is a union and a word, Swapo no man of that name."""
    return label is not None and not wider and (label.label == "ORG" or (e.sector == "PTY" and label.label == "PER"))


def _ends(s: Sentence, label: object, inside: list[int], name: str) -> bool:
    """A surname inside a longer name: a title may precede it, another first name may not."""
    first, last = label.first, label.last  # type: ignore[attr-defined]
    before = [s.tokens[i].text for i in range(first, inside[0])]
    return (
        inside[-1] + 1 == last
        and all(w.rstrip(".").lower() in BEFORE_SURNAMES for w in before)
        and bool(name)
    )


def _within_name(s: Sentence, i: int) -> bool:
    """Whether a word goes before that makes it another name: the Fiji Times is not the Times."""
    before = s.tokens[i - 1] if i > 0 else None
    return (
        before is not None
        and before.upos == "PROPN"
        and before.end < s.tokens[i].start
        and before.rel in ("compound", "flat", "amod", "nmod")
    )


def _part_of_name(s: Sentence, inside: list[int]) -> bool:
    """Whether a word stands in a longer proper name: `West Bengal`, `West 23rd Street`."""
    if inside[-1] + 1 < len(s.tokens) and s.tokens[inside[-1] + 1].text[0].isdigit():
        return True
    around = [s.tokens[k] for k in (inside[0] - 1, inside[-1] + 1) if 0 <= k < len(s.tokens)]
    titles = ("nsubj", "obj", "obl", "nmod")
    return any(t.upos == "PROPN" and t.text[0].isupper() and t.text[1:].islower() and t.rel not in titles for t in around)


def _goes_on(s: Sentence, label: Name | None, i: int, name: str) -> bool:
    """Whether what follows makes it no outlet's name: the Independent Commission is not the Independent, `CCTV footage` is of cameras."""
    if i + 1 < len(s.tokens) and s.tokens[i + 1].text.lower() in NO_OUTLET.get(name, ()):
        return True
    rest = s.tokens[i + 1 : label.last] if label is not None else ()
    return any(t.text[0].isupper() and t.text.lower() not in OF_OUTLETS for t in rest)


def _shared(f: Found) -> bool:
    """Whether a party bears the name of another state's party or organ: Congress."""
    bearers = {e.country for e in f.entries if e.kind in (Kind.NONSTATE, Kind.ORGAN)}
    return len(bearers) > 1 and any(e.kind is Kind.NONSTATE for e in f.entries)


def _placed(text: str, found: list[Found]) -> dict[str, str]:
    """The states whose names stand right before names that bodies of several bear: Peru in `Peru's Congress`."""
    placed: dict[str, str] = {}
    for before, f in pairwise(found):
        if text[before.end : f.start] in (" ", "'s ", "’s "):
            told = {e.country for e in before.entries if e.country and e.kind in (*PLACES, Kind.DEMONYM)}
            for country in told & {e.country for e in f.entries if e.kind in (Kind.ORGAN, Kind.NONSTATE)}:
                placed.setdefault(f.name, country)
    return placed


def _doubtful(name: str, text: str) -> bool:
    return name in ANOTHER and ANOTHER[name].search(text) is not None and FOR_THE_STATE[name].search(text) is None


def _negated(iso: str) -> tuple[int, ...]:
    """Sorts later dates first."""
    return tuple(-ord(c) for c in iso)


def _ruler(s: Sentence, i: int, f: Found, e: Entry) -> bool:
    """Whether a surname that the model takes for no person's is a ruler's whom readers know by it, who acts or is dealt with there."""
    t = s.tokens[i]
    party = t.rel in ("nsubj", "obj", "iobj") and not any(True for _ in s.each(i, "case", "det", "amod", "compound"))
    return party and e.known and of_the_top(e) and all(x.kind is Kind.PERSON for x in f.entries)


def _divided(register: Register) -> dict[str, dict[str, Hit]]:
    """By their codes the states of a divided land, each with both halves: the two Koreas."""
    halves: dict[str, dict[str, Hit]] = {}
    for name in register.states.values():
        side, _, land = name.partition(" ")
        found = register.find(name) if side in ("North", "South") else []
        if found and found[0].name == name:
            entry, *others = found[0].entries
            halves.setdefault(land, {})[side] = Hit(0, 0, entry, tuple(others), False, name)
    return {h.entry.country: both for both in halves.values() if len(both) > 1 for h in both.values() if h.entry.country is not None}
