"""The acts of a sentence: what is proposed, each act once, without what is no politics and what only tells the topic of another."""

from __future__ import annotations

from dragoman.actors.agreement import personal
from dragoman.coding.arguments import cases, of_noun, told_in
from dragoman.coding.candidates import OPINIONS, Candidate, candidates
from dragoman.coding.frames import Frame, FrameBook
from dragoman.coding.intended import HARM, braced, conditions, hostile, menaces, threatened
from dragoman.coding.learned import Learned
from dragoman.coding.match import HYPHENS
from dragoman.coding.permitted import of_anybody, permitted
from dragoman.coding.polled import OPINION, polled
from dragoman.coding.prevented import ceased
from dragoman.coding.reached import drives_off, signals
from dragoman.coding.status import foretold, has_no_mind, pledged, withholds
from dragoman.coding.unpolitical import by_mishap, by_nature, by_vehicle, keeps_silent, left_unsaid, of_danger, portrayed
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

# What undoes the act of its noun, and so gives the type.
REVERSING = frozenset(("CONCEDE", "RETREAT", "REJECT"))
# Verbs of having a part in something, and types whose infinitive, gerund or slot noun is their topic, and no second event.
PARTAKING = frozenset(("join", "participate", "take"))
ANSWERS, ASKING = frozenset(("REJECT", "CONCEDE")), frozenset(("REQUEST", "AGREE"))
# What may be left unsaid, so that nobody is told to have done it.
DEALINGS = frozenset(("AGREE", "AID", "CONSULT", "COOPERATE", "REQUEST", "SUPPORT"))
# Types by a verb, and of what type its object is no act of its own; None: of any.
PUT_OFF = {"REJECT": "CONSULT", "REQUEST": "AGREE", "THREATEN": None}
OUTER = frozenset(("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE", "RETREAT"))


def acts_in(s: Sentence, book: FrameBook, learned: Learned | None) -> list[Candidate]:
    """The acts of a sentence, in order."""
    acts = _merged(s, candidates(s, book, learned), answered=learned is not None)
    for c in acts:
        if not c.own and menaces(s, c.head, c.event_type):
            c.plain = c.plain or (c.decided and pledged(s, c.head))
            c.heard, c.event_type, c.mode = c.event_type, "THREATEN", threatened(c.event_type, c.mode)
        if c.event_type == "AGREE" and not c.own and braced(s, c.trigger):
            c.heard, c.event_type, c.mode = "AGREE", "THREATEN", "violence"
        if c.event_type == "ASSAULT" and not c.own and ceased(s, c.trigger):
            c.event_type, c.mode, c.heard = "RETREAT", "ceasefire", "ASSAULT"
        c.model = book.codebook.types[c.event_type].like
        c.together = book.codebook.undirected(c.event_type) and not book.codebook.committing(c.event_type)
    asked_of = {k for c in acts if not c.own and _by_poll(s, c) for k in s.each(c.head, "obj", "obl", "xcomp", "ccomp")}
    acts = [c for c in acts if c.own or not (c.trigger in asked_of or _by_poll(s, c) or _unpolitical(s, c, book))]
    return without_topics(s, acts)


def _merged(s: Sentence, found: list[Candidate], *, answered: bool) -> list[Candidate]:
    """One candidate an act: those that share a word, or a light verb and its noun of the same type, are one.

    `answered`: what somebody asked or offered who is told is an act too, beside its refusal: Peru's in `Chile rejected Peru's request`.
    """
    told = {c.trigger: c for c in found if answered and _answered(s, c)}
    for c in found:
        if c.event_type in ANSWERS and c.trigger not in told:
            c.anchors -= told.keys()
    kept: list[Candidate] = []
    for c in sorted(found, key=lambda c: (not c.own, not c.decided, -c.chance, -(c.match.frame.weight if c.match else 0), c.trigger)):
        twin = next((k for k in kept if k.anchors & c.anchors or _twins(s, k, c)), None)
        if twin is None:
            kept.append(c)
        else:
            twin.anchors |= c.anchors
            its_noun = twin.match is not None and c.trigger in twin.match.slots
            if its_noun and c.event_type == twin.event_type and twin.raised and not c.raised:
                # the noun tells it: `found refuge`
                twin.trigger, twin.chance, twin.share, twin.raised = c.trigger, c.chance, c.share, False
            if c.match is not None and twin.trigger in c.match.slots and _over_noun(c.match.frame):
                twin.event_type, twin.mode, twin.trigger = c.event_type, c.mode, c.trigger
            if twin.match is None or (
                c.match is not None and c.match.frame.event_type == twin.event_type and c.match.frame.weight > twin.match.frame.weight
            ):
                twin.match, twin.fired = c.match or twin.match, list(dict.fromkeys([*c.fired, *twin.fired]))
    return sorted(kept, key=lambda c: c.trigger)


