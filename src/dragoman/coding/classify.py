"""What passes between a marked pair: `<s>actor</s> ... <t>recipient</t>` -> type, mode, confidence.

Four voices are added: the pair head's log chances, those of the triggers it looks at, those of the triggers in whose acts the pair plays,
and for every frame in the sentence what it is worth for this pair
(PLACE where it gives the actor or the recipient the part the mark does, less where it does not).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook import Codebook
from dragoman.coding.acts import REVERSING, acts_in
from dragoman.coding.candidates import DECIDING, Candidate, committed
from dragoman.coding.frames import FrameBook
from dragoman.coding.learned import ACTOR, RECIPIENT, Learned
from dragoman.coding.proposal import owners, tree_parts
from dragoman.coding.status import collapsed, refusable, refuses
from dragoman.coding.status import status as status_at
from dragoman.errors import InputError
from dragoman.language import FrontEnd, Sentence
from dragoman.records import Status

MARK = re.compile(r"</?[st]>")
PLACE, FAR, NEAR = 2.0, 0.15, 0.6
SURE = 5.0  # a frame that leaves no doubt of its type and gives both parties their parts
# A predicate on the path between the two marked parties speaks of them even where the grammar is not understood.
ON_PATH, NEAR_PATH = 1.5, 0.5
# Weights of the voices: the pair head, triggers it looks at, triggers whose parts the pair plays, frames (chosen on a benchmark's
# training half).
PAIR, LOOK, PART, FRAME = 0.5, 0.5, 1.0, 0.6


@dataclass(frozen=True, slots=True)
class Classified:
    """The answer for one marked sentence. `event_type` None: no event between the two."""

    event_type: str | None
    mode: str | None
    confidence: float
    fired: tuple[str, ...]


def status_of(s: Sentence, c: Candidate) -> Status:
    """Status of a candidate by the tree: of its verb, or of the noun that carries it."""
    head = c.head
    return status_at(s, head if s.tokens[head].upos in ("VERB", "ADJ", "AUX") else c.trigger)


Range = tuple[int, int]
NOWHERE: Range = (-1, -1)


def unmark(marked: str) -> tuple[str, Range, Range]:
    """(text, actor span, recipient span) of a marked sentence; a party that is not marked is NOWHERE."""
    text, spans, at = "", {}, 0
    for m in MARK.finditer(marked):
        text += marked[at : m.start()]
        at = m.end()
        spans[m.group()] = len(text)
    text += marked[at:]
    found = []
    for opened, closed in (("<s>", "</s>"), ("<t>", "</t>")):
        if (opened in spans) != (closed in spans) or (opened in spans and spans[opened] >= spans[closed]):
            raise InputError(f"{opened} is empty or not closed: {marked[:60]!r}")
        found.append((spans[opened], spans[closed]) if opened in spans else NOWHERE)
    actor, recipient = found
    if actor == recipient == NOWHERE:
        raise InputError(f"no party is marked; mark the actor <s>…</s> and the recipient <t>…</t>: {marked[:60]!r}")
    return text, actor, recipient


@dataclass(slots=True)
class Pair:
    """The two marked parties of one text, and what its frames say of them.

    Worth by type, worth by type and mode, what fired; `own` are types by a user's frames that fit; `acts` are what frames propose, by
    sentence.
    """

    actor: Range
    recipient: Range
    votes: dict[str, float] = field(default_factory=dict)
    modes: dict[tuple[str, str | None], float] = field(default_factory=dict)
    fired: list[str] = field(default_factory=list)
    own: set[str] = field(default_factory=set)
    acts: dict[int, list[Candidate]] = field(default_factory=dict)

    def vote(self, kind: str, mode: str | None, worth: float, why: str) -> None:
        """Count a frame; of several for one type the worthiest counts."""
        self.votes[kind] = max(self.votes.get(kind, 0.0), worth)
        self.modes[kind, mode] = max(self.modes.get((kind, mode), 0.0), worth)
        self.fired.append(f"{why} ({worth:.1f})")

    def mode(self, kind: str, *, stated: bool = False) -> str | None:
        """The worthiest mode of a type, which may be None; `stated`: of those that frames state."""
        told = [m for k, m in self.modes if k == kind and not (stated and m is None)]
        return max(told, key=lambda m: self.modes[kind, m], default=None)


class PairClassifier:
    """Classifies marked sentences. `learned` None: frames and tree alone; `insisting`: with no chance left for NONE."""

    def __init__(self, front: FrontEnd, learned: Learned | None, book: FrameBook | None = None, *, insisting: bool = False) -> None:
        self.front, self.learned, self.book, self.insisting = front, learned, book or FrameBook.shipped(), insisting

    def __call__(self, marked: str) -> Classified:
        """Classify one sentence with its marks.

        Raises:
            InputError: no text, or the marks are missing or not closed.
        """
        text, actor, recipient = unmark(marked)
        reading, pair = self.front.read(text), Pair(actor, recipient)
        for s in reading.sentences:
            self._frames(s, pair)
        if not reading.sentences:
            raise InputError("the sentence is empty")
        sentence = next((s for s in reading.sentences if s.start <= max(actor[0], recipient[0]) < s.end), reading.sentences[0])
        return self._by_frames(pair) if self.learned is None or sentence.neural is None else self._joined(sentence, pair, self.learned)

    @staticmethod
    def _by_frames(pair: Pair) -> Classified:
        if not pair.votes:
            return Classified(None, None, 0.0, ())
        best = max(pair.votes, key=lambda k: pair.votes[k])
        total = sum(np.exp(v) for v in pair.votes.values()) + 1.0
        return Classified(best, pair.mode(best), round(float(np.exp(pair.votes[best]) / total), 3), tuple(pair.fired))

    def _frames(self, s: Sentence, pair: Pair) -> None:
        path = self._path(s, pair)
        acts = pair.acts[s.index] = acts_in(s, self.book, None)
        messages = {c.trigger: message.trigger for c in acts if (message := _message(s, c, acts)) is not None}
        by_phone = {messages[c.trigger]: self._worth(s, c, pair, path) for c in acts if c.trigger in messages}
        for c in acts:
            if c.trigger in messages:
                continue
            refusing = refuses(s, c.head)
            kind = collapsed(c.event_type, status_of(s, c), self.book.codebook, refusing=refusing)[0]
            if c.trigger in by_phone and kind == "PROTEST":  # in words
                kind, c.event_type, c.mode = "ACCUSE", "ACCUSE", "disapprove"
            worth = max(self._worth(s, c, pair, path), by_phone.get(c.trigger, 0.0))
            sure = (c.decided or c.heard is not None or c.trigger in by_phone) and kind == c.event_type and worth >= 2 * PLACE
            pair.vote(kind, c.mode if kind == c.event_type else None, worth + (SURE if sure else 0.0), c.fired[0])
            if c.match is not None and c.match.frame.own and worth >= PLACE:
                pair.own.add(kind)

    def _worth(self, s: Sentence, c: Candidate, pair: Pair, path: set[int]) -> float:
        """What a frame is worth for the pair: by its place in the sentence, and by the parts it gives to the two."""
        actors, recipients, mutual = tree_parts(s, c)
        worth = NEAR if self._main(s, c.trigger) else FAR
        worth += ON_PATH if c.anchors & path else NEAR_PATH if s.tokens[c.trigger].head in path else 0.0
        if any(self._in(s, j, pair.actor) for j in actors):
            worth += PLACE
        if any(self._in(s, j, pair.recipient) for j in (*recipients, *(actors if mutual else ()))):
            worth += PLACE
        elif any(self._in(s, j, pair.recipient) for j in owners(s, c)):
            worth += PLACE / 2
        if any(self._in(s, j, pair.recipient) for j in actors) and not mutual:
            worth -= PLACE / 2
        if any(self._in(s, k, pair.recipient) or self._in(s, k, pair.actor) for k in c.anchors):
            worth -= PLACE / 2
        return worth

    def _path(self, s: Sentence, pair: Pair) -> set[int]:
        """The words between the heads of the two marked spans in the tree, without those heads."""
        if NOWHERE in (pair.actor, pair.recipient):
            return set()
        spans = [range(*self._tokens(s, r)) for r in (pair.actor, pair.recipient)]
        heads = [next((i for i in span if s.tokens[i].head not in span), 0) for span in spans]
        chains = [[h, *s.ancestors(h)] for h in heads]
        meet = next((i for i in chains[0] if i in chains[1]), None)
        if meet is None:
            return set()
        return {i for chain in chains for i in chain[1 : chain.index(meet) + 1]} | ({meet} - set(heads))

    @staticmethod
    def _main(s: Sentence, i: int) -> bool:
        return i == s.root or s.tokens[i].head == s.root

    @staticmethod
    def _in(s: Sentence, j: int, span: Range) -> bool:
        """Whether a word lies in the marked span, or the marked span in its phrase."""
        if span == NOWHERE:
            return False
        t = s.tokens[j]
        if t.start < span[1] and span[0] < t.end:
            return True
        return any(
            s.tokens[k].start < span[1] and span[0] < s.tokens[k].end
            for k in s.children[j]
            if s.tokens[k].rel in ("amod", "compound", "nmod", "appos", "flat")
        )

    def _joined(self, s: Sentence, pair: Pair, learned: Learned) -> Classified:
        a = self._tokens(s, pair.actor if pair.actor != NOWHERE else pair.recipient)
        r = self._tokens(s, pair.recipient if pair.recipient != NOWHERE else pair.actor)
        kinds, mode_chances, attention = learned.pair(s, a, r)
        if self.insisting:
            kinds[0] = 0.0
            kinds /= kinds.sum()
        triggers = learned.triggers(s)
        looked = (attention[:, None] * triggers).sum(0)
        played = (_parts(s, a, r, learned)[:, None] * triggers).max(0)
        looked[0] = played[0] = 0.05  # that some word is no trigger says nothing of the pair
        scores = PAIR * np.log(kinds + 1e-3) + LOOK * np.log(looked + 1e-2) + PART * np.log(played + 1e-2)
        scores[0] -= 1.0
        for kind, worth in pair.votes.items():
            scores[learned.types.index(kind)] += FRAME * worth + (DECIDING if kind in pair.own else 0.0)
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        k = int(chances.argmax())
        pair.fired.append(f"learned pair: {learned.types[int(kinds.argmax())]} {float(kinds.max()):.2f}")
        if k == 0:
            return Classified(None, None, round(float(chances[0]), 3), tuple(pair.fired))
        at = int((attention * (1 - triggers[:, 0])).argmax())
        kind = committed(s, at, learned.types[k])
        if refusable(kind, self.book.codebook) and refuses(s, at):
            kind = "REJECT"
        kind = _reversed(s, at, pair.acts[s.index], self.book.codebook) or kind
        options = [j for j, name in enumerate(learned.modes) if name.startswith(kind + "-")]
        mode = pair.mode(kind, stated=True)
        if options and mode is None:
            best = max(options, key=lambda j: mode_chances[j])
            mode = learned.modes[best].partition("-")[2] if mode_chances[best] > mode_chances[0] else None
        return Classified(kind, mode, round(float(chances[k]), 3), tuple(pair.fired))

    @staticmethod
    def _tokens(s: Sentence, span: Range) -> Range:
        inside = [t.i for t in s.tokens if t.start < span[1] and span[0] < t.end] or [0]
        return inside[0], inside[-1] + 1


def _reversed(s: Sentence, at: int, acts: list[Candidate], codebook: Codebook) -> str | None:
    """The type of a verb that undoes what its noun names, either at `at`: `called off the strike`, `will not lift the ban`."""
    for c in acts:
        if c.match is not None and c.match.slots and at in (c.match.head, *c.match.slots) and c.event_type in REVERSING:
            return collapsed(c.event_type, status_of(s, c), codebook, refusing=refuses(s, c.match.head))[0]
    return None


def _message(s: Sentence, c: Candidate, acts: list[Candidate]) -> Candidate | None:
    """What a call by telephone is for, which of the two tells more: `called the king to congratulate him`."""
    if c.mode != "phone":
        return None
    aims = {k for k in s.each(c.head, "xcomp", "advcl") if any(s.tokens[m].text.lower() == "to" for m in s.each(k, "mark"))}
    return next((d for d in acts if d.head in aims and d.event_type != c.event_type), None)


def _parts(s: Sentence, actor: Range, recipient: Range, learned: Learned) -> NDArray[np.float32]:
    """For every word the chance that as a trigger it has the marked actor for actor, and the other for recipient or fellow actor."""
    chances = 1 / (1 + np.exp(-np.stack([learned.first_roles(s, t.i) for t in s.tokens])))
    one = chances[:, ACTOR, slice(*actor)].max(1)
    other = np.maximum(chances[:, RECIPIENT, slice(*recipient)].max(1), chances[:, ACTOR, slice(*recipient)].max(1))
    answer: NDArray[np.float32] = one * other
    return answer
