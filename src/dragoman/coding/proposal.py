"""Who acts and who suffers by grammar alone: the words that the tree proposes for the parts of a candidate."""

from __future__ import annotations

from dataclasses import replace

from dragoman.actors.agreement import personal
from dragoman.coding.arguments import Arguments, cases, finite, of_noun, of_verb, spread
from dragoman.coding.candidates import Candidate
from dragoman.coding.denied import denied_words
from dragoman.coding.intended import talked_of
from dragoman.coding.match import Match, held
from dragoman.coding.reached import driven_off, posted_in, signalled
from dragoman.coding.status import has_no_mind
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

TOWARD = ("against", "to", "on", "upon", "with", "at", "toward", "towards", "from", "for", "of", "between", "over", "among")
GIVING = frozenset(("SUPPORT", "AID", "AGREE"))
HIT = frozenset(("ASSAULT", "COERCE"))
PUT_OUT, LET = frozenset(("deport", "expel")), frozenset(("release", "access"))  # modes
# Acts that are told with what others did: of `struck over the dismissal of a driver` the driver is not the target.
ABOUT_DEEDS = frozenset(("ACCUSE", "PROTEST", "REQUEST", "SANCTION"))
SUFFERED = frozenset(("ASSAULT", "COERCE", "SANCTION", "AID", "ACCUSE", "SUPPORT", "REJECT"))


def owners(s: Sentence, c: Candidate) -> list[int]:
    """Whose the things are that the act is done to: Iran in `rejected Iran's offer`, the rebels in `praised the move by the rebels`."""
    m = c.match
    a = m.arguments if m is not None else of_noun(s, c.trigger) if s.tokens[c.trigger].upos in ("NOUN", "PROPN") else of_verb(s, c.trigger)
    if m is not None and m.frame.roles == "subj>" and m.frame.event_type == c.event_type:
        return []
    out: list[int] = []
    denied = denied_words(s, m.head if m is not None else c.trigger)
    for j in (*a.objects, *a.under(*TOWARD), *(m.slots if m is not None else ())):
        deed = c.like in ABOUT_DEEDS and s.tokens[j].lemma.lower() in words("done_to")
        asked = not (c.like == "REQUEST" and (deed or done_to(s, j)))
        if j not in denied and s.tokens[j].upos == "NOUN" and j != c.trigger and asked:
            inner = of_noun(s, j)
            if c.mode == "investigate" and s.tokens[j].lemma.lower() in words("report") | words("accusation"):
                out += _claimed_of(s, j)
                continue
            if deed:
                doers = (*inner.under("by"), *(inner.subjects if inner.under("of") else ()))  # `Kosovo's arrest of two Serbs`
                out += [k for k in doers if k not in a.subjects and k not in out]
                continue
            to = () if s.tokens[j].lemma.lower() in words("taking_away") else ("to",)
            there = () if c.like == "REJECT" and c.mode == "meet" else ("in",)  # `boycotted the talks in Juba`
            out += [k for k in (*inner.subjects, *inner.under(
                "of", "by", *there, "on", "against", "with", *to, "for",
            )) if k not in a.subjects and k not in out and k not in denied]
            if c.like == "REQUEST" and s.tokens[j].lemma.lower() in words("hostile_things"):  # `called for a ban on Russian wine`
                out += [k for x in inner.under("of", "on", "against") for k in of_noun(s, x).subjects if k not in out and k not in denied]
    return out


def asked_from(s: Sentence, verb: int, j: int) -> bool:
    """Whether somebody is from whom something is demanded: Quito in `demanded land from Quito`, but not in `demanded shelter from rain`."""
    t = s.tokens[j]
    while t.rel == "conj" and t.head >= 0:
        t = s.tokens[t.head]
    if s.tokens[verb].lemma.lower() not in words("demanding") or cases(s, t.i) != ["from"]:
        return False
    over = s.tokens[t.head] if t.head >= 0 else t
    thing = over.rel == "obj" and over.head == verb and over.lemma.lower() not in words("done_to") | words("from_there")
    return t.head == verb or thing


def done_to(s: Sentence, j: int) -> bool:
    """Whether somebody is whom another is to free, return or remove, and not who is asked to: `demanded the return of four nationals`."""
    while s.tokens[j].rel in ("appos", "conj", "flat") and s.tokens[j].head < j:
        j = s.tokens[j].head  # `the release of opposition leader Ana Lind`
    t = s.tokens[j]
    whose = t.deprel == "nmod:poss" or (t.rel == "nmod" and cases(s, j) == ["of"])
    return whose and s.tokens[t.head].upos == "NOUN" and s.tokens[t.head].lemma.lower() in words("done_to")


