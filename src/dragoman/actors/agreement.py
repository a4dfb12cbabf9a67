"""What pronouns agree with, and which nouns are persons: the word lists of agreement.toml."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from dragoman.knowledge import shipped, table


class Sort(StrEnum):
    """What a phrase stands for."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PLACE = "place"
    OTHER = "other"


class Number(StrEnum):
    """Grammatical number; COLLECTIVE is one body of several people: `the police`."""

    SINGULAR = "singular"
    PLURAL = "plural"
    COLLECTIVE = "collective"


class Gender(StrEnum):
    """Whether `he` or `she` takes it up; UNKNOWN also where neither may."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


FAMILIES = frozenset(["sheikh"])  # titles that are names of families, too: Sheikh Hasina is a woman


@dataclass(frozen=True, slots=True)
class Agreement:
    """The word lists of agreement.toml."""

    sorts: dict[str, Sort]
    collective: frozenset[str]
    nouns: dict[str, Gender]
    names: dict[str, Gender]
    personal: tuple[str, ...]
    other: frozenset[str]

    def gender(self, words: Iterator[str] | tuple[str, ...] | list[str], *, name: bool) -> Gender:
        """By the last word that tells: a title or noun before the given name, since `Queen` says more than `Elizabeth`."""
        found = styled = Gender.UNKNOWN
        for word in words:
            low = folded(word)
            if low in self.nouns and not (name and low in FAMILIES):
                return self.nouns[low]
            styled = self.nouns.get(low, styled)
            if name and found is Gender.UNKNOWN and low in self.names:
                found = self.names[low]
        return styled if found is Gender.UNKNOWN else found


def folded(word: str) -> str:
    """Lower case without diacritics and full stops."""
    plain = unicodedata.normalize("NFKD", word.lower().rstrip("."))
    return "".join(c for c in plain if not unicodedata.combining(c))


@cache
def agreement() -> Agreement:
    """The shipped word lists."""
    t = table(shipped("actors", "data", "agreement.toml"))
    sorts = {word: Sort(kind) for kind, words in t["kinds"].items() for word in words.split()}
    nouns = {word: Gender(g) for g, words in t["nouns"].items() for word in words.split()}
    names = {word: Gender(g) for g, words in t["names"].items() for word in words.split()}
    endings = t["endings"]
    collective, other = frozenset(t["number"]["collective"].split()), frozenset(endings["other"].split())
    return Agreement(sorts, collective, nouns, names, tuple(endings["personal"].split()), other)


def personal(lemma: str) -> bool:
    """Whether a noun, in lower case, is one for persons."""
    lists = agreement()
    known = lists.sorts.get(lemma)
    return known is Sort.PERSON or (known is None and lemma.endswith(lists.personal) and lemma not in lists.other)