def _over_noun(f: Frame) -> bool:
    """Whether a verb gives the type and the parties, and not its noun: who accepts an offer did not make it."""
    return f.event_type in REVERSING or (f.event_type == "AGREE" and f.lemma == "accept")


def _answered(s: Sentence, c: Candidate) -> bool:
    """Whether a noun is what somebody, who is told, asked or offered, and what another answers: `turned down an appeal by the bishops`."""
    t = s.tokens[c.trigger]
    answer = t.upos == "NOUN" and t.rel in ("obj", "nsubj") and (t.rel == "obj" or t.deprel == "nsubj:pass")
    told = any(True for _ in s.each(t.i, "nmod:poss")) or any({"by", "from"} & set(cases(s, k)) for k in s.each(t.i, "nmod"))
    before_court = any(s.tokens[k].lemma.lower() in words("benches") for k in s.each(t.head, "nsubj", "obl"))
    return answer and told and not before_court and c.event_type in ASKING and t.lemma.lower() in words("asked_or_offered")


def _twins(s: Sentence, a: Candidate, b: Candidate) -> bool:
    return a.event_type == b.event_type and _linked(s, a.trigger, b.trigger) and not _looked_into(s, a, b)


def _looked_into(s: Sentence, a: Candidate, b: Candidate) -> bool:
    """Whether one looks into what another, who is told, accuses somebody of: `examines accusations by Chad`."""
    noun = max((a, b), key=lambda c: s.tokens[c.trigger].upos == "NOUN")
    inquiry = b if noun is a else a
    told = any(s.tokens[k].deprel == "nmod:poss" or {"by", "from"} & set(cases(s, k)) for k in s.each(noun.trigger, "nmod"))
    return inquiry.mode == "investigate" and s.tokens[noun.trigger].lemma.lower() in words("accusation") and told


def _linked(s: Sentence, i: int, j: int) -> bool:
    a, b = s.tokens[i], s.tokens[j]
    for child, head in ((a, b), (b, a)):
        if child.head == head.i and child.rel in ("obj", "compound", "xcomp", "fixed", "nsubj", "obl", "advcl", "ccomp"):
            return child.rel in ("obj", "compound", "xcomp", "fixed") or child.deprel == "nsubj:pass"
    return False


def _by_poll(s: Sentence, c: Candidate) -> bool:
    return c.like in OPINION and polled(s, c.head, c.match.arguments if c.match is not None else None)


def _unpolitical(s: Sentence, c: Candidate, book: FrameBook) -> bool:
    arguments = c.match.arguments if c.match is not None else None
    shown = portrayed(s, c.trigger, book.words("works"), book.words("portraying"))
    mishap = c.like == "ASSAULT" and (
        by_mishap(s, c.trigger, book.words("mishaps"))
        or by_vehicle(s, c.trigger, book.words("vehicles"), book.words("colliding"), book.words("driven_into"))
    )
    forecast = c.like == "THREATEN" and of_danger(s, c.trigger, book.words("dangers") | book.words("nature"))
    named = c.like == "ACCUSE" and _the_accused(s, c.trigger)
    open_to_all = of_anybody(s, c.head) or permitted(s, c.head)
    natural = c.mode != "cyber" and by_nature(s, c.trigger, arguments, book.words("nature"), book.words("scourges"))
    silent = (c.like == "REJECT" and keeps_silent(s, c.head)) or (c.like in DEALINGS and (left_unsaid(s, c.head) or _hears(s, c.trigger)))
    own = c.like == "SUPPORT" and _by_its_own(s, c)
    return own or named or shown or mishap or forecast or open_to_all or natural or silent or _elects(s, c)


