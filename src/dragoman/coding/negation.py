"""What is said not to be so: negations, and deeds that are denied, disclaimed, kept from being done or but plotted."""

from __future__ import annotations

from dragoman.coding.arguments import cases, finite, of_noun, of_verb
from dragoman.coding.wordlists import words
from dragoman.language import Sentence

NEGATORS = frozenset(["not", "n't", "n’t", "never", "no", "neither", "nor", "without", "hardly"])
ONLY = frozenset(["only", "just", "merely", "simply"])
# Types of deeds in which one may say that one had no part.
DEEDS = frozenset(("AID", "ASSAULT", "COERCE", "CONSULT", "COOPERATE", "MOBILIZE"))
UNWILLING = frozenset(["refuse", "decline", "fail"])


def negated(s: Sentence, i: int) -> bool:
    """Whether a word of negation stands by the predicate or for its subject."""
    if any(s.tokens[c].text.lower() in ("nobody", "none", "neither", "nothing") for c in s.each(i, "nsubj")):
        return True
    return no_longer(s, i) or any(
        s.tokens[c].text.lower() in NEGATORS and s.tokens[c].rel in ("advmod", "det", "cc", "mark", "case") and not _besides(s, c)
        for c in s.children[i]
    )


def no_longer(s: Sentence, i: int) -> bool:
    """Whether somebody has ceased to do a thing: `Botswana no longer recognises him`."""
    return any(s.tokens[c].text.lower() == "longer" and c > 0 and s.tokens[c - 1].text.lower() == "no" for c in s.each(i, "advmod"))


def not_only(s: Sentence, i: int) -> bool:
    """Whether the predicate's only negation is that of `not only`."""
    negations = [c for c in s.each(i, "advmod") if s.tokens[c].text.lower() in ("not", "n't", "n’t")]
    return bool(negations) and all(_besides(s, c) for c in negations)


def _besides(s: Sentence, i: int) -> bool:
    """Whether a negation is but that of `not only`."""
    return i + 1 < len(s.tokens) and s.tokens[i + 1].text.lower() in ONLY


