"""From BIO scores to spans of words: the best path on which no I- stands without its B-."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.claims import tree
from dragoman.claims.lexicon import cue_classes
from dragoman.claims.quotes import Quotations
from dragoman.knowledge import shipped, table
from dragoman.language import Sentence
from dragoman.language.scores import log_chances

ROLES = ("source", "cue", "content")
TAGS = ("O", *(f"{p}-{r}" for r in ROLES for p in "BI"))
NEVER = np.float32(-1e9)
# Words that belong to what follows, and what hangs on a phrase so loosely that a content may end before it.
OPENING = frozenset(("case", "mark", "cc", "det", "aux", "cop", "nummod", "compound", "amod"))
APART = frozenset(("punct", "cc", "conj", "parataxis", "advcl", "appos", "discourse", "dislocated"))
SEVERAL = 2
STOPS = frozenset((",", ";", ":"))
ASIDES = frozenset(("to", "on", "at", "of", "after"))


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What was tuned on a labelled sample: see data/thresholds.toml."""

    begin: float
    inside: float
    lowest: float
    further: float
    sure: tuple[float, ...] = (-np.inf, -np.inf, -np.inf)
    known: float = 0.0


@cache
def thresholds() -> Thresholds:
    """The shipped thresholds."""
    data = table(shipped("claims", "data", "thresholds.toml"))
    decoding, linking = data["decoding"], data["linking"]
    sure = tuple(data["sure"][r] for r in ROLES)
    return Thresholds(decoding["begin"], decoding["inside"], linking["lowest"], linking["further"], sure, data["sure"]["known"])


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Tokens [first, last) of a sentence that play a part."""

    first: int
    last: int
    role: str

    def __contains__(self, i: object) -> bool:
        return isinstance(i, int) and self.first <= i < self.last


def spans(s: Sentence, quotes: Quotations | None = None, limits: Thresholds | None = None) -> list[Words]:
    """Source, cue and content spans of one sentence, in order; none if the front end has no claim head.

    A span that the head is not sure of is none, unless the tree shows a claim there. With the text's quotations a sentence that stands
    in one as a whole is one content.
    """
    if s.neural is None or len(s.tokens) == 0:
        return []
    if quotes is not None and _quoted(s, quotes):
        return [Words(0, len(s.tokens), "content")]
    limits = limits or thresholds()
    scores = np.asarray(s.neural.claim[1:])
    found = _whole(s, path(scores, limits))
    low = [w for w, chance in zip(found, chances(scores, found), strict=True) if chance < _lowest(s, w, limits)]
    shown = [(role, part) for f in tree.claims(s) for role in ROLES if (part := getattr(f, role)) is not None] if low else []
    doubtful = {w for w in low if not any(w.role == role and first < w.last and w.first < last for role, (first, last) in shown)}
    kept = [ended(s, w, found) if w.role == "content" else _said(s, w) for w in found if w not in doubtful]
    return [_closed(s, w, kept, quotes) if w.role == "content" else w for w in kept]


def _quoted(s: Sentence, quotes: Quotations) -> bool:
    """Whether all words of a sentence, if they are several, stand in one quotation that ends or goes on as quotations do."""
    inside = [quotes.at(t.start) for t in s.tokens if t.text[0].isalnum()]
    q = inside[0] if len(inside) >= SEVERAL else None
    return q is not None and (q.closed or q.goes_on) and all(other is q for other in inside)


def _whole(s: Sentence, found: list[Words]) -> list[Words]:
    """Cues that stand side by side are one where the first hangs on the second: `to` and `say`, `both` and `said`."""
    out: list[Words] = []
    for w in found:
        before = out[-1] if out else None
        if before is not None and before.role == w.role == "cue" and before.last == w.first and s.tokens[before.last - 1].head in w:
            out[-1] = Words(before.first, w.last, w.role)
        else:
            out.append(w)
    return out


def _said(s: Sentence, w: Words) -> Words:
    """A cue ends with its `said` where a phrase of circumstance follows: `said to reporters`."""
    within = range(w.first, w.last - 1) if w.role == "cue" else range(0)
    said = next((i for i in within if s.tokens[i].lemma.lower() == "say" and s.tokens[i + 1].text.lower() in ASIDES), None)
    return w if said is None else Words(w.first, said + 1, w.role)


def _closed(s: Sentence, w: Words, found: list[Words], quotes: Quotations | None) -> Words:
    """A content without the comma behind it, and without the full stop that ends the sentence of whoever reports it."""
    last, quoted = w.last, quotes is not None and quotes.at(s.tokens[w.last - 1].start) is not None
    while last - w.first > 1 and s.tokens[last - 1].text in STOPS and not (s.tokens[last - 1].text == "," and quoted):
        last -= 1
    reported = w.first > 0 and not quoted and any(x.role == "cue" for x in found)
    if reported and last - w.first > 1 and s.tokens[last - 1].text == ".":
        last -= 1
    return Words(w.first, last, w.role)


def _lowest(s: Sentence, w: Words, limits: Thresholds) -> float:
    """The chance that a span needs; a cue with a verb of the lexicon needs less."""
    verbs = (t.lemma.lower() for t in s.tokens[w.first : w.last] if t.upos == "VERB")
    known = w.role == "cue" and any(verb in cue_classes() for verb in verbs)
    return limits.sure[ROLES.index(w.role)] - (limits.known if known else 0.0)


def chances(scores: NDArray[Any], found: list[Words]) -> list[float]:
    """Of each span the mean log-chance of its tags."""
    plain = log_chances(scores)
    tags = ([2 * ROLES.index(w.role) + (1 if k == w.first else 2) for k in range(w.first, w.last)] for w in found)
    return [float(plain[np.arange(w.first, w.last), row].mean()) for w, row in zip(found, tags, strict=True)]


def ended(s: Sentence, w: Words, found: list[Words]) -> Words:
    """A content that ends where a phrase ends: not within one, and not on the words that begin the next one."""
    last = w.last
    while last - 1 > w.first and s.tokens[last - 1].rel in OPENING and s.tokens[last - 1].head >= last:
        last -= 1
    while last < len(s.tokens):
        top = last
        while s.tokens[top].head >= last:
            top = s.tokens[top].head
        if not w.first <= s.tokens[top].head < last or s.tokens[top].rel in APART or s.tokens[top].deprel == "acl:relcl":
            break
        end = max(s.subtree(top)) + 1
        if end <= last or any(x.role != "content" and x.first < end and last < x.last for x in found):
            break
        last = end
    return Words(w.first, last, w.role)


def path(scores: NDArray[Any], limits: Thresholds) -> list[Words]:
    """Spans of the best path through scores [words, 7]."""
    weighed = log_chances(scores) + np.array([0.0, *([limits.begin, limits.inside] * 3)], dtype=np.float32)
    moves = np.zeros((7, 7), dtype=np.float32)
    for inside in (2, 4, 6):
        moves[:, inside] = NEVER
        moves[inside - 1, inside] = moves[inside, inside] = 0.0
    best = weighed[0].copy()
    best[[2, 4, 6]] = NEVER
    back = np.zeros((len(weighed), 7), dtype=np.int64)
    for k in range(1, len(weighed)):
        options = best[:, None] + moves
        back[k] = options.argmax(0)
        best = options.max(0) + weighed[k]
    tags = [int(best.argmax())]
    for k in range(len(weighed) - 1, 0, -1):
        tags.append(int(back[k, tags[-1]]))
    return grouped(tags[::-1])


def grouped(tags: list[int]) -> list[Words]:
    """Runs of B I I as spans."""
    out: list[Words] = []
    start, role = -1, 0
    for i, tag in enumerate([*tags, 0]):
        if start >= 0 and (tag == 0 or tag % 2 == 1 or (tag + 1) // 2 != role):
            out.append(Words(start, i, ROLES[role - 1]))
            start = -1
        if tag % 2 == 1:
            start, role = i, (tag + 1) // 2
    return out
