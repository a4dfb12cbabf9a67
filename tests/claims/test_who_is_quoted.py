"""Those who are quoted speak, and not those who quote them; what somebody would not say rests on nobody's word."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder
from dragoman.records import Article

DEED = "Sudanese troops had shelled a village in Chad"


def deed(coder: Coder, text: str) -> tuple[str, str | None]:
    (found,) = (e for e in coder.code(text) if e.event_type == "ASSAULT")
    return found.status.value, found.said_by.id if found.said_by is not None else None


@pytest.mark.parametrize("text", [
    f"Kenya was quoted by Xinhua as saying that {DEED}.",
    f"Kenya was cited by the BBC as saying {DEED}.",
    f"{DEED}, Kenya was quoted by Xinhua as saying.",
    f"Xinhua cited Kenya as saying that {DEED}.",
    f"State media quoted Kenya as saying {DEED}.",
    f"Kenya, which was quoted by Xinhua as saying that {DEED}, closed its border.",
    f"Kenya released a statement on Monday which said {DEED}.",
])
def test_who_is_quoted_speaks(coder: Coder, text: str) -> None:
    claims = [c for c in coder.read(Article(id="a", text=text)).claims if any("shelled" in s.text for s in c.content)]
    assert [c.speaker and c.speaker.id for c in claims] == ["KEN"]
    assert all("Kenya" not in s.text for c in claims for s in c.content)
    assert deed(coder, text) == ("actual", "KEN")


@pytest.mark.parametrize("text", [
    f"Kenya would not say whether {DEED}.",
    f"Kenya declined to say if {DEED}.",
    f"Kenya could not independently confirm that {DEED}.",
    f"Kenya has never claimed that {DEED}.",
    f"Reuters could not verify the claim that {DEED}.",
])
def test_what_nobody_says_rests_on_nobodys_word(coder: Coder, text: str) -> None:
    assert deed(coder, text) == ("hypothetical", None)


@pytest.mark.parametrize(("text", "status"), [
    (f"Kenya asked whether {DEED}.", "hypothetical"),
    (f"Kenya doubts that {DEED}.", "hypothetical"),
    (f"Kenya does not believe that {DEED}.", "negated"),
    (f"Kenya said it was not true that {DEED}.", "negated"),
    (f"Kenya rejected the allegation by Brazil that {DEED}.", "negated"),
    (f"Kenya rejected accusations that {DEED}.", "negated"),
    (f"Kenya believes that {DEED}.", "actual"),
])
def test_what_is_asked_doubted_or_rejected(coder: Coder, text: str, status: str) -> None:
    assert deed(coder, text) == (status, "KEN")


@pytest.mark.parametrize(("text", "teller"), [
    ("Kenya condemned the shelling of a village in Chad by Sudanese troops.", None),
    ("Kenya criticised Sudanese troops for shelling a village in Chad.", None),
    ("Kenya condemned the fact that Sudanese troops had shelled a village in Chad.", None),
    ("Kenya accused Sudanese troops of shelling a village in Chad.", "KEN"),
    ("Kenya blamed Sudanese troops for the shelling of a village in Chad.", "KEN"),
    ("Kenya regretted that Sudanese troops had shelled a village in Chad.", "KEN"),
])
def test_a_deed_that_is_judged_is_the_authors_one_that_is_charged_the_speakers(coder: Coder, text: str, teller: str | None) -> None:
    assert deed(coder, text) == ("actual", teller)


@pytest.mark.parametrize(("text", "cues"), [
    ("Kenya said nothing after Sudanese troops had shelled a village in Chad.", []),
    ("Kenya said nothing had changed.", ["said"]),
    ("Troops left Lima, prompting Kenya to say it would close its border.", ["to say"]),
])
def test_nothing_is_said_and_cues_are_whole(coder: Coder, text: str, cues: list[str]) -> None:
    assert [c.cue.text for c in coder.read(Article(id="a", text=text)).claims if c.cue is not None] == cues
