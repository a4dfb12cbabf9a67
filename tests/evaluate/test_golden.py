from __future__ import annotations

from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from dragoman.codebook import Codebook
from dragoman.errors import InputError, KnowledgeError
from dragoman.evaluate import golden, samples
from dragoman.evaluate.goldfiles import GoldArticle, GoldEvent, known_id, read
from dragoman.evaluate.triples import Triple, tally
from dragoman.records import Actor, Article, Event, Span, Status

TYPES = set(Codebook.shipped().types)


@pytest.fixture(scope="module")
def articles() -> tuple[GoldArticle, ...]:
    return golden.load()


# -- the files ------------------------------------------------------------------------------------------------------------


def test_every_sample_has_a_golden_file(articles: tuple[GoldArticle, ...]) -> None:
    assert [g.name for g in articles] == list(samples.names())
    assert all(g.article.published and g.article.title and g.article.publisher for g in articles)
    assert all("example.org" in str(g.article.url) for g in articles)
    assert all(150 <= len(g.article.text.split()) <= 400 for g in articles)


def test_sentences_triggers_and_cues_stand_in_the_text(articles: tuple[GoldArticle, ...]) -> None:
    for g in articles:
        for e in g.events:
            assert g.article.text[e.start : e.start + len(e.trigger)] == e.trigger
        for c in g.claims:
            assert g.article.text[c.cue_start : c.cue_start + len(c.cue)] == c.cue


def test_no_stretch_runs_over_a_sentence_end(articles: tuple[GoldArticle, ...]) -> None:
    for g in articles:
        starts = golden.sentence_starts(g.article.text)
        for e in g.events:
            first = g.article.text.index(e.sentence)
            assert not any(first < s < first + len(e.sentence) for s in starts), e.sentence


def test_no_event_is_given_twice(articles: tuple[GoldArticle, ...]) -> None:
    for g in articles:
        count = Counter((e.start, e.event_type, e.actors, e.recipients) for e in g.events)
        assert not [k for k, n in count.items() if n > 1]


def test_ids_are_known(articles: tuple[GoldArticle, ...]) -> None:
    for g in articles:
        for ids in (i for e in g.events for i in (*e.actors, *e.recipients, e.said_by or ())):
            assert all(known_id(i) for i in ([ids] if isinstance(ids, str) else ids))


def test_sets_are_large_and_balanced(articles: tuple[GoldArticle, ...]) -> None:
    needed: dict[str, Counter[str]] = {"open": Counter(), "closed": Counter()}
    for g in articles:
        needed[g.set].update(e.event_type for e in g.events if e.required)
    for count in needed.values():
        assert set(count) == TYPES
        assert min(count.values()) >= 3
        assert count.total() >= 60
    assert 0.7 < needed["open"].total() / needed["closed"].total() < 1.4
    assert Counter(g.set for g in articles) == {"open": 8, "closed": 8}
    assert {e.status for g in articles for e in g.events} == set(Status)


@pytest.mark.parametrize(
    ("identity", "known"),
    [
        ("CHN", True), ("CHN/MIL", True), ("KOS/CVL", True), ("IGO:NATO", True), ("NSA:FARC", True), ("UNK:CVL", True),
        ("PER:Ana Sol", True),
        ("XYZ", False), ("CHN/FOO", False), ("IGO:NOBODY", False), ("UNK:FOO", False), ("PER:", False), ("China", False),
    ],
)
def test_known_id(identity: str, known: bool) -> None:
    assert known_id(identity) is known


TEXT = "Peru condemned Chile on Friday. Chile recalled its envoy from Lima, and Chile said no more."
GOOD = """article = "case"
set = "open"

[[event]]
sentence = "Peru condemned Chile on Friday"
trigger = "condemned"
event_type = "ACCUSE"
modes = ["disapprove"]
actors = ["PER"]
recipients = ["CHL"]
status = "actual"
historical = false
required = true

[[claim]]
sentence = "and Chile said no more"
speaker = "CHL"
cue = "said"
kind = "indirect"
"""


def _read(tmp_path: Path, text: str) -> GoldArticle:
    path = tmp_path / "case.toml"
    path.write_text(text, encoding="utf-8")
    return read(path, Article(id="case", text=TEXT))


