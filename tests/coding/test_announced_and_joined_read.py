"""What is announced, what two verbs tell side by side, between whom somebody mediates; with the shipped reader."""

from __future__ import annotations

import pytest

from dragoman.coder import Coder


def told(coder: Coder, text: str) -> list[tuple[str, list[str], list[str]]]:
    return [(e.event_type, sorted(a.id for a in e.actors), sorted(a.id for a in e.recipients)) for e in coder.code(text)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Kenya announced it would withdraw its troops from Congo.", ["CONCEDE"]),
        ("The Dutch government announced that it will withdraw its peacekeepers from Mali.", ["SANCTION"]),
        ("The United States announced that it would impose sanctions on Cuba.", ["SANCTION"]),
        ("China announced that it would send medicine to Fiji.", ["AGREE"]),
        ("The United States restored sanctions on Cuba.", ["SANCTION"]),
        ("Chile restored relations with Bolivia.", ["SUPPORT"]),
        ("China handed over two frigates to Bangladesh.", ["AID"]),
        ("Turkey sent a frigate to the area.", ["MOBILIZE"]),
    ],
)
def test_what_is_announced_or_given(coder: Coder, text: str, types: list[str]) -> None:
    assert sorted({t for t, _, _ in told(coder, text)}) == types


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Peru's foreign ministry condemned the raids and summoned the Swiss ambassador.", [("PER", ""), ("PER", "CHE")]),
        ("Peru denied that it had broken any law, accused Chile of treason, and said it would go.", [("PER", ""), ("PER", "CHL")]),
    ],
)
def test_verbs_side_by_side(coder: Coder, text: str, acts: list[tuple[str, str]]) -> None:
    found = [(a[0].partition("/")[0], r[0].partition("/")[0] if r else "") for _, a, r in told(coder, text) if a]
    assert [x for x in acts if x not in found] == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Kenya and Uganda agreed to send troops to Congo.", ["KEN", "UGA"]),
        ("Japan and South Korea agreed to increase pressure on Pyongyang.", ["JPN", "KOR"]),
        ("Chad and Mali agreed to exchange prisoners with Niger.", ["MLI", "NER", "TCD"]),
    ],
)
def test_who_agrees(coder: Coder, text: str, actors: list[str]) -> None:
    assert [a for t, a, _ in told(coder, text) if t == "AGREE"] == [actors]


def test_the_first_verb_is_not_done_to_whom_the_second_is(coder: Coder) -> None:
    events = coder.code("The minister denounced the raid, thanked Qatar for its help and urged Israel to stop.")
    assert [[a.id for a in e.recipients] for e in events if e.trigger.text == "denounced"] == [[]]


@pytest.mark.parametrize(
    ("text", "mediators", "parties"),
    [
        ("Algeria, which brokered a peace accord between Mali and Chad, left.", ["DZA"], ["MLI", "TCD"]),
        ("A truce between Chad and Niger held under a deal brokered by Ghana and France.", ["FRA", "GHA"], ["NER", "TCD"]),
        ("Qatar helped broker a deal between Hamas and Israel.", ["QAT"], ["ISR", "NSA:HAMAS"]),
    ],
)
def test_between_whom_somebody_mediates(coder: Coder, text: str, mediators: list[str], parties: list[str]) -> None:
    event = next(e for e in coder.code(text) if e.modes == ("third-party",))
    assert (sorted(a.id for a in event.actors), sorted(a.id for a in event.recipients)) == (mediators, parties)


@pytest.mark.parametrize(
    ("text", "recipients", "status"),
    [
        ("Russia vetoed a resolution on Syria.", [], "actual"),
        ("China vetoed a North Korea resolution.", [], "actual"),
        ("Russia vetoed a U.S. draft on Gaza.", ["USA"], "actual"),
        ("Moscow and Beijing have vetoed no resolution this year.", [], "negated"),
    ],
)
def test_whom_a_veto_touches(coder: Coder, text: str, recipients: list[str], status: str) -> None:
    (event,) = coder.code(text)
    assert ([a.id for a in event.recipients], event.status.value) == (recipients, status)
