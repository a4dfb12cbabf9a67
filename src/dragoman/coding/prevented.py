"""Deeds that were kept from being done, put off, nearly done or but plotted: `foiled an attack`, `postponed its offensive`."""

from __future__ import annotations

from dragoman.coding.arguments import cases
from dragoman.coding.denied import denied, in_earnest, leading
from dragoman.coding.negation import falls_short, negated
from dragoman.coding.wordlists import words
from dragoman.language import Sentence


def unmade_otherwise(s: Sentence, i: int) -> bool:
    """Whether other words than a negation tell that it is not so: who denies it, stops short or comes close, is kept from it."""
    return any(tell(s, i) for tell in (denied, falls_short, held_back, nearly, blocked, unminded))


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


def beaten_off(s: Sentence, i: int) -> int | None:
    """The verb by which those whom a deed was aimed at withstood it: `repulsed an attack`."""
    t = s.tokens[i]
    done = t.upos == "NOUN" and (t.rel == "obj" or t.deprel == "nsubj:pass") and s.tokens[t.head].upos == "VERB"
    return t.head if done and s.tokens[t.head].lemma.lower() in words("withstand") else None


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


def unminded(s: Sentence, i: int) -> bool:
    """Whether it is what somebody has no mind to do: `sees no reason to suspend the treaty`, `had no plans to arrest him`."""
    t = s.tokens[i]
    noun = s.tokens[t.head] if t.deprel == "acl" and t.head >= 0 else None
    if noun is None or noun.rel != "obj" or noun.lemma.lower() not in words("minds"):
        return False
    none = any(s.tokens[c].text.lower() == "no" for c in s.each(noun.i, "det"))
    return none and any(s.tokens[c].text.lower() == "to" for c in s.each(i, "mark"))


def comes_about(s: Sentence, i: int) -> int | None:
    """The verb by which the noun of a deed is told to come about or not: `take` in `the protest did not take place`."""
    t = s.tokens[i]
    if t.deprel != "nsubj" or t.upos != "NOUN":
        return None
    lemma, kids = s.tokens[t.head].lemma.lower(), {s.tokens[c].text.lower() for c in s.children[t.head]}
    return t.head if lemma in words("occur") or (lemma == "take" and "place" in kids) or (lemma == "go" and "ahead" in kids) else None


def begins(s: Sentence, i: int) -> int | None:
    """The verb by which the noun of an act is told to begin: `take` in `the truce will take effect at dawn`."""
    t = s.tokens[i]
    if t.deprel != "nsubj" or t.upos != "NOUN":
        return None
    lemma, kids = s.tokens[t.head].lemma.lower(), {s.tokens[c].text.lower() for c in s.children[t.head]}
    in_force = (lemma == "take" and "effect" in kids) or (lemma in ("come", "enter", "go") and bool(kids & {"force", "effect"}))
    return t.head if lemma in words("beginning") or in_force else None


def ceased(s: Sentence, i: int) -> bool:
    """Whether the noun of fighting is told to have ended by itself: `the shelling stopped at dawn`."""
    t = s.tokens[i]
    if t.deprel != "nsubj" or t.upos != "NOUN" or t.lemma.lower() not in words("fighting"):
        return False
    over = s.tokens[t.head]
    still = any(s.tokens[c].rel == "obj" or s.tokens[c].text.lower() in ("if", "until", "unless") for c in s.children[t.head])
    return over.xpos in ("VBD", "VBN", "VBZ", "VBP") and over.lemma.lower() in words("ceasing") and not still and not negated(s, t.head)


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
    i = leading(s, i)
    t = s.tokens[i]
    if t.head < 0 or s.tokens[t.head].upos != "NOUN" or s.tokens[t.head].lemma.lower() not in words("plot") | words("attempt"):
        return None
    return t.head if t.rel in ("acl", "compound") or (t.rel == "nmod" and {"of", "for"} & set(cases(s, i))) else None
