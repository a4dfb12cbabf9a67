"""Personal names in an article: where they stand, their words without titles, which phrase and which title they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.actors.agreement import personal
from dragoman.actors.bodies import Bodies, named
from dragoman.actors.entry import BODIES, PLACES, Kind
from dragoman.actors.hits import Hit
from dragoman.actors.mending import QUOTES
from dragoman.actors.officers import HONORIFICS, HYPHENS
from dragoman.actors.phrase import apposed, behind, core, root, top
from dragoman.knowledge import word_list
from dragoman.language.reading import Name, Sentence

FIELDS = word_list("actors", "names.fields")
EXCELLENCY = word_list("actors", "names.excellency")
AFTER_NAMES = word_list("actors", "names.after_names")
FAR = 20  # words between an office and the name behind it
STYLES = word_list("actors", "names.styles")
SERVING = frozenset(["GOV", "LEG", "MIL"])  # in an office of state


class Names:
    """Answers for one article. A name is its tokens [first, last)."""

    def __init__(self, bodies: Bodies) -> None:
        self.bodies, self.hits, self.nouns = bodies, bodies.hits, bodies.nouns

    def words(self, s: Sentence, first: int, last: int) -> list[str]:
        """The words of a person's name without titles, a double name whole: `Ting-fang`."""
        words: list[str] = []
        quoted = False
        for i in range(first, _unbroken(s, last)):
            text = s.tokens[i].text
            if text in QUOTES or quoted:  # a nickname
                quoted = not quoted if text in QUOTES else quoted
                continue
            if words and i > first and s.tokens[i].start == s.tokens[i - 1].end and (text in HYPHENS or s.tokens[i - 1].text in HYPHENS):
                words[-1] += text
            elif i not in self.nouns[s.index] and text not in ("'s", "’s"):
                words.append(text)
        for k in range(len(words) - 1):  # `Qatar H E Jean Faivre`: the model has taken in what stands before His Excellency
            if words[k] in EXCELLENCY or words[k : k + 2] == ["H", "E"]:
                words = words[k + 1 + (words[k] == "H") :]
                break
        while len(words) > 1 and words[0].rstrip(".").lower() in HONORIFICS:
            words.pop(0)
        while len(words) > 1 and words[-1] in AFTER_NAMES:
            words.pop()
        return words

    def full(self, s: Sentence) -> Iterator[tuple[int, tuple[int, int]]]:
        """(head of the phrase, name): those that the model takes for persons, then those of several words in the register."""
        for n in s.names:
            if n.label == "PER" and not self._no_person(s, n.first, n.last):
                yield top(s, root(s, n.first, n.last)), (n.first, _unbroken(s, n.last))
        seen: set[Hit] = set()
        for t in s.tokens:
            hit = self.hits.at(s, t.i)
            if hit is not None and hit.entry.kind is Kind.PERSON and hit not in seen and hit.last - hit.first > 1:
                seen.add(hit)
                yield top(s, root(s, hit.first, hit.last)), (hit.first, hit.last)

    def within(self, s: Sentence, head: int) -> tuple[int, int] | None:
        """The personal name in the phrase of `head`."""
        inside = core(s, head)
        low, high = inside[0], inside[-1] + 1
        noun = self.nouns[s.index].get(head)
        if noun is not None and noun.sector == "CVL" and s.tokens[head].xpos == "NNS":
            return None  # `the families Mufti and Khan` are no person
        poss = {i for c in s.each(head, "nmod:poss") for i in s.subtree(c)}
        for n in s.names:
            if (
                n.label == "PER"
                and low <= n.first
                and n.last <= high
                and n.first not in poss
                and self._counts(s, head, n.first, n.last)
                and not self._no_person(s, n.first, n.last)
                and self.words(s, n.first, n.last)
            ):
                return n.first, _unbroken(s, n.last)
        for hit in self.hits.within(s, inside):
            if hit.entry.kind is Kind.PERSON and hit.first not in poss and self._counts(s, head, hit.first, hit.last):
                return hit.first, hit.last
        words = [i for i in inside if s.tokens[i].upos == "PROPN" and i not in self.nouns[s.index] and self.hits.at(s, i) is None]
        if (
            not s.names
            and words
            and s.tokens[words[-1]].i == inside[-1]
            and ((noun is not None and not noun.organ and inside[-1] != head) or self.titled(s, words[0]))
            and not (words[0] > 0 and self._of_thing(s, words[0] - 1))
        ):
            return words[0], words[-1] + 1
        return None

    def _of_thing(self, s: Sentence, i: int) -> bool:
        """Whether a common noun for a body stands there, after which its name comes: `the magazine Marianne`."""
        word = self.bodies.register.body_word([t.text.lower() for t in s.tokens], i) if s.tokens[i].xpos == "NN" else None
        return word is not None and not word.name and not personal(s.tokens[i].lemma.lower())

    def beside(self, s: Sentence, head: int) -> tuple[int, int] | None:
        """The personal name in apposition to `head` or behind it."""
        people = [n for n in s.names if n.label == "PER" and not self._no_person(s, n.first, n.last)]
        for n in people:
            if n.first == head + 1 or (n.first == head + 2 and _between_commas(s, n)) or _listed(s, head, n) or _surnamed(s, head, n):
                return n.first, n.last
        after = max(s.subtree(head)) + 1
        for c in (*apposed(s, head), *(c for c in s.each(s.tokens[head].head, "nsubj") if c == after and s.tokens[head].rel == "nsubj")):
            person = next((n for n in people if n.first <= c < n.last), None)
            if person is not None:
                return (person.first if person.last <= head else max(person.first, head + 1)), person.last
            hit = self.hits.at(s, c)
            if hit is not None and hit.entry.kind is Kind.PERSON:
                return hit.first, hit.last
        return self._behind(s, head) or self._of_two_offices(s, head)

    def _of_two_offices(self, s: Sentence, head: int) -> tuple[int, int] | None:
        """Of one person who is two things: the name in `Lawyer and founder of Ostra, Ana Lind, said`; not of `the mayor and the chief`."""
        for c in s.each(head, "conj"):
            one = all(s.tokens[i].xpos in ("NN", "NNP") and i in self.nouns[s.index] for i in (head, c))
            if one and s.child(c, "det", "nmod:poss") is None and not self.nouns[s.index][c].organ and c not in range(*self._label(s, c)):
                return self.beside(s, c)
        return None

    @staticmethod
    def _label(s: Sentence, i: int) -> tuple[int, int]:
        name = next((n for n in s.names if n.first <= i < n.last), None)
        return (0, 0) if name is None else (name.first, name.last)

    def title(self, s: Sentence, head: int, name: tuple[int, int]) -> int | None:
        """The token of the role noun beside the name: the nearest before it, else the head."""
        inside = [i for i in core(s, head) if i in self.nouns[s.index] and not name[0] < i < name[1]]
        before = [i for i in inside if i < name[0] or (i == name[0] and name[1] - name[0] > 1)]
        at = before[-1] if before else next(iter(inside), None)
        rank = self.nouns[s.index][before[-1]].words if len(before) > 1 else ()
        if rank and before[-2] == before[-1] - len(rank) and rank[-1] in STYLES:
            at = before[-2]  # `the bank chairman Sheikh Ana Lind`, `the port authority chairman Rear Admiral Ana Lind`
        of_state = next((i for i in before[:-1] if self._of_state_too(s, i, before[-1])), None)
        at = at if of_state is None else of_state  # `Prime Minister and Ostra Party leader Ana Lind`
        last = self.nouns[s.index].get(name[0] - 1)
        if at is None and last is not None and not last.organ and not (last.group and named(s, name[0] - 1, "ORG") is not None):
            at = name[0] - 1  # a title that the tree has not joined to its name
        if at is None and s.tokens[head].rel == "nsubj":
            sisters = s.each(s.tokens[head].head, "nsubj")
            at = next((c for c in sisters if c in self.nouns[s.index] and max(s.subtree(c)) + 1 == name[0]), None)
        if at is None and s.tokens[head].rel == "conj":
            at = self._shared(s, s.tokens[head].head, name)
        return at

    def _of_state_too(self, s: Sentence, first: int, second: int) -> bool:
        """Whether an office of state is joined to one of a party, which weighs less."""
        nouns = self.nouns[s.index]
        joined = any(s.tokens[i].upos == "CCONJ" for i in range(first + 1, second))
        held = not nouns[first].relay and not nouns[first].organ and nouns[first].sector in SERVING
        return joined and held and (nouns[second].relay or nouns[second].sector == "PTY") and nouns[second].words[-1] not in STYLES

    def _shared(self, s: Sentence, first: int, name: tuple[int, int]) -> int | None:
        """The title in the plural before the first of several names: `Presidents Emil Kasper and Jana Moll`."""
        people = [n for n in s.names if n.label == "PER" and n.last <= name[0]]
        over = next((n for n in people if n.first <= first < n.last), None)
        if over is None or over.first == 0:
            return None
        at = over.first - 1
        noun = self.nouns[s.index].get(at)
        inside = {i for n in people for i in range(n.first, n.last)}
        listed = all(i in inside or s.tokens[i].text.lower() in (",", "and") for i in range(over.last, name[0]))
        several = s.tokens[at].text.lower().endswith(("s", "men"))  # tagged a proper name, in the singular
        return at if noun is not None and not noun.organ and listed and several else None

    def titled(self, s: Sentence, i: int) -> bool:
        """Whether an honorific or a role noun stands right before the token."""
        return i > 0 and (s.tokens[i - 1].text.rstrip(".").lower() in HONORIFICS or (i - 1) in self.nouns[s.index])

    def _no_person(self, s: Sentence, first: int, last: int) -> bool:
        """Whether what the model took for a person is the name of a state, a capital, a people, a body or a ministry's field."""
        if last - first == 1 and s.tokens[first].text.lower() in FIELDS:
            return True
        hit = self.hits.at(s, first)
        if hit is None or (hit.first, hit.last) != (first, last):
            return False
        return hit.entry.kind in (*BODIES, *PLACES, Kind.ORGAN, Kind.DEMONYM)

    def _counts(self, s: Sentence, head: int, first: int, last: int) -> bool:
        """A name counts if it holds the head or stands beside a title; in `the Bush administration` it does not."""
        if first <= head < last:
            return True
        noun = self.nouns[s.index].get(head)
        if noun is None:  # `snooker star Li Na`, in no table of offices
            return first == head + 1 and s.tokens[head].xpos == "NN" and personal(s.tokens[head].lemma.lower())
        return not noun.organ and not noun.group and first > head

    def _behind(self, s: Sentence, head: int) -> tuple[int, int] | None:
        """The name in `the head of the University of Lagos, Ade Balogun`, `Ambassador to Chile Ana Lind`, `Minister of Trade Jan Novák`."""
        below = set(s.subtree(head))
        for n in s.names:
            if n.label != "PER" or n.first <= head or n.first not in below or self._no_person(s, n.first, n.last):
                continue
            between = range(head + 1, n.first)
            at = root(s, n.first, n.last)
            over, last = s.tokens[at].head, s.tokens[n.first - 1]
            hit = self.hits.at(s, last.i)
            place = named(s, last.i, "LOC") is not None or (hit is not None and hit.entry.kind in PLACES)
            cased = any(not _of_body(s, k, n) for k in s.each(at, "case"))
            free = not any(s.tokens[k].upos in ("VERB", "AUX", "SCONJ", "CCONJ", "PRON") for k in between) and not cased
            other = self.nouns[s.index].get(over) if over != head else None
            one = s.tokens[over].xpos != "NNS" and (personal(s.tokens[over].lemma.lower()) or s.tokens[over].upos == "PROPN")
            # a community and protesters bear no person's name
            office = other is not None and not other.organ and one and self.bodies.at(s, over) is None
            near = last.text == "," or place or (over == head and any(last.i in s.subtree(c) for _, c in behind(s, head, "of", "for")))
            near = near or _of_body(s, head + 1, n)
            return (n.first, n.last) if free and not office and near and len(between) < FAR else None
        return None


