"""Marked pairs found in the bare text."""

from __future__ import annotations

from dragoman.coder import Coder
from dragoman.evaluate.classification import found


def test_pair_and_class_are_counted_apart(coder: Coder) -> None:
    rows = [
        ("<s>France</s> condemned <t>Mali</t> over the arrests.", "ACCUSE", "3"),
        ("<s>France</s> condemned <t>Mali</t> over the arrests.", "AID", "2"),
        ("<s>France</s> condemned Mali over the arrests in <t>Gao</t>.", "ACCUSE", "3"),
    ]
    figures = found(coder, rows).figures()
    assert (figures["dyad"], figures["root"], figures["triple"]) == (66.7, 66.7, 33.3)


def test_a_resolved_pronoun_is_the_named_party(coder: Coder) -> None:
    rows = [("<s>President Emmanuel Macron</s> said he had rejected <t>Algeria</t>'s demand.", "REJECT", "3")]
    assert found(coder, rows).figures()["triple"] == 100.0
