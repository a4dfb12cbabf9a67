"""The pronoun ranker on readings made by hand: what grammar forbids, who is one entity, and which features speak."""

from __future__ import annotations

import math

import pytest

from dragoman.actors.agreement import Gender, Number, Sort, agreement
from dragoman.actors.discourse import Phrase, gender_of, name_words, number_of
from dragoman.actors.entities import At
from dragoman.actors.pronouns import Discourse, Option, Weights, best
from dragoman.language.reading import Reading, Sentence, Token, from_columns

Rows = list[tuple[str, str, str, str, int, str]]
NEAREST = Weights(
    {kind: {"log_recency": -1.0, "is_person": 0.5, "gender_fits": 0.1, "nothing": -9.0} for kind in ("person", "neuter", "plural")}
)


def reading(*sentences: Rows) -> Reading:
    """Sentences on end, one blank between words and sentences."""
    text, out = "", list[Sentence]()
    for k, rows in enumerate(sentences):
        one = from_columns(rows)
        shift = len(text)
        tokens = tuple(Token(t.i, t.text, t.start + shift, t.end + shift, *_rest(t)) for t in one.sentences[0].tokens)
        out.append(Sentence(k, shift, shift + len(one.text), tokens))
        text += one.text + " "
    return Reading(text, tuple(out))


def _rest(t: Token) -> tuple[str, str, str, int, str]:
    return t.lemma, t.upos, t.xpos, t.head, t.deprel


def phrase(read: Reading, sentence: int, head: int, sort: Sort = Sort.PERSON, first: int | None = None) -> Phrase:
    s = read.sentences[sentence]
    first = head if first is None else first
    last = max(head, *(t.i for t in s.tokens if t.head == head and t.rel in ("flat", "compound")), head) + 1
    gender = gender_of(s, first, last, head, sort)
    return Phrase(sentence, head, first, last, sort, number_of(s, head, sort), gender, name_words(s, first, last, head))


def found(read: Reading, phrases: list[Phrase], at: tuple[int, int], weights: Weights = NEAREST) -> str | None:
    """The words of the phrase that a pronoun takes up."""
    rows = [[p for p in phrases if p.sentence == s.index] for s in read.sentences]
    p = Discourse(read, rows, best(weights)).antecedent(*at)
    return None if p is None else " ".join(t.text for t in read.sentences[p.sentence].tokens[p.first : p.last])


def name(first: str, last: str, head: int, rel: str, at: int) -> Rows:
    return [(first, first, "PROPN", "NNP", head, rel), (last, last, "PROPN", "NNP", at, "flat")]


MET: Rows = [*name("John", "Bush", 3, "nsubj", 1), ("met", "meet", "VERB", "VBD", 0, "root"), *name("Laura", "Bush", 3, "obj", 4)]


def said(pronoun: str) -> Rows:
    return [(pronoun, pronoun.lower(), "PRON", "PRP", 2, "nsubj"), ("left", "leave", "VERB", "VBD", 0, "root")]


@pytest.mark.parametrize(("pronoun", "expected"), [("He", "John Bush"), ("She", "Laura Bush")])
def test_two_of_one_surname_are_two_and_gender_tells_them_apart(pronoun: str, expected: str) -> None:
    read = reading(MET, said(pronoun))
    assert found(read, [phrase(read, 0, 0), phrase(read, 0, 3)], (1, 0)) == expected


def test_a_surname_alone_is_the_bearer_spoken_of_last() -> None:
    read = reading(
        [*name("John", "Bush", 3, "nsubj", 1), ("met", "meet", "VERB", "VBD", 0, "root"), *name("Peter", "Bush", 3, "obj", 4)],
        [("Bush", "Bush", "PROPN", "NNP", 2, "nsubj"), ("left", "leave", "VERB", "VBD", 0, "root")],
    )
    phrases = [phrase(read, 0, 0), phrase(read, 0, 3), phrase(read, 1, 0)]
    d = Discourse(read, [phrases[:2], phrases[2:]], best(NEAREST))
    assert [[p.names for p in e.phrases] for e in d.entities] == [[("john", "bush")], [("peter", "bush"), ("bush",)]]


def test_no_argument_of_the_same_verb_but_a_reflexive() -> None:
    rows: Rows = [("Carter", "Carter", "PROPN", "NNP", 2, "nsubj"), ("praised", "praise", "VERB", "VBD", 0, "root")]
    for pronoun, expected in (("him", "Reagan"), ("himself", "Carter")):
        read = reading([("Reagan", "Reagan", "PROPN", "NNP", 0, "root")], [*rows, (pronoun, "he", "PRON", "PRP", 2, "obj")])
        assert found(read, [phrase(read, 0, 0), phrase(read, 1, 0)], (1, 2)) == expected


