"""What somebody says that he will do himself is promised or conceded; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder

CONCEDED = [
    ("Laos said it would free a jailed surveyor.", "LAO"),
    ("Serbia's president said he would step down in June.", "SRB/GOV"),
    ("Niger said it would allow a Swedish lawyer to visit the prisoner.", "NER"),
    ("Kazakhstan told the Red Cross it would admit its observers.", "KAZ"),
    ("Togo announced it would reopen the Kodjoviakope crossing.", "TGO"),
    ("Mexico said it would let Haitians cross the bridge.", "MEX"),
    ("Iran said it would withdraw its troops from Syria.", "IRN"),
    ("Eritrea said on Monday it would lift the curfew.", "ERI"),
]
NOTHING_CONCEDED = [
    "The Bank of Ghana said it would lift its growth forecast.",
    "Laos denied that it would free the surveyor.",
    "The aquarium said it would free two seals.",
    "Kenya's central bank said it would lift interest rates.",
    "The coach said he would resign after the final.",
]
DONE = "Laos freed a surveyor on Monday."


@pytest.fixture(scope="module")
def sure() -> Coder:
    """With the least confidence that is shipped."""
    return Coder()


@pytest.mark.parametrize(("text", "actor"), CONCEDED)
def test_who_says_that_he_will_give_way(sure: Coder, text: str, actor: str) -> None:
    events = sure.code(text, "2024-06-12")
    assert ("CONCEDE", "actual", [actor]) in [(e.event_type, e.status.value, [a.id for a in e.actors]) for e in events]


@pytest.mark.parametrize("text", NOTHING_CONCEDED)
def test_what_is_no_concession(sure: Coder, text: str) -> None:
    assert "CONCEDE" not in [e.event_type for e in sure.code(text, "2024-06-12")]


def test_a_verb_that_promises_is_the_promise(sure: Coder) -> None:
    assert [e.event_type for e in sure.code("Belarus promised it would free a Polish editor.", "2024-06-12")] == ["AGREE"]


def test_what_is_done_stays_done(sure: Coder) -> None:
    assert [e.event_type for e in sure.code(DONE, "2024-06-12")] == ["RETREAT"]
