"""Training: what a batch holds, what a tutor tells, and that a pupil learns from it (skipped where torch is not installed)."""

from __future__ import annotations

import random
import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is for training only")
sys.path.insert(0, str(Path(__file__).parents[1] / "training"))

from batches import FOLDS, IGNORE, Batcher, Collate, Item, marked, numbers, tensors  # noqa: E402
from cases import Case  # noqa: E402
from data import Event  # noqa: E402
from losses import total_loss  # noqa: E402
from model import FORMS, LOWER, Dragoman, Form, Sizes  # noqa: E402
from second import Second, asked, collated, loss  # noqa: E402
from teaching import recall, save, tell  # noqa: E402

SIZES = Sizes(upos=4, xpos=5, ner=9, deprel=6, trigger=5, mode=7, status=5, claim=7, context=3, sector=4)
SMALL = Form(24, 2, 48, 200, False, 1e-12)


def sentence(seed: int, **annotated: list[int]) -> Item:
    """Six words of one piece each between the marks; the fold goes by the seed."""
    rng = np.random.default_rng(seed)
    pieces = numbers([101, *rng.integers(110, 190, 6), 102])
    item = Item(pieces, numbers([8, *([0] * 6), 8]), numbers(list(range(7))), fold=seed % FOLDS)
    item.targets = {name: numbers([IGNORE, *row]) for name, row in annotated.items()}
    return item


def told_of_events(seed: int) -> Item:
    item = sentence(seed, trigger=[0, 2, 0, 0, 0, 0])
    item.events = [(2, 2, 3, 1, [(1, 2)], [(4, 6)], None)]
    item.contexts = [1]
    item.pairs = [((1, 2), (4, 6), 2, 3, 2)]
    return item


@pytest.fixture
def model() -> Dragoman:
    torch.manual_seed(3)
    return Dragoman(1, SIZES, SMALL).eval()


def test_a_batch_holds_only_what_somebody_annotated() -> None:
    t = Collate(SIZES.context)([sentence(1, upos=[1, 2, 3, 0, 1, 2]), sentence(2)])
    assert t["upos"].tolist()[0][:7] == [IGNORE, 1, 2, 3, 0, 1, 2]
    assert set(t["upos"][1]) == {IGNORE}
    assert not {"head", "ner", "event_row", "pair_row", "told"} & t.keys()


def test_events_and_marked_pairs_become_rows() -> None:
    item = told_of_events(1)
    t = Collate(SIZES.context)([sentence(2), item, *marked(item)])
    assert t["event_row"].tolist() == [1]
    assert t["event_at"].tolist() == [2]
    assert t["event_role"][0, 0].nonzero()[0].tolist() == [1]
    assert t["event_role"][0, 1].nonzero()[0].tolist() == [4, 5]
    assert t["context"].tolist() == [[0.0, 1.0, 0.0]]
    assert t["pair_row"].tolist() == [2]
    assert t["pair_recipient"][0, 4:6].tolist() == [0.5, 0.5]
    assert t["marks"][2].tolist() == [0, 1, 0, 0, 2, 2, 0, 0]


def test_an_epoch_takes_each_task_by_its_share() -> None:
    items = {"a": [sentence(k) for k in range(40)], "b": [sentence(k) for k in range(40)]}
    batches = Batcher(items, {"a": 1.5, "b": 0.25}, pieces=64, rng=random.Random(1)).epoch()  # noqa: S311
    assert sum(map(len, batches)) == 70
    assert all(len(batch) <= 8 for batch in batches)


def test_what_a_tutor_tells_are_chances(model: Dragoman) -> None:
    item = told_of_events(1)
    pair = marked(item)[0]
    tell([item, pair, sentence(2, head=[2, 0, 2, 2, 4, 4], deprel=[1, 2, 3, 4, 5, 1])], model, "cpu", halves=False)
    assert item.soft is not None
    assert pair.soft is not None
    assert item.soft["upos"].shape == (7, SIZES.upos)
    np.testing.assert_allclose(item.soft["trigger"].astype(float).sum(1), 1.0, atol=0.01)
    assert item.soft["at"].tolist() == [2]
    assert item.soft["role"].shape == (1, 3, 7)
    assert item.soft["heads"].max() < 7
    np.testing.assert_allclose(pair.soft["pair"].astype(float).sum(), 1.0, atol=0.01)