def tree_parts(s: Sentence, c: Candidate) -> tuple[list[int], list[int], bool]:
    """(actor words, recipient words, mutual) by grammar alone."""
    m = c.match if c.match is not None and (c.plain or c.match.frame.event_type == c.event_type) else None
    between = "third-party" in (c.mode, m.frame.mode if m is not None else None)
    told = minded(s, c) or _with_answer(s, c, m) or (_brought_together(s, c) if between else None)
    if told is not None:
        return told
    if m is None:
        return _by_default(s, c)
    a, roles = m.arguments, m.frame.roles
    if m.frame.doers and c.like == "AID":  # whose the medicine on the plane is
        a = replace(a, subjects=[k for j in a.subjects for k in ([j] if personal(s.tokens[j].lemma.lower()) else held(s, j) or [j])])
    inward = entered(s, c, a)
    if inward:
        return a.under("of"), inward, False
    # who is beaten, freed or let in is a party even where the frame names it; troops withdrawn are one's own
    suffering = not m.light and (c.like in SUFFERED or m.frame.mode in LET)
    slots = set(m.slots) - (set(a.objects) if suffering else set())
    objects = [j for j in a.objects if j not in slots]
    partner = [j for j in a.under(*sorted(m.frame.prepositions)) if j not in slots]
    if roles == "mutual":
        beside = ("alongside",) if "alongside" in m.frame.prepositions else ()
        others = [j for j in a.under("with", "between", "among", *beside) if j not in slots]
        rest = a.under("of") if m.frame.part == "n" and "of" in m.frame.prepositions else []
        if c.like == "AGREE" and not others and _alone(s, a.subjects):
            return a.subjects, [*objects, *_of_topic(s, c, m)], False
        if c.like == "ASSAULT" and others and all(s.tokens[j].rel == "compound" and s.tokens[j].text.islower() for j in a.subjects):
            others = [*_who_was_in(s, m.head), *others]
        partners = [] if m.frame.lemma in words("dealt_in") else objects
        return [*a.subjects, *partners, *others, *rest], [], True
    if roles == "visit":
        where = [k for j in partner or objects or a.under("to", "in", "with") for k in _where_held(s, j)]
        if m.frame.lemma in words("hosting"):
            return a.objects if hosted(s, c) else objects, a.subjects, False
        return a.subjects, [k for j in (*objects, *partner) for k in _where_held(s, j)] or where, False
    if roles == "handover":  # who is handed over is no party
        over = [a, *(of_noun(s, j) for j in a.under("of") if m.frame.part == "n")]  # `the extradition of a banker from Chad to Mali`
        getting = [j for x in over for j in x.under("to") if j not in a.subjects]
        return [*a.subjects, *(j for x in over for j in x.under("from") if j not in a.subjects)], getting, False
    if roles == "obj>subj":
        named = [j for j in m.slots if j not in a.objects and personal(s.tokens[j].lemma.lower())]
        return partner or objects or named or a.under("by", "from"), a.subjects, False
    if roles == "subj>":
        return a.subjects, [], False
    recipients = [j for j in partner if j not in a.subjects] if m.frame.part == "n" else [*objects, *partner]
    if not recipients:
        recipients = _of_topic(s, c, m)
    if m.frame.part == "n" and not recipients and (not m.frame.prepositions or c.like in HIT):
        recipients = a.under("against", "on", *(() if m.frame.prepositions else ("of",)))
    if c.mode == "withdraw" and m.frame.event_type == "SANCTION":
        recipients = [k for j in recipients for k in (posted_in(s, j) or [j])]
    if c.like == "MOBILIZE" and not recipients:
        recipients = signalled(s, c.head)
    if c.like == "ASSAULT" and not partner and s.tokens[c.head].lemma.lower() in words("using"):
        recipients = driven_off(s, c.head) or recipients
    return a.subjects, recipients, False


def minded(s: Sentence, c: Candidate) -> tuple[list[int], list[int], bool] | None:
    """Who will not do what others want, and whom that would touch: Mali, the rebels in `Mali sees no reason to free the rebels`.

    So for what somebody talks of doing.
    """
    noun = c.trigger
    if s.tokens[noun].upos != "NOUN" or not (has_no_mind(s, noun) or (c.like == "THREATEN" and talked_of(s, noun))):
        return None
    doing = of_verb(s, s.tokens[noun].head).subjects
    inner = [of_verb(s, k, 3) for k in s.each(noun, "acl")]
    touched = [k for a in inner for k in _partners(s, a)] or of_noun(s, noun).under(*TOWARD)
    return doing, [k for k in touched if k not in doing], False


