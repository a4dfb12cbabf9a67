"""Whose a ministry is that the text does not place: that of its minister, whom it does."""

from __future__ import annotations

from collections.abc import Callable

from dragoman.actors.mentions import Mentions
from dragoman.actors.names import FIELDS
from dragoman.actors.phrase import behind, core
from dragoman.language.reading import Sentence
from dragoman.records import Actor

BACK = 8  # sentences


class Cabinet:
    """Answers for one article. `known`: for every sentence the parties named in it; `resolve`: the parties of a phrase."""

    def __init__(
        self, mentions: Mentions, known: list[list[tuple[int, Actor]]], resolve: Callable[[Sentence, int], tuple[Actor, ...]]
    ) -> None:
        self.mentions, self.known, self.resolve = mentions, known, resolve
        self._told: dict[frozenset[str], list[tuple[int, int, list[str]]]] = {}

    def state(self, s: Sentence, head: int) -> tuple[str, bool] | None:
        """The state of the minister of what a ministry is for, and whether that was told: whoever was named last, else the only one."""
        nouns, near = self.mentions.affiliations.nouns[s.index], (c for _, c in behind(s, head, "of", "for", "at", "with", "in"))
        at = next((i for i in (head, *reversed(core(s, head)), *near) if i in nouns and "ministry" in nouns[i].words), None)
        if at is None:
            return None
        of = (i for _, c in behind(s, at, "of", "for") for i in s.subtree(c))
        field = ({*nouns[at].words, *(s.tokens[i].text.lower() for i in (*core(s, at), *of))} & FIELDS) - {"affairs"}
        subjects: list[str] = []
        others: list[str] = []
        for k, j, states in reversed(self._ministers(frozenset(field))):
            if s.index - BACK < k <= s.index and (k < s.index or j < head):
                (subjects if self.mentions.reading.sentences[k].tokens[j].rel == "nsubj" else others).extend(states)
        every = {c for _, _, states in self._ministers(frozenset(field)) for c in states}
        found = next(iter((*subjects, *others, *(every if len(every) == 1 else ()))), None)
        return None if found is None else (found, bool(field))

    def _ministers(self, field: frozenset[str]) -> list[tuple[int, int, list[str]]]:
        """(sentence, token, states) of every minister, or of those of a field."""
        if field not in self._told:
            rows = self._told[field] = []
            for k, row in enumerate(self.known):
                for j, a in row:
                    office = set((a.role or "").lower().split())
                    if a.person is not None and "minister" in office and "prime" not in office and (not field or field & office):
                        states = [p.country for p in self.resolve(self.mentions.reading.sentences[k], j) if p.country is not None]
                        rows.append((k, j, states))
        return self._told[field]
