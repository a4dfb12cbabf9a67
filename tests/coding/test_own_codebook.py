"""A user's own codebook, frames and learned types."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from dragoman.codebook import Codebook, own_codebook
from dragoman.coder import Coder
from dragoman.coding import FrameBook
from dragoman.coding.own import FILE, LearnedWithOwn, OwnHead
from dragoman.coding.teach import FEW, LEAST, Example, read_examples, teach
from dragoman.errors import InputError, KnowledgeError
from dragoman.knowledge import table
from dragoman.language.front import Front

EXAMPLES = Path(__file__).with_name("own_examples.jsonl")
BOOK = """version = "mine"
[[type]]
name = "SANCTION"
as = "PUNISH"
mode = [{ name = "convict", as = "sentence" }]
[[type]]
name = "ASSAULT"
score = -9.0
mode = [
  { name = "ramming", definition = "Drives into." },
  { name = "aerial", score = -1.5 },
]
[[type]]
name = "ESPIONAGE"
quad = 4
recipient = false
score = -4
definition = "Spies."
mode = [{ name = "wiretap", score = -3 }]
[[type]]
name = "COMMEMORATE"
quad = 1
recipient = false
score = 1.0
definition = "Honours the dead."
"""
FRAMES = """[[group]]
type = "ESPIONAGE"
frames = ["spy @on"]
[[group]]
type = "ESPIONAGE"
mode = "wiretap"
frames = ["bug{embassy,$cars}", "wiretap"]
[[group]]
type = "PUNISH"
mode = "sentence"
frames = ["ostracize"]
[[group]]
type = "ASSAULT"
mode = "ramming"
frames = ["ram"]
[[group]]
type = "NONE"
frames = ["condemn"]
"""


def folder(path: Path, **files: str) -> Path:
    for name, text in files.items():
        (path / f"{name}.toml").write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    return folder(tmp_path, codebook=BOOK, frames=FRAMES, lists='cars = ["car", "limousine"]\n')


# -- the codebook ---------------------------------------------------------------------------------------------------------


def test_what_is_renamed_keeps_all_else(mine: Path) -> None:
    book, shipped = own_codebook(mine), Codebook.shipped()
    assert book.find("PUNISH") == book.find("SANCTION") == "SANCTION"
    assert book.find_mode("SANCTION", "sentence") == book.find_mode("SANCTION", "convict") == "convict"
    assert (book.name("SANCTION"), book.mode_name("SANCTION", "convict"), book.name("AID")) == ("PUNISH", "sentence", "AID")
    assert book.types["SANCTION"] == shipped.types["SANCTION"]
    assert book.cameo("SANCTION", ("convict",)) == shipped.cameo("SANCTION", ("convict",))
    assert book.version == f"{shipped.version}+mine"
    assert "ESPIONAGE" not in shipped.types
    assert "ramming" not in shipped.types["ASSAULT"].modes


def test_what_is_added_and_scored_anew(mine: Path) -> None:
    book, shipped = own_codebook(mine), Codebook.shipped()
    assert (book.own_types, book.own_modes) == (("ESPIONAGE", "COMMEMORATE"), (("ASSAULT", "ramming"), ("ESPIONAGE", "wiretap")))
    assert book.score("ASSAULT", ()) == -9.0
    assert book.score("ASSAULT", ("ramming",)) == -9.0  # that of its type
    assert book.score("ASSAULT", ("aerial",)) == -1.5
    assert book.score("ASSAULT", ("beat",)) == shipped.score("ASSAULT", ("beat",))
    spying = book.types["ESPIONAGE"]
    assert (spying.quad, spying.needs_recipient, book.cameo("ESPIONAGE", ("wiretap",))) == (4, False, None)
    assert book.mode_definitions["ASSAULT", "ramming"] == "Drives into."


def test_a_type_that_is_like_another_takes_what_it_does_not_say(tmp_path: Path) -> None:
    text = (
        '[[type]]\nname = "CONSULT"\nas = "TALK"\n[[type]]\nname = "MATCH"\nlike = "CONSULT"\nscore = 1.0\ndefinition = "Plays."\n'
        '[[type]]\nname = "HACK"\nlike = "ASSAULT"\nnear = ["TALK"]\nmutual = true\nannounced = "THREATEN"\ndefinition = "Hacks."\n'
    )
    book = own_codebook(folder(tmp_path, codebook=text))
    match, hack = book.types["MATCH"], book.types["HACK"]
    assert (match.quad, match.score, match.mutual, match.announced, match.modes) == (1, 1.0, True, "AGREE", {})
    assert (hack.quad, hack.mutual, hack.announced, hack.near) == (4, True, "THREATEN", {"CONSULT"})
    assert {"MATCH", "CONSULT", "SUPPORT", "HACK"} <= book.near("CONSULT")
    assert {"HACK", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "CONSULT"} <= book.near("HACK")
    assert "SANCTION" not in book.near("HACK")
    assert all((a in book.near(b)) == (b in book.near(a)) for a in book.types for b in book.types)
    assert book.named("CONSULT") == ["CONSULT", "MATCH", "TALK"]
    assert book.like("AID") == "AID"
    assert book.near("NO_TYPE") == {"NO_TYPE"}


def test_two_types_may_change_names(tmp_path: Path) -> None:
    book = own_codebook(folder(tmp_path, codebook='[[type]]\nname = "AID"\nas = "SUPPORT"\n[[type]]\nname = "SUPPORT"\nas = "AID"\n'))
    assert (book.find("AID"), book.find("SUPPORT")) == ("SUPPORT", "AID")


def test_shipped_frames_keep_their_types_whatever_is_renamed(tmp_path: Path) -> None:
    """COOPERATE as COLLABORATE, and SUPPORT under the name that is free now; two modes that change names."""
    text = (
        '[[type]]\nname = "SUPPORT"\nas = "COOPERATE"\n[[type]]\nname = "COOPERATE"\nas = "COLLABORATE"\n'
        '[[type]]\nname = "SANCTION"\nas = "COERCE"\n[[type]]\nname = "COERCE"\nas = "SANCTION"\n'
    )
    folder(tmp_path, codebook=text)
    own, shipped = FrameBook(tmp_path, own_codebook(tmp_path)), FrameBook.shipped()
    assert own.by_lemma == shipped.by_lemma


def test_no_folder_and_an_empty_one(tmp_path: Path) -> None:
    assert own_codebook(None) is own_codebook(tmp_path) is Codebook.shipped()


OWN = '[[type]]\nname = "SPY"\nquad = 4\nrecipient = false\nscore = -4\ndefinition = "Spies."\n'


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[[type]]\nname = "SANCTON"\nas = "PUNISH"\n', 2, r"SANCTON is no shipped type \(did you mean SANCTION\?\).* needs quad, rec"),
        ('[[type]]\nname = "AID"\n# name = "AID"\n[[type]]\nname = "AID"\n', 5, "AID stands in line 2 already"),
        ('[[type]]\nname = "AID"\nas = "SUPPORT"\n', 3, "AID cannot come out as SUPPORT: there is such a type"),
        ('[[type]]\nname = "AID"\nas = "NONE"\n', 3, "AID cannot come out as NONE"),
        ('[[type]]\nname = "AID"\nas = "help"\n', 3, "'help' cannot be a name; a type's name is written in capitals"),
        ('[[type]]\nname = "AID"\nscore = "high"\n', 3, "score of AID must be a number, not 'high'"),
        ('[[type]]\nname = "AID"\nscore = 11\n', 3, "score of AID must lie between"),
        ('[[type]]\nname = "AID"\nscore = true\n', 3, "score of AID must be a number, not True"),
        ('[[type]]\nname = "AID"\nrename = "HELP"\n', 3, "unknown key 'rename' in AID"),
        ('[[type]]\nas = "HELP"\n', 1, "a type needs a name"),
        ('[[type]]\nname = "AID"\nquad = 5\n', 3, "quad of AID must be 1, 2, 3 or 4"),
        (OWN + 'like = "ASAULT"\n', 7, r"SPY cannot be like ASAULT: that is no shipped type \(did you mean ASSAULT\?\)"),
        ('[[type]]\nname = "AID"\nlike = "ASSAULT"\n', 3, "AID is a shipped type; only a type of your own can be like another"),
        (OWN + 'near = ["SPYING"]\n', 7, "near of SPY names 'SPYING', which is no type"),
        (OWN + 'announced = "TREASON"\n', 7, "announced of SPY names 'TREASON', which is no type"),
        (OWN + 'announced = ""\n', 7, "announced of SPY names '', which is no type"),
        (OWN + 'stance = 3\n', 7, "stance of SPY must be 1"),
        ('[[type]]\nname = "SPY"\nlike = "ASSAULT"\n', 2, "SPY is no shipped type, and a type of your own needs definition as well"),
        (OWN + 'as = "SPYING"\n', 7, "SPY is a type of your own; write the name that you want"),
        (OWN.replace("SPY", "NONE"), 2, "NONE stands for no event"),
        (OWN.replace("SPY", "Spy"), 2, "'Spy' cannot be a name"),
        ('[[type]]\nname = "AID"\nmode = [\n{ name = "food" },\n{ name = "food" },\n]\n', 5, "the mode food of AID stands here a second"),
        ('[[type]]\nname = "AID"\nmode = [\n  { score = 1 },\n]\n', 2, "a mode needs a name"),
        ('[[type]]\nname = "AID"\nmode = [{ name = "Food" }]\n', 3, "'Food' cannot be a name; a mode's name is written in small"),
        ('[[type]]\nname = "AID"\nmode = ["food"]\n', 3, "a mode is a table"),
        ('[[type]]\nname = "ASSAULT"\nmode = [{ name = "beat", as = "aerial" }]\n', 3, "ASSAULT.beat cannot come out as aerial"),
        ('[[types]]\nname = "AID"\n', 1, "unknown key 'types'"),
        ('type = "AID"\n', 1, r"types are written as \[\[type\]\] tables"),
        ('[[type]]\nname = "AID"\nas = HELP\n', 3, "not valid TOML"),
        ('[[type]]\nname = "AID\n', 2, "not valid TOML"),
    ],
)
def test_a_wrong_codebook_names_the_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    with pytest.raises(KnowledgeError, match=f"^codebook.toml:{line}: {says}"):
        own_codebook(folder(tmp_path, codebook=text))


def test_broken_files(tmp_path: Path) -> None:
    (tmp_path / "odd.toml").write_bytes(b'a = "\xe9"\n')
    with pytest.raises(KnowledgeError, match=r"odd\.toml: not UTF-8"):
        table(tmp_path / "odd.toml")
    with pytest.raises(KnowledgeError, match=r"odd.toml: nothing reads a TOML file of this name; they are codebook.toml"):
        own_codebook(tmp_path)
    (tmp_path / "open.toml").write_text('a = 1\n\nb = [\n  "x",\n', encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"open.toml:4: not valid TOML"):
        table(tmp_path / "open.toml")


# -- frames ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[[group]]\ntype = "SPYING"\nframes = []\n', 2, "no such type or mode: SPYING"),
        ('[[group]]\ntype = "PUNISH"\nmode = "jail"\nframes = []\n', 3, "no such type or mode: PUNISH jail"),
        ('[[group]]\ntype = "NONE"\nmode = "jail"\nframes = []\n', 3, "no such type or mode: NONE jail"),
        ('[[group]]\ntype = "PUNISH"\nroles = "both"\nframes = []\n', 3, "roles must be one of"),
        ('[[group]]\ntype = "PUNISH"\nframes = [\n  "fine",\n  "spy on",\n]\n', 5, "cannot read the frame 'spy on'"),
        ('[[group]]\ntype = "PUNISH"\nframes = [\n  "fine",\n  "fine",\n]\n', 5, r"the frame 'fine' stands in frames.toml:4 already"),
        ('[[group]]\ntype = "AID"\nframes = ["fine"]\n[[group]]\ntype = "NONE"\nframes = ["fine"]\n', 6, "the frame 'fine' stands in"),
        ('[[group]]\ntype = "PUNISH"\nframes = ["fine{$trains}"]\n', 3, r"no word list \$trains"),
        ('[[group]]\ntype = "PUNISH"\nframes = ["fine{$Trains}"]\n', 3, r"no word list \$Trains"),
        ('[[group]]\ntype = "PUNISH"\nframes = ["fine{$trains2}"]\n', 3, r"no word list \$trains2"),
        ('[[group]]\ntype = "PUNISH"\nframes = ["fine [to{pay}] [that]"]\n', 3, "cannot read the frame"),
        ('[[group]]\ntype = "PUNISH"\nframe = ["fine"]\n', 3, "unknown key 'frame'"),
        ('[[group]]\ntype = "PUNISH"\n', 1, "a group needs a type and frames"),
        ('[[group]]\ntype = "PUNISH"\nframes = "fine"\n', 3, "frames must be a list of strings"),
        ('[[groups]]\ntype = "PUNISH"\n', 1, "unknown key 'groups'"),
        ("group = 1\n", 1, r"frames stand in \[\[group\]\] tables"),
        ('[[group]]\ntype = PUNISH\n', 2, "not valid TOML"),
    ],
)
def test_wrong_frames_name_the_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    folder(tmp_path, codebook=BOOK, frames=text)
    with pytest.raises(KnowledgeError, match=f"^frames.toml:{line}: {says}"):
        FrameBook(tmp_path, own_codebook(tmp_path))


@pytest.mark.parametrize(
    ("text", "says"), [('x = 1\nmeet_nouns = ["talks"]\n', 1), ("cars = []\n", 1), ('cars = ["car"]\nmeet_nouns = ["talks"]\n', 2)]
)
def test_wrong_lists_name_the_line(tmp_path: Path, text: str, says: int) -> None:
    with pytest.raises(KnowledgeError, match=f"^lists.toml:{says}: "):
        FrameBook(folder(tmp_path, lists=text))


def test_frames_of_several_files_and_shipped_lists(tmp_path: Path) -> None:
    folder(tmp_path, frames='[[group]]\ntype = "AID"\nframes = ["xylograph{$meet_nouns}"]\n')
    (tmp_path / "frames-more.toml").write_text('[[group]]\ntype = "NONE"\nframes = ["attack"]\n', encoding="utf-8")
    book = FrameBook(tmp_path)
    (frame,) = book.of("v", "xylograph")
    assert frame.own
    assert "summit" in frame.objects
    assert (book.of("v", "attack")[0].event_type, len(book.of("v", "attack"))) == ("NONE", len(FrameBook.shipped().of("v", "attack")) + 1)
    assert not any(f.own for f in FrameBook.shipped().of("v", "attack"))


TEXT = (
    "Iran spied on Sweden. Iraq bugged the Saudi embassy. Russia ostracized Georgia. A Chinese ship rammed a Philippine boat. "
    "France condemned Mali. A court in Turkey convicted two Greek officers."
)


@pytest.mark.parametrize("frames_only", [True, False])
def test_coded_by_own_frames(mine: Path, coder: Coder, frames_only: bool) -> None:
    own = Coder(knowledge=mine, front=coder.front, frames_only=frames_only)
    events = own.code(TEXT)
    found = {e.trigger.text: (e.event_type, e.modes, e.quad, e.score, e.cameo) for e in events}
    assert found["spied"] == ("ESPIONAGE", (), 4, -4.0, None)
    assert found["ostracized"][:2] == ("PUNISH", ("sentence",))
    assert found["ostracized"][2:] == (4, Codebook.shipped().score("SANCTION", ("convict",)), "116")
    assert found["rammed"][:2] == ("ASSAULT", ("ramming",))
    assert "condemned" not in found
    assert ("ESPIONAGE", ("wiretap",)) in [f[:2] for f in found.values()]
    assert found["convicted"][:2] == ("PUNISH", ("sentence",))
    spied = next(e for e in events if e.trigger.text == "spied")
    assert ([a.id for a in spied.actors], [a.id for a in spied.recipients]) == (["IRN"], ["SWE"])
    told = " ".join(why for e in events for why in e.fired)
    assert "PUNISH.sentence" in told
    assert "SANCTION" not in told
    assert own.run.codebook_version.endswith("+mine")
    assert own.run.id != coder.run.id


def test_names_alone_change_nothing_else(tmp_path: Path, coder: Coder) -> None:
    text = "The EU imposed sanctions on Belarus. A court in Turkey convicted two Greek officers. France condemned Mali."
    own = Coder(knowledge=folder(tmp_path, codebook='[[type]]\nname = "SANCTION"\nas = "PUNISH"\n'), front=coder.front)
    before, after = coder.code(text), own.code(text)
    assert "SANCTION" in [e.event_type for e in before]
    assert [e.event_type for e in after] == [{"SANCTION": "PUNISH"}.get(e.event_type, e.event_type) for e in before]
    assert [replace(e, event_type="", fired=()) for e in after] == [replace(e, event_type="", fired=()) for e in before]


def test_an_added_type_alone_changes_nothing(tmp_path: Path, coder: Coder) -> None:
    text = "The EU imposed sanctions on Belarus. Russian troops attacked Ukraine. France condemned Mali."
    own = Coder(knowledge=folder(tmp_path, codebook=BOOK[BOOK.index('[[type]]\nname = "ESPIONAGE"') :]), front=coder.front)
    assert own.codebook.own_types == ("ESPIONAGE", "COMMEMORATE")
    assert own.code(text) == coder.code(text)


# -- the learned head, by hand --------------------------------------------------------------------------------------------

LABELS: dict[str, Any] = {
    "trigger": ["NONE", "ASSAULT", "AID"], "mode": ["none", "ASSAULT-aerial"], "status": [], "context": [],
}  # fmt: skip


def taught(mine: Path, labels: tuple[tuple[str, str | None], ...], logits: list[float]) -> tuple[LearnedWithOwn, Any]:
    """Heads of two words: by the trained ones the first is ASSAULT at 0.5, NONE at 0.5; by the own head it has `logits`."""
    weights = np.array([logits, [0.0] * len(logits)], dtype=np.float32)  # the first word's vector is 1, the second's 0
    head = OwnHead(labels, weights, "m")
    trigger = np.log(np.array([[1, 1e-9, 1e-9], [0.5, 0.5, 1e-9], [1, 1e-9, 1e-9]], dtype=np.float32))
    neural = SimpleNamespace(trigger=trigger, mode=np.zeros((3, 2), dtype=np.float32), words=np.array([[9], [1], [0]], dtype=np.float32))
    return LearnedWithOwn(SimpleNamespace(labels=LABELS), own_codebook(mine), head), SimpleNamespace(neural=neural)  # type: ignore[arg-type]


def test_chances_are_joined(mine: Path) -> None:
    learned, s = taught(mine, (("ESPIONAGE", None), ("ASSAULT", "ramming")), [0.0, np.log(2.0), 0.0])  # 1/4 other, 1/2, 1/4
    assert learned.types == ["NONE", "ASSAULT", "AID", "ESPIONAGE", "COMMEMORATE"]
    np.testing.assert_allclose(learned.triggers(s)[0], [0.125, 0.125 + 0.25, 0, 0.5, 0], atol=1e-6)
    np.testing.assert_allclose(learned.triggers(s)[1], [1 / 3, 1 / 3, 0, 1 / 3, 0], atol=1e-6)
    # ASSAULT 0.125 by the trained head, half of it aerial; 0.25 ramming
    mode, share = learned.mode(s, 0, "ASSAULT")
    assert (mode, round(share, 5)) == ("ramming", 0.66667)
    assert learned.mode_chance(s, 0, "ASSAULT", "aerial") == pytest.approx(1 / 6)
    assert learned.mode(s, 0, "ESPIONAGE")[0] is None
    assert learned.mode_chance(s, 0, "ESPIONAGE", "wiretap") == 0.0
    assert learned.mode(s, 0, "COMMEMORATE") == (None, 1.0)


def test_a_head_is_kept_and_checked(mine: Path, tmp_path: Path) -> None:
    path, book = tmp_path / FILE, own_codebook(mine)
    head = OwnHead((("ESPIONAGE", None), ("ASSAULT", "ramming")), np.arange(9, dtype=np.float32).reshape(3, 3), "abc")
    head.save(path)
    first = path.read_bytes()
    head.save(path)
    assert path.read_bytes() == first
    again = OwnHead.load(path, "abc", book)
    assert (again.labels, again.model) == (head.labels, "abc")
    np.testing.assert_array_equal(again.weights, head.weights)
    with pytest.raises(KnowledgeError, match=r"learned with another model \(abc; the one in use is xyz\); run `dragoman train cod"):
        OwnHead.load(path, "xyz", book)
    with pytest.raises(KnowledgeError, match=r"ESPIONAGE is no type or mode of yours in codebook\.toml any more; run"):
        OwnHead.load(path, "abc", Codebook.shipped())
    for odd in (b"", b"PK", b"text", first[:200]):
        path.write_bytes(odd)
        with pytest.raises(KnowledgeError, match=r"coding\.npz: not a file of `dragoman train coding`"):
            OwnHead.load(path, "abc", book)


def test_a_head_of_another_model_stops_the_coder(mine: Path, coder: Coder) -> None:
    OwnHead((("ESPIONAGE", None),), np.zeros((385, 2), dtype=np.float32), "another").save(mine / FILE)
    with pytest.raises(KnowledgeError, match="learned with another model"):
        Coder(knowledge=mine, front=coder.front)
    assert Coder(knowledge=mine, front=coder.front, frames_only=True).code("Iran spied on Sweden.")


# -- examples and teaching ------------------------------------------------------------------------------------------------


def line(text: str, *events: dict[str, object]) -> str:
    return json.dumps({"text": text, "events": events})


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("{", "truncated"),
        ("[]", "Expected `object`, got `array`"),
        ('{"id": "gmb-1", "events": []}', "missing required field `text`"),
        ('{"text": "Iran spied."}', "missing required field `events`"),
        (line("Iran spied.", {"type": "ESPIONAGE"}), "missing required field `trigger`"),
        (line("Iran spied.", {"trigger": [5], "type": "ESPIONAGE"}), "length 2"),
        (line("Iran spied.", {"trigger": [5, 99], "type": "ESPIONAGE"}), r"trigger \[5, 99\] lies outside the text, which has 11 char"),
        (line("Iran spied.", {"trigger": [5, 5], "type": "ESPIONAGE"}), r"trigger \[5, 5\] lies outside"),
        (line("Iran spied.", {"trigger": [10, 11], "type": "ESPIONAGE"}), "holds no word: '.'"),
        (line("Iran spied.", {"trigger": [5, 10], "type": "SPYING"}), "SPYING is no type of the codebook"),
        (line("Iran spied.", {"trigger": [5, 10], "type": "ESPIONAGE", "mode": "ramming"}), "ramming is no mode of ESPIONAGE"),
        (line("Iran spied.", {"trigger": [5, 10], "type": "ESPIONAGE", "actors": [[-1, 4]]}), r"actors \[-1, 4\] lies outside"),
        (line("Seoul is calm."), "the same text as in line 1"),
    ],
)
def test_malformed_examples_are_listed(mine: Path, row: str, says: str) -> None:
    path = mine / "examples.jsonl"
    good = line("Seoul is calm."), line("Iran fined Iraq.", {"trigger": [5, 10], "type": "PUNISH", "mode": None})
    path.write_text(f"{good[0]}\n\n{row}\n{good[1]}\n", encoding="utf-8")
    examples, rejects = read_examples(path, own_codebook(mine))
    assert [(x.where, x.events) for x in examples] == [("examples.jsonl:1", ()), ("examples.jsonl:4", (((5, 10), ("SANCTION", None)),))]
    (reject,) = rejects
    assert reject.where == "examples.jsonl:3"
    assert re.search(says, reject.reason)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_examples(tmp_path / "none.jsonl", Codebook.shipped())


@pytest.fixture
def front(coder: Coder) -> Front:
    assert isinstance(coder.front, Front)
    return coder.front


def test_teaching(mine: Path, front: Front) -> None:
    (mine / "frames.toml").unlink()
    book = own_codebook(mine)
    examples, rejects = read_examples(EXAMPLES, book)
    assert (len(examples), rejects) == (96, [])
    lesson = teach(front, book, examples, background=[])
    assert lesson.head.labels == (("ASSAULT", "ramming"), ("COMMEMORATE", None), ("ESPIONAGE", None))
    assert [f.cases for f in lesson.figures] == [12, 22, 30]
    assert all(f.recall > 0.3 and f.precision > 0.5 for f in lesson.figures)  # by chance both would be near 0.02
    assert lesson.dropped == ((("ESPIONAGE", "wiretap"), 0),)
    assert lesson.examples == 96
    lesson.head.save(mine / FILE)
    own = Coder(knowledge=mine, front=front)
    seen = [x for x in examples if any(label[0] == "ESPIONAGE" for _, label in x.events)]
    found = [any(e.event_type == "ESPIONAGE" for e in own.code(x.text)) for x in seen]
    assert sum(found) > len(found) / 2  # what it learned from, read as any text
    assert {e.event_type for e in own.code("Spain fined Italy.")} == {"PUNISH"}


def test_what_has_too_few_examples(mine: Path, front: Front) -> None:
    book = own_codebook(mine)
    texts = [f"{who} spied on Sweden." for who in ("Iran", "Iraq", "Peru", "Cuba", "Mali", "Chad")]
    spied = [Example(str(k), text, (((5, 10), ("ESPIONAGE", "wiretap" if k < LEAST - 1 else None)),)) for k, text in enumerate(texts)]
    lesson = teach(front, book, spied, background=[])
    assert lesson.head.labels == (("ESPIONAGE", None),)  # the mode has too few, its type with them not
    assert lesson.figures[0].cases == 6 < FEW
    assert set(lesson.dropped) == {(("ESPIONAGE", "wiretap"), LEAST - 1), (("COMMEMORATE", None), 0), (("ASSAULT", "ramming"), 0)}
    wiretapped = [replace(x, events=(((5, 10), ("ESPIONAGE", "wiretap" if k < LEAST else None)),)) for k, x in enumerate(spied)]
    lesson = teach(front, book, wiretapped, background=[])
    assert lesson.head.labels == (("ESPIONAGE", "wiretap"),)
    assert (("ESPIONAGE", None), 1) in lesson.dropped  # told, and left out of what is learned
    with pytest.raises(InputError, match=rf"no type or mode of yours has {LEAST} examples or more \(.*ESPIONAGE has 4"):
        teach(front, book, spied[: LEAST - 1], background=[])
    with pytest.raises(InputError, match="adds no type and no mode"):
        teach(front, Codebook.shipped(), spied, background=[])
