"""Marked pairs with the shipped reader: what a verb of ending or refusing makes of the act that it is about."""

from __future__ import annotations

import pytest

from dragoman.batch import Classifier
from dragoman.coder import Coder


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<s>Nurses</s> will not end the strike until <t>the ministry</t> pays their arrears.", "REJECT"),
        ("<s>Nurses</s> ended their strike against <t>the ministry</t>.", "CONCEDE"),
        ("<s>Nurses</s> staged a strike against <t>the ministry</t>.", "PROTEST"),
    ],
)
def test_the_verb_that_undoes_an_act_gives_the_type(coder: Coder, marked: str, expected: str) -> None:
    assert Classifier(coder.front)(marked).event_type == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("<s>The emir</s> telephoned <t>the Sudanese president</t> to congratulate him on the accord.", "SUPPORT"),
        ("<s>Ottawa's foreign minister</s> rang <t>her Indian counterpart</t> to demand an explanation.", "REQUEST"),
        ("<s>The chancellor</s> telephoned <t>the Hungarian premier</t> to protest against the expulsion of diplomats.", "ACCUSE"),
        ("<s>The emir</s> telephoned <t>the Sudanese president</t> to discuss the accord.", "CONSULT"),
        ("<s>The emir</s> telephoned <t>the Sudanese president</t> before he thanked the mediators.", "CONSULT"),
    ],
)
def test_of_a_call_its_message_counts(coder: Coder, marked: str, expected: str) -> None:
    assert Classifier(coder.front)(marked).event_type == expected