def test_a_file_is_read(tmp_path: Path) -> None:
    g = _read(tmp_path, GOOD)
    assert g.events[0].actors == (("PER",),)
    assert TEXT[g.events[0].start :].startswith("condemned")
    assert g.claims[0].speaker == ("CHL",)


@pytest.mark.parametrize(
    ("old", "new", "line", "problem"),
    [
        ("Peru condemned Chile on", "Peru damned Chile on", 4, "0 times in the article"),
        ('"Peru condemned Chile on Friday"', '"Peru condemned Chile"', 4, "fewer than 4 words"),
        ('"condemned"', '"damned"', 4, "stands 0 times"),
        ('"ACCUSE"', '"SCOLD"', 4, "no event type"),
        ('["disapprove"]', '["shout"]', 4, "no mode 'shout'"),
        ('["CHL"]', '["Chile"]', 4, "no table of actors"),
        ('"actual"', '"perhaps"', 4, "no status"),
        ("historical = false", "historical = 0", 4, "must be a bool"),
        ("required = true", 'required = true\nwhen = "Friday"', 4, "YYYY-MM-DD"),
        ("required = true", "wanted = true", 4, "fields missing: required"),
        ("required = true", "required = true\nmood = 1", 4, "no field 'mood'"),
        ('"indirect"', '"hearsay"', 15, "no kind of claim"),
        ('set = "open"', 'set = "shut"', 1, "write open or closed"),
        ('article = "case"', 'article = "other"', 1, "but the file is case.toml"),
    ],
)
def test_a_wrong_file_is_told_with_its_line(tmp_path: Path, old: str, new: str, line: int, problem: str) -> None:
    assert GOOD.count(old) == 1
    with pytest.raises(KnowledgeError, match=problem) as caught:
        _read(tmp_path, GOOD.replace(old, new))
    assert caught.value.where == "case.toml"
    assert caught.value.line == line


def test_unknown_names_are_told() -> None:
    with pytest.raises(InputError, match="half"):
        golden.load("half")
    with pytest.raises(InputError, match="no sample is called"):
        samples.load("nowhere")


# -- comparing ------------------------------------------------------------------------------------------------------------


def _party(identity: str, name: str | None = None) -> golden.Party:
    country = identity[:3] if ":" not in identity else None
    return golden.Party((golden.Mark(identity, country, name),))


def _triple(kind: str, actors: str, recipients: str, *, required: bool = True, region: int = 0) -> Triple:
    return Triple(region, kind, tuple(map(_party, actors.split())), tuple(map(_party, recipients.split())), required=required)


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (_party("CHN/GOV"), _party("CHN"), True),
        (_party("CHN/GOV"), _party("CHN/MIL"), True),
        (_party("CHN/GOV"), _party("CHN/CVL"), False),
        (_party("CHN/OPP"), _party("CHN/CVL"), False),
        (_party("CHN"), _party("RUS"), False),
        (_party("IGO:NATO"), _party("IGO:NATO"), True),
        (_party("IGO:NATO"), _party("IGO:EU"), False),
        (_party("PER:Ana Sol", "Ana Sol"), _party("FJI/OPP", "Sol"), True),
        (_party("PER:Ana Sol", "Ana Sol"), _party("FJI/OPP", "Ana Luna"), False),
        (_party("PER", "Ana Sol"), _party("FJI/OPP", "Ana Sol"), False),
        (_party("NSA:FARC", "Revolutionary Armed Forces"), _party("NSA:ELN", "Armed Forces"), False),
        (golden.Party((golden.Mark("KOS/CVL", "KOS"), golden.Mark("UNK:CVL"))), _party("UNK:CVL"), True),
    ],
)
def test_same_party(left: golden.Party, right: golden.Party, same: bool) -> None:
    assert golden.same_party(left, right) is same
    assert golden.same_party(right, left) is same


GOLD = [
    _triple("ACCUSE", "CHN/GOV", "USA"),
    _triple("CONSULT", "CHN/GOV RUS/GOV", "", region=1),
    _triple("AID", "JPN", "PHL", required=False, region=2),
]


