"""Who stands where about a predicate: subjects, objects and prepositional parties from the tree, shared and controlled ones included."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.language import Sentence

LIGHT = frozenset(
    "hold launch carry make stage conduct begin start open mount deliver give take have impose sign reach strike issue offer pay face "
    "suffer stage perform execute commit undertake do lead continue resume end plan announce order approve express voice send seek "
    "provide extend declare call win receive file bring lodge reject suspend cancel halt join".split()
)
OBJECT_CONTROL = frozenset("urge ask tell order call press warn force allow help invite persuade encourage advise require want expect lead enable push request command instruct appeal permit".split())


@dataclass
class Arguments:
    """Token positions by their place about the predicate."""

    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    prepositional: dict[str, list[int]] = field(default_factory=dict)
    complement: int | None = None
    complement_kind: str | None = None
    passive: bool = False

    def under(self, *prepositions: str) -> list[int]:
        """Tokens under any of the prepositions."""
        return [i for p in prepositions for i in self.prepositional.get(p, ())]


def spread(s: Sentence, i: int) -> list[int]:
    """The token and what is coordinated with it."""
    return [i, *(c for c in s.each(i, "conj") if s.tokens[c].upos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ"))]


def case(s: Sentence, i: int) -> str:
    """The preposition over a token, `than` of `other than` included as written; empty if none."""
    words = [s.tokens[c].text.lower() for c in s.each(i, "case") if s.tokens[c].text.lower() not in ("'s", "’s", "'")]
    return words[0] if words else ""


def of_verb(s: Sentence, i: int, depth: int = 0) -> Arguments:
    """Arguments of a verb or predicative adjective."""
    out = Arguments()
    t = s.tokens[i]
    for c in s.children[i]:
        kid = s.tokens[c]
        if kid.deprel == "nsubj:pass":
            out.passive = True
            out.objects += spread(s, c)
        elif kid.rel == "nsubj":
            out.subjects += spread(s, c)
        elif kid.rel in ("obj", "iobj"):
            out.objects += spread(s, c)
        elif kid.rel in ("obl", "nmod"):
            out.prepositional.setdefault(case(s, c), []).extend(spread(s, c))
        elif kid.rel in ("xcomp", "ccomp", "advcl") and out.complement is None:
            marks = {s.tokens[k].text.lower() for k in s.each(c, "mark", "case")}
            out.complement_kind = "to" if "to" in marks else "ing" if kid.xpos == "VBG" else "that" if kid.rel == "ccomp" else None
            out.complement = c if out.complement_kind and (kid.rel != "advcl" or "to" in marks or kid.xpos == "VBG") else None
    for o in list(out.objects):
        for c in s.each(o, "nmod"):
            out.prepositional.setdefault(case(s, c), []).extend(spread(s, c))
    if t.deprel.startswith("acl"):
        _relative(s, i, out)
    if out.passive or (t.xpos == "VBN" and t.deprel in ("acl", "advcl", "amod")):
        out.passive = True
        out.subjects = out.under("by")
    elif not out.subjects and depth < 4:
        out.subjects = _shared(s, i, depth)
    return out


def _relative(s: Sentence, i: int, out: Arguments) -> None:
    """Put the noun in place of its relative pronoun, or into the gap of a participle."""
    t = s.tokens[i]
    noun = t.head
    pronouns = ("who", "which", "that", "whom")
    if t.deprel == "acl:relcl":
        for places in (out.subjects, out.objects):
            for k, j in enumerate(places):
                if s.tokens[j].text.lower() in pronouns:
                    places[k] = noun
        if not out.objects and out.subjects and noun not in out.subjects and not out.passive:
            out.objects = [noun]
        if not out.subjects and not out.passive:
            out.subjects = [noun]
    elif t.xpos == "VBG":
        out.subjects = out.subjects or [noun]
    elif t.xpos == "VBN":
        out.objects = out.objects or [noun]


def _shared(s: Sentence, i: int, depth: int) -> list[int]:
    t = s.tokens[i]
    if t.head < 0:
        return []
    over = of_verb(s, t.head, depth + 1) if s.tokens[t.head].upos in ("VERB", "ADJ", "AUX", "NOUN") else None
    if over is None:
        return []
    if t.rel in ("xcomp", "ccomp") and over.objects and s.tokens[t.head].lemma in OBJECT_CONTROL:
        return over.objects
    if t.rel in ("conj", "xcomp", "advcl", "parataxis"):
        return over.objects if over.passive and t.rel != "conj" else over.subjects or (over.objects if over.passive else [])
    return []


def of_noun(s: Sentence, i: int) -> Arguments:
    """Arguments of an event noun: possessor and demonym, prepositions, and what its light verb brings."""
    out = Arguments()
    t = s.tokens[i]
    for c in s.children[i]:
        kid = s.tokens[c]
        preposition = case(s, c)
        if kid.deprel == "nmod:poss" or (kid.rel in ("amod", "compound") and kid.text[0].isupper()):
            out.subjects += spread(s, c)
        elif kid.rel in ("nmod", "obl"):
            out.prepositional.setdefault(preposition, []).extend(spread(s, c))
        elif kid.rel == "acl" and kid.xpos == "VBN":
            for k in s.each(c, "obl"):
                out.prepositional.setdefault(case(s, k), []).extend(spread(s, k))
    if t.head >= 0 and t.rel in ("obj", "nsubj", "obl", "conj") and s.tokens[t.head].upos == "VERB":
        _light(s, i, out)
    if not out.subjects:
        out.subjects = list(out.under("by"))
    return out


def _light(s: Sentence, i: int, out: Arguments) -> None:
    t = s.tokens[i]
    verb = s.tokens[t.head]
    if verb.lemma not in LIGHT and not (t.rel == "obl" and case(s, i) == "in"):
        return
    above = of_verb(s, t.head)
    if t.rel == "obj" or (t.rel == "obl" and not above.passive):
        out.subjects = out.subjects or [j for j in above.subjects if j != i]
    elif t.deprel == "nsubj:pass":
        out.subjects = out.subjects or above.under("by")
    for preposition, places in above.prepositional.items():
        out.prepositional.setdefault(preposition, []).extend(j for j in places if j != i and s.tokens[j].head == t.head)