def _with_answer(s: Sentence, c: Candidate, m: Match | None) -> tuple[list[int], list[int], bool] | None:
    """Who asks or offers, and who answers him: Togo, Mali in `Togo's offer to host them was declined by Mali`."""
    hearing = answered_by(s, c.trigger) if m is not None and c.like in ("AGREE", "REQUEST") else []
    return (m.arguments.subjects, hearing, False) if m is not None and hearing else None


def answered_by(s: Sentence, noun: int) -> list[int]:
    """Who answers what another, who is told, asks or offers: Mali in `Togo's offer was declined by Mali`, `fell on deaf ears in Mali`."""
    t = s.tokens[noun]
    owned = any(True for _ in s.each(noun, "nmod:poss")) or any({"by", "from"} & set(cases(s, k)) for k in s.each(noun, "nmod"))
    if not owned or t.upos != "NOUN" or t.head < 0 or t.lemma.lower() not in words("asked_or_offered"):
        return []
    a, verb = of_verb(s, t.head), s.tokens[t.head].lemma.lower()
    ears = [k for k in a.under("on", "upon") if verb == "fall" and s.tokens[k].lemma.lower() == "ear"]
    if ears:
        return a.under("in", "with", "at") or [j for k in ears for j in s.each(k, "nmod") if {"in", "at"} & set(cases(s, j))]
    if verb not in words("replying"):
        return []
    return a.subjects if t.rel == "obj" or t.deprel == "nsubj:pass" else []


def _where_held(s: Sentence, j: int) -> list[int]:
    """Where somebody goes who goes to a meeting: Evian in `flew to the summit in Evian`."""
    gathering = s.tokens[j].lemma.lower() in words("gatherings")
    places = {k for n in s.names if n.label == "LOC" for k in range(n.first, n.last)}
    return [k for k in s.each(j, "nmod") if gathering and k in places and {"in", "at"} & set(cases(s, k))] or [j]


def _who_was_in(s: Sentence, noun: int) -> list[int]:
    """Who was in a fight of which only the other side is told: the army in `the army took the town after a battle with the rebels`."""
    t = s.tokens[noun]
    if t.upos != "NOUN" or t.rel != "obl" or t.head < 0 or s.tokens[t.head].upos != "VERB":
        return []
    a = of_verb(s, t.head)
    with_whom = {k for j in s.each(noun, "nmod", "obl") for k in (j, *s.each(j, "conj"))}
    return [j for j in (a.objects if a.passive else a.subjects) if j not in with_whom]


def _brought_together(s: Sentence, c: Candidate) -> tuple[list[int], list[int], bool] | None:
    """Who mediates, and between whom: Qatar, Chad and Mali in `Qatar brokered a truce between Chad and Mali`; None: it is not told."""
    t = s.tokens[c.head]
    a = c.match.arguments if c.match is not None else of_verb(s, c.head) if t.upos == "VERB" else of_noun(s, c.trigger)
    things = (*a.objects, *((t.head,) if t.rel == "acl" and t.head >= 0 else ()))
    nouns = (j for j in things if s.tokens[j].upos == "NOUN")
    parties = [*a.under("between", "among"), *(k for j in nouns for k in of_noun(s, j).under("between", "among"))]
    if not parties:  # `an effort to end the rift between Chad and Mali`
        parties = [k for j in s.subtree(c.trigger) if "between" in cases(s, j) for k in spread(s, j)]
    return ([j for j in a.subjects if j not in parties], list(dict.fromkeys(parties)), False) if parties else None


def entered(s: Sentence, c: Candidate, a: Arguments) -> list[int]:
    """Where somebody goes who is told with `of`: Ukraine in `the invasion of Russia in Ukraine`."""
    if s.tokens[c.trigger].lemma.lower() not in words("entering"):
        return []
    doers = a.under("of")
    inner = [k for j in doers for k in of_noun(s, j).under("in", "against", "into")]
    places = {k for n in s.names if n.label == "LOC" for k in range(n.first, n.last)}  # and no months
    return [k for k in (*a.under("in", "against", "into"), *inner) if k in places] if doers and not a.subjects else []