def _of_body(s: Sentence, k: int, n: Name) -> bool:
    """Whether a preposition before a name is that of a body between them, whatever the tree says: `the head of the NLC Dr. Ana Lind`."""
    at = k + 1 + (k + 1 < len(s.tokens) and s.tokens[k + 1].text.lower() == "the")
    body = named(s, at, "ORG") if s.tokens[k].text.lower() in ("of", "for") else None
    styled = n.first - (s.tokens[n.first - 1].text.rstrip(".").lower() in HONORIFICS)
    return body is not None and body.first == at and body.last == styled


def _surnamed(s: Sentence, head: int, n: Name) -> bool:
    """Whether a name is told as the surname of somebody: `an officer surnamed Wang`, `the chief, surnamed Wu`."""
    told = n.first > 1 and s.tokens[n.first - 1].text.lower() == "surnamed"
    return told and n.first - 2 - (s.tokens[n.first - 2].text == ",") == head


def _between_commas(s: Sentence, n: Name) -> bool:
    """Whether a name stands alone between commas: `the ministry director, Ana Lind, said`."""
    end = n.last >= len(s.tokens) or s.tokens[n.last].text in (",", ".")
    return s.tokens[n.first - 1].text == "," and end and s.tokens[root(s, n.first, n.last)].rel in ("appos", "nsubj")


