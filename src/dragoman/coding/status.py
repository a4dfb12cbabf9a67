"""Whether it happened: tense, modals, negation, conditions and the verbs an act stands under."""

from __future__ import annotations

from dragoman.actors.agreement import personal
from dragoman.codebook import Codebook
from dragoman.coding.arguments import announced_ahead
from dragoman.coding.denied import in_earnest
from dragoman.coding.negation import negated, no_longer
from dragoman.coding.prevented import unmade_otherwise
from dragoman.coding.wordlists import words
from dragoman.language import Sentence
from dragoman.records import Status

AWAITING = frozenset(["until", "till"])
CONDITIONS = frozenset(["if", "unless", "whether"])
WILL = frozenset(["will", "wo", "shall", "'ll", "’ll"])  # `wo` of `won't`
WOULD = WILL | {"would"}  # in what somebody said, the `will` of then
HARSH = frozenset(["vow", "warn"])
MODALS = frozenset(["would", "could", "may", "might", "should", "can", "must"])


def status(s: Sentence, i: int) -> Status:
    """Status of the predicate at token `i`."""
    t = s.tokens[i]
    if negated(s, i) or unmade_otherwise(s, i):
        return Status.NEGATED
    auxiliaries = {s.tokens[c].lemma.lower() for c in s.each(i, "aux")} | {s.tokens[c].text.lower() for c in s.each(i, "aux")}
    marks = {s.tokens[c].text.lower() for c in s.each(i, "mark")}
    if auxiliaries & MODALS == {"would"} and not marks & CONDITIONS and _announced(s, i):
        return Status.FUTURE
    if marks & CONDITIONS or auxiliaries & MODALS or awaited(s, i) or in_question(s, i) or thought_of(s, i) or (
        t.rel == "xcomp" and till(s, t.head)
    ):
        return Status.HYPOTHETICAL
    if willed(s, i) or announced_ahead(s, i) or _due(s, i):
        return Status.FUTURE
    over = s.tokens[t.head] if t.head >= 0 else None
    if over is not None and (t.rel in ("xcomp", "ccomp", "obj") or (t.rel in ("advcl", "acl") and "to" in marks)):
        lemma = over.lemma.lower()
        if lemma in words("negated_over") and t.rel != "ccomp":
            return Status.NEGATED if in_earnest(s, t.head) else Status.ACTUAL
        if t.rel == "xcomp" or "to" in marks:
            if lemma in words("hypothetical_over"):
                return Status.HYPOTHETICAL
            if lemma in words("future_over") or over.upos in ("ADJ", "NOUN"):
                above = status(s, t.head) if over.upos == "VERB" else Status.ACTUAL  # `if Chad decides to`, `has not agreed to`
                return above if above in (Status.HYPOTHETICAL, Status.NEGATED) else Status.FUTURE
        if t.rel == "obj" and lemma in words("planned"):
            return Status.FUTURE
        if t.rel == "obj":
            return (
                status(s, t.head)
                if negated(s, t.head) or any(s.tokens[c].lemma in WILL | MODALS for c in s.each(t.head, "aux"))
                else Status.ACTUAL
            )
    if t.rel == "conj" and over is not None and not auxiliaries:
        return Status.FUTURE if willed(s, t.head) else Status.ACTUAL
    if t.xpos == "VBG" and any(s.tokens[c].xpos in ("VBZ", "VBP") and s.tokens[c].lemma == "be" for c in s.each(i, "aux")):
        return Status.ONGOING
    return Status.ACTUAL


def till(s: Sentence, i: int) -> bool:
    """Whether somebody is told how long he has to do something: `has until Friday to leave`."""
    until = any(s.tokens[c].text.lower() == "until" for k in s.each(i, "obl") for c in s.each(k, "case"))
    return s.tokens[i].lemma.lower() == "have" and until and any(True for _ in s.each(i, "xcomp"))


