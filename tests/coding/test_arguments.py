"""Who stands where about a predicate, on readings made by hand."""

from __future__ import annotations

from dragoman.coding.arguments import Arguments, of_noun, of_verb
from dragoman.language import Sentence, from_columns

Row = tuple[str, str, str, str, int, str]


def sentence(*rows: Row) -> Sentence:
    return from_columns(list(rows)).sentences[0]


def shown(s: Sentence, a: Arguments) -> tuple[list[str], list[str]]:
    return [s.tokens[k].text for k in a.subjects], [s.tokens[k].text for k in a.objects]


def test_active_with_conjuncts_and_prepositions() -> None:
    s = sentence(
        ("Iran", "Iran", "PROPN", "NNP", 4, "nsubj"),
        ("and", "and", "CCONJ", "CC", 3, "cc"),
        ("Iraq", "Iraq", "PROPN", "NNP", 1, "conj"),
        ("attacked", "attack", "VERB", "VBD", 0, "root"),
        ("Oman", "Oman", "PROPN", "NNP", 4, "obj"),
        ("because", "because", "ADP", "IN", 8, "case"),
        ("of", "of", "ADP", "IN", 6, "fixed"),
        ("oil", "oil", "NOUN", "NN", 4, "obl"),
    )
    a = of_verb(s, 3)
    assert shown(s, a) == (["Iran", "Iraq"], ["Oman"])
    assert not a.passive
    assert a.under("because") == [7]
    assert a.under("with") == []


def test_passive() -> None:
    s = sentence(
        ("Oman", "Oman", "PROPN", "NNP", 3, "nsubj:pass"),
        ("was", "be", "AUX", "VBD", 3, "aux:pass"),
        ("attacked", "attack", "VERB", "VBN", 0, "root"),
        ("by", "by", "ADP", "IN", 5, "case"),
        ("Iran", "Iran", "PROPN", "NNP", 3, "obl:agent"),
    )
    a = of_verb(s, 2)
    assert a.passive
    assert shown(s, a) == (["Iran"], ["Oman"])


def test_a_passive_without_agent_has_no_subject() -> None:
    s = sentence(
        ("Oman", "Oman", "PROPN", "NNP", 3, "nsubj:pass"),
        ("was", "be", "AUX", "VBD", 3, "aux:pass"),
        ("attacked", "attack", "VERB", "VBN", 0, "root"),
    )
    assert shown(s, of_verb(s, 2)) == ([], ["Oman"])


def test_shared_subject() -> None:
    s = sentence(
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("praised", "praise", "VERB", "VBD", 0, "root"),
        ("Iraq", "Iraq", "PROPN", "NNP", 2, "obj"),
        ("and", "and", "CCONJ", "CC", 5, "cc"),
        ("condemned", "condemn", "VERB", "VBD", 2, "conj"),
        ("Oman", "Oman", "PROPN", "NNP", 5, "obj"),
    )
    assert shown(s, of_verb(s, 4)) == (["Iran"], ["Oman"])


def test_a_passive_shares_what_it_is_done_to() -> None:
    s = sentence(
        ("Oman", "Oman", "PROPN", "NNP", 3, "nsubj:pass"),
        ("was", "be", "AUX", "VBD", 3, "aux:pass"),
        ("attacked", "attack", "VERB", "VBN", 0, "root"),
        ("and", "and", "CCONJ", "CC", 5, "cc"),
        ("surrendered", "surrender", "VERB", "VBD", 3, "conj"),
    )
    assert shown(s, of_verb(s, 4)) == (["Oman"], [])


def controlled(verb: str, lemma: str) -> Sentence:
    return sentence(
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        (verb, lemma, "VERB", "VBD", 0, "root"),
        ("Iraq", "Iraq", "PROPN", "NNP", 2, "obj"),
        ("to", "to", "PART", "TO", 5, "mark"),
        ("attack", "attack", "VERB", "VB", 2, "xcomp"),
        ("Oman", "Oman", "PROPN", "NNP", 5, "obj"),
    )


def test_object_control() -> None:
    s = controlled("urged", "urge")
    assert shown(s, of_verb(s, 4)) == (["Iraq"], ["Oman"])
    assert of_verb(s, 1).complements == [("to", 4)]


def test_subject_control() -> None:
    s = controlled("promised", "promise")
    assert shown(s, of_verb(s, 4)) == (["Iran"], ["Oman"])


def test_called_on_somebody_to() -> None:
    s = sentence(
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("called", "call", "VERB", "VBD", 0, "root"),
        ("on", "on", "ADP", "IN", 4, "case"),
        ("Iraq", "Iraq", "PROPN", "NNP", 2, "obl"),
        ("to", "to", "PART", "TO", 6, "mark"),
        ("leave", "leave", "VERB", "VB", 2, "xcomp"),
    )
    assert shown(s, of_verb(s, 5)) == (["Iraq"], [])


