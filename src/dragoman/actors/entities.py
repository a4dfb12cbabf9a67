"""What a text has spoken of so far: entities, their phrases and their mentions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from dragoman.actors.agreement import Gender, Sort
from dragoman.actors.discourse import Phrase
from dragoman.language.reading import Sentence


class At(NamedTuple):
    """A token of the text."""

    sentence: int
    token: int


@dataclass(slots=True, eq=False)
class Entity:
    """What the text has spoken of: its phrases, and its last mentions with the class of the pronoun (empty for a phrase)."""

    phrases: list[Phrase]
    mentions: list[tuple[At, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    gender: Gender = Gender.UNKNOWN

    @property
    def phrase(self) -> Phrase:
        """The last phrase that named it."""
        return self.phrases[-1]

    def take(self, p: Phrase) -> None:
        """Add a phrase."""
        self.phrases.append(p)
        self.mentions.append((At(p.sentence, p.head), ""))
        self.names.update(p.names, p.wide)
        if self.gender is Gender.UNKNOWN:
            self.gender = p.gender


def agree(e: Entity, p: Phrase) -> bool:
    """Whether a phrase may name an entity again: a person no thing, and no group."""
    return not (Sort.PERSON in (e.phrase.sort, p.sort) and e.phrase.sort is not p.sort) and not e.phrase.group


def determiner(s: Sentence, p: Phrase) -> str:
    """Which of `the` (any definite one), `a`, or bare."""
    for c in s.children[p.head]:
        t = s.tokens[c]
        if t.deprel in ("nmod:poss", "det:poss") and c < p.head:
            return "the"
        if t.rel == "det":
            return "a" if t.text.lower() in ("a", "an", "another", "some", "any", "no", "every", "each") else "the"
    return "bare"


def told_apart(s: Sentence, p: Phrase, before: Sentence, q: Phrase) -> bool:
    """Whether a phrase names its owner, which an earlier one of the same noun does not: `Chad's army` is not the army of before."""
    owner = _owner(s, p)
    return owner is not None and owner != _owner(before, q)


def _owner(s: Sentence, p: Phrase) -> str | None:
    return next((s.tokens[c].text.lower() for c in s.each(p.head, "nmod:poss") if s.tokens[c].upos == "PROPN"), None)
