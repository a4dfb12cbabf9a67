"""What is hostile and to come: no promise, though somebody plans it (`plans to sue`); a threat, if another may yet avert it (`unless`)."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors.agreement import Sort, agreement, personal
from dragoman.coding.arguments import cases
from dragoman.coding.match import Match
from dragoman.coding.negation import negated
from dragoman.coding.status import WOULD
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

HARM = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))
# The modes of threats of them.
THREATENED = {"ASSAULT": "violence", "COERCE": "restrict", "SANCTION": "restrict", "MOBILIZE": "violence", "PROTEST": None}
# One may also promise these, but not plan them for the good of whom they are aimed at.
UNFRIENDLY = frozenset(("ACCUSE", "PROTEST", "REJECT", "REQUEST", "THREATEN"))
# What states agree to ban, close or cut may be for the good of both; penalties for somebody are not.
PENAL = frozenset(("SANCTION",))
IN_CASE = frozenset((("case", "in"), ("event", "in"), ("sign", "at")))


def hostile(lemma: str) -> frozenset[str]:
    """The types that are none of a promise under a word, where they are what it is about."""
    if lemma in words("intending") | words("weighing"):
        return HARM | UNFRIENDLY
    return PENAL if lemma in words("agreeing") else HARM if lemma in words("vowing") else frozenset()


def aims(s: Sentence, matches: Sequence[Match | None]) -> dict[int, int]:
    """The predicates that frames know for what is hostile, under who plans them or agrees to them, with the word of planning."""
    return {
        k: t.i for t in s.tokens if t.lemma.lower() in words("intending") | words("weighing") | words("agreeing")
        for k in s.each(t.i, "xcomp") if (m := matches[k]) is not None and m.frame.event_type in hostile(t.lemma.lower())
        and (_at_somebody(s, m) if t.lemma.lower() in words("agreeing") else m.frame.decides or m.frame.event_type != "MOBILIZE")
    }


def _at_somebody(s: Sentence, m: Match) -> bool:
    penal = any(s.tokens[j].lemma.lower() in words("penalties") for j in m.slots)
    return penal or bool(m.frame.prepositions and m.arguments.under(*m.frame.prepositions))


def intended(s: Sentence, i: int) -> bool:
    """Whether a predicate is what somebody plans or agrees to do."""
    t = s.tokens[i]
    return t.rel == "xcomp" and s.tokens[t.head].lemma.lower() in words("intending") | words("agreeing")


def menaces(s: Sentence, i: int, event_type: str) -> bool:
    """Whether somebody will do harm unless another yields, or talks of it: `will freeze the accounts unless he pays`."""
    if event_type in HARM | {"PROTEST"} and talked_of(s, i):
        return True
    if event_type not in HARM | {"PROTEST"} or not any(s.tokens[c].text.lower() in WOULD for c in s.each(i, "aux")):
        return False
    if in_case(s, i):
        return True
    clauses = conditions(s, i)
    marks = {s.tokens[m].text.lower() for c in clauses for m in s.each(c, "mark", "aux")}
    if event_type == "MOBILIZE":
        return "unless" in marks
    hanging = event_type == "ASSAULT" or "unless" in marks or any(_willed(s, c) for c in clauses)
    return (bool(clauses) and hanging) or _whoever(s, i)


def braced(s: Sentence, i: int) -> bool:
    """Whether somebody is ready for harm, which is no promise: `is ready to use force against Chad`, but not `to fight poverty`."""
    t = s.tokens[i]
    return t.upos == "ADJ" and t.lemma.lower() in words("bracing") and not negated(s, i) and any(_harms(s, k) for k in s.each(i, "xcomp"))


def _harms(s: Sentence, verb: int) -> bool:
    lemma, things = s.tokens[verb].lemma.lower(), list(s.each(verb, "obj"))
    beside = [(k, c) for j in (verb, *things) for k in s.each(j, "obl", "nmod") for c in s.each(k, "case")]
    under = {s.tokens[c].text.lower() for _, c in beside}
    if lemma in words("resorting") or (lemma in words("sending") and "against" in under):
        means = [*things, *(k for k, c in beside if s.tokens[c].text.lower() == "to")]
        return any(s.tokens[k].lemma.lower() in words("arms") for k in means)
    whom = all(_somebody(s, k) or any(s.tokens[c].text[0].isupper() for c in s.each(k, "amod", "nmod:poss")) for k in things)
    return lemma in words("harming") and whom and "for" not in under


def talked_of(s: Sentence, i: int) -> bool:
    """Whether harm is what somebody talks of doing: `is talking of a boycott`, `talk of blocking the border`, not `talked of the war`."""
    t = s.tokens[i]
    over = s.tokens[t.head] if t.head >= 0 and t.rel in ("obl", "advcl") else None
    now = over is not None and over.lemma.lower() in words("talking") and over.xpos in ("VBG", "VBP", "VBZ")
    of = any(s.tokens[c].text.lower() == "of" for c in s.each(i, "case", "mark"))
    known = any(s.tokens[c].text.lower() not in ("a", "an") for c in s.each(i, "det", "nmod:poss"))
    return now and of and not known


def _willed(s: Sentence, clause: int) -> bool:
    """Whether somebody does what a condition tells, and no mishap: `if the rebels cross`, but not `if the harvest fails`."""
    return any(_somebody(s, j) for j in (*s.each(clause, "nsubj"), *s.each(clause, "nsubj:pass")))


def _somebody(s: Sentence, j: int) -> bool:
    """Whether a word is for persons, a body or a place."""
    sort = agreement().sorts.get(lemma := s.tokens[j].lemma.lower())
    return s.tokens[j].upos in ("PROPN", "PRON") or sort in (Sort.ORGANIZATION, Sort.PLACE) or personal(lemma)


def conditions(s: Sentence, i: int) -> list[int]:
    """The clauses that tell on what condition something will be done, each with a doer of its own: `if they cross`, `should they cross`."""
    return [
        c for c in s.each(i, "advcl") if any(True for _ in s.each(c, "nsubj", "nsubj:pass", "expl")) and (
            {s.tokens[m].text.lower() for m in s.each(c, "mark")} & {"if", "unless"} or _inverted(s, c)
        )
    ]


def in_case(s: Sentence, i: int) -> bool:
    """Whether harm is to come in a case that is but told by a noun: `at the first sign of trouble`, `in the event of an attack`."""
    told = [k for k in s.each(i, "obl") if any("of" in cases(s, j) for j in s.each(k, "nmod"))]
    return any((s.tokens[k].lemma.lower(), *cases(s, k)) in IN_CASE for k in told)


def _inverted(s: Sentence, i: int) -> bool:
    """Whether a clause is a condition by its order: `should the strikers march`."""
    subject = next((c for c in s.each(i, "nsubj", "nsubj:pass")), -1)
    return any(s.tokens[c].text.lower() == "should" and c < subject for c in s.each(i, "aux"))


def _whoever(s: Sentence, i: int) -> bool:
    """Whether harm awaits whoever does something: `will ban any party that campaigns`."""
    things = (c for c in s.each(i, "obj") if any(s.tokens[k].deprel == "acl:relcl" for k in s.children[c]))
    return any(
        s.tokens[c].text.lower() in ("anyone", "anybody", "whoever") or any(s.tokens[k].text.lower() == "any" for k in s.each(c, "det"))
        for c in things
    )


def threatened(event_type: str, mode: str | None) -> str | None:
    """The mode of a threat of an act of a type and mode."""
    return {"arrest": "arrest", "deport": "expel", "expel": "expel", "withdraw": "relations"}.get(mode or "") or THREATENED[event_type]
