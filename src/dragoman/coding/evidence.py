"""What speaks for and against an event, as numbers: what its confidence is read from.

A chance is one of the trigger head, a score the log-odds of the head for the parts that words play; without the trained heads chances are
even and scores zero.
"""

from __future__ import annotations

from collections.abc import Iterable

from dragoman.codebook import Codebook
from dragoman.coding.candidates import Candidate
from dragoman.coding.learned import ACTOR, RECIPIENT, SPEAKER, Learned, softmax
from dragoman.coding.parties import Parts
from dragoman.coding.standing import official, public
from dragoman.language import Sentence
from dragoman.records import Actor

FEATURES = (
    "chance",  # that the trigger is an event, or what its frame is worth
    "share",  # of its type in that
    "event", "typed", "first", "second",  # chances of the head: any event, this type, the likeliest two classes
    "again", "again_typed",  # chances at the second look: any event, this type; where there was none those of the first
    "rival",  # the best chance of an event elsewhere in the sentence
    "political",  # the likeliest context of the sentence
    "frame", "other_frame", "decides", "light",  # what frames say of the type
    "noun", "participle", "quad", "amity",  # the trigger and its type
    "actors", "recipients", "known", "officials", "public",  # how many parties
    "acting", "suffering",  # the score of the surest party of each side
    "actor_out", "recipient_out", "speaker",  # the best score of a word that was given no such part
    "depth", "length", "names", "verbs",  # of the trigger in its tree, of the sentence
)
SURE, FAR = 5.0, -12.0
EVEN = 0.5
# Types that private persons, firms and clubs deal in every day: without a public party they are seldom an event.
AMITY = frozenset(("AGREE", "AID", "COOPERATE", "SUPPORT"))
VERBAL = frozenset(("VBG", "VBN"))


def gathered(s: Sentence, c: Candidate, p: Parts, learned: Learned | None, codebook: Codebook) -> tuple[float, ...]:
    """The values of FEATURES for a candidate with its parties."""
    sides = (*p.actors, *p.recipients)
    known = [a for a in sides if not a.id.startswith("UNK")]
    t, f = s.tokens[c.trigger], c.match.frame if c.match is not None else None
    head = s.tokens[c.head]
    return (
        c.chance, c.share, *_heard(s, c, learned),
        float(f is not None and f.event_type == c.event_type), float(f is not None and f.event_type != c.event_type),
        float(c.decided), float(c.match is not None and c.match.light),
        float(t.upos in ("NOUN", "PROPN")), float(head.xpos in VERBAL),
        float(codebook.types[c.like].quad), float(c.event_type in AMITY and not public(p)),
        float(len(p.actors)), float(len(p.recipients)), float(len(known)), float(sum(map(official, known))), float(public(p)),
        min(p.acting, SURE), min(p.suffering, SURE), *_left_out(s, c, p, learned),
        float(sum(1 for _ in s.ancestors(c.trigger))), float(len(s.tokens)), float(len(s.names)),
        float(sum(k.upos == "VERB" for k in s.tokens)),
    )


def _heard(s: Sentence, c: Candidate, learned: Learned | None) -> tuple[float, ...]:
    """event, typed, first, second, again, again_typed, rival, political."""
    if learned is None or s.neural is None:
        return (EVEN,) * 8
    chances = learned.triggers(s)
    here = chances[c.trigger]
    second, first = sorted(float(v) for v in here)[-2:]
    known = [learned.types.index(kind) for kind in (c.heard, c.like) if kind in learned.types]
    typed = max((float(here[k]) for k in known), default=EVEN)
    rival = max((1 - float(chances[k.i, 0]) for k in s.tokens if k.i not in c.anchors), default=0.0)
    seen = 1 - float(here[0]), typed, first, second
    look = learned.again(s, c.trigger)
    again = softmax(look.trigger) if look is not None and all(k < len(look.trigger) for k in known) else None
    more = (seen[0], typed) if again is None else (1 - float(again[0]), max((float(again[k]) for k in known), default=EVEN))
    return *seen, *more, rival, float(learned.context(s).max())


def _left_out(s: Sentence, c: Candidate, p: Parts, learned: Learned | None) -> tuple[float, ...]:
    """actor_out, recipient_out, speaker."""
    if learned is None or s.neural is None:
        return (0.0,) * 3
    scores = learned.roles(s, c.trigger)

    def best(part: int, side: Iterable[Actor]) -> float:
        spans = [a.span for a in side]
        free = (k.i for k in s.tokens if not any(a.start < k.end and k.start < a.end for a in spans))
        return max((float(scores[part, i]) for i in free), default=FAR)

    return best(ACTOR, p.actors), best(RECIPIENT, p.recipients), best(SPEAKER, ())
