"""A tutor's word on every sentence: the chances that another model gives to each class of each head.

Sentences of all tasks get all of them, so that those of a treebank learn of events and those of events learn trees. The best tutor of a
sentence is a larger model that did not learn from it: one that did tells its annotation again, slips included.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from batches import HEADS_KEPT, TOLD, Collate, Item, tensors
from labels import Labels
from model import FORMS, Dragoman

PIECES = 8192  # in a batch of a tutor's
LEAST = 1e-6  # chance of a head that is one
LIKELY = 0.35  # chance from which an unannotated word counts as a trigger
WORDS = ("upos", "xpos", "ner", "claim")  # of which two tutors may both speak
Soft = dict[str, NDArray[Any]]


def load(checkpoint: Path, labels: Labels, device: str) -> Dragoman:
    """The model of a checkpoint, not learning."""
    saved = torch.load(checkpoint, map_location="cpu", weights_only=True)
    model = Dragoman(saved["layers"], labels.sizes(), FORMS["mpnet" if "encoder.near.weight" in saved["model"] else "minilm"])
    model.load_state_dict(saved["model"], strict=False)
    return model.to(device).eval()


@torch.no_grad()
def tell(items: list[Item], tutor: Dragoman, device: str, *, halves: bool) -> None:
    """Set `soft` of each item: chances by head, rows by word (the root at 0), triggers `at` with what is told of them, or of its pair."""
    plain, pairs = [x for x in items if x.pair is None], [x for x in items if x.pair is not None]
    for batch, t, x in read(plain, tutor, device, halves=halves):
        _words(tutor, x, t, batch)
    for batch, t, x in read(pairs, tutor, device, halves=halves):
        _pairs(tutor, x, t, batch)


def read(items: list[Item], model: Dragoman, device: str, *, halves: bool) -> Iterator[tuple[list[Item], dict[str, Tensor], Tensor]]:
    """(sentences, their tensors, their word vectors), batch by batch."""
    batches: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda x: len(x.pieces)):
        if len(item.pieces) * (len(batches[-1]) + 1) > PIECES:
            batches.append([])
        batches[-1].append(item)
    collate = Collate(model.sizes.context)
    for batch in filter(None, batches):
        t = tensors(collate(batch), device)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=halves):
            x = model.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"])
        yield batch, t, x.float()


def save(items: dict[str, list[Item]], path: Path) -> None:
    """Write what was told, by task and place."""
    with path.open("wb") as file:
        pickle.dump({task: {k: x.soft for k, x in enumerate(xs) if x.soft is not None} for task, xs in items.items()}, file, protocol=5)


def recall(items: dict[str, list[Item]], path: Path) -> None:
    """Set what a tutor told of these sentences earlier; of words and trees the mean with what they were told before."""
    with path.open("rb") as file:
        told = pickle.load(file)
    for task, softs in told.items():
        for k, soft in softs.items():
            item = items[task][k]
            item.soft = soft if item.soft is None else {**soft, **_between(item.soft, soft)}


def _between(one: Soft, other: Soft) -> Soft:
    """Means of chances of words; `heads` of both, half the chance each."""
    if "upos" not in one:
        return {}
    means = {k: (one[k].astype(np.float32) + other[k].astype(np.float32)) / 2 for k in WORDS}
    heads = np.concatenate([one["heads"], other["heads"]], 1)
    chances = np.concatenate([one["arc"], other["arc"]], 1).astype(np.float32) / 2
    return {**{k: v.astype(np.float16) for k, v in means.items()}, "heads": heads, "arc": chances.astype(np.float16)}


def insist(items: list[Item], kinds: int) -> None:
    """Where names are annotated in text of a kind that the tutor never saw, its word on them is the annotation's. `kinds`: of tags."""
    for item in items:
        if item.soft is not None and item.origin == "own":
            item.soft["ner"] = np.eye(kinds, dtype=np.float16)[np.maximum(item.targets["ner"], 0)]


def _pairs(tutor: Dragoman, x: Tensor, t: dict[str, Tensor], batch: list[Item]) -> None:
    kind, mode, focus = tutor.pairs(x[t["pair_row"]], t["mask"], t["pair_actor"], t["pair_recipient"])
    told = [_chances(v) for v in (kind, mode, focus.masked_fill(~t["mask"], -1e4))]
    for item, a, b, c in zip(batch, *told, strict=True):
        item.soft = {"pair": a, "pair_mode": b, "focus": c[: len(item.first)]}


def _words(tutor: Dragoman, x: Tensor, t: dict[str, Tensor], batch: list[Item]) -> None:
    e = tutor.event(x)
    arcs = tutor.arcs(x).masked_fill(~t["mask"][:, None, :], -1e4)
    chances, heads = torch.softmax(arcs, -1).topk(min(HEADS_KEPT, arcs.shape[-1]), -1)
    heads = heads.masked_fill(chances < LEAST, 0)  # some may lie beyond the sentence
    over = heads[..., 0]
    if "head" in t:
        over = torch.where(t["head"] >= 0, t["head"], over)
    told = {
        "upos": _chances(tutor.upos(x)), "xpos": _chances(tutor.xpos(x)), "ner": _chances(tutor.ner(x)), "claim": _chances(tutor.claim(x)),
        "trigger": _chances(tutor.trigger(e)), "deprel": _chances(tutor.labels(x, over)),
        "heads": heads.cpu().numpy().astype(np.int16), "arc": chances.half().cpu().numpy(), "over": over.cpu().numpy().astype(np.int16),
    }
    context = torch.sigmoid(tutor.context(x[:, 0])).half().cpu().numpy()
    acts: list[tuple[int, int]] = []
    for i, item in enumerate(batch):
        n = len(item.first)
        item.soft = {k: told[k][i, :n] for k in TOLD} | {"context": context[i]}
        likely = 1.0 - item.soft["trigger"][:, 0].astype(np.float32) > LIKELY
        acts += [(i, ev[0]) for ev in item.events] if item.events is not None else [(i, int(k)) for k in np.flatnonzero(likely) if k]
    if not acts:
        return
    rows, at = (torch.tensor(v, device=x.device) for v in zip(*acts, strict=True))
    v = e[rows, at]
    mode, status = _chances(tutor.mode(v)), _chances(tutor.status(v))
    role = torch.sigmoid(tutor.roles(v[:, None], x[rows])[:, :, 0]).half().cpu().numpy()
    for i in sorted({i for i, _ in acts}):
        mine = [k for k, (row, _) in enumerate(acts) if row == i]
        batch[i].soft |= {
            "at": np.array([acts[k][1] for k in mine], np.int16), "mode": mode[mine], "status": status[mine],
            "role": role[mine, :, : len(batch[i].first)],
        }


def _chances(scores: Tensor) -> NDArray[np.float16]:
    return torch.softmax(scores.float(), -1).half().cpu().numpy()
