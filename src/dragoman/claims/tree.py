"""Claims from the tree alone: a verb of the lexicon, or a noun with its owner, over a clause, `according to`, a comment beside a clause.

Used within contents, where the trained head is blind (it knows the outermost claim only), and with front ends that have no such head.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.agreement import personal
from dragoman.claims.lexicon import cue_classes
from dragoman.knowledge import word_list
from dragoman.language import Sentence
from dragoman.records import CueClass

SPOKEN = frozenset((CueClass.SAY, CueClass.THINK, CueClass.EVIDENCE))
NOT_OVER_CLAUSE = word_list("claims", "tree.not_over_clause")
PROMISING = word_list("claims", "tree.promising")
# verbs by which the one who is quoted speaks, and not who quotes him
QUOTING = frozenset(("quote", "cite"))
CARRIED = frozenset(("conj", "xcomp"))
OUTSIDE = frozenset(("case", "punct", "acl", "cc", "parataxis", "advcl", "ccomp"))
EDGES = frozenset((",", ".", ";", ":", "--", "–", "—", "-"))


@dataclass(frozen=True, slots=True)
class Found:
    """Token ranges [first, last) of one claim; `source` None: nobody is named."""

    cue: tuple[int, int]
    source: tuple[int, int] | None
    content: tuple[int, int]


def claims(s: Sentence) -> Iterator[Found]:
    """Every claim that the tree of a sentence shows."""
    classes = cue_classes()
    for t in s.tokens:
        if t.text.lower() == "according" and t.head >= 0:
            found = _according(s, t.i)
        elif t.upos == "VERB" and classes.get(t.lemma.lower()) is not None and t.lemma.lower() not in NOT_OVER_CLAUSE:
            found = _verb(s, t.i, classes[t.lemma.lower()])
        elif t.upos == "NOUN" and classes.get(t.lemma.lower()) is CueClass.SAY:
            found = _noun(s, t.i)
        else:
            continue
        if found is not None:
            yield found


def _verb(s: Sentence, v: int, kind: CueClass) -> Found | None:
    clause = s.child(v, "ccomp") if kind in SPOKEN or s.tokens[v].lemma.lower() in PROMISING else None
    if clause is None and kind is CueClass.INTEND:
        clause = s.child(v, "xcomp")
        if clause is not None and not any(s.tokens[m].text.lower() == "to" for m in s.each(clause, "mark")):
            clause = None
    source = subject(s, v)
    cue = group(s, v)
    if clause is not None:
        return _found(s, cue, source, s.subtree(clause))
    if kind is not CueClass.SAY or source is None:
        return None
    t = s.tokens[v]
    quoted = s.child(v, "parataxis", "dep")
    if quoted is not None and (s.tokens[quoted - 1].text in ('"', "“", ":", "«", "'", "‘") or s.tokens[quoted].i < v):
        return _found(s, cue, source, s.subtree(quoted))
    if t.rel == "parataxis":
        own = set(s.subtree(v))
        words = [i for i in s.subtree(t.head) if i not in own]
        before, after = [i for i in words if i < v], [i for i in words if i > v]
        return _found(s, cue, source, before if len(before) >= len(after) else after)
    return None


def _noun(s: Sentence, i: int) -> Found | None:
    """What somebody's words are told to be: `Kyiv's claim that it had shelled the town`."""
    told = next((c for c in s.each(i, "acl") if any(s.tokens[m].text.lower() == "that" for m in s.each(c, "mark"))), None)
    by = (c for c in s.each(i, "nmod") if any(s.tokens[m].text.lower() == "by" for m in s.each(c, "case")))
    source = next(iter((*s.each(i, "nmod:poss"), *by)), None) if told is not None else None
    return None if source is None or told is None else _found(s, (i, i + 1), phrase(s, source), s.subtree(told))


def _according(s: Sentence, i: int) -> Found | None:
    noun = s.tokens[i].head
    if s.tokens[noun].rel not in ("obl", "nmod") or s.tokens[noun].head < 0:
        return None
    own = set(s.subtree(noun))
    words = [k for k in s.subtree(s.tokens[noun].head) if k not in own]
    before, after = [k for k in words if k < i], [k for k in words if k > max(own)]
    last = i + 2 if i + 1 < len(s.tokens) and s.tokens[i + 1].text.lower() == "to" else i + 1
    source = sorted(k for k in own if k >= last and k <= max(own))
    return _found(s, (i, last), None if not source else (source[0], _trimmed(s, source[0], source[-1] + 1)[1]), max(before, after, key=len))


def _found(s: Sentence, cue: tuple[int, int], source: tuple[int, int] | int | None, words: list[int]) -> Found | None:
    if not words:
        return None
    named = phrase(s, source) if isinstance(source, int) else source
    first, last = min(words), max(words) + 1
    for a, b in (cue, *([named] if named is not None else [])):
        if first < b and a < last:  # the content is what lies to one side of it
            first, last = (b, last) if last - b >= a - first else (first, a)
    first, last = _trimmed(s, first, last)
    return Found(cue, named, (first, last)) if first < last else None


def _trimmed(s: Sentence, first: int, last: int) -> tuple[int, int]:
    while first < last and s.tokens[first].text in EDGES:
        first += 1
    while last > first and s.tokens[last - 1].text in EDGES:
        last -= 1
    return first, last


def group(s: Sentence, v: int) -> tuple[int, int]:
    """The verb with its auxiliaries, negation and the adverbs among them."""
    first, last = v, v + 1
    while first > 0 and s.tokens[first - 1].head == v and _of_group(s, first - 1):
        first -= 1
    while last < len(s.tokens) and s.tokens[last].head == v and (s.tokens[last].deprel == "compound:prt" or s.tokens[last].lemma == "not"):
        last += 1
    return first, last


def _of_group(s: Sentence, i: int) -> bool:
    t = s.tokens[i]
    return t.rel in ("aux", "advmod", "cop") or (t.rel == "mark" and t.text.lower() == "to")


def _speaks(s: Sentence, i: int) -> bool:
    """Whether a word may be one for persons: no use in `used the hearing to deny`."""
    t = s.tokens[i]
    return t.upos in ("PROPN", "PRON") or personal(t.lemma.lower())


def subject(s: Sentence, v: int) -> int | None:
    """The token that heads the speaker: subject, agent, or subject of the verb that this one is joined to."""
    i = v
    for j in (v, *s.ancestors(v)):
        if j != v and s.tokens[i].rel not in CARRIED:
            break
        agent = s.child(j, "obl:agent")
        if agent is not None:
            return agent
        made = s.child(j, "obj") if j != v and s.tokens[i].rel == "xcomp" else None
        if made is not None and _speaks(s, made) and s.tokens[j].lemma.lower() not in PROMISING:
            return made  # analysts in `the raid has led analysts to fear`
        passive = s.child(j, "nsubj:pass")
        if passive is not None and j == v:
            return None
        found = s.child(j, "nsubj")
        if found is not None:
            return found
        i = j
    t = s.tokens[v]
    return t.head if t.deprel == "acl" and t.xpos == "VBG" and t.head >= 0 else None


def relative(s: Sentence, i: int) -> int:
    """The noun that a relative pronoun stands for: `a statement on Monday which said`; else the word itself."""
    verb = s.tokens[i].head
    of_clause = s.tokens[i].xpos in ("WDT", "WP") and verb >= 0 and s.tokens[verb].deprel == "acl:relcl"
    return s.tokens[verb].head if of_clause and s.tokens[verb].head >= 0 else i


def quoted(s: Sentence, i: int) -> tuple[int, int] | None:
    """(who is quoted, his `saying`) where a word is the verb or the `saying` of `quoted him as saying`."""
    saying = next((c for c in (i, *s.each(i, "advcl")) if s.tokens[c].xpos == "VBG" and s.tokens[c].head >= 0 and _as(s, c)), None)
    if saying is None:
        return None
    v = s.tokens[saying].head
    passive = s.child(v, "nsubj:pass")
    who = passive if passive is not None else s.child(v, "obj")
    return None if who is None or s.tokens[v].lemma.lower() not in QUOTING else (relative(s, who), saying)


def _as(s: Sentence, i: int) -> bool:
    return any(s.tokens[m].text.lower() == "as" for m in s.each(i, "mark"))


def phrase(s: Sentence, head: int) -> tuple[int, int]:
    """The noun phrase of a speaker, without the clauses and prepositions outside it."""
    inside = [head]
    todo = [head]
    while todo:
        for c in s.children[todo.pop()]:
            t = s.tokens[c]
            owner = t.rel == "case" and t.upos == "PART"
            if owner or (t.rel not in OUTSIDE and t.upos != "VERB"):
                inside.append(c)
                todo.append(c)
    low, high = head, head
    while low - 1 in inside or (low - 2 in inside and s.tokens[low - 1].upos in ("PUNCT", "CCONJ", "ADP")):
        low -= 1
    while high + 1 in inside or (high + 2 in inside and s.tokens[high + 1].upos in ("PUNCT", "CCONJ", "ADP", "PART")):
        high += 1
    return low, high + 1
