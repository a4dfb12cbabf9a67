"""A tutor's word on every sentence: the chances that an earlier or a larger model gives to each class of each head.

Sentences of all tasks get all of them, so that those of a treebank learn of events and those of events learn trees.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from batches import IGNORE, Item, collate, span_weights
from labels import Labels
from model import FORMS, Dragoman

PIECES = 4096  # in a batch of a teacher's
HEADS_KEPT = 4
LIKELY = 0.35  # chance from which an unannotated word counts as a trigger
BLEND = 0.6  # share of the larger tutor
ACTS = ("pair", "pair_mode", "focus", "trigger", "mode", "status", "role", "context")
Soft = dict[str, NDArray[Any]]


def load(checkpoint: Path, labels: Labels, device: str) -> Dragoman:
    """The model of a checkpoint, not learning."""
    saved = torch.load(checkpoint, weights_only=True)
    model = Dragoman(saved["layers"], labels.sizes(), FORMS["mpnet" if "encoder.near.weight" in saved["model"] else "minilm"])
    model.load_state_dict(saved["model"], strict=False)
    return model.to(device).eval()


@torch.no_grad()
def tell(items: list[Item], tutor: Dragoman, device: str, *, halves: bool) -> None:
    """Set `soft` of each item: chances by head, rows by word (the root at 0), triggers `at` with what is told of them, or of its pair."""
    for batch, t, x in read(items, tutor, device, halves=halves):
        if batch[0].pair is not None:
            _pairs(tutor, x, t, batch)
        else:
            _words(tutor, x, t, batch)


@torch.no_grad()
def tell_trees(items: list[Item], teacher: Dragoman, device: str, *, halves: bool) -> None:
    """Give sentences without tags and trees those of a teacher. Without it the words that trigger events drift from their word classes."""
    for batch, t, x in read(items, teacher, device, halves=halves):
        heads = teacher.arcs(x).masked_fill(~t["mask"][:, None, :], -1e4).argmax(-1)
        found = {
            "upos": teacher.upos(x).argmax(-1),
            "xpos": teacher.xpos(x).argmax(-1),
            "head": heads,
            "deprel": teacher.labels(x, heads).argmax(-1),
        }
        for name, values in found.items():
            for item, row in zip(batch, values.tolist(), strict=True):
                item.targets[name] = [IGNORE, *row[1 : len(item.first)]]


def read(items: list[Item], teacher: Dragoman, device: str, *, halves: bool) -> Iterator[tuple[list[Item], dict, Tensor]]:
    """(sentences, their tensors, their word vectors), batch by batch."""
    batches: list[list[Item]] = [[]]
    for item in sorted(items, key=lambda x: len(x.pieces)):
        if len(item.pieces) * (len(batches[-1]) + 1) > PIECES:
            batches.append([])
        batches[-1].append(item)
    for batch in filter(None, batches):
        t = collate(batch, device)
        with torch.autocast(device, dtype=torch.bfloat16, enabled=halves):
            x = teacher.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"])
        yield batch, t, x.float()


def blended(larger: Soft, own: Soft) -> Soft:
    """What two tutors tell of one sentence: of acts both, of words and trees the smaller, which learned more of them."""
    mixed = {k: BLEND * larger[k].astype(np.float32) + (1 - BLEND) * own[k].astype(np.float32) for k in ACTS if k in larger and k in own}
    return {**own, **{k: v.astype(np.float16) for k, v in mixed.items()}}


def insist(items: list[Item], kinds: int) -> None:
    """Where names are annotated in text of a kind that the tutor never saw, its word on them is the annotation's. `kinds`: of tags."""
    for item in items:
        if item.soft is not None and item.example is not None and item.example.origin == "own":
            tags = np.maximum(np.array(item.targets["ner"]), 0)
            item.soft["ner"] = np.eye(kinds, dtype=np.float16)[tags]