def test_each_sentence_hears_the_tutor_that_left_it_out(model: Dragoman, tmp_path: Path) -> None:
    items = {"events": [told_of_events(k) for k in range(6)]}
    for fold in range(FOLDS):
        left = [x for x in items["events"] if x.fold == fold]
        tell(left, model, "cpu", halves=False)
        save({"events": [x if x.fold == fold else sentence(0) for x in items["events"]]}, tmp_path / f"{fold}.pickle")
    fresh = {"events": [told_of_events(k) for k in range(6)]}
    for fold in range(FOLDS):
        recall(fresh, tmp_path / f"{fold}.pickle")
    for mine, theirs in zip(fresh["events"], items["events"], strict=True):
        assert mine.soft is not None
        assert theirs.soft is not None
        assert mine.soft["trigger"].tolist() == theirs.soft["trigger"].tolist()


def test_two_tutors_agree_on_words_halfway(model: Dragoman, tmp_path: Path) -> None:
    torch.manual_seed(4)
    other = Dragoman(1, SIZES, SMALL).eval()
    heard, alone = told_of_events(1), told_of_events(1)
    tell([heard], other, "cpu", halves=False)
    save({"events": [heard]}, tmp_path / "told.pickle")
    tell([heard, alone], model, "cpu", halves=False)
    own = alone.soft
    recall({"events": [heard]}, tmp_path / "told.pickle")
    tell([alone], other, "cpu", halves=False)
    assert own is not None
    assert heard.soft is not None
    assert alone.soft is not None
    halfway = (own["upos"].astype(float) + alone.soft["upos"].astype(float)) / 2
    np.testing.assert_allclose(heard.soft["upos"].astype(float), halfway, atol=2e-3)
    assert heard.soft["trigger"].tolist() == alone.soft["trigger"].tolist()


def test_a_pupil_learns_what_is_annotated_and_told(model: Dragoman) -> None:
    items = [told_of_events(k) for k in range(4)]
    items += [sentence(k, upos=[k % 4] * 6, head=[2, 0, 2, 2, 4, 4], deprel=[1, 2, 3, 4, 5, 1]) for k in range(4)]
    items += [m for x in items for m in marked(x)]
    tell(items, model, "cpu", halves=False)
    torch.manual_seed(5)
    pupil = Dragoman(1, SIZES, SMALL)
    optimizer = torch.optim.Adam(pupil.parameters(), lr=3e-3)
    t = tensors(Collate(SIZES.context)(items), "cpu")
    lost = []
    for _ in range(60):
        losses = total_loss(pupil, t, tutoring=0.5)
        assert all(bool(torch.isfinite(v)) for v in losses.values()), losses
        optimizer.zero_grad()
        sum(losses.values()).backward()
        optimizer.step()
        lost.append({k: float(v.detach()) for k, v in losses.items()})
    assert {"upos", "arc", "label", "trigger", "role", "mode", "status", "context", "pair", "pair_mode", "attention"} <= lost[0].keys()
    for name in ("upos", "arc", "trigger", "pair"):
        assert lost[-1][name] < lost[0][name] * 0.9, name


def test_the_forms_of_layers_read_the_same_pieces() -> None:
    small = Form(24, 2, 48, 30527, True, 1e-5)
    larger = Dragoman(1, SIZES, small).eval()
    t = tensors(Collate(SIZES.context)([sentence(1)]), "cpu")
    assert larger.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"]).shape == (1, 8, 24)
    assert sorted(FORMS) == ["minilm", "mpnet"]


def test_a_second_look_learns_who_plays_a_part_in_the_marked_word() -> None:
    torch.manual_seed(3)
    second = Second(Dragoman(LOWER + 1, SIZES, SMALL))
    labels = {"trigger": ["NONE", "ACCUSE", "AID"], "mode": ["", "ACCUSE-allege"], "status": ["actual"]}
    rng = np.random.default_rng(1)
    lower = rng.normal(size=(8, SMALL.hidden)).astype(np.float16)
    acts = {1: Event(1, "ACCUSE", "allege", "actual", False, [(0, 1)], [(3, 5)], None, []),
            4: Event(4, "AID", None, "actual", False, [(5, 6)], [], None, [])}  # fmt: skip
    case = Case(lower, np.arange(7, dtype=np.int16), acts, [2], watched=False)
    t = collated(asked([case]), labels)
    assert t["type"].tolist() == [1, 2, 0]
    assert t["marks"].argmax(1).tolist() == [2, 5, 3]  # the piece after the mark of the beginning
    assert t["role"][0, 0].nonzero().flatten().tolist() == [1]
    assert t["role"][0, 1].nonzero().flatten().tolist() == [4, 5]
    optimizer = torch.optim.AdamW(second.parameters(), lr=3e-3)
    for _ in range(150):
        optimizer.zero_grad()
        loss(second, t).backward()
        optimizer.step()
    second.eval()
    kinds, _, _, roles = second(t["lower"], t["marks"], t["attend"], t["first"], t["at"])
    assert kinds.argmax(1).tolist() == [1, 2, 0]
    assert (roles[:2, 0] > 0).nonzero().tolist() == [[0, 1], [1, 6]]