def supposed(s: Sentence, i: int) -> bool:
    """Whether it is said what an act would be if it were done: `a blockade would be an act of war`."""
    t = s.tokens[i]
    if t.upos != "NOUN" or t.rel != "nsubj" or t.head < 0 or s.tokens[t.head].upos != "NOUN" or s.child(t.head, "cop") is None:
        return False
    return any(s.tokens[c].text.lower() in ("would", "could", "might") for c in s.each(t.head, "aux"))


def thought_of(s: Sentence, i: int) -> bool:
    """Whether an act is but what somebody thinks of doing: `is mulling a ban`, but not `considers the arrest illegal`."""
    t = s.tokens[i]
    if t.head < 0 or s.tokens[t.head].lemma.lower() not in words("weighing"):
        return False
    known = any(s.tokens[c].text.lower() not in ("a", "an") for c in s.each(i, "det", "nmod:poss"))
    judged = any(s.tokens[c].upos != "VERB" for c in s.each(t.head, "xcomp"))
    return (t.rel == "xcomp" and t.upos == "VERB") or (t.rel == "obj" and not known and not judged)


def willed(s: Sentence, i: int) -> bool:
    """Whether the predicate is told with `will`, or with `is going to`."""
    return any({s.tokens[c].lemma.lower(), s.tokens[c].text.lower()} & WILL for c in s.each(i, "aux")) or going_to(s, i)


def going_to(s: Sentence, i: int) -> bool:
    """Whether somebody is going to do it, and was not: `is going to free them`."""
    t = s.tokens[i]
    going = t.rel == "xcomp" and s.tokens[t.head].text.lower() == "going" and s.child(t.head, "obl", "obj") is None
    present = going and any(s.tokens[c].lemma == "be" and s.tokens[c].xpos in ("VBZ", "VBP") for c in s.each(t.head, "aux"))
    return present and any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))


def foretold(s: Sentence, i: int) -> bool:
    """Whether the predicate is told with `will`, or with the `would` of what somebody said."""
    auxiliaries = {s.tokens[c].text.lower() for c in s.each(i, "aux")}
    conditional = any(s.tokens[c].text.lower() in CONDITIONS for c in s.each(i, "mark"))
    return willed(s, i) or (auxiliaries & MODALS == {"would"} and not conditional and _announced(s, i))


