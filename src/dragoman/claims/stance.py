"""How a claim stands to those it is about: a count of judging words, turned round under negation. A rough guide, not an opinion model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from dragoman.claims.draft import Draft, tokens_in
from dragoman.claims.lexicon import tones
from dragoman.language import Reading, Sentence
from dragoman.records import Claim, Event, Stance

NEGATORS = frozenset(("not", "n't", "n\u2019t", "no", "never", "neither", "nor", "without", "hardly"))
NOTHING = frozenset(("nothing", "none", "nobody"))
WEIGHT_OF_EVENT = 2


def stance(reading: Reading, d: Draft | None) -> Stance:
    """From the words of cue and contents; neutral where none judges or they hold the balance."""
    return _stance(_tone(reading, d)) if d is not None else Stance.NEUTRAL


def _stance(total: int) -> Stance:
    return Stance.SUPPORTIVE if total > 0 else Stance.CRITICAL if total < 0 else Stance.NEUTRAL


def _tone(reading: Reading, d: Draft) -> int:
    total = 0
    if d.cue is not None:
        s = reading.sentences[d.cue.sentence]
        total += sum(_word(s, i) for i in range(d.cue.first, d.cue.last))
    for start, end in d.contents:
        for s in reading.over(start, end):
            total += sum(_word(s, i) for i in tokens_in(s, start, end))
    return total


def _word(s: Sentence, i: int) -> int:
    sign = tones().get(s.tokens[i].lemma.lower(), 0)
    if not sign or s.tokens[i].upos == "PROPN":
        return 0
    near = [i, s.tokens[i].head] if s.tokens[i].head >= 0 else [i]
    nothing = any(s.tokens[j].text.lower() in NOTHING for j in near)
    negated = nothing or any(s.tokens[c].text.lower() in NEGATORS for j in near for c in s.children[j])
    return -sign if negated else sign


def signed(claims: Iterable[Claim], coded: Iterable[tuple[Event, int]]) -> Counter[str]:
    """Claim -> what the events told in it, and those that a speaker does by his own words, say together."""
    signs: Counter[str] = Counter()
    events = list(coded)
    for e, sign in events:
        if e.claim is not None:
            signs[e.claim] += sign
    own = [(e, sign) for e, sign in events if e.claim is None and sign]
    for c in claims:
        words = (*c.content, *([c.cue] if c.cue is not None else []))
        for e, sign in own:
            here = any(w.start <= e.trigger.start < w.end for w in words)
            if here and c.speaker is not None and any(a.id == c.speaker.id for a in e.actors):
                signs[c.id] += sign
    return signs


def weighed(claim: Claim, sign: int) -> Claim:
    """The claim with what the events told in it say: `sign` > 0 for support and agreement, < 0 for accusation, refusal, threat."""
    if not sign or not claim.about:
        return claim
    own = {Stance.SUPPORTIVE: 1, Stance.CRITICAL: -1, Stance.NEUTRAL: 0}[claim.stance]
    total = own + (WEIGHT_OF_EVENT if sign > 0 else -WEIGHT_OF_EVENT)
    return replace(claim, stance=_stance(total))
