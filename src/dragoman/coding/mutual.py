"""Whether those who act together, and on nobody else, do it to or with one another: in `held talks` they do, in `criticised it` not.

The text is asked first (`each other`, `traded blame`), then the frame that fits, then the codebook.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dragoman.coding.candidates import Candidate
from dragoman.coding.frames import FrameBook
from dragoman.coding.match import Match, match
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Actor

EACH_OTHER = frozenset([("each", "other"), ("one", "another")])
THE_OTHER = ("the", "other")
SIDE_BY_SIDE = frozenset(["beside", "alongside"])
# What is aimed at somebody: each who does it to the other has it done to him.
AT_EACH_OTHER = frozenset(("ACCUSE", "COERCE", "REQUEST", "SANCTION", "THREATEN"))
AGREEING = "agree"  # takes two by itself, whatever is agreed; to offer, plan and promise does not


def mutual(s: Sentence, c: Candidate, kind: str, actors: Sequence[Actor], book: FrameBook) -> bool:
    """Of an act that several do and that has no recipient. `kind`: the type it is coded as.

    What is promised is as mutual as it would be when done. To turn down what takes two is not: who will not attend may both be guests.
    """
    codebook = book.codebook
    said = each_other(s, c, actors)
    if said is not None:
        return said
    frame = c.match.frame if c.match is not None and c.match.frame.event_type == c.event_type else None
    modes = (c.mode,) if c.mode is not None else ()
    between = frame.mutual if frame is not None and frame.mutual is not None else codebook.mutual(c.event_type, modes)
    if between and c.match is not None and codebook.committing(c.event_type):
        between = _as_when_done(s, c.match, book)
    return between and (kind == c.event_type or codebook.friendly(kind))


def _as_when_done(s: Sentence, m: Match, book: FrameBook) -> bool:
    """Whether what a mutual promise promises takes two: talks in `offered to hold talks`, not mediation in `offered to mediate`."""
    promised = (*m.inner, *(() if m.frame.mutual else m.slots))
    done = next((f.frame for j in promised if (f := match(s, j, book)) is not None and f.frame.event_type in book.codebook.types), None)
    if done is None:
        return True
    if m.frame.lemma == AGREEING:
        return done.mode is None or book.codebook.types[done.event_type].mutual_modes.get(done.mode, True)
    return done.mutual if done.mutual is not None else book.codebook.mutual(done.event_type, (done.mode,) if done.mode else ())


def each_other(s: Sentence, c: Candidate, actors: Sequence[Actor]) -> bool | None:
    """What the words of the act say: `accused each other`, `mutual threats`, `exchanged insults`, `war between`; `fought beside`."""
    near = [s.tokens[i].text.lower() for i in sorted(_near(s, c))]
    pairs = set(pairwise(near))
    if pairs & EACH_OTHER or ("each" in near and THE_OTHER in pairs) or _takes_two(s, c) or _between(s, c, actors):
        return True
    return False if SIDE_BY_SIDE.intersection(near) else None


def _near(s: Sentence, c: Candidate) -> set[int]:
    """The words that hang on the act with no other verb between."""
    near, waiting = set[int](), [*c.anchors, c.trigger]
    while waiting:
        i = waiting.pop()
        near.add(i)
        waiting += [k for k in s.children[i] if k not in near and s.tokens[k].upos != "VERB"]
    return near


def _heads(s: Sentence, c: Candidate) -> set[int]:
    """The word of the act, and the verb that it is subject or object of."""
    t = s.tokens[c.trigger]
    return {t.i, *((t.head,) if t.rel in ("nsubj", "obj") else ()), *((c.match.head,) if c.match is not None else ())}


def _takes_two(s: Sentence, c: Candidate) -> bool:
    heads = _heads(s, c)
    return any(s.tokens[i].lemma.lower() in words("taking_two") for i in heads) or any(
        t.head in heads and t.text.lower() in words("both_ways") for t in s.tokens
    )


def _between(s: Sentence, c: Candidate, actors: Sequence[Actor]) -> bool:
    """Whether the act lies between one of the actors and another: `the war between Russia and Ukraine`."""
    heads = _heads(s, c)
    parties = [s.tokens[t.head] for t in s.tokens if t.text.lower() == "between" and t.rel == "case" and s.tokens[t.head].head in heads]
    return any(a.span.start <= party.start < a.span.end for party in parties for a in actors)