def pledged(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody says or decides to do himself: `Vietnam said it would free two monks`, `Mali to free six`.

    Not so where the verb over it promises or threatens by itself.
    """
    while s.tokens[i].rel == "conj" and s.tokens[s.tokens[i].head].upos == "VERB" and s.child(i, "nsubj") is None:
        i = s.tokens[i].head
    if negated(s, i):
        return False
    going = going_to(s, i) and status(s, s.tokens[i].head) is Status.ONGOING
    return going or announced_ahead(s, i) or decided_on(s, i) or told_ahead(s, i)


def told_ahead(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody says that he will do himself, where the verb of speech does not promise it."""
    t = s.tokens[i]
    if t.rel != "ccomp" or t.head < 0 or not foretold(s, i):
        return False
    lemma = s.tokens[t.head].lemma.lower()
    told = lemma in words("announcing") and lemma not in words("committing") | HARSH and status(s, t.head) is Status.ACTUAL
    doer = next((s.tokens[c].text.lower() for c in s.each(i, "nsubj")), "")
    return told and doer in ("it", "they", "he", "she", "we", "i")


def in_question(s: Sentence, i: int) -> bool:
    """Whether the predicate is what a question asks that may be answered by no: `Will Chad close the border?`."""
    while s.tokens[i].rel in ("conj", "xcomp", "obj") and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    subject = next(iter(s.each(i, "nsubj", "nsubj:pass")), -1)
    before = [c for c in s.each(i, "aux", "aux:pass", "cop") if c < subject]
    if not before or not any(s.tokens[c].text == "?" for c in s.children[i]):
        return False
    return not any(s.tokens[c].xpos in ("WP", "WRB", "WDT", "WP$") for c in s.subtree(i) if c < before[0])


def achieved(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody brought about: `managed to free the town`."""
    t = s.tokens[i]
    return t.rel == "xcomp" and s.tokens[t.head].lemma.lower() in words("achieving") and not negated(s, t.head)


def purposed(s: Sentence, i: int) -> bool:
    """Whether the predicate is what something is done for to somebody: `were flown home in order to be tried`."""
    t = s.tokens[i]
    to = t.rel == "advcl" and t.head >= 0 and any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))
    perfect = any(s.tokens[c].lemma == "have" for c in s.each(i, "aux"))
    return to and not perfect and s.tokens[t.head].upos == "VERB" and any(True for _ in s.each(i, "aux:pass"))


def decided_on(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody has but decided to do: `decided to expel the envoy`."""
    return _resolved(s, i, "decide")


def would_like(s: Sentence, i: int) -> bool:
    """Whether somebody wants what he puts politely: `would like Sudan to sign`."""
    polite = s.tokens[i].lemma.lower() in ("like", "prefer") and any(s.tokens[c].text.lower() in ("would", "'d") for c in s.each(i, "aux"))
    return polite and not negated(s, i) and not any(s.tokens[c].text.lower() in CONDITIONS for c in s.each(i, "mark"))


def decision(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody's decision is to do: `Peru's decision to send medics`."""
    t = s.tokens[i]
    to = t.rel == "acl" and any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))
    return to and s.tokens[t.head].lemma.lower() == "decision"


def voted_for(s: Sentence, i: int) -> bool:
    """Whether the predicate is what a body has voted to do: `voted to impeach the president`, which does it where words do."""
    return _resolved(s, i, "vote")


def _resolved(s: Sentence, i: int, verb: str) -> bool:
    t = s.tokens[i]
    marks = {s.tokens[c].text.lower() for c in s.each(i, "mark")}
    over = t.rel == "xcomp" and "to" in marks and s.tokens[t.head].lemma.lower() == verb
    return over and status(s, t.head) is Status.ACTUAL


def left_open(s: Sentence, i: int) -> bool:
    """Whether somebody keeps a thing possible: `did not rule out talks`, `refused to rule out talks`."""
    unwilling = s.tokens[i].lemma.lower() in words("unwilling") and next((c for c in s.each(i, "xcomp") if _ruling_out(s, c)), None)
    return bool(unwilling) or (_ruling_out(s, i) and (negated(s, i) or _under_refusal(s, i)))


def _ruling_out(s: Sentence, i: int) -> bool:
    return s.tokens[i].lemma.lower() == "rule" and any(s.tokens[c].text.lower() == "out" for c in s.children[i])


def _under_refusal(s: Sentence, i: int) -> bool:
    return s.tokens[i].rel == "xcomp" and s.tokens[s.tokens[i].head].lemma.lower() in words("unwilling")


def scheduled(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody is due to do: `are due to lay down their arms`, `is scheduled to be released`."""
    t = s.tokens[i]
    if _due(s, i):
        return True
    over = s.tokens[t.head] if t.rel in ("xcomp", "ccomp") and t.head >= 0 else None
    if over is None or over.lemma.lower() not in words("due") or over.xpos not in ("JJ", "VBN") or negated(s, t.head):
        return False
    had = any(s.tokens[c].text.lower() in ("had", "'d") for c in s.each(t.head, "aux", "cop"))
    return not had and any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))


def _due(s: Sentence, i: int) -> bool:
    """Whether `due to`, which the tree may take for `because of`, stands between `be` and an infinitive: `are due to leave`."""
    at = next((c for c in s.each(i, "mark") if s.tokens[c].text.lower() == "due" and c + 2 < len(s.tokens)), None)
    to = at is not None and s.tokens[at + 1].text.lower() == "to" and s.tokens[at + 2].xpos == "VB"
    return to and any(s.tokens[c].lemma.lower() == "be" and s.tokens[c].xpos in ("VBP", "VBZ", "VBD") for c in s.each(i, "aux", "cop"))


def awaited(s: Sentence, i: int) -> bool:
    """Whether something is not or will not be till then: `would not meet the group until the militia withdrew`."""
    over = s.tokens[i].head if any(s.tokens[c].text.lower() in AWAITING for c in s.each(i, "mark")) else -1
    coming = {s.tokens[c].lemma.lower() for c in s.each(over, "aux")} & WOULD if over >= 0 else set()
    return over >= 0 and (bool(coming) or negated(s, over) or s.tokens[over].lemma.lower() in words("negated_over"))


def _announced(s: Sentence, i: int) -> bool:
    """Whether `would` is the `will` of somebody's words of the past: `said it would expel them`, with no condition."""
    t = s.tokens[i]
    over = s.tokens[t.head] if t.head >= 0 and t.rel == "ccomp" else None
    conditions = (s.tokens[m].text.lower() for c in s.each(i, "advcl") for m in s.each(c, "mark"))
    told = over is not None and over.lemma.lower() in words("announcing") and over.xpos in ("VBD", "VBN")
    return told and not any(word in CONDITIONS for word in conditions)


def refusable(event_type: str, codebook: Codebook) -> bool:
    """Whether not to do it is to refuse it: what is a promise, or is one while only announced."""
    return codebook.types[event_type].announced is not None or codebook.committing(event_type)


def collapsed(event_type: str, now: Status, codebook: Codebook, *, refusing: bool = False) -> tuple[str, Status]:
    """The codebook's collapses: future cooperation is AGREE, a future retreat CONCEDE, `will not` do either REJECT; threats are now."""
    if refusing and refusable(event_type, codebook):
        return "REJECT", Status.ACTUAL
    if now is Status.FUTURE and refusable(event_type, codebook):
        return codebook.types[event_type].announced or event_type, Status.ACTUAL  # the promise itself was made
    if now is Status.FUTURE and codebook.like(event_type) == "THREATEN":
        return event_type, Status.ACTUAL
    return event_type, now


def refuses(s: Sentence, i: int) -> bool:
    """Whether the predicate stands under `will not`, `would not`, is a grant not made, or an accord that parties failed to reach."""
    verb = s.tokens[i].head if s.tokens[i].rel == "obj" else i
    over = s.tokens[s.tokens[verb].head] if s.tokens[verb].rel == "xcomp" else None
    if over is not None and over.lemma.lower() in words("failing") and s.tokens[verb].lemma.lower() in words("according"):
        return True
    if over is not None and over.lemma.lower() == "fail" and s.tokens[verb].lemma.lower() in words("granting"):
        return True  # `failed to attend`
    auxiliaries = {s.tokens[c].lemma.lower() for c in s.each(i, "aux")} | {s.tokens[c].text.lower() for c in s.each(i, "aux")}
    granted = any(s.tokens[c].text.lower() in ("was", "were", "been") for c in s.each(i, "aux:pass"))  # `were not allowed to enter`
    willing = auxiliaries & WOULD or (s.tokens[i].lemma.lower() in words("granting") and (granted or auxiliaries & {"do", "have", "did"}))
    ceased = s.tokens[i].lemma.lower() in words("granting") | words("backing") and no_longer(s, i)
    return ceased or not_going_to(s, i) or (bool(willing) and negated(s, i))


def not_going_to(s: Sentence, i: int) -> bool:
    """Whether somebody is not going to do it."""
    return going_to(s, i) and negated(s, s.tokens[i].head)


def declines(s: Sentence, i: int) -> bool:
    """Whether somebody will not do what others want of him, whatever frames know of the verb: `we will not leave`, `he would not go`."""
    if withholds(s, i) or at_odds(s, i) or has_no_mind(s, i):
        return True
    t = s.tokens[i]
    if t.upos != "VERB" or not _wanted(s, i) or not (negated(s, i) or not_going_to(s, i)):
        return False
    verb = t.head if not_going_to(s, i) else i
    auxiliaries = {s.tokens[c].lemma.lower() for c in s.each(i, "aux")} | {s.tokens[c].text.lower() for c in s.each(i, "aux")}
    doer = next((s.tokens[c] for c in s.each(verb, "nsubj") if s.tokens[c].deprel == "nsubj"), None)
    somebody = doer is not None and (
        doer.upos == "PROPN" or doer.text.lower() in ("he", "she", "we", "they") or personal(doer.lemma.lower())
        or doer.lemma.lower() in words("bodies")
    )
    return (verb != i or bool(auxiliaries & WOULD)) and somebody


def _wanted(s: Sentence, i: int) -> bool:
    """Whether others may want somebody to do what a verb tells: to end a strike, but not to end."""
    lemma = s.tokens[i].lemma.lower()
    if lemma in words("wanted_off"):
        return any(s.tokens[c].text.lower() == "off" for c in s.children[i])
    thing = any(True for _ in s.each(i, "obj", "ccomp", "compound:prt"))
    return lemma in words("wanted") and (thing or lemma not in words("wanted_of_things"))


def has_no_mind(s: Sentence, i: int) -> bool:
    """Whether it is the mind to do something that somebody has not: `has no intention of freeing them`, `sees no reason to free them`."""
    t = s.tokens[i]
    no = any(s.tokens[k].text.lower() == "no" for k in s.each(i, "det"))
    if not no or t.rel != "obj" or s.tokens[t.head].upos != "VERB":
        return False
    said = f"{s.tokens[t.head].lemma.lower()} {t.lemma.lower()}"
    wanted = any(_wanted(s, k) for k in s.each(i, "acl")) or any(
        s.tokens[k].lemma.lower() in words("wanted_things") and {"for", "in"} & {s.tokens[c].text.lower() for c in s.each(k, "case")}
        for k in s.each(i, "nmod")
    )
    return said in words("minded") or (said in words("minded_if_wanted") and wanted)


def threatens_by_not(s: Sentence, i: int) -> bool:
    """Whether somebody threatens by what he will not do: `will not hesitate to use force`, `would not stand idly by`."""
    ahead = any(s.tokens[c].text.lower() in WOULD for c in s.each(i, "aux"))
    return ahead and s.tokens[i].lemma.lower() in words("forbearing") and negated(s, i)


def withholds(s: Sentence, i: int) -> bool:
    """Whether somebody is not given a permission: `did not give permission for the rally`, but not `has not yet given it`."""
    things = any(s.tokens[c].lemma.lower() in words("permissions") for c in (*s.each(i, "obj"), *s.each(i, "nsubj:pass")))
    yet = any(s.tokens[c].text.lower() in ("yet", "so") for c in s.each(i, "advmod"))
    return things and s.tokens[i].lemma.lower() in words("granting") and negated(s, i) and not yet


def at_odds(s: Sentence, i: int) -> bool:
    """Whether some came to no accord: `failed to agree on a date`, `were unable to reach a deal`, `could not agree`."""
    auxiliaries = {s.tokens[c].text.lower() for c in s.each(i, "aux")}
    if s.tokens[i].lemma.lower() in words("failing"):
        verbs = [c for c in s.each(i, "xcomp") if s.tokens[c].lemma.lower() in words("according")]
    else:
        verbs = [i] if s.tokens[i].lemma.lower() in ("agree", "reach") and auxiliaries & {"could", "did"} and negated(s, i) else []
    accord = any(s.tokens[c].lemma.lower() in words("accords") for verb in verbs for c in s.each(verb, "obj"))
    return accord or any(s.tokens[verb].lemma.lower() == "agree" and (verb != i or "could" in auxiliaries) for verb in verbs)


def historical(s: Sentence, i: int) -> bool:
    """Whether the tense or the words put the predicate well before what the article reports: past perfect, `in the past`."""
    auxiliaries = {s.tokens[c].text.lower() for c in s.each(i, "aux")}
    if "had" in auxiliaries or ("'d" in auxiliaries and s.tokens[i].xpos == "VBN"):
        return True
    return any(s.tokens[c].text.lower() in words("earlier") for c in s.each(i, "advmod"))