def _pairs(teacher: Dragoman, x: Tensor, t: dict, batch: list[Item]) -> None:
    rows, actor, recipient = span_weights([(i, item.pair) for i, item in enumerate(batch)], x)
    kind, mode, focus = teacher.pairs(x[rows], t["mask"][rows], actor, recipient)
    focus = focus.masked_fill(~t["mask"][rows], -1e4)
    for i, item in enumerate(batch):
        n = len(item.first)
        item.soft = {"pair": _chances(kind[i]), "pair_mode": _chances(mode[i]), "focus": _chances(focus[i, :n])}


def _words(teacher: Dragoman, x: Tensor, t: dict, batch: list[Item]) -> None:
    e = teacher.event(x)
    scores = {
        "upos": teacher.upos(x), "xpos": teacher.xpos(x), "ner": teacher.ner(x), "claim": teacher.claim(x), "trigger": teacher.trigger(e),
    }
    arcs = teacher.arcs(x).masked_fill(~t["mask"][:, None, :], -1e4)
    chances, heads = torch.softmax(arcs, -1).topk(min(HEADS_KEPT, arcs.shape[-1]), -1)
    gold = t["head"]
    over = torch.where(gold >= 0, gold, heads[..., 0])
    labels = teacher.labels(x, over)
    context = torch.sigmoid(teacher.context(x[:, 0]))
    for i, item in enumerate(batch):
        n = len(item.first)
        soft = {k: _chances(v[i, :n]) for k, v in scores.items()}
        soft["heads"] = heads[i, :n].numpy().astype(np.int16)
        soft["arc"] = chances[i, :n].numpy().astype(np.float16)
        soft["over"] = over[i, :n].numpy().astype(np.int16)
        soft["deprel"] = _chances(labels[i, :n])
        soft["context"] = context[i].numpy().astype(np.float16)
        known = [ev[0] for ev in item.events] if item.events is not None else []
        chance = 1.0 - soft["trigger"][:, 0].astype(np.float32)
        at = sorted({*known, *(int(k) for k in np.flatnonzero(chance > LIKELY) if k > 0 and item.events is None)})
        if at:
            v = e[i, at]
            soft["at"] = np.array(at, dtype=np.int16)
            soft["mode"], soft["status"] = _chances(teacher.mode(v)), _chances(teacher.status(v))
            soft["role"] = torch.sigmoid(teacher.roles(v[None], x[i : i + 1])[0, :, :, :n]).permute(1, 0, 2).numpy().astype(np.float16)
        item.soft = soft


def _chances(scores: Tensor) -> NDArray[np.float16]:
    return torch.softmax(scores.float(), -1).cpu().numpy().astype(np.float16)


# -- what a pupil loses against it ----------------------------------------------------------------------------------------


def tutored(model: Dragoman, x: Tensor, t: dict, weight: dict[str, float]) -> dict[str, Tensor]:
    """Weighted losses against the tutor, by head; none where no item of the batch was told of."""
    items: list[Item] = t["items"]
    out: dict[str, Tensor] = {}
    plain = [(i, item) for i, item in enumerate(items) if item.soft and "pair" not in item.soft]
    pairs = [(i, item) for i, item in enumerate(items) if item.soft and "pair" in item.soft]
    if plain:
        _tutored_words(model, x, plain, weight, out)
    if pairs:
        rows, actor, recipient = span_weights([(i, item.pair) for i, item in pairs], x)
        kind, mode, focus = model.pairs(x[rows], t["mask"][rows], actor, recipient)
        told = lambda name: torch.stack([torch.from_numpy(item.soft[name]).float() for _, item in pairs]).to(x.device)  # noqa: E731
        p = told("pair")
        event = 1.0 - p[:, 0]
        out["pair"] = weight["pair"] * _cross(kind, p).mean()
        out["pair_mode"] = weight["pair_mode"] * (_cross(mode, told("pair_mode")) * event).sum() / event.sum().clamp(min=1e-3)
        q = F.log_softmax(focus.float().masked_fill(~t["mask"][rows], -1e4), -1)
        lost = torch.stack([
            -(torch.from_numpy(item.soft["focus"]).float() * q[k, : len(item.first)]).sum() for k, (_, item) in enumerate(pairs)
        ])
        out["attention"] = weight["attention"] * (lost * event).sum() / event.sum().clamp(min=1e-3)
    return out