def test_a_phrase_does_not_own_itself() -> None:
    read = reading(
        [("Carter", "Carter", "PROPN", "NNP", 0, "root")],
        [("His", "his", "PRON", "PRP$", 2, "nmod:poss"), ("brother", "brother", "NOUN", "NN", 3, "nsubj"),
         ("left", "leave", "VERB", "VBD", 0, "root")],
    )
    assert found(read, [phrase(read, 0, 0), phrase(read, 1, 1, first=0)], (1, 0)) == "Carter"


def test_shipped_weights_give_it_to_the_state_that_acts() -> None:
    read = reading(
        [("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"), ("condemned", "condemn", "VERB", "VBD", 0, "root"),
         ("sanctions", "sanction", "NOUN", "NNS", 2, "obj")],
        [("It", "it", "PRON", "PRP", 3, "nsubj"), ("also", "also", "ADV", "RB", 3, "advmod"),
         ("accused", "accuse", "VERB", "VBD", 0, "root"), ("Israel", "Israel", "PROPN", "NNP", 3, "obj")],
    )
    phrases = [phrase(read, 0, 0, Sort.PLACE), phrase(read, 0, 2, Sort.OTHER), phrase(read, 1, 3, Sort.PLACE)]
    assert found(read, phrases, (1, 0), Weights.shipped()) == "Iran"


def test_shipped_weights_leave_an_empty_it_to_nobody() -> None:
    read = reading(
        [("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"), ("left", "leave", "VERB", "VBD", 0, "root")],
        [("It", "it", "PRON", "PRP", 3, "expl"), ("is", "be", "AUX", "VBZ", 3, "cop"), ("unclear", "unclear", "ADJ", "JJ", 0, "root"),
         ("who", "who", "PRON", "WP", 5, "nsubj"), ("won", "win", "VERB", "VBD", 3, "csubj")],
    )
    assert found(read, [phrase(read, 0, 0, Sort.PLACE)], (1, 0), Weights.shipped()) is None


def test_they_are_the_pair_and_never_one_man() -> None:
    read = reading(
        [("France", "France", "PROPN", "NNP", 4, "nsubj"), ("and", "and", "CCONJ", "CC", 3, "cc"),
         ("Spain", "Spain", "PROPN", "NNP", 1, "conj"), ("thanked", "thank", "VERB", "VBD", 0, "root"),
         ("Carter", "Carter", "PROPN", "NNP", 4, "obj")],
        said("They"),
    )
    one, two, man = phrase(read, 0, 0, Sort.PLACE), phrase(read, 0, 2, Sort.PLACE), phrase(read, 0, 4)
    pair = Phrase(0, 0, 0, 3, Sort.PLACE, Number.PLURAL, Gender.UNKNOWN, (), True)
    assert found(read, [one, two, pair, man], (1, 0), Weights.shipped()) == "France and Spain"
    assert found(read, [man], (1, 0), Weights.shipped()) is None


def test_options_carry_their_features_and_nothing_stands_last() -> None:
    read = reading(MET, said("He"))
    seen: list[list[Option]] = []

    def choose(at: At, kind: str, options: list[Option]) -> Option:
        assert (at, kind) == (At(1, 0), "person")
        seen.append(options)
        return options[-1]

    Discourse(read, [[phrase(read, 0, 0), phrase(read, 0, 3)], []], choose)
    (options,) = seen
    assert options[-1].entity is None
    (john,) = options[:-1]  # a woman is barred
    assert {"gender_fits", "sentence_before", "was_subject", "subject_before", "main_subject", "name"} <= set(john.features)
    assert john.features["log_recency"] == pytest.approx(math.log(1))


def test_quotations_end_with_the_paragraph() -> None:
    left = from_columns([('"', '"', "PUNCT", "``", 2, "punct"), ("Leave", "leave", "VERB", "VB", 0, "root")]).sentences[0]
    right = Sentence(1, 10, 14, (Token(0, "They", 10, 14, "they", "PRON", "PRP", -1, "root"),))
    assert Reading('" Leave  \nThey', (left, right)).quoted == [[0, 1], [0]]
    assert Reading('" Leave   They', (left, right)).quoted == [[0, 1], [1]]


def test_word_lists_do_not_contradict_each_other() -> None:
    lists = agreement()
    assert lists.gender(["queen", "charles"], name=True) is Gender.FEMALE
    assert lists.gender(["Charles"], name=True) is Gender.MALE
    assert lists.gender(["Charles"], name=False) is Gender.UNKNOWN
    assert (lists.sorts["woman"], lists.sorts["ministry"], lists.sorts["island"]) == (Sort.PERSON, Sort.ORGANIZATION, Sort.PLACE)
