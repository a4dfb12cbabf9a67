"""Whose people somebody is of who works for a candidate or a lawmaker: `Lind's spokeswoman`, `an aide to Lind`, `the Lind campaign`."""

from __future__ import annotations

from dragoman.actors.affiliation import Affiliation
from dragoman.actors.entry import Kind, Noun
from dragoman.actors.hits import Hits
from dragoman.actors.names import Names
from dragoman.actors.people import Memory, choose, identity
from dragoman.actors.phrase import behind
from dragoman.actors.wording import Wording, on_a_line
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Actor, Span

SERVING = word_list("actors", "retinue.serving")
CAMPAIGNS = word_list("actors", "retinue.campaigns")
SEEKING = frozenset(["PTY", "OPP"])
LED = SEEKING | {"LEG"}  # who have staff that is of no government
RUNNING = LED | {"GOV", "ELI"}
Name = tuple[int, int] | None
ACTING = frozenset(["nsubj", "conj", "nmod", "obj"])


class Retinue:
    """Answers for one article, with what its memory has learned till then."""

    def __init__(self, hits: Hits, names: Names, wording: Wording, memory: Memory) -> None:
        self.hits, self.names, self.wording, self.memory = hits, names, wording, memory

    def rather(self, told: Affiliation | None, s: Sentence, head: int, noun: Noun | None, name: Name = None) -> Affiliation | None:
        """For whom somebody works, rather than what else his phrase belongs to, unless that is a body or an organ."""
        if told is not None and (told.body is not None or told.organ is not None):
            return told
        return self.served(s, head, noun, name) or told

    def served(self, s: Sentence, head: int, noun: Noun | None, name: Name = None) -> Affiliation | None:
        """For whom a spokesman, an aide or an adviser works, if that is a candidate or a lawmaker. `name`: the one of himself."""
        if not serves(noun):
            return None
        own = range(*name) if name is not None else range(0)
        heads = (head, *s.each(head, "nmod:desc")) if head in own else (head,)
        for i in heads:
            for c in (*s.each(i, "compound", "nmod:desc", "nmod:poss"), *(c for _, c in behind(s, i, "to", "for", "of"))):
                person = self._person(s, c) if c not in own else None
                if person is not None and person.sector in LED:
                    return Affiliation(Kind.PERSON, person.country, None, None, person.sector, taken=True)
        return None

    def campaign(self, s: Sentence, head: int) -> Actor | None:
        """The campaign of a politician as a body that speaks and acts; not what somebody is campaigning for or against."""
        t = s.tokens[head]
        if t.lemma.lower() not in CAMPAIGNS or t.xpos not in ("NN", "NNP") or any(True for _ in behind(s, head, "against", "for", "to")):
            return None
        owners = [*s.each(head, "compound"), *(s.each(head, "nmod:poss") if t.rel in ACTING else ())]
        people = (p for c in owners if (p := self._person(s, c)) is not None)
        return next((body for p in people if (body := running(p, self.wording.phrase(s, head))) is not None), None)

    def _person(self, s: Sentence, i: int) -> Actor | None:
        """The person whose name stands at a token, as the text told of him or tables know him."""
        if s.tokens[i].upos != "PROPN":
            return None
        label = next((n for n in s.names if n.label == "PER" and n.first <= i < n.last), None)
        words = self.names.words(s, label.first, label.last) if label is not None else [s.tokens[i].text]
        person = self.memory.recall(words) or self._tabled(s, i)
        return person if person is not None and person.person is not None else None

    def _tabled(self, s: Sentence, i: int) -> Actor | None:
        hit = self.hits.at(s, i)
        if hit is None or hit.entry.kind is not Kind.PERSON:
            return None
        choice = choose([hit.entry, *hit.others], self.hits.published, None, set(self.hits.countries), alone=" " not in hit.name)
        if choice is None:
            return None
        own, sector, role = identity(choice)
        e = choice.entry
        return Actor(span=self.wording.between(s, i, i), id=own, name=e.name, country=e.country, sector=sector, role=role, person=e.name)


def serves(noun: Noun | None) -> bool:
    """Whether a noun is one for those who work for a politician."""
    return noun is not None and (noun.words[-1] in SERVING or " ".join(noun.words) in SERVING)


def running(person: Actor, span: Span) -> Actor | None:
    """The campaign of a politician under the words for it: of his party, else of no office."""
    if person.person is None or person.sector not in RUNNING:
        return None
    sector = person.sector if person.sector in SEEKING else "PTY"
    own = person.id if person.id.startswith("NSA:") else f"{person.country}/{sector}" if person.country else f"UNK:{sector}"
    return Actor(span=span, id=own, name=on_a_line(span), country=person.country, sector=sector)
