"""Under whose words a token stands: the nearest speech verb above it, or `according to`."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.language import Sentence

SAY = frozenset(
    "say tell add state announce declare report claim insist assert note warn argue maintain acknowledge confirm deny reveal disclose explain comment stress emphasize "
    "emphasise reiterate suggest allege assert contend testify admit concede quip boast complain predict remark observe write tweet post believe think hope fear "
    "estimate conclude indicate show promise pledge vow swear agree point caution affirm reaffirm charge accuse argue recall tell inform assure respond reply answer "
    "ask urge demand propose".split()
)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Token positions of the speaker (None if unnamed) and the cue."""

    speaker: int | None
    cue: int


def attribution(s: Sentence, i: int) -> Attribution | None:
    """Whose words the token at `i` is part of, within its sentence."""
    child = i
    for j in s.ancestors(i):
        rel = s.tokens[child].rel
        t = s.tokens[j]
        if t.lemma.lower() in SAY and t.upos == "VERB" and (rel in ("ccomp", "parataxis") or (rel == "dep" and '"' in s.tokens[child - 1].text)):
            return Attribution(_subject(s, j), j)
        for c in s.each(child, "parataxis"):
            if s.tokens[c].lemma.lower() in SAY and s.tokens[c].upos == "VERB" and not s.subtree(c).count(i):
                return Attribution(_subject(s, c), c)
        child = j
    root = s.root
    for c in s.each(root, "parataxis"):
        if s.tokens[c].lemma.lower() in SAY and s.tokens[c].upos == "VERB" and i not in s.subtree(c) and s.child(c, "nsubj") is not None:
            return Attribution(_subject(s, c), c)
    for j in (i, *s.ancestors(i)):
        for c in s.each(j, "obl", "nmod"):
            words = [s.tokens[k].text.lower() for k in s.each(c, "case")]
            if "according" in words and i not in s.subtree(c):
                return Attribution(c, next(k for k in s.each(c, "case") if s.tokens[k].text.lower() == "according"))
    return None


def _subject(s: Sentence, verb: int) -> int | None:
    for j in (verb, *s.ancestors(verb)):
        subject = s.child(j, "nsubj")
        if subject is not None:
            return subject
        if s.tokens[j].rel not in ("conj", "xcomp"):
            break
    t = s.tokens[verb]
    return t.head if t.rel == "acl" else None