def _listed(s: Sentence, head: int, n: Name) -> bool:
    """Whether a name stands alone between commas behind the whole of a definite office, though the tree makes it another verb's subject.

    `According to the director of the Union of Teachers, Ana Lind, schools closed`.
    """
    below = set(s.subtree(head))
    if n.first <= head + 2 or n.first in below or n.last >= len(s.tokens) or s.tokens[n.last].text != ",":
        return False
    whole = s.tokens[n.first - 1].text == "," and all(k in below or s.tokens[k].text == "," for k in range(head, n.first))
    plain = not any(s.tokens[k].upos in ("VERB", "AUX") or s.tokens[k].text == "," for k in range(head, n.first - 1))
    return whole and plain and any(s.tokens[c].text.lower() == "the" for c in s.each(head, "det"))


def _given(s: Sentence, at: int) -> bool:
    """Whether a double given name stands at a token that the model left out: `In-guk` of `Seo In-guk`."""
    if at + 2 >= len(s.tokens):
        return False
    first, hyphen, second = s.tokens[at : at + 3]
    whole = hyphen.text in HYPHENS and first.end == hyphen.start and hyphen.end == second.start
    return whole and first.text.istitle() and second.text.islower() and second.rel == "flat" and second.head < at


def _unbroken(s: Sentence, last: int) -> int:
    """The end of a name that the model broke off at a hyphen: `Wu Ting` of `Wu Ting-fang`."""
    t = s.tokens
    broken = _given(s, last)
    last += 3 if broken else 0
    while last + 1 < len(t) and t[last].text in HYPHENS and t[last - 1].end == t[last].start and t[last].end == t[last + 1].start:
        last += 2
        broken = True
    while broken and last < len(t) and t[last].upos == "PROPN" and t[last].rel == "flat" and t[last].head < last:
        last += 1  # and what follows: `Christian-Geraud Neema`
    return last