@pytest.mark.parametrize(
    ("coded", "right", "right_type", "found"),
    [
        (_triple("ACCUSE", "CHN", "USA/GOV"), 1, 1, 1),
        (_triple("ACCUSE", "USA", "CHN"), 0, 1, 0),
        (_triple("ACCUSE", "CHN", "RUS"), 0, 1, 0),
        (_triple("ACCUSE", "CHN", "USA", region=1), 0, 0, 0),
        (_triple("REJECT", "CHN", "USA"), 0, 0, 0),
        (_triple("CONSULT", "RUS", "CHN", region=1), 1, 1, 1),
        (_triple("CONSULT", "RUS", "IND", region=1), 0, 1, 0),
        (_triple("AID", "JPN", "PHL", region=2), 1, 1, 0),
    ],
)
def test_tally(coded: Triple, right: int, right_type: int, found: int) -> None:
    t = tally([coded], GOLD, golden.same_party)
    assert (t.predicted, t.gold, t.right, t.right_type, t.found) == (1, 2, right, right_type, found)


# -- a coder's figures ----------------------------------------------------------------------------------------------------


def _actor(ids: tuple[str, ...]) -> Actor:
    identity = ids[0]
    country = identity[:3] if ":" not in identity else None
    return Actor(span=Span(start=0, end=0, text=""), id=identity, name=identity.partition(":")[2] or identity, country=country)


def _event(e: GoldEvent) -> Event:
    trigger = Span(start=e.start, end=e.start + len(e.trigger), text=e.trigger)
    return Event(
        id=str(e.start), article="", event_type=e.event_type, modes=e.modes, contexts=(), quad=1, score=0.0, cameo=None,
        actors=tuple(map(_actor, e.actors)), recipients=tuple(map(_actor, e.recipients)),
        status=e.status, historical=e.historical, when=None, place=None,
        said_by=_actor(e.said_by) if e.said_by else None, claim=None, trigger=trigger, evidence=trigger, confidence=1.0, fired=(),
    )


class Copyist:
    """Codes what the golden files say, through `change`."""

    def __init__(self, articles: tuple[GoldArticle, ...], change: str = "") -> None:
        self.by_text = {g.article.text: g for g in articles}
        self.change = change

    def read(self, article: Article) -> SimpleNamespace:
        events = [e for e in self.by_text[article.text].events if e.required or self.change == "optional too"]
        if self.change == "half":
            events = events[::2]
        rows = [_event(e) for e in events]
        if self.change == "nobody says":
            rows = [Event(**{**{f: getattr(r, f) for f in Event.__slots__}, "said_by": None}) for r in rows]
        return SimpleNamespace(events=rows)


@pytest.mark.parametrize("which", ["open", "closed", "all"])
@pytest.mark.parametrize("change", ["", "optional too"])
def test_a_perfect_coder(articles: tuple[GoldArticle, ...], which: str, change: str) -> None:
    f = golden.weighed(Copyist(articles, change), which).figures()
    assert f["triple_f1"] == f["type_f1"] == 100
    assert f["mode_accuracy"] == f["status_accuracy"] == f["said_by_accuracy"] == f["speaker_accuracy"] == 100
    assert f["speaker_cases"] >= 10
    assert all(not m.missed and not m.wrong for m in golden.mistakes(Copyist(articles, change), which))


def test_half_a_coder(articles: tuple[GoldArticle, ...]) -> None:
    f = golden.weighed(Copyist(articles, "half"), "all").figures()
    assert f["triple_precision"] == 100
    assert 45 < f["triple_recall"] < 55
    lists = golden.mistakes(Copyist(articles, "half"), "all")
    assert sum(len(m.missed) for m in lists) == f["events_gold"] - f["events_coded"]
    assert not any(m.wrong for m in lists)


def test_a_coder_without_speakers(articles: tuple[GoldArticle, ...]) -> None:
    f = golden.weighed(Copyist(articles, "nobody says"), "all").figures()
    assert f["triple_f1"] == 100
    assert f["speaker_accuracy"] == 0
    assert 0 < f["said_by_accuracy"] < 100