def _by_its_own(s: Sentence, c: Candidate) -> bool:
    """Whether somebody but keeps to what he has said or done himself: `stands by its decision`, but not `by its allies`."""
    things = c.match.arguments.under("by") if c.match is not None and s.tokens[c.head].lemma.lower() == "stand" else []
    own = [j for j in things if any(s.tokens[k].xpos == "PRP$" for k in s.each(j, "nmod:poss"))]
    return bool(own) and not any(personal(s.tokens[j].lemma.lower()) for j in own)


def _hears(s: Sentence, i: int) -> bool:
    """Whether a meeting is but whom somebody tells something: `told a summit in Lome that Chad should go`."""
    t = s.tokens[i]
    return t.upos == "NOUN" and t.rel in ("obj", "iobj") and s.tokens[t.head].lemma.lower() in words("informing") | {"address"}


def _elects(s: Sentence, c: Candidate) -> bool:
    """Whether what is given is but the voters' mandate."""
    m = c.match
    mandate = m is not None and any(s.tokens[j].lemma.lower() == "mandate" for j in m.slots)
    return m is not None and mandate and any(s.tokens[j].lemma.lower() in words("public") for j in m.arguments.subjects)


def _the_accused(s: Sentence, i: int) -> bool:
    """Whether a participle, which has no object, is a noun that the tree has mistaken: `police arrested the key accused Anil Rana`."""
    t = s.tokens[i]
    participle = t.text.lower() == "accused" and t.rel in ("acl", "advcl", "amod") and s.child(i, "nsubj") is None
    return participle and any(s.tokens[c].upos == "PROPN" and c > i for c in s.each(i, "obj")) and s.child(i, "aux") is None


def without_topics(s: Sentence, found: list[Candidate]) -> list[Candidate]:
    """Leave out what only tells the topic of a demand, promise, refusal or threat."""
    heads = {k for c in found for k in (c.trigger, c.head)}
    # `voted to expel them`: what is voted is the act
    found = [c for c in found if s.tokens[c.trigger].lemma.lower() != "vote" or not heads & set(s.each(c.trigger, "xcomp"))]
    found = [c for c in found if not _plans_harm(s, c, found) and not _says_so(s, c, found) and not _but_says(s, c, found)]
    found = [c for c in found if c.own or not (_but_a_guest(s, c, found) or _but_backed(s, c, found) or _but_where(s, c, found))]
    found = [c for c in found if not _threatened_twice(s, c, found)]
    shown = {c.head for c in found if c.like == "MOBILIZE"}
    found = [c for c in found if c.own or c.like != "THREATEN" or not (s.tokens[c.trigger].head in shown and signals(s, c.trigger))]
    forced = {c.head for c in found if c.like == "ASSAULT"}
    found = [c for c in found if c.own or c.like != "COERCE" or s.tokens[c.head].head not in forced or not drives_off(s, c.head)]
    topics: dict[int, Candidate] = {}
    for c in found:
        if c.like in OUTER:
            inner = set(c.match.inner) | set(c.match.slots) if c.match is not None else set(s.each(c.trigger, "xcomp"))
            inner |= _threatened_or_put_off(s, c, found) | _listed(s, c)
            if c.like == "THREATEN":
                inner |= {k for over in (c.trigger, c.head, *inner, *s.each(c.head, "ccomp")) for k in conditions(s, over)}
            if c.like == "THREATEN" and c.match is None:
                inner |= {k for k in s.each(c.trigger, "ccomp") if foretold(s, k) or s.child(k, "aux") is not None}
            if has_no_mind(s, c.trigger):
                inner |= set(s.each(c.trigger, "acl"))
            inner |= _what_for(s, c, inner) | _promised(s, c) | _held_out(s, c)
            answers = c.event_type in ANSWERS
            own = {k.trigger for k in found if (answers and k.trigger not in c.anchors and _answered(s, k)) or _written(s, k, c)}
            for k in inner - {c.trigger} - own:
                topics.setdefault(k, c)
                named = _word_parts(s, k) if c.match is not None and k in c.match.slots else set()
                for x in (*s.each(k, "obj", "conj"), *named):
                    topics.setdefault(x, c)
    freed = {c.head for c in found if c.mode == "release"}
    found = [c for c in found if s.tokens[c.trigger].head not in freed or "from" not in cases(s, c.trigger)]  # `freed from arrest`
    return [c for c in found if c.trigger not in topics or topics[c.trigger] is c or _background(s, c)]


