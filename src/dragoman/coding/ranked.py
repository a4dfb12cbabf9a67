"""What somebody was the first, the only or the last to do, and so did: `Norway was the only state to condemn the raid`."""

from __future__ import annotations

from dragoman.actors.agreement import personal
from dragoman.coding.status import status
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Status

UNSURE = (Status.FUTURE, Status.HYPOTHETICAL)


def done_by_rank(s: Sentence, i: int) -> Status | None:
    """The status of such an infinitive: actual, unless somebody but may be the first, `would be the first to leave`; None for others."""
    while s.tokens[i].rel == "conj" and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    t = s.tokens[i]
    to = any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))
    if t.rel not in ("acl", "xcomp", "advcl") or not to or t.head < 0 or not _ranked(s, t.head):
        return None
    over = s.tokens[t.head]
    if over.rel == "xcomp" and s.tokens[over.head].lemma.lower() == "become":
        above = status(s, over.head)
    elif any(True for _ in s.each(over.i, "cop")):
        above = status(s, over.i)
    else:  # `the first minister to resign said`
        above = Status.ACTUAL
    return above if above in UNSURE else Status.ACTUAL


def _ranked(s: Sentence, j: int) -> bool:
    """Whether a word is somebody of his rank: the first, the third minister; of the first attempt nothing follows."""
    t = s.tokens[j]
    lemma = t.lemma.lower()
    if lemma in words("ranks"):
        return True
    somebody = t.upos == "NOUN" and (personal(lemma) or lemma in words("bodies"))
    return somebody and any(s.tokens[c].lemma.lower() in words("ranks") for c in s.each(j, "amod", "nummod"))
