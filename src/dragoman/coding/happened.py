"""Whether an act happened, goes on, is to come, might be or is denied: what the tree and the trained head make of it together."""

from __future__ import annotations

import numpy as np

from dragoman.codebook import Codebook
from dragoman.coding.arguments import announced_ahead
from dragoman.coding.candidates import Candidate, by_content
from dragoman.coding.denied import not_denied, undecided
from dragoman.coding.disclaimed import DEEDS, disowned, unrelated
from dragoman.coding.frames import FrameBook
from dragoman.coding.intended import conditions, intended, talked_of
from dragoman.coding.learned import Learned
from dragoman.coding.negation import negated, no_longer, not_beside, not_only
from dragoman.coding.permitted import turned_condition
from dragoman.coding.prevented import begins, comes_about, forestalled, plotted, shelved, unmade_otherwise
from dragoman.coding.ranked import done_by_rank
from dragoman.coding.status import (
    AWAITING,
    achieved,
    at_odds,
    awaited,
    decided_on,
    decision,
    foretold,
    has_no_mind,
    in_question,
    left_open,
    not_going_to,
    purposed,
    scheduled,
    status,
    supposed,
    thought_of,
    threatens_by_not,
    voted_for,
    withholds,
    would_like,
)
from dragoman.coding.vouched import unvouched
from dragoman.language import Sentence
from dragoman.records import Status

# The tree's word on the status in log-odds; help, talks and the like that are to come are announced, whatever the head says.
STATUS_VOTE, NEGATED_VOTE, COMING_VOTE = 1.0, 3.0, 5.0
# Types that are to come where they are told with `will`; to will a refusal is to refuse.
TO_COME = frozenset(("ACCUSE", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "REQUEST", "SANCTION"))
# Types that a body does by its vote; what takes more than words is to come.
BY_VOTE = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "SANCTION", "COERCE"))


def happened(s: Sentence, c: Candidate, book: FrameBook, codebook: Codebook, learned: Learned | None) -> Status:
    """The status of an act, by the tree and the trained head."""
    head = c.head
    at = head if s.tokens[head].upos in ("VERB", "ADJ", "AUX") else c.trigger
    over = s.tokens[at].head
    if s.tokens[at].rel == "obj" and s.tokens[over].lemma.lower() in book.words("light"):  # `will hold exercises`
        at = over
    if c.like == "REJECT" and left_open(s, at):
        return Status.NEGATED
    if unmade_otherwise(s, at) or forestalled(s, c.trigger) or shelved(s, c.trigger):
        return Status.NEGATED
    if c.match is not None and by_content(c.match):
        return Status.NEGATED if negated(s, at) else Status.ACTUAL
    if c.event_type in DEEDS and disowned(s, c.trigger):
        return Status.NEGATED
    by_rank = done_by_rank(s, at)
    if by_rank is not None:
        return by_rank
    announced = promisable(c.event_type, codebook)
    due = (announced or c.like in TO_COME) and scheduled(s, at)
    due = due or (announced and decision(s, at)) or (c.like in TO_COME and purposed(s, at))
    start = begins(s, c.trigger)
    due = due or (start is not None and status(s, start) is Status.FUTURE)
    if announced_ahead(s, at) or due or (decided_on(s, at) and not codebook.committing(c.event_type)):
        return Status.FUTURE
    if voted_for(s, at):
        return Status.ACTUAL if c.event_type in BY_VOTE else Status.FUTURE
    about = comes_about(s, c.trigger)
    if about is not None or _settled(s, c, at):
        return status(s, about) if about is not None else Status.ACTUAL
    if thought_of(s, at) or in_question(s, at) or awaited(s, at) or undecided(s, at) or turned_condition(s, at) or supposed(s, at):
        return Status.NEGATED if thought_of(s, at) and negated(s, over) else Status.HYPOTHETICAL
    open_to = unvouched(s, at)
    if open_to is not None:
        return open_to
    by_tree = status(s, at)
    coming = (foretold(s, at) and (announced or c.like in TO_COME)) or (intended(s, at) and not codebook.friendly(c.event_type))
    told = (by_tree is Status.FUTURE and coming) or achieved(s, at) or (by_tree is Status.NEGATED and _plainly_not(s, at, c))
    if learned is None or s.neural is None or told:
        return by_tree
    scores = np.log(learned.status(s, c.trigger) + 1e-6)
    promised = by_tree is Status.FUTURE and (announced or codebook.committing(c.event_type))
    vote = NEGATED_VOTE if by_tree is Status.NEGATED else COMING_VOTE if promised else STATUS_VOTE
    scores[learned.statuses.index(by_tree.value)] += vote
    if not_only(s, at) or not_beside(s, at):
        scores[learned.statuses.index(Status.NEGATED.value)] = -np.inf
    if not_denied(s, at) or unrelated(s, c.trigger):
        scores[learned.statuses.index(Status.NEGATED.value)] = -np.inf
    if plotted(s, c.trigger):
        scores[[learned.statuses.index(x.value) for x in (Status.ACTUAL, Status.ONGOING, Status.NEGATED)]] = -np.inf
    return Status(learned.statuses[int(scores.argmax())])


def _settled(s: Sentence, c: Candidate, at: int) -> bool:
    """Whether an act is done by what is left undone or but told on a condition: an accord not reached, a threat."""
    refusals = (withholds, at_odds, has_no_mind, not_going_to)
    undone = c.like == "REJECT" and any(refused(s, k) for refused in refusals for k in (at, c.trigger))
    threat = c.like == "THREATEN" and (bool(conditions(s, at)) or threatens_by_not(s, at) or talked_of(s, c.trigger))
    told = c.match is not None and c.match.frame.event_type == "SANCTION"
    ceased = c.like == "SANCTION" and not told and no_longer(s, at)  # `will no longer send arms`
    return undone or would_like(s, at) or threat or ceased


def _plainly_not(s: Sentence, at: int, c: Candidate) -> bool:
    """Whether a negation says that an act was not done, where the heads may hear a refusal: `did not arrest`, `will not reject`."""
    refusal = c.like == "REJECT" and (c.match is None or c.match.frame.event_type != "REJECT")
    till = any(s.tokens[m].text.lower() in AWAITING for k in s.each(at, "advcl", "obl") for m in s.each(k, "mark", "case"))
    return not refusal and not till and negated(s, at) and not not_only(s, at)


def promisable(event_type: str, codebook: Codebook) -> bool:
    """Whether an act of the type that is to come is another: its announcement."""
    return event_type in codebook.types and codebook.types[event_type].announced is not None  # not so NONE
