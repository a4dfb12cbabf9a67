"""The frames: their notation, their examples, and how many of these fire."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import pytest

from dragoman.codebook import Codebook
from dragoman.coder import Coder
from dragoman.coding import FrameBook
from dragoman.coding import frames as room
from dragoman.coding.acts import acts_in
from dragoman.coding.frames import Frame, parse
from dragoman.coding.match import match
from dragoman.coding.proposal import tree_parts
from dragoman.errors import KnowledgeError
from dragoman.knowledge import shipped, table
from dragoman.language import Reading, from_columns

AT_LEAST = 1200
FLOOR = 0.96  # all but six of some three hundred fire with the right type: 0.98, less two points
MARK = re.compile(r"</?[arte]>")


def groups() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in sorted(shipped("coding", "data", "frames").iterdir(), key=lambda p: p.name):
        for k, group in enumerate(table(path)["group"]):
            yield f"{path.name} group {k + 1}", group


@pytest.fixture(scope="module")
def book() -> FrameBook:
    return FrameBook.shipped()


def test_there_are_enough(book: FrameBook) -> None:
    assert sum(map(len, book.by_lemma.values())) >= AT_LEAST


def test_every_group_has_two_examples() -> None:
    assert [where for where, g in groups() if len(g.get("examples", ())) < 2] == []


def test_every_type_of_the_codebook_has_frames(book: FrameBook) -> None:
    held = {f.event_type for fs in book.by_lemma.values() for f in fs}
    assert held == {*Codebook.shipped().types, "NONE"}


def test_examples_are_marked_well(book: FrameBook) -> None:
    for kind, _, text in book.examples:
        tags = re.findall(r"</?([a-z]+)>", text)
        assert set(tags) <= {"a", "r", "t", "e"}, text
        assert kind == "NONE" or re.search("<t>.+</t>", text), text


def test_examples_fire_with_their_type(coder: Coder, book: FrameBook) -> None:
    failures = []
    for kind, mode, example in book.examples:
        reading = coder.front.read(MARK.sub("", example))
        found = [c.event_type for s in reading.sentences for c in acts_in(s, book, None)]
        if kind not in (found or ["NONE"]):
            failures.append(f"{kind} {mode or ''}: {example} gave {found}")
    share = 1 - len(failures) / len(book.examples)
    assert share >= FLOOR, "\n".join([f"{share:.3f} of {len(book.examples)} examples fire; the floor is {FLOOR}", *failures])


# -- notation -------------------------------------------------------------------------------------------------------------


def test_parts_of_a_frame() -> None:
    f = parse("walk_out @!of{talks,$more} @from|at [to{stop}]", "REJECT", "meet", "subj>obj", {"more": ["summit"]})
    assert f is not None
    assert (f.part, f.lemma, f.particles, f.complement, f.complement_lemmas) == ("v", "walk", ("out",), "to", frozenset({"stop"}))
    assert f.under == ((frozenset({"of"}), frozenset({"talks", "summit"})),)
    assert (f.prepositions, f.required) == (frozenset({"from", "at"}), False)
    f = parse("n:attack @!on", "ASSAULT", None, "subj>obj", {})
    assert f is not None
    assert (f.part, f.lemma, f.prepositions, f.required) == ("n", "attack", frozenset({"on"}), True)


def test_more_slots_weigh_more() -> None:
    texts = ("hold", "hold_back", "hold @!with", "hold{talks}", "hold{talks} @with{rebels}")
    weights = [f.weight for t in texts if (f := parse(t, "CONSULT", None, "mutual", {})) is not None]
    assert weights == sorted(weights)
    assert len(weights) == len(texts)
    assert weights[0] < weights[-1]


@pytest.mark.parametrize("text", ["", "Attack", "attack on", "attack {town}", "attack [for]", "attack @on{town", "v:attack", "attack @ on"])
def test_what_is_no_frame(text: str) -> None:
    assert parse(text, "ASSAULT", None, "subj>obj", {}) is None


def loaded(monkeypatch: pytest.MonkeyPatch, folder: Path, text: str) -> FrameBook:
    """A book of one file of frames."""
    (folder / "frames").mkdir()
    (folder / "frames" / "mine.toml").write_text(text, encoding="utf-8")
    (folder / "lists.toml").write_text('light = ["hold"]\n', encoding="utf-8")

    def elsewhere(*names: str) -> Traversable | Path:
        return folder.joinpath(*names[2:])

    monkeypatch.setattr(room, "shipped", elsewhere)
    return FrameBook()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[[group]]\ntype = "AID"\nframes = [\n  "help",\n  "help on",\n]\n', 5, "cannot read the frame 'help on'"),
        ('[[group]]\ntype = "HELP"\nframes = []\n', 2, "no such type or mode: HELP"),
        ('# ours\n[[group]]\ntype = "AID"\nmode = "food"\nframes = []\n', 4, "no such type or mode: AID food"),
        ('[[group]]\ntype = "AID"\nroles = "backwards"\nframes = []\n', 3, "roles must be one of subj>obj"),
    ],
)
def test_a_broken_file_names_the_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(KnowledgeError, match=f"^mine.toml:{line}: {says}") as caught:
        loaded(monkeypatch, tmp_path, text)
    assert caught.value.line == line


# -- matching -------------------------------------------------------------------------------------------------------------

TALKS = '[[group]]\ntype = "CONSULT"\nroles = "mutual"\nframes = ["hold{talks} @with"]\n[[group]]\ntype = "NONE"\nframes = ["hold"]\n'


def held(noun: str) -> Reading:
    return from_columns([
        ("Iran", "Iran", "PROPN", "NNP", 2, "nsubj"),
        ("held", "hold", "VERB", "VBD", 0, "root"),
        (noun, noun, "NOUN", "NNS", 2, "obj"),
        ("with", "with", "ADP", "IN", 5, "case"),
        ("Iraq", "Iraq", "PROPN", "NNP", 2, "obl"),
    ])  # fmt: skip


def test_the_most_specific_frame_fits(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    book = loaded(monkeypatch, tmp_path, TALKS)
    s = held("talks").sentences[0]
    m = match(s, 1, book)
    assert m is not None
    assert (m.frame.event_type, m.head, m.trigger, m.slots, m.arguments.under("with")) == ("CONSULT", 1, 2, (2,), [4])
    (c,) = acts_in(s, book, None)
    assert (c.event_type, c.trigger, c.fired) == ("CONSULT", 2, ["frame hold{talks} @with -> CONSULT"])


def test_a_hyphen_parts_no_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """`sit-in` is three tokens for the reading and one word for a frame, as predicate and as object."""
    text = '[[group]]\ntype = "PROTEST"\nframes = ["n:sit-in"]\n[[group]]\ntype = "PROTEST"\nframes = ["stage{sit-in}"]\n'
    book = loaded(monkeypatch, tmp_path, text)
    s = from_columns([
        ("Students", "student", "NOUN", "NNS", 2, "nsubj"), ("staged", "stage", "VERB", "VBD", 0, "root"),
        ("a", "a", "DET", "DT", 6, "det"), ("sit", "sit", "NOUN", "NN", 6, "compound"), ("-", "-", "PUNCT", "HYPH", 4, "punct"),
        ("in", "in", "NOUN", "NN", 2, "obj"),
    ], "Students staged a sit-in").sentences[0]  # fmt: skip
    verb, noun = match(s, 1, book), match(s, 5, book)
    assert (verb and verb.frame.text, noun and noun.frame.text) == ("stage{sit-in}", "n:sit-in")
    apart = from_columns([
        ("Sit", "sit", "NOUN", "NN", 3, "compound"), ("-", "-", "PUNCT", "HYPH", 1, "punct"), ("in", "in", "NOUN", "NN", 0, "root"),
    ])  # fmt: skip
    assert match(apart.sentences[0], 2, book) is None


@pytest.mark.parametrize(("verb", "noun"), [("normalise", "programme"), ("normalize", "program"), ("re-open", "program")])
def test_another_spelling_is_the_same_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, verb: str, noun: str) -> None:
    frames = '[[group]]\ntype = "CONCEDE"\nframes = ["normalize|reopen{program}"]\n'
    book = loaded(monkeypatch, tmp_path, frames)
    s = from_columns([
        ("Oman", "Oman", "PROPN", "NNP", 2, "nsubj"), (verb, verb, "VERB", "VBP", 0, "root"), (noun, noun, "NOUN", "NN", 2, "obj"),
    ]).sentences[0]  # fmt: skip
    m = match(s, 1, book)
    assert m is not None
    assert m.slots == (2,)


def test_a_question_is_a_complement_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    text = '[[group]]\ntype = "REQUEST"\nframes = ["ask [to]"]\n[[group]]\ntype = "NONE"\nframes = ["ask [whether]"]\n'
    book = loaded(monkeypatch, tmp_path, text)
    s = from_columns([
        ("Oman", "Oman", "PROPN", "NNP", 2, "nsubj"), ("asked", "ask", "VERB", "VBD", 0, "root"), ("if", "if", "SCONJ", "IN", 5, "mark"),
        ("Iran", "Iran", "PROPN", "NNP", 5, "nsubj"), ("left", "leave", "VERB", "VBD", 2, "ccomp"),
    ]).sentences[0]  # fmt: skip
    m = match(s, 1, book)
    assert m is not None
    assert m.frame.text == "ask [whether]"


def test_a_verb_with_a_meaning_of_its_own_is_the_trigger(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    book = loaded(monkeypatch, tmp_path, '[[group]]\ntype = "ASSAULT"\nmode = "beat"\nframes = ["beat{demonstrator}", "beat|club{monk}"]\n')
    s = from_columns([
        (
            "Police", "police", "NOUN", "NN", 2, "nsubj",
        ), ("beat", "beat", "VERB", "VBD", 0, "root"), ("demonstrators", "demonstrator", "NOUN", "NNS", 2, "obj"),
    ]).sentences[0]  # fmt: skip
    (c,) = acts_in(s, book, None)
    assert (c.trigger, tree_parts(s, c)) == (1, ([0], [2], False))
    assert [f.text for f in book.of("v", "club")] == ["club{monk}"]


def test_a_frame_that_says_none_gives_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    book = loaded(monkeypatch, tmp_path, TALKS)
    s = held("records").sentences[0]
    m = match(s, 1, book)
    assert m is not None
    assert m.frame.event_type == "NONE"
    assert acts_in(s, book, None) == []


GOING = (
    '[[group]]\ntype = "MOBILIZE"\nframes = ["deploy @to", "n:march @by", "n:war_game"]\n'
    '[[group]]\ntype = "COOPERATE"\nframes = ["n:joint_game|drill"]\n'
)


@pytest.mark.parametrize(("goers", "expected"), [("peacekeeper", "AID"), ("tank", "MOBILIZE")])
def test_peacekeepers_help(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, goers: str, expected: str) -> None:
    book = loaded(monkeypatch, tmp_path, GOING)
    s = from_columns([
        (
            "Fiji", "Fiji", "PROPN", "NNP", 2, "nsubj",
        ), ("deployed", "deploy", "VERB", "VBD", 0, "root"), (goers + "s", goers, "NOUN", "NNS", 2, "obj"),
        ("to", "to", "ADP", "IN", 5, "case"), ("Tonga", "Tonga", "PROPN", "NNP", 2, "obl"),
    ]).sentences[0]  # fmt: skip
    assert [c.event_type for c in acts_in(s, book, None)] == [expected]


@pytest.mark.parametrize(
    ("modifiers", "expected"), [(("war",), ["MOBILIZE"]), (("joint", "war"), ["COOPERATE"]), (("joint",), ["COOPERATE"]), ((), [])]
)
def test_what_stands_before_a_noun_decides(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, modifiers: tuple[str, ...], expected: list[str]
) -> None:
    book = loaded(monkeypatch, tmp_path, GOING + '[[group]]\ntype = "COOPERATE"\nframes = ["n:joint_war_game"]\n')
    k = len(modifiers) + 2
    s = from_columns([
        ("They", "they", "PRON", "PRP", k + 1, "nsubj"), *((m, m, "ADJ", "JJ", k, "amod") for m in modifiers),
        ("games", "game", "NOUN", "NNS", k + 1, "nsubj"), ("ended", "end", "VERB", "VBD", 0, "root"),
    ]).sentences[0]  # fmt: skip
    assert [c.event_type for c in acts_in(s, book, None)] == expected


def test_a_month_is_no_march(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    book = loaded(monkeypatch, tmp_path, GOING)
    s = from_columns([(
        "In", "in", "ADP", "IN", 2, "case",
    ), ("March", "March", "PROPN", "NNP", 3, "obl"), ("it", "it", "PRON", "PRP", 0, "root")]).sentences[0]
    assert match(s, 1, book) is None


def test_no_two_frames_of_different_types_fit_the_same_words() -> None:
    """Of frames as specific as one another one expects a preposition, or names a word that is in the other's list; else one is wrong."""

    def same(f: Frame, g: Frame) -> bool:
        shape = (f.particles, f.complement, f.complement_lemmas, f.weight, bool(f.prepositions), "$" in f.text)
        if shape != (g.particles, g.complement, g.complement_lemmas, g.weight, bool(g.prepositions), "$" in g.text):
            return False
        if f.prepositions and not f.prepositions & g.prepositions:
            return False
        if f.doers and g.doers and not f.doers & g.doers:
            return False
        objects = f.objects & g.objects if f.objects and g.objects else f.objects == g.objects
        under = len(f.under) == len(g.under) and all(a[0] & b[0] and a[1] & b[1] for a, b in zip(f.under, g.under, strict=True))
        return bool(objects) and under

    found = [
        (f.text, f.event_type, g.text, g.event_type)
        for frames in FrameBook.shipped().by_lemma.values()
        for k, f in enumerate(frames)
        for g in frames[k + 1 :]
        if f.event_type != g.event_type and same(f, g)
    ]
    assert found == []
