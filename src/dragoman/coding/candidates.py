"""Predicates that may be events: what frames and learned scores propose for one sentence, and the rule that joins them.

A word is a candidate if a frame fits it or the trigger head gives it a chance. Both vote on the type:

    score(type) = log P(type | word) + FRAME_VOTE * [the frame says type]

with P by both looks at the sentence, the second with the word marked (a frame of more than one word decides where the heads give no type
UNSURE or more, HESITANT if its nouns are there, or one of another mind, less than CERTAIN: a friendly act for a hostile one; always where
its group `decides`); the candidate stays if P(event) at the first look passes THRESHOLD with a frame, SLIGHT with one that decides, LONE
without one, AGAINST where a frame says that it is none. What does not pass is not looked at again, nor that of whose type the first
look is sure.
With frames alone (no encoder of ours) P is left out and every fitting frame counts. A frame that a user wrote always counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook import Codebook
from dragoman.coding.arguments import ASKING, commanded
from dragoman.coding.frames import FrameBook
from dragoman.coding.impersonal import due_of
from dragoman.coding.intended import HARM, aims, conditions
from dragoman.coding.learned import Learned, softmax
from dragoman.coding.match import Match, match
from dragoman.coding.negation import negated
from dragoman.coding.status import WOULD, declines, going_to, pledged, threatens_by_not, till, told_ahead, willed
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

THRESHOLD, LONE, AGAINST, OWN = 0.2, 0.5, 0.8, 0.5
MENACING = 0.1  # the limit of what somebody is told that he will pay for
SLIGHT = 0.03
FAINT = 0.01  # of a noun that the word before it makes plain: war games
BARE, HOLLOW = 0.02, 0.05  # the noun of a light verb tells the act unless the head sees next to none in it: `gave up his post`
WHERETO = frozenset(("in", "into", "to", "along"))  # where helpers go
# `should` and its like are demands by themselves, though no frame knows them.
DEONTIC = frozenset(["should", "must", "ought"])
AHEAD = WOULD | {"can", "could"}
SURE_MODE = 0.5  # the share of the head's likeliest mode below which the frame's holds
FRAME_VOTE, DECIDING, UNSURE, HESITANT, CERTAIN = 0.8, 12.0, 0.4, 0.65, 0.9
# What is praised or blamed is an act of its own: `welcomed the release`, `condemned the killing`.
OPINIONS = frozenset(("SUPPORT", "ACCUSE"))


@dataclass
class Candidate:
    """A predicate with its type. `chance`: P(event) of the learned head, or what frames alone are worth; `share`: of its type.

    `model`: of a user's own type the shipped one that it is like; `together`: whoever takes part acts, where no frame tells more;
    `raised`: the chance is that of a frame that decides, where the head sees less, `seen`; `heard`: the type that the heads hear in what
    a rule knows to be another; `plain`: grammar leaves no doubt, of what somebody says that he will do, and what it is time for.
    """

    trigger: int
    anchors: set[int]
    event_type: str
    mode: str | None
    chance: float
    match: Match | None
    fired: list[str] = field(default_factory=list)
    share: float = 0.5
    model: str | None = None
    together: bool = False
    raised: bool = False
    seen: float = 1.0
    heard: str | None = None
    plain: bool = False

    @property
    def head(self) -> int:
        """The word whose clause tells it: the verb of `held talks`, else the trigger itself."""
        return self.trigger if self.match is None else self.match.head

    @property
    def like(self) -> str:
        """The shipped type after which its parties are read."""
        return self.model or self.event_type

    @property
    def own(self) -> bool:
        """Whether a frame that a user wrote says so."""
        return self.match is not None and self.match.frame.own

    @property
    def decided(self) -> bool:
        """Whether a frame that leaves no doubt says so."""
        f = self.match.frame if self.match is not None else None
        return f is not None and (self.plain or (f.decides and f.event_type == self.event_type))


def candidates(s: Sentence, book: FrameBook, learned: Learned | None) -> list[Candidate]:
    """The candidates of a sentence, in the order of its words; one act may be several."""
    chances = learned.triggers(s) if learned is not None and s.neural is not None else None
    found: list[Candidate] = []
    matches = [match(s, t.i, book) for t in s.tokens]
    planned = aims(s, matches)
    for t in s.tokens:
        m = matches[t.i]
        if m is not None and by_content(m) and not _ahead(s, t.i):
            m = None
        if m is not None and m.frame.event_type == "THREATEN" and m.frame.lemma in words("forbearing") and not threatens_by_not(s, t.i):
            m = None
        if t.text.lower() in DEONTIC and (over := matches[t.head]) is not None and by_content(over):
            continue  # `must bear the consequences` demands nothing
        if chances is None or learned is None:
            if m is not None and m.frame.event_type != "NONE":
                told = m.frame.event_type
                m = m if m.frame.own else _helped(s, m)
                f, words_of = m.frame, {m.head, m.trigger, *m.slots}
                other = told if f.event_type != told else None
                found.append(Candidate(m.trigger, words_of, f.event_type, f.mode, 0.5, m, [_said(m)], heard=other))
            continue
        if (t.i in planned.values() and not (m is not None and m.frame.own)) or any(going_to(s, k) for k in s.each(t.i, "xcomp")):
            continue
        demand = _demands(s, t.i)
        if demand and (_of_oneself(s, t.i) or _asked_or_guessed(s, t.i)):
            continue
        bold = demand or (t.upos == "ADJ" and t.lemma.lower() in book.words("blaming"))
        limit = 0.0 if t.i in planned else THRESHOLD if m is not None or bold else LONE
        here = _weighed(s, t.i, m, chances, learned, book, limit)
        if here is not None:
            here.chance = max(here.chance, 1 - float(chances[planned.get(t.i, t.i), 0]))
            found.append(here)
    return found


def by_content(m: Match) -> bool:
    """Whether a frame is of what a threat says will befall somebody: `will pay the price`. Who says so threatens."""
    return m.frame.event_type == "THREATEN" and m.frame.roles == "obj>subj"


def _ahead(s: Sentence, i: int) -> bool:
    """Whether a predicate is told as what is to come, on a condition, or to be done till then: `have until Friday to leave`."""
    told = ({s.tokens[c].text.lower(), s.tokens[c].lemma.lower()} for c in s.each(i, "aux"))
    return till(s, i) or bool(conditions(s, i)) or any(words_ & (AHEAD | DEONTIC) for words_ in told)


def committed(s: Sentence, i: int, event_type: str) -> str:
    """To agree, promise or offer is AGREE, whatever is promised; a retreat that is announced without such a word is CONCEDE."""
    apology = any(s.tokens[j].lemma.lower() == "apology" for j in s.each(i, "obj"))  # to offer one is to make it
    return "AGREE" if event_type == "CONCEDE" and not apology and s.tokens[i].lemma.lower() in words("committing") else event_type


def _helped(s: Sentence, m: Match) -> Match:
    """A frame as it is for those who come to help.

    Peacekeepers, rescuers and relief missions are AID, not a show of force, a visit or an attack: `launched a rescue operation`.
    """
    if _in_company(s, m):
        return replace(m, frame=replace(m.frame, event_type="COOPERATE", mode=None))
    if not _helps(s, m):
        return m
    return replace(m, frame=replace(m.frame, event_type="AID", mode=None, prepositions=m.frame.prepositions | WHERETO))


def _in_company(s: Sentence, m: Match) -> bool:
    """Whether two hold an exercise, which they so hold together, or one with another, `with Ghana`, not `with tanks`, or it is joint."""
    exercise = any(s.tokens[j].lemma.lower() in words("exercises") for j in (m.trigger, *m.slots))
    joint = any(s.tokens[k].text.lower() == "joint" for j in m.slots for k in s.each(j, "amod"))
    beside = m.arguments.under("with", "alongside")
    named = any(s.tokens[k].upos in ("PROPN", "ADJ") and s.tokens[k].text[0].isupper() for j in beside for k in (j, *s.each(j, "amod")))
    several = len(m.arguments.subjects) > 1 or named
    return m.frame.event_type == "MOBILIZE" and (joint or (exercise and several))


def _helps(s: Sentence, m: Match) -> bool:
    kind = m.frame.event_type
    if kind == "ASSAULT" and any(_helping(s, j, words("helping")) for j in {m.trigger, *m.slots}):
        return True
    if kind != "MOBILIZE" and not (kind == "CONSULT" and m.frame.roles == "visit"):
        return False
    a = m.arguments
    goers = a.subjects if kind == "CONSULT" else [*a.subjects, *a.objects]
    senders = kind == "MOBILIZE" and any(s.tokens[j].upos == "PROPN" and s.tokens[j].text.lower() in words("keeping_peace") for j in goers)
    helpers = senders or any(_helper(s, j) for j in goers)
    duty = [j for places in a.prepositional.values() for j in places] + (a.objects if kind == "MOBILIZE" else [])
    duty += [k for j in duty if s.tokens[j].lemma.lower() == "part" for k in s.each(j, "nmod")]  # `as part of a U.N. mission`
    mission = any(_helping(s, j, words("helping")) or _of_peace(s, j, words("duties")) for j in duty)
    return helpers or (mission and kind == "MOBILIZE")


def _helper(s: Sentence, j: int) -> bool:
    """Whether somebody comes to help: peacekeepers, medics, a rescue team, U.N. troops."""
    kind = s.tokens[j].lemma.lower()
    advises = kind in words("advising") and _helping(s, j, frozenset(("military",)))  # not so a president's adviser
    team = _helping(s, j, words("helping") | words("tending"))
    return kind in words("helpers") or advises or team or _of_peace(s, j, words("contingents"))


def _of_peace(s: Sentence, j: int, kinds: frozenset[str]) -> bool:
    """Whether a force or mission is that of a body which keeps the peace: `African Union troops`, `a U.N. mandate`, `blue helmets`."""
    whose = {s.tokens[c].text.lower() for c in s.each(j, "amod", "compound", "nmod", "nmod:poss") if c < j}
    return s.tokens[j].lemma.lower() in kinds and bool(whose & words("keeping_peace"))


def _helping(s: Sentence, j: int, kinds: frozenset[str]) -> bool:
    """Whether what stands before a noun makes it help: `relief mission`."""
    return any(s.tokens[c].text.lower() in kinds for c in s.each(j, "amod", "compound"))


def _said(m: Match) -> str:
    return f"frame {m.frame.text} -> {m.frame.event_type}{'.' + m.frame.mode if m.frame.mode else ''}"


def _lean(votes: NDArray[np.float32], learned: Learned, *, refusal: bool, spared: bool, announced: bool) -> None:
    """Lean votes by how an act is told: refused, spared, which refuses nothing, or announced, as who will withdraw concedes."""
    if refusal or spared:
        votes[learned.types.index("REJECT") - 1] += DECIDING if refusal else -DECIDING
    if announced:
        votes[learned.types.index("AGREE") - 1] -= DECIDING


def _weighed(
    s: Sentence, i: int, m: Match | None, chances: NDArray[np.float32], learned: Learned, book: FrameBook, limit: float
) -> Candidate | None:
    codebook = book.codebook
    if m is not None and m.frame.own:
        return _by_own(s, m, chances, learned)
    m, helped = (None, False) if m is None else _as_meant(s, m, chances)
    anchors = {i} if m is None else {m.head, m.trigger}
    best = max(anchors, key=lambda k: 1 - chances[k, 0])
    chance = float(1 - chances[best, 0])
    if m is None and best != i:
        return None
    none = m is not None and m.frame.event_type == "NONE"
    if m is not None and none and m.frame.decides:
        return None
    keeps_on = m is not None and m.frame.event_type == "SANCTION"  # `will not suspend aid` refuses nothing
    refusal = not none and not keeps_on and declines(s, i)
    term = m is not None and by_content(m) and till(s, i)
    menace = m is not None and by_content(m) and not term
    pledge = m is not None and codebook.promised(m.frame.event_type) and pledged(s, m.head)
    due = m is not None and m.frame.decides and bool(due_of(s, m.head))
    bid = m is not None and not none and commanded(s, i)
    decided = m is not None and (m.frame.decides or pledge or bid) and not menace
    slight = FAINT if m is not None and m.frame.part == "n" and m.frame.particles else SLIGHT
    told = decided and not (m is not None and pledge and (told_ahead(s, m.head) or not _told_fully(m)))
    if chance < _least(limit, none=none, free=refusal or due or term, menace=menace, slight=slight if told else None):
        return None
    here = learned.at(s, best)
    likely = float(1 - here[0])
    votes = np.log(here[1:] / max(likely, 1e-6) + 1e-6)
    raised, seen = decided and chance < OWN, chance
    if refusal or decided:
        chance = max(chance, OWN)
    announced = m is not None and _announced(s, i, m)
    spared = m is not None and m.frame.event_type in HARM and negated(s, i)
    _lean(votes, learned, refusal=refusal, spared=spared, announced=announced)
    if m is not None and not none:
        voted = "REQUEST" if bid else codebook.types[m.frame.event_type].announced or m.frame.event_type if pledge else m.frame.event_type
        sure = decided or helped or _doubted(m, votes, learned, codebook)
        votes[learned.types.index(voted) - 1] += DECIDING if sure else FRAME_VOTE
    k = int(votes.argmax()) + 1
    if learned.types[k] == "AGREE" and _only_states(s, best):
        return None
    kind = committed(s, best, learned.types[k])
    first = int(here[1:].argmax()) + 1
    fired = [f"learned {s.tokens[best].text}: event {1 - float(here[0]):.2f}, {learned.types[first]} {float(here[first]):.2f}"]
    if m is not None and not none:
        fired.insert(0, _said(m))
    mode = _mode(s, m, book, kind, learned.mode(s, best, kind))
    mode = _of_what(s, best, book, kind, mode)
    carries = m is not None and m.frame.event_type == kind and 1 - chances[m.trigger, 0] > max(BARE, HOLLOW * chance)
    trigger = m.trigger if m is not None and carries else best
    slots = set(m.slots) if m is not None and m.frame.event_type == kind and (m.light or kind not in OPINIONS) else set()
    surest = float(softmax(votes)[k - 1])
    plain = pledge or due or bid or term or (m is None and kind == "CONCEDE" and pledged(s, i))
    misheard = m is not None and m.frame.decides and bool(m.slots) and m.frame.event_type == kind and not raised
    heard = learned.types[first] if helped or announced or misheard else None
    return Candidate(trigger, anchors | slots, kind, mode, chance, m, fired, surest, raised=raised, seen=seen, plain=plain, heard=heard)


def _told_fully(m: Match) -> bool:
    """Whether more than the bare verb fits a frame: its nouns, or who stands under its prepositions."""
    return m.frame.weight > 0 or bool(m.arguments.under(*m.frame.prepositions))


def _as_meant(s: Sentence, m: Match, chances: NDArray[np.float32]) -> tuple[Match, bool]:
    """A frame as it is for those who come to help, and whether it is; with the noun for its trigger where that tells the act."""
    meant = _helped(s, m)
    noun = _told_by_noun(s, meant, chances)
    return meant if noun is None else replace(meant, trigger=noun), meant is not m


def _announced(s: Sentence, i: int, m: Match) -> bool:
    """Whether somebody will free or withdraw, which he does not promise."""
    return m.frame.event_type == "RETREAT" and willed(s, i) and s.tokens[i].lemma.lower() not in words("committing")


def _doubted(m: Match, votes: NDArray[np.float64], learned: Learned, codebook: Codebook) -> bool:
    """Whether the heads hesitate, so that a frame with a slot decides."""
    sure = float(np.exp(votes.max()))
    opposed = codebook.friendly(learned.types[int(votes.argmax()) + 1]) != codebook.friendly(m.frame.event_type)
    return m.frame.weight > 1 and ((opposed and sure < CERTAIN) or sure < (HESITANT if m.slots else UNSURE))


def _mode(s: Sentence, m: Match | None, book: FrameBook, kind: str, heard: tuple[str | None, float]) -> str | None:
    """The mode by the head, or by the frame where it decides or the head is not sure; of demands by what is demanded."""
    mode, share = heard
    if m is None or m.frame.event_type != kind:
        return mode
    untold = mode is None and kind == "RETREAT"  # which is always done in one of its ways
    if m.frame.mode is not None and (untold or share < SURE_MODE or m.frame.decides):
        mode = m.frame.mode
    return _asked_for(s, m, book, mode) if kind == "REQUEST" else mode


def _of_what(s: Sentence, i: int, book: FrameBook, kind: str, mode: str | None) -> str | None:
    """The mode of a refusal without one by what somebody will not do, and of a threat to break what one has with another."""
    verbs = list(s.each(i, "xcomp")) or [i]
    things = {s.tokens[k].lemma.lower() for verb in verbs for k in (*s.each(verb, "obj"), *s.each(verb, "nsubj:pass"))}
    lemmas = {s.tokens[k].lemma.lower() for k in verbs}
    if kind == "THREATEN" and mode == "restrict" and lemmas & words("breaking_off") and things & words("bonds"):
        return "relations"
    if kind != "REJECT" or mode is not None:
        return mode
    if (lemmas & words("ending") and things & book.words("hostile_nouns")) or lemmas & words("permitting") or things & words("permissions"):
        return "yield"
    return next((m for m in ("meet", "change", "assist", "yield") if lemmas & book.words(f"{m}_verbs")), None)


def _least(limit: float, *, none: bool, free: bool, menace: bool, slight: float | None) -> float:
    """The least chance of a candidate by what frames and grammar say of it."""
    return AGAINST if none else 0.0 if free else MENACING if menace else limit if slight is None else slight


def _asked_for(s: Sentence, m: Match, book: FrameBook, mode: str | None) -> str | None:
    """The mode of a demand by what somebody is to do: accept talks, lift a ban, hand over files; of what is due by its verb."""
    for j in m.inner:
        verb, things = s.tokens[j].lemma.lower(), set(_things(s, j))
        if (verb == "accept" and things & (book.words("meet_nouns") | words("mediating"))) or set(_let_do(s, j)) & words("dealing_with"):
            return "meet"
        if verb in words("ending") and things & book.words("hostile_nouns"):
            return "yield"
        if (verb in words("handing") and things & words("knowledge")) or (verb == "raise" and things & {"case", "plight"}):
            return "assist"
        if verb in words("reforming") or (verb == "grant" and things & words("liberties")):
            return "change"
    inner = {s.tokens[j].lemma.lower() for j in m.inner if due_of(s, m.head)}
    return mode or next((mode for mode in ("meet", "change", "assist", "yield") if inner & book.words(f"{mode}_verbs")), None)


def _things(s: Sentence, j: int) -> Iterator[str]:
    """The objects of a verb, also with the word before them: `emergency_rule`."""
    for k in s.each(j, "obj"):
        noun = s.tokens[k].lemma.lower()
        yield noun
        yield from (f"{s.tokens[x].text.lower()}_{noun}" for x in s.each(k, "amod", "compound"))


def _let_do(s: Sentence, j: int) -> Iterator[str]:
    """What somebody is to be let do: mediate in `let Mali mediate`."""
    if s.tokens[j].lemma.lower() in words("permitting"):
        yield from (s.tokens[k].lemma.lower() for k in s.each(j, "xcomp", "ccomp"))


def _told_by_noun(s: Sentence, m: Match, chances: NDArray[np.float32]) -> int | None:
    """The noun of a frame that decides, where the heads see the act in it and not in the verb: the call of `received a call from`."""
    noun = max(m.slots, key=lambda k: 1 - chances[k, 0], default=None) if m.frame.decides and m.frame.event_type != "NONE" else None
    if noun is None:
        return None
    others = noun not in m.arguments.objects or s.tokens[noun].lemma.lower() in words("asked_or_offered")
    if m.frame.event_type == "CONCEDE" and others:
        return None  # the demand that is met, the pressure that is bowed to
    return noun if chances[noun, 0] < OWN < 1 - THRESHOLD < chances[m.trigger, 0] else None


def _demands(s: Sentence, i: int) -> bool:
    """Whether a word demands by itself, though no frame knows it: `should`, `needs to`."""
    return s.tokens[i].text.lower() in DEONTIC or (s.tokens[i].lemma.lower() == "need" and any(True for _ in s.each(i, "xcomp")))


def _of_oneself(s: Sentence, i: int) -> bool:
    """Whether the speakers say what they should do themselves: `we must win`."""
    verb = s.tokens[i].head if s.tokens[i].rel == "aux" else i
    return verb >= 0 and any(s.tokens[c].text.lower() in ("we", "i") for c in s.each(verb, "nsubj"))


def _asked_or_guessed(s: Sentence, i: int) -> bool:
    """Whether what should be is asked, or what must be is but supposed: `why should they pay`, `they must have known`."""
    verb = s.tokens[i].head if s.tokens[i].rel == "aux" else i
    before = {s.tokens[c].text.lower() for c in s.children[verb] if c < i} if verb >= 0 else set[str]()
    doers = [c for c in s.each(verb, "nsubj", "nsubj:pass") if verb >= 0]
    turned = bool(before & ASKING) and any(c > i for c in doers)
    return turned or (s.tokens[i].text.lower() == "must" and any(s.tokens[c].lemma == "have" for c in s.each(verb, "aux")))


def _only_states(s: Sentence, i: int) -> bool:
    """Whether who assures says what is and promises nothing: `assured that the vote was fair`."""
    clauses = list(s.each(i, "ccomp"))
    told = any(s.tokens[c].text.lower() == "that" for k in clauses for c in s.each(k, "mark"))
    ahead = any(s.tokens[c].text.lower() in AHEAD or s.tokens[c].lemma.lower() == "go" for k in clauses for c in s.each(k, "aux"))
    return s.tokens[i].lemma.lower() == "assure" and told and not ahead


def _by_own(s: Sentence, m: Match, chances: NDArray[np.float32], learned: Learned) -> Candidate | None:
    """A frame that a user wrote decides alone; the heads may raise its chance, and give a mode where it names none."""
    f = m.frame
    if f.event_type == "NONE":
        return None
    best = min(dict.fromkeys((m.head, m.trigger)), key=lambda k: chances[k, 0])
    mode = f.mode or learned.mode(s, best, f.event_type)[0]
    return Candidate(m.trigger, {m.head, m.trigger, *m.slots}, f.event_type, mode, max(OWN, 1 - float(chances[best, 0])), m, [_said(m)])