def left_behind(s: Sentence, c: Candidate, j: int) -> bool:
    """Whether a place is but what somebody is put out of, or taken from: Kenya in `ordered the priest out of Kenya`."""
    if c.mode == "abduct" and s.tokens[j].rel in ("obl", "nmod") and cases(s, j)[:1] == ["from"]:
        return True
    away = c.mode in PUT_OUT and s.tokens[j].rel == "obl" and cases(s, j)[:1] in (["from"], ["out"])
    return away and any(n.label == "LOC" and n.first <= j < n.last for n in s.names)


def host(s: Sentence, c: Candidate) -> list[int]:
    """The state that an act without a doer tells by its place alone.

    `was granted asylum in Kenya`, `found refuge in Kenya`, `were expelled from Poland`, `was let out of jail in Lima`, `was let
    into Kenya`.
    """
    i = c.head
    a = of_verb(s, i) if s.tokens[i].upos == "VERB" else Arguments()
    if c.mode in LET and a.passive and not a.subjects:
        return _let_out_in(s, i, a) if c.mode == "release" else _named_places(s, a.under("into", "in"))
    things = (*a.objects, *(c.match.slots if c.match is not None else ()))
    given = c.like == "AID" and any(s.tokens[j].lemma.lower() in words("shelter") for j in things)
    put_out = s.tokens[i].lemma.lower() in words("put_out") or c.mode in PUT_OUT
    received = given and c.match is not None and c.match.frame.roles == "obj>subj"
    if not received and (not a.passive or a.subjects or not (given or put_out)):
        return []
    return _named_places(s, a.under(*(("in",) if given else ("from", "out"))))


def _let_out_in(s: Sentence, i: int, a: Arguments) -> list[int]:
    """Where the jail is that somebody is let out of."""
    jails = [j for j in a.under("from", "out", "of") if s.tokens[j].lemma.lower() in words("jails")]
    inside = [k for j in jails for k in s.each(j, "nmod")] + (a.under("in") if jails else [])
    return [k for k in _named_places(s, list(dict.fromkeys(inside))) if cases(s, k)[:1] == ["in"] and k > i]


def _named_places(s: Sentence, words_: list[int]) -> list[int]:
    """Those of some words that are of the name of a place."""
    places = {k for n in s.names if n.label == "LOC" for k in range(n.first, n.last)}
    return [k for k in words_ if k in places]


def agent_behind(s: Sentence, c: Candidate) -> list[int]:
    """Who does what is told of two joined participles where the last alone has him: police in `were beaten up and then shot by police`."""
    t, i = s.tokens, c.head
    if t[i].xpos != "VBN" or any(t[k].rel in ("obl", "advcl") and _before_conj(s, i, k) for k in s.children[i]):
        return []
    for j in s.each(i, "conj"):
        own = any(t[k].rel in ("nsubj", "aux", "cop", "expl", "obj") or (t[k].rel in ("obl", "punct") and k < j) for k in s.children[j])
        if t[j].xpos == "VBN" and not own and of_verb(s, i).passive:
            return list(s.each(j, "obl:agent"))
    return []


def _before_conj(s: Sentence, i: int, k: int) -> bool:
    """Whether a token stands before the first word that is joined to `i`."""
    return k < min(s.each(i, "conj"), default=0)


def after_passive(s: Sentence, c: Candidate) -> list[int]:
    """Who does the second of two acts and suffers the first: Chad in `Chad was hailed by Niger and blamed Togo`."""
    i = c.head
    t = s.tokens[i]
    if t.upos != "VERB" or t.rel != "conj" or s.tokens[t.head].upos != "VERB":
        return []
    a, first = of_verb(s, i), of_verb(s, t.head)
    active = any(s.tokens[j].rel == "obj" and s.tokens[j].head == i for j in a.objects)
    active = active and all(s.tokens[k].rel != "nsubj" for k in range(t.head, i))
    return [j for j in a.subjects if j in first.objects] if active and first.passive and finite(s, i) else []


def hosted(s: Sentence, c: Candidate) -> bool:
    """Whether the act is to receive somebody, who then is the visitor: whoever hosts talks does not receive them."""
    m = c.match
    receiving = m is not None and m.frame.event_type == c.event_type and m.frame.roles == "visit" and m.frame.lemma in words("hosting")
    return receiving and m is not None and not any(s.tokens[j].lemma.lower() in words("gatherings") for j in m.arguments.objects)


def _alone(s: Sentence, subjects: list[int]) -> bool:
    """Whether one party agrees or plans by itself: `Germany agreed to take in 1,500 people`."""
    return len(subjects) == 1 and s.tokens[subjects[0]].xpos in ("NN", "NNP")


