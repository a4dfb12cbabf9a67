"""A spaCy Doc as a Reading, so that a spaCy pipeline can stand in for our own front end. spaCy itself is not imported.

spaCy's English pipelines label in the CLEAR style and hang nouns under their prepositions. Labels are renamed to UD's, a
prepositional object changes places with its preposition and the predicate after `be` with `be`. What already is UD passes
unchanged. Left as spaCy has it: the last word of a name is its head, and a preposition with no noun of its own is `advmod`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.errors import InputError
from dragoman.language.reading import Name, Reading, Sentence, Token


class SpacyToken(Protocol):
    """What is read of a spaCy Token. `i` counts in the Doc, `idx` is its code point; the root is its own head."""

    i: int
    idx: int
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str

    @property
    def head(self) -> SpacyToken:
        """The syntactic head."""
        ...


class SpacyEntity(Protocol):
    """What is read of an entity: tokens [start, end) of the Doc."""

    start: int
    end: int
    label_: str


class SpacyDoc(Protocol):
    """What is read of a spaCy Doc."""

    text: str

    @property
    def sents(self) -> Iterable[Iterable[SpacyToken]]:
        """The sentences."""
        ...

    @property
    def ents(self) -> Sequence[SpacyEntity]:
        """The named entities."""
        ...


class Pipeline(Protocol):
    """A spaCy `Language`, called with a text."""

    def __call__(self, text: str, /) -> SpacyDoc:
        """The parsed text."""
        ...


NAMES = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC",
    "NORP": "MISC", "EVENT": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC", "LANGUAGE": "MISC", "MISC": "MISC",
}
RENAMED = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "dobj": "obj", "dative": "iobj",
    "poss": "nmod:poss", "possessive": "case", "prt": "compound:prt", "neg": "advmod", "relcl": "acl:relcl", "rcmod": "acl:relcl",
    "partmod": "acl", "infmod": "acl", "nn": "compound", "num": "nummod", "quantmod": "advmod", "preconj": "cc:preconj",
    "predet": "det:predet", "complm": "mark", "acomp": "xcomp", "attr": "xcomp", "oprd": "xcomp", "intj": "discourse", "meta": "dep",
    "prep": "advmod", "agent": "advmod", "pobj": "obl", "pcomp": "advcl", "npadvmod": "obl:npmod",
}
PREPOSITIONS = ("prep", "agent", "dative")
PREDICATES = ("attr", "acomp")
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET")


@dataclass(slots=True)
class _Node:
    """A word on its way: `head` is an index in the sentence, -1 for the root."""

    token: SpacyToken
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class SpacyFrontEnd:
    """A front end from a spaCy pipeline: `Coder(front=SpacyFrontEnd(spacy.load("en_core_web_sm")))`."""

    pipeline: Pipeline

    @property
    def name(self) -> str:
        """Which pipeline it is, for the run: language, name, version and parts, as far as it tells them."""
        meta = getattr(self.pipeline, "meta", {})
        told = [str(meta[key]) for key in ("lang", "name", "version") if key in meta]
        return " ".join([type(self).__name__, *told, *getattr(self.pipeline, "pipe_names", ())])

    def read(self, text: str) -> Reading:
        """Read a text; every offset in the answer refers to it."""
        return from_doc(self.pipeline(text))


def from_doc(doc: SpacyDoc) -> Reading:
    """The Doc as a Reading; offsets are into `doc.text`. Blank tokens are left out, and entities that are no names.

    Raises:
        InputError: the Doc holds no sentences, no dependency parse, no word classes or no lemmas.
    """
    try:
        parts = [list(sent) for sent in doc.sents]
    except ValueError as problem:
        raise InputError(f"the spaCy Doc has no sentences; use a pipeline with a parser ({problem})") from problem
    entities = list(doc.ents)
    out: list[Sentence] = []
    for part in parts:
        if (sentence := _sentence(part, entities, len(out))) is not None:
            out.append(sentence)
    return Reading(doc.text, tuple(out))


def _sentence(part: list[SpacyToken], entities: list[SpacyEntity], index: int) -> Sentence | None:
    nodes = _nodes(part)
    if not nodes:
        return None
    _swap_prepositions(nodes)
    _swap_copulas(nodes)
    _flatten_conjuncts(nodes)
    tokens = tuple(_token(i, n) for i, n in enumerate(nodes))
    return Sentence(index, tokens[0].start, tokens[-1].end, tokens, tuple(_names(nodes, entities)))


def _nodes(part: list[SpacyToken]) -> list[_Node]:
    """The words, heads as indices in the sentence; what hangs on a blank hangs on what the blank hangs on."""
    kept = [t for t in part if t.text.strip()]
    place = {t.i: k for k, t in enumerate(kept)}
    for t in kept:
        if not t.dep_:
            raise InputError(f"the spaCy Doc has no dependency parse at {t.text!r} (code point {t.idx}); use a pipeline with a parser")
    for what, told in (("word classes", (t.pos_ for t in kept)), ("lemmas", (t.lemma_ for t in kept))):
        if kept and not any(told):
            raise InputError(f"the spaCy Doc has no {what} at {kept[0].text!r} (code point {kept[0].idx}); keep its tagger and lemmatizer")
    nodes = [_Node(t, _head(t, place), t.dep_) for t in kept]
    roots = [n for n in nodes if n.head < 0]
    for n in roots[1:]:  # the root was a blank: its first word takes its place
        n.head, n.dep = nodes.index(roots[0]), "parataxis"
    for n in roots[:1]:
        n.dep = "ROOT"
    return nodes


def _head(t: SpacyToken, place: dict[int, int]) -> int:
    above = t.head
    while above.i != t.i and above.i not in place and above.head.i != above.i:
        above = above.head
    return -1 if above.i == t.i else place.get(above.i, -1)


def _kids(nodes: list[_Node], i: int, *deps: str) -> list[int]:
    return [k for k, n in enumerate(nodes) if n.head == i and n.dep in deps]


def _swap_prepositions(nodes: list[_Node]) -> None:
    """`prep` over `pobj` becomes `obl` or `nmod` with `case`; over a clause, `advcl` with `mark`; `out of X` has two cases."""
    for n in nodes:
        if n.dep == "pcomp" and n.token.pos_ == "ADP":  # the `of` of `because of`
            n.dep = "prep"
    for i in reversed(range(len(nodes))):
        n = nodes[i]
        if n.dep not in PREPOSITIONS or n.head < 0:
            continue
        inner = _kids(nodes, i, "pobj", "pcomp", "waiting")
        if not inner:
            continue
        k = inner[0]
        for spare in inner[1:]:
            nodes[spare].dep = "nmod"
        clause = nodes[k].dep == "pcomp" and nodes[k].token.pos_ in ("VERB", "AUX")
        over = nodes[n.head]
        nodes[k].head = n.head
        if over.dep in PREPOSITIONS:  # `out` over `of`: wait for the outer one
            nodes[k].dep = "waiting"
        elif clause:
            nodes[k].dep = "advcl"
        elif n.dep == "agent":
            nodes[k].dep = "obl:agent"
        else:
            nodes[k].dep = "nmod" if over.token.pos_ in NOMINAL else "obl"
        n.head, n.dep = k, "mark" if clause else "case"
        for other in nodes:
            if other.head == i:
                other.head, other.dep = k, n.dep if other.dep in PREPOSITIONS else other.dep


def _swap_copulas(nodes: list[_Node]) -> None:
    """The predicate after `be` takes its place, and `be` becomes its `cop`; after `there is` it is the subject."""
    for i, n in enumerate(nodes):
        inner = _kids(nodes, i, *PREDICATES) if n.token.lemma_.lower() == "be" else []
        if not inner:
            continue
        k = inner[0]
        if _kids(nodes, i, "expl"):
            nodes[k].dep = "nsubj"
            continue
        nodes[k].head, nodes[k].dep = n.head, n.dep
        for other in nodes:
            if other.head == i:
                other.head = k
        n.head, n.dep = k, "cop"


def _flatten_conjuncts(nodes: list[_Node]) -> None:
    """Every conjunct hangs on the first, not on the one before it."""
    for n in nodes:
        while n.dep == "conj" and n.head >= 0 and nodes[n.head].dep == "conj":
            n.head = nodes[n.head].head


def _token(i: int, n: _Node) -> Token:
    t = n.token
    dep = RENAMED.get(n.dep, n.dep)
    if t.tag_ == "TO" and n.dep == "aux":
        dep = "mark"
    return Token(i, t.text, t.idx, t.idx + len(t.text), t.lemma_ or t.text, t.pos_, t.tag_, n.head, dep)


def _names(nodes: list[_Node], entities: list[SpacyEntity]) -> Iterator[Name]:
    """The entities that are names and lie within the sentence, a leading article left off."""
    for e in entities:
        inside = [k for k, n in enumerate(nodes) if e.start <= n.token.i < e.end]
        while len(inside) > 1 and nodes[inside[0]].token.text.lower() in ("the", "a", "an"):
            inside.pop(0)
        if inside and e.label_ in NAMES:
            yield Name(inside[0], inside[-1] + 1, NAMES[e.label_])