def _tutored_words(model: Dragoman, x: Tensor, plain: list[tuple[int, Item]], weight: dict[str, float], out: dict[str, Tensor]) -> None:
    rows = torch.tensor([i for i, item in plain for _ in range(1, len(item.first))])
    cols = torch.tensor([k for _, item in plain for k in range(1, len(item.first))])
    w = x[rows, cols]
    e = model.event(x)

    def told(name: str) -> Tensor:
        return torch.from_numpy(np.concatenate([item.soft[name][1:] for _, item in plain])).float()

    heads = {"upos": model.upos, "xpos": model.xpos, "ner": model.ner, "claim": model.claim}
    for name, head in heads.items():
        out[name] = weight[name] * _cross(head(w), told(name)).mean()
    out["trigger"] = weight["trigger"] * _cross(model.trigger(e[rows, cols]), told("trigger")).mean()
    arcs = model.arcs(x).float()
    length = torch.tensor([len(item.first) for _, item in plain])
    index = torch.tensor([i for i, _ in plain])
    arcs = arcs[index].masked_fill(torch.arange(x.shape[1])[None, None, :] >= length[:, None, None], -1e4)
    at = torch.tensor([k for k, (_, item) in enumerate(plain) for _ in range(1, len(item.first))])
    q = F.log_softmax(arcs, -1)[at, cols]
    wide = max(item.soft["heads"].shape[1] for _, item in plain)
    to = np.concatenate([np.pad(item.soft["heads"][1:], ((0, 0), (0, wide - item.soft["heads"].shape[1]))) for _, item in plain])
    p = np.concatenate([np.pad(item.soft["arc"][1:], ((0, 0), (0, wide - item.soft["arc"].shape[1]))) for _, item in plain])
    at_heads = torch.from_numpy(to).long().clamp(max=q.shape[1] - 1)  # beyond it are heads without a chance
    out["arc"] = weight["arc"] * -(torch.from_numpy(p).float() * q.gather(1, at_heads)).sum(-1).mean()
    over = torch.zeros(x.shape[:2], dtype=torch.long)
    for i, item in plain:
        over[i, : len(item.first)] = torch.from_numpy(item.soft["over"]).long()
    out["label"] = weight["label"] * _cross(model.labels(x, over)[rows, cols], told("deprel")).mean()
    context = torch.from_numpy(np.stack([item.soft["context"] for _, item in plain])).float()
    out["context"] = weight["context"] * 3.0 * F.binary_cross_entropy_with_logits(model.context(x[index, 0]).float(), context)
    found = [(i, item) for i, item in plain if "at" in item.soft]
    if found:
        b = torch.tensor([i for i, item in found for _ in item.soft["at"]])
        k = torch.tensor([int(a) for _, item in found for a in item.soft["at"]])
        v = e[b, k]
        both = {"mode": model.mode, "status": model.status}
        for name, head in both.items():
            gold = torch.from_numpy(np.concatenate([item.soft[name] for _, item in found])).float()
            out[name] = weight[name] * _cross(head(v), gold).mean()
        gold = torch.zeros(len(b), 3, x.shape[1])
        mask = torch.zeros(len(b), 1, x.shape[1])
        at = 0
        for _, item in found:
            m, n = len(item.soft["at"]), len(item.first)
            gold[at : at + m, :, :n] = torch.from_numpy(item.soft["role"]).float()
            mask[at : at + m, :, :n] = 1.0
            at += m
        scores = model.roles(v[:, None], x[b])[:, :, 0].float()
        weights = (1.0 + 3.0 * gold) * mask
        lost = F.binary_cross_entropy_with_logits(scores, gold, weight=weights, reduction="sum") / weights.sum()
        out["role"] = weight["role"] * 5.0 * lost


def _cross(scores: Tensor, chances: Tensor) -> Tensor:
    """Cross entropy to the tutor's chances, by row."""
    return -(chances * F.log_softmax(scores.float(), -1)).sum(-1)