def _held_out(s: Sentence, c: Candidate) -> set[int]:
    """What somebody offers the prospect of: amnesty in `held out the prospect of amnesty`."""
    slots = c.match.slots if c.match is not None and c.like == "AGREE" else ()
    return {x for k in slots if s.tokens[k].upos == "NOUN" for x in s.each(k, "nmod") if cases(s, x) == ["of"]}


def _written(s: Sentence, k: Candidate, c: Candidate) -> bool:
    """Whether one act is a threat that the paper of another makes: `sent a petition threatening to strike`."""
    t = s.tokens[k.trigger]
    paper = s.tokens[c.trigger].upos == "NOUN" and s.tokens[c.trigger].lemma.lower() in words("letters")
    return k.like == "THREATEN" and paper and t.head == c.trigger and t.rel == "acl" and t.xpos == "VBG"


def _promised(s: Sentence, c: Candidate) -> set[int]:
    """What somebody promises in a clause of its own, which may stand first: `Mali would stand by Chad, he promised`."""
    promises = c.like == "AGREE" and s.tokens[c.head].lemma.lower() in words("committing") | words("assuring")
    return {x for k in told_in(s, c.head) for x in (k, *s.each(k, "xcomp", "obl"))} if promises else set()


def _word_parts(s: Sentence, k: int) -> set[int]:
    """The other words of a noun that is written as several: `martial` of `martial law`, `sit` of `sit-in`."""
    hyphened = {k - 2} if k > 1 and s.tokens[k - 1].text in HYPHENS else set()
    return {*s.each(k, "amod", "compound"), *hyphened}


def _plans_harm(s: Sentence, c: Candidate, found: list[Candidate]) -> bool:
    """Whether it is no promise, as what is planned or announced is hostile, or a retreat: `plans to invade`, `said it will leave`."""
    if c.like != "AGREE" or c.own:
        return False
    lemma = s.tokens[c.trigger].lemma.lower()
    types, inner = hostile(lemma), set(s.each(c.trigger, "xcomp"))
    if lemma in words("telling"):
        types, inner = HARM | {"CONCEDE", "RETREAT"}, set(s.each(c.trigger, "ccomp"))
    return any(k.like in types and inner & {k.trigger, k.head} for k in found)


def _but_a_guest(s: Sentence, c: Candidate, found: list[Candidate]) -> bool:
    """Whether a visit is but how the text calls somebody who is met: `received the visiting minister`."""
    t = s.tokens[c.trigger]
    over = s.tokens[t.head].head if t.rel == "amod" else -1
    return c.mode == "visit" and over >= 0 and any(k.like == "CONSULT" and over in (k.trigger, k.head) for k in found)


def _but_where(s: Sentence, c: Candidate, found: list[Candidate]) -> bool:
    """Whether a meeting is but where somebody goes or meets another: `flew to the summit`, `met on the sidelines of the summit`."""
    t = s.tokens[c.trigger]
    if c.like != "CONSULT" or t.upos != "NOUN" or t.lemma.lower() not in words("gatherings") or of_noun(s, t.i).under("with", "between"):
        return False
    beside = t.rel == "nmod" and s.tokens[t.head].lemma.lower() in words("margins")
    over = s.tokens[t.head] if beside else t
    held = (beside or bool({"to", "at"} & set(cases(s, t.i)))) and over.rel in ("obl", "nmod")
    return held and any(k is not c and k.like == "CONSULT" and over.head in (k.trigger, k.head) for k in found)


