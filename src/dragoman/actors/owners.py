"""Whose an office is with no body beside it: `Its president, Ana Lind`, `A spokesman said`, after `The union met in Lublin`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dragoman.actors.entry import Noun
from dragoman.actors.phrase import behind
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence

OWNING = frozenset(["its", "their"])
BACK = 3  # sentences
BARE = word_list("actors", "owners.bare")
BARE_NAMED = BARE | word_list("actors", "owners.bare_named")
WITH_ARTICLE = word_list("actors", "owners.with_article")
CARRIED = frozenset(["it", "they"])
Is = Callable[[Sentence, int], bool]


class Owners:
    """Answers for one article. `body`: whether a token heads a body or an organ; `private`: a body that is none; `state`: a state."""

    def __init__(self, sentences: Sequence[Sentence], nouns: list[dict[int, Noun]], body: Is, private: Is, state: Is) -> None:
        self.sentences, self.nouns, self.body, self.private, self.state = sentences, nouns, body, private, state

    def of(self, s: Sentence, head: int, *, named: bool) -> tuple[Sentence, int] | None:
        """(sentence, token) of the body that an office belongs to. `named`: a person's name stands with it."""
        noun = self.nouns[s.index].get(head)
        if noun is None or noun.organ or noun.group:
            return None
        owner = next((c for c in s.each(head, "nmod:poss") if s.tokens[c].upos == "PRON"), None)
        if owner is not None:
            return self._before(s, head) if s.tokens[owner].text.lower() in OWNING else None
        return self._just(s, self.private if named else self.body) if self._bare(s, head, noun, named=named) else None

    def crowd(self, s: Sentence, head: int) -> Noun | None:
        """Those without a body whose office it is: the miners of `Their leader, Ana Lind`, after `Miners blocked a road`."""
        if not any(s.tokens[c].text.lower() == "their" for c in s.each(head, "nmod:poss")):
            return None
        for before in reversed(self.sentences[max(0, s.index - BACK) : s.index]):
            subject = next(_subjects(before), None)
            if subject is None:
                return None
            if before.tokens[subject].text.lower() not in CARRIED:
                noun = self.nouns[before.index].get(subject) if before.tokens[subject].xpos in ("NNS", "NNPS") else None
                return None if noun is None or noun.organ or noun.relay else noun
        return None

    def _bare(self, s: Sentence, head: int, noun: Noun, *, named: bool) -> bool:
        """Whether an office stands without a word of whose it is."""
        beside = [c for c in s.children[head] if c < head and s.tokens[c].rel not in ("det", "punct", "case", "cc")]
        title = noun.words[-1] in (BARE_NAMED if named else BARE) and s.tokens[head].xpos in ("NN", "NNP")
        article = any(s.tokens[c].rel == "det" for c in s.each(head, "det"))
        if noun.words[-1] in WITH_ARTICLE and not article:
            return False
        owned = any(True for _ in behind(s, head, "of", "for", "at", "with", "in", "from", "to"))
        return title and not owned and all(i in range(head - noun.head, head) for i in beside)

    def _before(self, s: Sentence, head: int) -> tuple[Sentence, int] | None:
        """The body that `its` takes up: a subject before it, else the subject or the only body of a sentence shortly before."""
        here = [j for j in _subjects(s) if j < head and head not in s.subtree(j) and self.body(s, j)]
        if here:
            return s, here[-1]
        for k in range(s.index - 1, max(-1, s.index - 1 - BACK), -1):
            before = self.sentences[k]
            subject = next(_subjects(before), None)
            if subject is not None and self.state(before, subject):
                return None
            if subject is not None and self.body(before, subject):
                return before, subject
            if subject is not None and self._speaks_for_it(before, subject):
                continue
            if subject is None or before.tokens[subject].text.lower() not in CARRIED:
                bodies = [t.i for t in before.tokens if t.rel in ("obj", "obl", "nmod", "nsubj") and self.body(before, t.i)]
                return (before, bodies[0]) if len(bodies) == 1 else None
        return None

    def _speaks_for_it(self, s: Sentence, subject: int) -> bool:
        """Whether a subject is but who speaks for the body told of before: `A spokesman said ... Its director, Ana Lind`."""
        noun = self.nouns[s.index].get(subject)
        return noun is not None and noun.relay and not noun.organ and noun.words[-1] in BARE and self._bare(s, subject, noun, named=False)

    def _just(self, s: Sentence, fits: Is) -> tuple[Sentence, int] | None:
        """The body that the sentence before was about."""
        for k in range(s.index - 1, max(-1, s.index - 1 - BACK), -1):
            before = self.sentences[k]
            subject = next(_subjects(before), None)
            if subject is None:
                return None
            if fits(before, subject):
                return before, subject
            if before.tokens[subject].text.lower() not in CARRIED:
                return None
        return None


def _subjects(s: Sentence) -> Iterator[int]:
    """The subjects of a sentence, that of its main clause first."""
    main = next((t.i for t in s.tokens if t.head < 0), None)
    rest = [t.i for t in s.tokens if t.rel == "nsubj"]
    return iter(sorted(rest, key=lambda i: s.tokens[i].head != main))