def falls_short(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody stopped short of: `stopped short of expelling the envoy`."""
    before = [t.text.lower() for t in s.tokens[max(0, i - 3) : i]]
    return s.tokens[i].xpos == "VBG" and "of" in before and before[: before.index("of")][-1:] == ["short"]


def denied(s: Sentence, i: int) -> bool:
    """Whether the predicate is what somebody denies: `denied a report that soldiers had beaten drivers`, `denied beating them`."""
    verb = _denying(s, i)
    return verb is not None and in_earnest(s, verb)


def not_denied(s: Sentence, i: int) -> bool:
    """Whether somebody is told not to deny it: `did not deny that its jets had struck the convoy`."""
    verb = _denying(s, i)
    return verb is not None and not in_earnest(s, verb)


def undecided(s: Sentence, i: int) -> bool:
    """Whether somebody will not say if it is so: `neither confirmed nor denied that its jets had struck the convoy`."""
    verb = _denying(s, i)
    first = i if verb is None else _first(s, verb)
    return not_denied(s, i) and first != verb and s.tokens[first].lemma.lower() == "confirm"


def _denying(s: Sentence, i: int) -> int | None:
    """The predicate by which somebody says that what another predicate tells is not so, in earnest or not."""
    i = clause(s, i)
    t = s.tokens[i]
    if t.rel in ("ccomp", "xcomp"):
        verb = next((k for k in (t.head, *s.each(t.head, "conj")) if s.tokens[k].lemma.lower() == "deny" and k < i), None)
        if verb is not None:
            return verb
    noun = told_by(s, i)
    return denial(s, noun) if noun is not None else None


def told_by(s: Sentence, i: int) -> int | None:
    """The noun that tells a predicate: `claim` in `the claim that it had shelled the town`, `reports` in `reports of clashes`."""
    i = clause(s, i)
    t = s.tokens[i]
    noun = s.tokens[t.head]
    if t.head < 0 or (noun.upos != "NOUN" and noun.rel != "obj"):
        return None
    if t.deprel == "acl" and any(s.tokens[c].text.lower() == "that" for c in s.each(i, "mark")):
        return t.head
    if noun.lemma.lower() not in words("report") | words("accusation") | words("truth") | {"denial"}:
        return None
    whole = t.deprel in ("acl", "ccomp") or (t.deprel == "acl:relcl" and any(True for _ in s.each(i, "obj")))
    bare = whole and any(True for _ in s.each(i, "nsubj")) and finite(s, i)  # `claims it had shelled the town`
    of = t.rel in ("nmod", "acl") and bool({"of", "about"} & {s.tokens[c].text.lower() for c in s.each(i, "case", "mark")})
    return t.head if bare or of else None


def denial(s: Sentence, noun: int) -> int | None:
    """The predicate by which somebody says that what a noun tells is not so: `rejected` in `rejected the claim`."""
    t = s.tokens[noun]
    over = t.head
    if t.lemma.lower() == "denial":
        return noun
    if t.lemma.lower() in words("truth"):
        return noun if negated(s, noun) or (over >= 0 and t.rel == "obj" and negated(s, over)) else None
    if over < 0:
        return None
    lemma = s.tokens[over].lemma.lower()
    if t.rel == "nmod" and lemma == "denial":
        return over
    if t.rel == "obj" or t.deprel == "nsubj:pass":
        called = s.children[over] if lemma in words("dub") else s.each(over, "ccomp")  # `said allegations that ... were false`
        untrue = any(s.tokens[c].lemma.lower() in words("false") and not negated(s, c) for c in called)
        return over if lemma in words("deny") or untrue else None
    untrue = t.deprel == "nsubj" and lemma in words("false") and not negated(s, over)
    return over if untrue and any(True for _ in s.each(over, "cop")) else None


def in_earnest(s: Sentence, verb: int) -> bool:
    """Whether a denial is made: unlike `would not confirm or deny`, `neither confirmed nor denied`, `refused to deny`."""
    first = _first(s, verb)
    t = s.tokens[first]
    if t.upos == "NOUN":
        return True
    unwilling = t.rel == "xcomp" and s.tokens[t.head].lemma.lower() in UNWILLING
    return not unwilling and not any(negated(s, k) for k in (verb, first))


def _first(s: Sentence, i: int) -> int:
    """The first of what a word is coordinated with."""
    while s.tokens[i].rel == "conj" and s.tokens[i].head >= 0:
        i = s.tokens[i].head
    return i


def clause(s: Sentence, i: int) -> int:
    """The predicate of the clause that a predicate serves: `sent` of `attack` in `sent gunmen to attack the police`."""
    while True:
        t = s.tokens[i]
        serves = t.rel in ("xcomp", "advcl") and any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))
        if t.head < 0 or not (t.rel == "conj" or serves) or s.tokens[t.head].lemma.lower() == "deny":
            return i
        i = t.head


def unmade(s: Sentence, i: int) -> bool:
    """Whether a predicate is negated or denied."""
    return negated(s, i) or denied(s, i)


def unmade_otherwise(s: Sentence, i: int) -> bool:
    """Whether other words than a negation tell that it is not so: who denies it, stops short or comes close, is kept from it."""
    return any(tell(s, i) for tell in (denied, falls_short, held_back, nearly, blocked))


def disclaimers(s: Sentence, i: int) -> list[int]:
    """Who says, or is said, to have had no part in a deed: Iran in `Iran had nothing to do with the bombing`."""
    i = _first(s, i)
    verb = _disclaiming(s, i)
    if verb is None:
        return []
    over = s.tokens[i].head
    part = over >= 0 and s.tokens[over].lemma.lower() in words("part")
    whose = [*doers(s, over), *s.each(over, "compound")] if part else []  # `denied Iranian involvement`
    if whose or s.tokens[verb].lemma.lower() == "denial":
        return whose or of_noun(s, verb).subjects
    subjects = of_verb(s, verb).subjects or list(s.each(verb, "nsubj:pass"))
    if subjects or s.tokens[verb].rel != "ccomp":
        return subjects
    return of_verb(s, s.tokens[verb].head).subjects  # of `said it had nothing to do with that` the tree may take `it` for a dummy


def disclaimed_beside(s: Sentence, i: int) -> list[int]:
    """Who has no part in a deed that the text tells for itself: the junta in `the attack, for which the junta denied responsibility`."""
    told = (i, *(of_verb(s, i).subjects if s.tokens[i].upos == "VERB" else ()))  # `the attack … killed 30`
    return [
        j for k in told for c in s.each(k, "acl:relcl") if s.tokens[c].lemma.lower() in words("deny")
        and any(s.tokens[x].lemma.lower() in words("part") for x in s.each(c, "obj")) for j in s.each(c, "nsubj")
    ]


def disowned(s: Sentence, i: int) -> bool:
    """Whether a deed is told as not somebody's, and not as another's."""
    return bool(disclaimers(s, i)) and not doers(s, i)


def _disclaiming(s: Sentence, i: int) -> int | None:
    """The predicate that gives somebody no part in a deed."""
    t = s.tokens[i]
    over = t.head
    if over < 0:
        return i if _behind(s, i) and unmade(s, i) else None
    above = s.tokens[over]
    lemma = above.lemma.lower()
    told = told_by(s, i)
    if told is not None:
        verb = denial(s, told)
        whole = s.tokens[told].lemma.lower() in words("accusation") and not any(True for _ in s.each(i, "nsubj"))
        return verb if whole and verb is not None and in_earnest(s, verb) else None
    if _behind(s, i):
        if any(True for _ in s.each(i, "nsubj")):
            return i if unmade(s, i) else None
        return over if lemma == "deny" and in_earnest(s, over) else None
    if lemma == "do" and s.tokens[above.head].text.lower() in ("nothing", "anything") and "with" in cases(s, i):
        having = s.tokens[above.head].head
        nothing = s.tokens[above.head].text.lower() == "nothing"
        return having if having >= 0 and s.tokens[having].lemma.lower() == "have" and nothing != unmade(s, having) else None
    if lemma in words("involved"):
        return over if unmade(s, over) else None
    if above.upos == "VERB":
        if t.rel == "obj":
            return over if lemma in words("do") and unmade(s, over) else None
        held = next((c for c in s.each(over, "obj") if s.tokens[c].lemma.lower() in words("part")), None)
        return _held(s, held) if held is not None and lemma in words("hold") else None
    return _held(s, over) if lemma in words("part") else None


def _held(s: Sentence, part: int) -> int | None:
    """The predicate that says of a part in a deed that somebody had none: `denied any role`, `played no part`."""
    noun, telling = part, words("report") | words("accusation") | words("truth")
    while s.tokens[noun].rel == "nmod" and s.tokens[s.tokens[noun].head].lemma.lower() in telling:
        noun = s.tokens[noun].head
    verb = denial(s, noun)
    if verb is not None:
        return verb if in_earnest(s, verb) else None
    over = s.tokens[noun].head
    held = over >= 0 and s.tokens[over].lemma.lower() in words("hold")
    return over if held and negated(s, part) != unmade(s, over) else None


def denied_words(s: Sentence, head: int) -> list[int]:
    """The words of the deed that somebody denies, whose parties it had: the rebels in `denied arming the rebels`; the denial has others."""
    lemma = s.tokens[head].lemma.lower()
    deeds: list[int] = []
    if lemma == "deny":
        deeds += [k for k in s.each(head, "ccomp", "xcomp", "obl") if s.tokens[k].rel != "obl" or "behind" in cases(s, k)]
    for noun in s.each(head, "obj", "nsubj:pass") if lemma in words("deny") else ():
        if s.tokens[noun].lemma.lower() in words("part"):
            deeds += s.each(noun, "nmod", "acl")
        elif denial(s, noun) is not None:
            deeds += [k for k in s.each(noun, "nmod", "acl") if told_by(s, k) == noun]
    return [j for deed in deeds for j in s.subtree(deed)]


def doers(s: Sentence, i: int) -> list[int]:
    """Whose deed a noun tells that it is, in so many words: `Hamas's attack`, `the Israeli raid`, `the raid by rebels`."""
    return [
        c for c in s.children[i]
        if s.tokens[c].deprel == "nmod:poss" or (s.tokens[c].upos == "ADJ" and s.tokens[c].text[0].isupper()) or "by" in cases(s, c)
    ]


def _behind(s: Sentence, i: int) -> bool:
    return "behind" in cases(s, i) and any(True for _ in s.each(i, "cop"))


def forestalled(s: Sentence, i: int) -> bool:
    """Whether somebody kept a deed, or a plot for one, from being done: `foiled an attack`, `foiled a plot to kill him`."""
    verb = kept_from(s, i)
    return verb is not None and in_earnest(s, verb)


def kept_from(s: Sentence, i: int) -> int | None:
    """The verb that keeps a deed from being done, whether or not it does: `prevent` in `failed to prevent an attack`."""
    plot = _plot(s, i)
    for noun in (i,) if plot is None else (i, plot):
        t = s.tokens[noun]
        stopping = words("forestall") | (words("disrupt") if t.lemma.lower() in words("plot") else frozenset())
        done = t.rel == "obj" or t.deprel == "nsubj:pass"
        if done and s.tokens[t.head].upos == "VERB" and s.tokens[t.head].lemma.lower() in stopping:
            return t.head
        past = next((c for c in s.each(noun, "acl", "amod") if s.tokens[c].xpos == "VBN" and s.tokens[c].lemma.lower() in stopping), None)
        if past is not None:
            return past
    return None


def held_back(s: Sentence, i: int) -> bool:
    """Whether somebody kept himself or another from a deed: `refrained from firing`, `stopped a man from stabbing the minister`."""
    t = s.tokens[i]
    if t.xpos != "VBG" or t.head < 0 or not any(s.tokens[c].text.lower() == "from" for c in s.each(i, "mark", "case")):
        return False
    over = t.head if s.tokens[t.head].upos == "VERB" else s.tokens[t.head].head
    return over >= 0 and s.tokens[over].lemma.lower() in words("abstain") and in_earnest(s, over)


def shelved(s: Sentence, i: int) -> bool:
    """Whether a deed is put off or given up: `postponed its offensive`, `called off the air strike`."""
    t = s.tokens[i]
    if t.head < 0 or not (t.rel == "obj" or t.deprel == "nsubj:pass"):
        return False
    lemma, off = s.tokens[t.head].lemma.lower(), any(s.tokens[c].text.lower() == "off" for c in s.children[t.head])
    return (lemma in words("shelve") or (lemma in words("off") and off)) and in_earnest(s, t.head)


def nearly(s: Sentence, i: int) -> bool:
    """Whether it only nearly came to a deed: `nearly collided with a vessel`, `came close to war`."""
    if any(s.tokens[c].text.lower() in words("nearly") for c in s.each(i, "advmod")):
        return True
    over = s.tokens[s.tokens[i].head]
    return over.text.lower() == "close" and over.head >= 0 and s.tokens[over.head].lemma.lower() == "come"


def comes_about(s: Sentence, i: int) -> int | None:
    """The verb by which the noun of a deed is told to come about or not: `take` in `the protest did not take place`."""
    t = s.tokens[i]
    if t.deprel != "nsubj" or t.upos != "NOUN":
        return None
    lemma, kids = s.tokens[t.head].lemma.lower(), {s.tokens[c].text.lower() for c in s.children[t.head]}
    return t.head if lemma in words("occur") or (lemma == "take" and "place" in kids) or (lemma == "go" and "ahead" in kids) else None


def kept_out_of(s: Sentence, i: int) -> int | None:
    """The verb by which somebody has no part in what a paper says: `blocked` in `blocked a statement condemning the raid`."""
    t = s.tokens[i]
    keeping = words("block") | words("keep_out")
    if t.rel == "advcl" and t.xpos == "VBG" and s.tokens[t.head].lemma.lower() in keeping:
        return t.head if any(s.tokens[c].lemma.lower() in words("paper") for c in s.each(t.head, "obj", "obl")) else None
    noun = s.tokens[t.head]
    if t.deprel != "acl" or noun.head < 0 or noun.lemma.lower() not in words("paper"):
        return None
    return noun.head if s.tokens[noun.head].lemma.lower() in keeping else None


def blocked(s: Sentence, i: int) -> bool:
    """Whether a paper was kept from saying what it would: `vetoed a resolution condemning the raid`."""
    verb = kept_out_of(s, i)
    return verb is not None and s.tokens[verb].lemma.lower() in words("block") and in_earnest(s, verb)


def plotted(s: Sentence, i: int) -> bool:
    """Whether a deed is one that somebody only plotted: `a plot to bomb the embassy`, `conspired to kill the king`."""
    t, plot = s.tokens[i], _plot(s, i)
    scheming = t.rel == "xcomp" and s.tokens[t.head].lemma.lower() in words("conspire")
    return scheming or (plot is not None and s.tokens[plot].lemma.lower() in words("plot"))


def _plot(s: Sentence, i: int) -> int | None:
    """The noun of the plot or attempt that a deed is the content of."""
    i = _first(s, i)
    t = s.tokens[i]
    if t.head < 0 or s.tokens[t.head].upos != "NOUN" or s.tokens[t.head].lemma.lower() not in words("plot") | words("attempt"):
        return None
    return t.head if t.rel in ("acl", "compound") or (t.rel == "nmod" and {"of", "for"} & set(cases(s, i))) else None