def test_the_subject_of_what_is_said_is_not_the_speaker() -> None:
    s = sentence(
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("said", "say", "VERB", "VBD", 0, "root"),
        ("troops", "troop", "NOUN", "NNS", 4, "nsubj"),
        ("left", "leave", "VERB", "VBD", 2, "ccomp"),
    )
    assert shown(s, of_verb(s, 3)) == (["troops"], [])
    assert of_verb(s, 1).complements == [("that", 3)]


def test_relative_clauses() -> None:
    s = sentence(
        ("rebels", "rebel", "NOUN", "NNS", 0, "root"),
        ("who", "who", "PRON", "WP", 3, "nsubj"),
        ("attacked", "attack", "VERB", "VBD", 1, "acl:relcl"),
        ("Oman", "Oman", "PROPN", "NNP", 3, "obj"),
    )
    assert shown(s, of_verb(s, 2)) == (["rebels"], ["Oman"])
    s = sentence(
        ("town", "town", "NOUN", "NN", 0, "root"),
        ("that", "that", "PRON", "WDT", 4, "obj"),
        ("Iran", "Iran", "PROPN", "NNP", 4, "nsubj"),
        ("attacked", "attack", "VERB", "VBD", 1, "acl:relcl"),
    )
    assert shown(s, of_verb(s, 3)) == (["Iran"], ["town"])


def test_a_relative_without_pronoun() -> None:
    s = sentence(
        ("town", "town", "NOUN", "NN", 0, "root"),
        ("Iran", "Iran", "PROPN", "NNP", 3, "nsubj"),
        ("attacked", "attack", "VERB", "VBD", 1, "acl:relcl"),
    )
    assert shown(s, of_verb(s, 2)) == (["Iran"], ["town"])


def test_participles_fill_the_gap_with_their_noun() -> None:
    s = sentence(
        ("troops", "troop", "NOUN", "NNS", 0, "root"),
        ("attacking", "attack", "VERB", "VBG", 1, "acl"),
        ("Oman", "Oman", "PROPN", "NNP", 2, "obj"),
    )
    assert shown(s, of_verb(s, 1)) == (["troops"], ["Oman"])
    s = sentence(
        ("troops", "troop", "NOUN", "NNS", 0, "root"),
        ("attacked", "attack", "VERB", "VBN", 1, "acl"),
        ("by", "by", "ADP", "IN", 4, "case"),
        ("Iran", "Iran", "PROPN", "NNP", 2, "obl"),
    )
    a = of_verb(s, 1)
    assert a.passive
    assert shown(s, a) == (["Iran"], ["troops"])


def test_nouns_take_possessors_and_the_subject_of_a_light_verb() -> None:
    s = sentence(
        ("Iran", "Iran", "PROPN", "NNP", 3, "nmod:poss"),
        ("'s", "'s", "PART", "POS", 1, "case"),
        ("attack", "attack", "NOUN", "NN", 0, "root"),
        ("on", "on", "ADP", "IN", 5, "case"),
        ("Oman", "Oman", "PROPN", "NNP", 3, "nmod"),
    )
    a = of_noun(s, 2)
    assert (a.subjects, a.under("on")) == ([0], [4])
    for lemma, subjects in (("launch", ["Iran"]), ("describe", [])):
        s = sentence(
            ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
            (lemma, lemma, "VERB", "VBD", 0, "root"),
            ("attack", "attack", "NOUN", "NN", 2, "obj"),
        )
        assert shown(s, of_noun(s, 2))[0] == subjects


def test_second_of_two_participles_is_a_passive_too() -> None:
    s = sentence(
        ("Editors", "editor", "NOUN", "NNS", 3, "nsubj:pass"),
        ("were", "be", "AUX", "VBD", 3, "aux:pass"),
        ("held", "hold", "VERB", "VBN", 0, "root"),
        ("and", "and", "CCONJ", "CC", 5, "cc"),
        ("freed", "free", "VERB", "VBN", 3, "conj"),
        ("by", "by", "ADP", "IN", 7, "case"),
        ("judges", "judge", "NOUN", "NNS", 5, "obl:agent"),
    )
    assert shown(s, of_verb(s, 4)) == (["judges"], ["Editors"])
    assert shown(s, of_verb(s, 2)) == ([], ["Editors"])


def test_who_is_accused_of_a_deed_does_it_and_who_is_joined_in_it_too() -> None:
    for verb, lemma, word, expected in (("accused", "accuse", "of", ["Niger"]), ("joined", "join", "in", ["Mali", "Niger"])):
        s = sentence(
            ("Mali", "Mali", "PROPN", "NNP", 2, "nsubj"),
            (verb, lemma, "VERB", "VBD", 0, "root"),
            ("Niger", "Niger", "PROPN", "NNP", 2, "obj"),
            (word, word, "SCONJ", "IN", 5, "mark"),
            ("arming", "arm", "VERB", "VBG", 2, "advcl"),
            ("rebels", "rebel", "NOUN", "NNS", 5, "obj"),
        )
        assert shown(s, of_verb(s, 4)) == (expected, ["rebels"])