def _but_backed(s: Sentence, c: Candidate, found: list[Candidate]) -> bool:
    """Whether a demand of nobody told is but what somebody backs: `supports the call for talks`, not `the bishops' call`."""
    t = s.tokens[c.trigger]
    backed = t.rel in ("obj", "obl") and any(k.like == "SUPPORT" and t.head == k.head for k in found)
    if c.like != "REQUEST" or t.upos != "NOUN" or not backed:
        return False
    a = of_noun(s, c.trigger)
    owned = any(s.tokens[j].deprel == "nmod:poss" or s.tokens[j].text[0].isupper() for j in s.each(c.trigger, "nmod", "amod", "compound"))
    return not owned and not a.under("by", "of", "from")


def _says_so(s: Sentence, c: Candidate, found: list[Candidate]) -> bool:
    """Whether a verb of speech but brings what is an act of its type by its own words: `said that Spotika had failed them`."""
    told = set(s.each(c.trigger, "ccomp")) if c.match is None and c.like in OPINIONS else set[int]()
    return any(k is not c and k.event_type == c.event_type and told & k.anchors for k in found)


def _threatened_twice(s: Sentence, c: Candidate, found: list[Candidate]) -> bool:
    """Whether of a verb of speech and what it tells, both a threat, the other is the surer: `said it would strike if hit`."""
    return c.like == "THREATEN" and any(
        k.like == "THREATEN" and k is not c and (c.chance, -c.trigger) < (k.chance, -k.trigger)
        and (c.trigger in s.each(k.trigger, "ccomp") or k.trigger in s.each(c.trigger, "ccomp"))
        for k in found
    )


def _what_for(s: Sentence, c: Candidate, inner: set[int]) -> set[int]:
    """What somebody will have no part in or gives no permission for: exercises in `refused to take part in exercises`."""
    part = [j for k in inner if s.tokens[k].lemma.lower() in PARTAKING for j in (k, *s.each(k, "obj"))]
    leave = s.each(c.head, "obj", "nsubj:pass") if c.like == "REJECT" and withholds(s, c.head) else ()
    return {x for j in part for x in s.each(j, "obl", "nmod") if "in" in cases(s, x)} | {
        x for j in leave for x in s.subtree(j) if s.tokens[x].upos == "NOUN"
    }


def _but_says(s: Sentence, c: Candidate, found: list[Candidate]) -> bool:
    """Whether a verb but brings what somebody says or decides to do: `told Oslo it would free the trawler`, `decided to free it`."""
    lemma = s.tokens[c.trigger].lemma.lower()
    clauses = ("ccomp", "xcomp") if lemma == "decide" else ("ccomp",)
    told = set(s.each(c.trigger, *clauses)) if c.match is None and lemma in words("announcing") else set[int]()
    return any(k is not c and k.plain and told & {k.trigger, k.head} for k in found)


def _listed(s: Sentence, c: Candidate) -> set[int]:
    """What is told to be among demands: the resignation in `their demands include the resignation of the mayor`."""
    t = s.tokens[c.trigger]
    if c.like != "REQUEST" or t.upos != "NOUN" or t.rel != "nsubj" or s.tokens[t.head].lemma.lower() != "include":
        return set()
    return set(s.each(t.head, "obj"))


def _threatened_or_put_off(s: Sentence, c: Candidate, found: list[Candidate]) -> set[int]:
    """What is but threatened or asked for, and talks that are refused: `threatened bombings`, `sought assurances`, `put off a trip`."""
    if s.tokens[c.trigger].upos != "VERB" or c.event_type not in PUT_OFF:
        return set()
    objects = set(s.each(c.trigger, "obj"))
    return {k.trigger for k in found if k.trigger in objects and PUT_OFF[c.event_type] in (k.event_type, None)}


def _background(s: Sentence, c: Candidate) -> bool:
    """Whether a noun within a topic names an act done before: a nominal event with its own doer."""
    t = s.tokens[c.trigger]
    return t.upos == "NOUN" and t.rel not in ("obj", "conj") and c.chance > 0.7