def _of_topic(s: Sentence, c: Candidate, m: Match) -> list[int]:
    """Whose release, withdrawal, talks: possessor, demonym or of-phrase of the slot noun; subject of the complement."""
    out: list[int] = []
    for j in m.slots:
        inner = of_noun(s, j)
        whom = inner.under("for", "to", "with") if c.like in GIVING else []
        if c.mode == "investigate" and s.tokens[j].lemma.lower() in words("report") | words("accusation"):
            out += _claimed_of(s, j)
            continue
        if c.like == "REQUEST" and s.tokens[j].lemma.lower() in words("done_to"):
            out += inner.under("by", "from", "to")  # who is to be freed is not who is asked
            continue
        out += whom or inner.subjects or inner.under("of", "with", "by", "from", "against", "on")
    for kind, j in m.arguments.complements:
        if (kind in ("that", "to") and j in m.inner) or kind == "that":
            inner = of_verb(s, j, 3)
            if c.like in ("THREATEN", "AGREE") and kind == "that" and not inner.passive and _partners(s, inner):
                out += _partners(s, inner)
                continue
            out += [k for k in (inner.objects if inner.passive else inner.subjects) if k not in m.arguments.subjects]
            if not out and kind == "to":
                out += _partners(s, inner)
    return out


def _claimed_of(s: Sentence, noun: int) -> list[int]:
    """Whom a claim is about, whoever makes it: the army in `Togo's claim that the army shelled it`, `complaints against the army`."""
    told = [of_verb(s, k, 3) for k in s.each(noun, "acl", "ccomp")]
    whom = [k for a in told for k in (a.objects if a.passive and not a.subjects else a.subjects) if k != noun]
    return whom or of_noun(s, noun).under("against", "about")


def _partners(s: Sentence, inner: Arguments) -> list[int]:
    """Whom a deed that is promised, refused or threatened would touch: its object, its partner, or the partner of its object."""
    out = [*inner.objects, *inner.under(*TOWARD)]
    for j in inner.objects:
        if s.tokens[j].upos == "NOUN":
            noun = of_noun(s, j)
            out += [k for k in (*noun.under(*TOWARD), *noun.subjects) if k not in out and k not in inner.subjects]
    return out


def _by_default(s: Sentence, c: Candidate) -> tuple[list[int], list[int], bool]:
    """Arguments of a predicate that no frame knows."""
    t = s.tokens[c.trigger]
    a: Arguments = of_noun(s, c.trigger) if t.upos in ("NOUN", "PROPN") else of_verb(s, c.trigger)
    if c.mode == "phone" and (one_way := _called(s, c, a)) is not None:
        return one_way
    if c.like == "COOPERATE" and t.upos == "VERB" and len(a.subjects) == 1 and (getting := a.under("to")):  # `shipped grain to Mali`
        return a.subjects, getting, False
    mutual = c.together or (c.like == "AGREE" and bool(a.under("between")))
    if mutual and c.mode != "third-party" and not (c.mode == "visit" and t.upos == "VERB"):
        return [*a.subjects, *a.objects, *a.under("with", "between", "among")], [], True
    toward = a.under(*TOWARD)
    if c.like == "THREATEN" and c.match is None and not a.objects:  # `hinted that it might close the mission`
        told = [k for kind, j in a.complements if kind == "that" for k in _partners(s, of_verb(s, j, 3)) if k not in a.subjects]
        return a.subjects, told or toward, False
    if c.like == "THREATEN" and c.match is not None and not a.objects:  # `warned that it would close the mission`
        return a.subjects, toward or _of_topic(s, c, c.match), False
    return a.subjects, [*a.objects, *toward] if not a.objects or t.upos == "VERB" else toward, False


def _called(s: Sentence, c: Candidate, a: Arguments) -> tuple[list[int], list[int], bool] | None:
    """Who calls whom by telephone: Italy in `Libya got a call from Italy`; None: they speak to one another."""
    t = s.tokens[c.trigger]
    doers = of_verb(s, t.head).subjects if t.rel == "obj" else a.subjects
    if calling := a.under("from"):
        return calling, doers, False
    called = a.under("to") or ([] if t.upos == "NOUN" else a.objects)
    return (doers, called, False) if called else None


def busy(s: Sentence, found: list[Candidate]) -> dict[int, set[int]]:
    """For the trigger of each candidate the words to which the tree gives a part in another one."""
    places = {c.trigger: {j for side in tree_parts(s, c)[:2] for j in side} for c in found}
    return {k: {j for other, words in places.items() if other != k for j in words} for k in places}
