"""spaCy Docs as Readings, with small stand-ins for spaCy's classes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from dragoman.coder import Coder
from dragoman.errors import InputError
from dragoman.language import Name
from dragoman.language.spacy_adapter import SpacyFrontEnd, from_doc

Row = tuple[str, str, str, str, int, str]


@dataclass
class FakeToken:
    doc: FakeDoc = field(repr=False)
    i: int
    idx: int
    text: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    above: int

    @property
    def head(self) -> FakeToken:
        return self.doc.tokens[self.above]


@dataclass
class FakeEntity:
    start: int
    end: int
    label_: str


class FakeDoc:
    """Rows of (text, lemma, pos, tag, head in the sentence from 1 with 0 = root, dep), a list for each sentence."""

    def __init__(self, *parts: list[Row], text: str | None = None, ents: tuple[tuple[int, int, str], ...] = ()) -> None:
        self.text = " ".join(r[0] for part in parts for r in part) if text is None else text
        self.tokens: list[FakeToken] = []
        self.cuts: list[tuple[int, int]] = []
        self.ents = [FakeEntity(*e) for e in ents]
        at = 0
        for part in parts:
            first = len(self.tokens)
            for word, lemma, pos, tag, head, dep in part:
                at = self.text.index(word, at)
                i = len(self.tokens)
                self.tokens.append(FakeToken(self, i, at, word, lemma, pos, tag, dep, first + head - 1 if head else i))
                at += len(word)
            self.cuts.append((first, len(self.tokens)))

    @property
    def sents(self) -> Iterator[list[FakeToken]]:
        for a, b in self.cuts:
            yield self.tokens[a:b]


class Unsplit(FakeDoc):
    @property
    def sents(self) -> Iterator[list[FakeToken]]:
        raise ValueError("[E030] Sentence boundaries unset.")


def tree(doc: FakeDoc, sentence: int = 0) -> list[tuple[str, int, str]]:
    """(text, head from 1, deprel)."""
    return [(t.text, t.head + 1, t.deprel) for t in from_doc(doc).sentences[sentence].tokens]


PASSIVE: list[Row] = [
    ("Two", "two", "NUM", "CD", 2, "nummod"),
    ("men", "man", "NOUN", "NNS", 4, "nsubjpass"),
    ("were", "be", "AUX", "VBD", 4, "auxpass"),
    ("killed", "kill", "VERB", "VBN", 0, "ROOT"),
    ("by", "by", "ADP", "IN", 4, "agent"),
    ("troops", "troop", "NOUN", "NNS", 5, "pobj"),
    ("of", "of", "ADP", "IN", 6, "prep"),
    ("Iran", "Iran", "PROPN", "NNP", 7, "pobj"),
]
CONDEMN: list[Row] = [
    ("France", "France", "PROPN", "NNP", 2, "nsubj"),
    ("condemned", "condemn", "VERB", "VBD", 0, "ROOT"),
    ("Iran", "Iran", "PROPN", "NNP", 2, "dobj"),
    ("on", "on", "ADP", "IN", 2, "prep"),
    ("Friday", "Friday", "PROPN", "NNP", 4, "pobj"),
    (".", ".", "PUNCT", ".", 2, "punct"),
]


def test_passive_agent_and_prepositions() -> None:
    assert tree(FakeDoc(PASSIVE)) == [
        ("Two", 2, "nummod"), ("men", 4, "nsubj:pass"), ("were", 4, "aux:pass"), ("killed", 0, "root"),
        ("by", 6, "case"), ("troops", 4, "obl:agent"), ("of", 8, "case"), ("Iran", 6, "nmod"),
    ]  # fmt: skip


def test_offsets_are_the_docs() -> None:
    text = "  France  condemned\tIran on Friday."
    reading = from_doc(FakeDoc(CONDEMN, text=text))
    (s,) = reading.sentences
    assert reading.text == text
    assert [text[t.start : t.end] for t in s.tokens] == [t.text for t in s.tokens]
    assert (s.start, s.end) == (2, len(text))
    assert (s.tokens[1].lemma, s.tokens[1].upos, s.tokens[1].xpos) == ("condemn", "VERB", "VBD")


def test_two_prepositions_of_one_noun() -> None:
    rows: list[Row] = [
        ("Rebels", "rebel", "NOUN", "NNS", 2, "nsubj"),
        ("pulled", "pull", "VERB", "VBD", 0, "ROOT"),
        ("out", "out", "ADP", "IN", 2, "prep"),
        ("of", "of", "ADP", "IN", 3, "prep"),
        ("Aleppo", "Aleppo", "PROPN", "NNP", 4, "pobj"),
    ]
    assert tree(FakeDoc(rows))[2:] == [("out", 5, "case"), ("of", 5, "case"), ("Aleppo", 2, "obl")]
    rows[3:] = [("of", "of", "ADP", "IN", 3, "pcomp"), ("Aleppo", "Aleppo", "PROPN", "NNP", 4, "pobj")]
    assert tree(FakeDoc(rows))[2:] == [("out", 5, "case"), ("of", 5, "case"), ("Aleppo", 2, "obl")]


def test_a_clause_under_a_preposition() -> None:
    rows: list[Row] = [
        ("accused", "accuse", "VERB", "VBD", 0, "ROOT"),
        ("it", "it", "PRON", "PRP", 1, "dobj"),
        ("of", "of", "ADP", "IN", 1, "prep"),
        ("lying", "lie", "VERB", "VBG", 3, "pcomp"),
    ]
    assert tree(FakeDoc(rows))[1:] == [("it", 1, "obj"), ("of", 4, "mark"), ("lying", 1, "advcl")]


def test_be_and_the_infinitive() -> None:
    rows: list[Row] = [
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("is", "be", "AUX", "VBZ", 0, "ROOT"),
        ("not", "not", "PART", "RB", 2, "neg"),
        ("ready", "ready", "ADJ", "JJ", 2, "acomp"),
        ("to", "to", "PART", "TO", 6, "aux"),
        ("talk", "talk", "VERB", "VB", 4, "xcomp"),
    ]
    assert tree(FakeDoc(rows)) == [
        ("Iran", 4, "nsubj"), ("is", 4, "cop"), ("not", 4, "advmod"), ("ready", 0, "root"), ("to", 6, "mark"), ("talk", 4, "xcomp"),
    ]  # fmt: skip


def test_there_is() -> None:
    rows: list[Row] = [
        ("There", "there", "PRON", "EX", 2, "expl"),
        ("were", "be", "VERB", "VBD", 0, "ROOT"),
        ("clashes", "clash", "NOUN", "NNS", 2, "attr"),
    ]
    assert tree(FakeDoc(rows)) == [("There", 2, "expl"), ("were", 0, "root"), ("clashes", 2, "nsubj")]


def test_conjuncts_hang_on_the_first() -> None:
    rows: list[Row] = [
        ("Iran", "Iran", "PROPN", "NNP", 4, "nsubj"),
        ("Iraq", "Iraq", "PROPN", "NNP", 1, "conj"),
        ("Oman", "Oman", "PROPN", "NNP", 2, "conj"),
        ("agreed", "agree", "VERB", "VBD", 0, "ROOT"),
    ]
    assert tree(FakeDoc(rows))[1:3] == [("Iraq", 1, "conj"), ("Oman", 1, "conj")]


def test_universal_labels_pass() -> None:
    rows: list[Row] = [
        ("Men", "man", "NOUN", "NNS", 2, "nsubj:pass"),
        ("killed", "kill", "VERB", "VBN", 0, "root"),
        ("in", "in", "ADP", "IN", 4, "case"),
        ("Gaza", "Gaza", "PROPN", "NNP", 2, "obl"),
    ]
    assert tree(FakeDoc(rows)) == [(r[0], r[4], r[5]) for r in rows]


def test_blanks_are_left_out_and_sentences_counted() -> None:
    blank: list[Row] = [("\n\n", "\n\n", "SPACE", "_SP", 0, "ROOT")]
    with_blank: list[Row] = [
        ("Rain", "rain", "NOUN", "NN", 3, "nsubj"),
        ("\n", "\n", "SPACE", "_SP", 1, "dep"),
        ("fell", "fall", "VERB", "VBD", 0, "ROOT"),
    ]
    doc = FakeDoc(CONDEMN, blank, with_blank, text="France condemned Iran on Friday.\n\nRain \n fell")
    reading = from_doc(doc)
    assert [s.index for s in reading.sentences] == [0, 1]
    assert tree(doc, 1) == [("Rain", 2, "nsubj"), ("fell", 0, "root")]


def test_a_blank_at_the_root_gives_way() -> None:
    rows: list[Row] = [
        ("\n", "\n", "SPACE", "_SP", 0, "ROOT"),
        ("Rain", "rain", "NOUN", "NN", 1, "nsubj"),
        ("!", "!", "PUNCT", ".", 1, "punct"),
    ]
    assert tree(FakeDoc(rows)) == [("Rain", 0, "root"), ("!", 1, "parataxis")]


def test_names() -> None:
    ents = ((0, 1, "GPE"), (2, 3, "NORP"), (4, 5, "DATE"), (6, 9, "ORG"))
    second: list[Row] = [
        ("The", "the", "DET", "DT", 3, "det"), ("Red", "Red", "PROPN", "NNP", 3, "compound"), ("Cross", "Cross", "PROPN", "NNP", 0, "ROOT"),
    ]  # fmt: skip
    reading = from_doc(FakeDoc(CONDEMN, second, ents=ents))
    assert reading.sentences[0].names == (Name(0, 1, "LOC"), Name(2, 3, "MISC"))
    assert reading.sentences[1].names == (Name(1, 3, "ORG"),)


def test_a_doc_that_is_not_parsed_is_refused() -> None:
    with pytest.raises(InputError, match="no sentences; use a pipeline with a parser"):
        from_doc(Unsplit(CONDEMN))
    with pytest.raises(InputError, match=r"no dependency parse at 'Rain' \(code point 0\)"):
        from_doc(FakeDoc([("Rain", "rain", "NOUN", "NN", 0, "")]))
    with pytest.raises(InputError, match="no word classes at 'Rain'"):
        from_doc(FakeDoc([("Rain", "rain", "", "", 0, "ROOT")]))
    with pytest.raises(InputError, match="no lemmas at 'Rain'"):
        from_doc(FakeDoc([("Rain", "", "NOUN", "NN", 0, "ROOT")]))


def test_nothing() -> None:
    assert from_doc(FakeDoc(text="")).sentences == ()


def test_a_coder_reads_through_it() -> None:
    doc = FakeDoc(CONDEMN, ents=((0, 1, "GPE"), (2, 3, "GPE")))
    coder = Coder(front=SpacyFrontEnd(lambda text: doc if text == doc.text else FakeDoc(text="")))
    (event,) = coder.code(doc.text, published=dt.date(2023, 4, 3))
    assert (event.event_type, [a.id for a in event.actors], [a.id for a in event.recipients]) == ("ACCUSE", ["FRA"], ["IRN"])
    assert event.when is not None
    assert event.when.start == dt.date(2023, 3, 31)
    assert coder.run.model_hash == "SpacyFrontEnd"
    assert coder.code("") == []
