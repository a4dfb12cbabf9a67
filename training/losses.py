"""The losses of all heads; each counts only the words that carry its annotation."""

from __future__ import annotations

from functools import cached_property

import torch
from torch import Tensor
from torch.nn import functional as F

from batches import IGNORE, OPEN
from model import Dragoman

WEIGHT = {
    "upos": 0.5,
    "xpos": 0.5,
    "arc": 1.0,
    "label": 1.0,
    "ner": 1.0,
    "ner_voa": 0.5,
    "claim": 1.0,
    "trigger": 1.0,
    "mode": 0.5,
    "status": 0.3,
    "role": 1.0,
    "pair": 1.0,
    "pair_mode": 0.3,
    "attention": 0.2,
    "context": 1.0,
    "sector": 1.0,
}
ROLE_POSITIVE = 4.0
CONTEXTS, ROLES = 3.0, 5.0  # their losses are means over many that are not


class Scores:
    """What the heads make of a batch, each asked once: annotations and tutors are held against the same scores."""

    def __init__(self, model: Dragoman, t: dict[str, Tensor]) -> None:
        self.model, self.t = model, t
        self.x = model.drop(model.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"]))
        self._words: dict[str, Tensor] = {}

    def words(self, name: str) -> Tensor:
        """[sentence, word, class] of a head of that name."""
        if name not in self._words:
            self._words[name] = getattr(self.model, name)(self.e if name == "trigger" else self.x)
        return self._words[name]

    @cached_property
    def e(self) -> Tensor:
        return self.model.event(self.x)

    @cached_property
    def arcs(self) -> Tensor:
        return self.model.arcs(self.x).float().masked_fill(~self.t["mask"][:, None, :], -1e4)

    @cached_property
    def pairs(self) -> tuple[Tensor, Tensor, Tensor]:
        """Types, modes and attention of the marked pairs."""
        t, rows = self.t, self.t["pair_row"]
        kind, mode, focus = self.model.pairs(self.x[rows], t["mask"][rows], t["pair_actor"], t["pair_recipient"])
        return kind, mode, focus.float().masked_fill(~t["mask"][rows], -1e4)


def total_loss(model: Dragoman, t: dict[str, Tensor], tutoring: float = 0.0) -> dict[str, Tensor]:
    """Weighted losses by name of the parts present in the batch; `tutoring`: the share of a tutor's word beside an annotation."""
    scores = Scores(model, t)
    own, told = _annotated(scores), _tutored(scores)
    both = {k: (1.0 - tutoring) * own[k] + tutoring * told[k] for k in own.keys() & told.keys()}
    return {k: WEIGHT[k] * v for k, v in {**own, **told, **both}.items()}


def _annotated(scores: Scores) -> dict[str, Tensor]:
    model, x, t = scores.model, scores.x, scores.t
    out: dict[str, Tensor] = {}

    def cross(name: str, given: Tensor, target: Tensor, smoothed: float = 0.0) -> None:
        out[name] = F.cross_entropy(given.float().flatten(0, -2), target.flatten(), ignore_index=IGNORE, label_smoothing=smoothed)

    for name in ("upos", "xpos", "claim", "sector"):
        if name in t:
            cross(name, scores.words(name), t[name])
    if "head" in t:
        cross("arc", scores.arcs, t["head"])
        cross("label", model.labels(x, t["head"].clamp(min=0)), t["deprel"])
    for name in ("ner", "ner_voa"):
        if name in t:
            out[name] = _names(scores.words(name), t[name])
    if "trigger" in t:
        cross("trigger", scores.words("trigger"), t["trigger"], 0.02)
        if "event_row" in t:
            v = scores.e[t["event_row"], t["event_at"]]
            cross("mode", model.mode(v), t["event_mode"])
            cross("status", model.status(v), t["event_status"])
            out["role"] = _roles(scores, v, t["event_row"], t["event_role"])
    if "context_row" in t:
        out["context"] = CONTEXTS * F.binary_cross_entropy_with_logits(model.context(x[t["context_row"], 0]).float(), t["context"])
    if "pair_row" in t:
        kind, mode, focus = scores.pairs
        cross("pair", kind, t["pair_type"], 0.05)
        if "pair_mode" in t:
            cross("pair_mode", mode, t["pair_mode"])
            cross("attention", focus, t["pair_at"])
    return out


def _names(scores: Tensor, target: Tensor) -> Tensor:
    logp = F.log_softmax(scores.float(), -1)
    known = (target != IGNORE).float()
    loss = F.nll_loss(logp.flatten(0, 1), target.clamp(min=0).flatten(), reduction="none").view_as(known)
    # UniversalNER's O may hide a MISC, whose classes are the last two
    hidden = -torch.logsumexp(logp[..., [0, 7, 8]], -1)
    return (torch.where(target == OPEN, hidden, loss) * known).sum() / known.sum()


def _roles(scores: Scores, events: Tensor, rows: Tensor, gold: Tensor) -> Tensor:
    """`gold`: the chances [event, role, word] of being a party."""
    given = scores.model.roles(events[:, None], scores.x[rows])[:, :, 0].float()
    gold = gold.float()
    weight = (1.0 + (ROLE_POSITIVE - 1.0) * gold) * scores.t["mask"][rows][:, None, :]
    return ROLES * F.binary_cross_entropy_with_logits(given, gold, weight=weight, reduction="sum") / weight.sum()


# -- against a tutor ---------------------------------------------------------------------------------------------------------


def _tutored(scores: Scores) -> dict[str, Tensor]:
    """Losses against what a tutor told, by head; none where no sentence of the batch was told of."""
    model, x, t = scores.model, scores.x, scores.t
    out: dict[str, Tensor] = {}
    if "told" in t:
        told, among = t["told"], t["told"].sum()

        def mean(loss: Tensor) -> Tensor:
            return (loss * told).sum() / among

        for name in ("upos", "xpos", "ner", "claim", "trigger"):
            out[name] = mean(_cross(scores.words(name), t[f"told_{name}"]))
        likely = F.log_softmax(scores.arcs, -1).gather(2, t["told_heads"].long())
        out["arc"] = mean(-(t["told_arc"].float() * likely).sum(-1))
        out["label"] = mean(_cross(model.labels(x, t["told_over"].long()), t["told_deprel"]))
        lost = F.binary_cross_entropy_with_logits(model.context(x[:, 0]).float(), t["told_context"].float(), reduction="none").mean(-1)
        out["context"] = CONTEXTS * (lost * t["told_sentence"]).sum() / t["told_sentence"].sum()
        if "act_row" in t:
            v = scores.e[t["act_row"], t["act_at"]]
            out["mode"] = _cross(model.mode(v), t["act_mode"]).mean()
            out["status"] = _cross(model.status(v), t["act_status"]).mean()
            out["role"] = _roles(scores, v, t["act_row"], t["act_role"])
    if "told_pair" in t:
        kind, mode, focus = scores.pairs
        event = 1.0 - t["told_pair"][:, 0].float()
        among = event.sum().clamp(min=1e-3)
        out["pair"] = _cross(kind, t["told_pair"]).mean()
        out["pair_mode"] = (_cross(mode, t["told_pair_mode"]) * event).sum() / among
        out["attention"] = (_cross(focus, t["told_focus"]) * event).sum() / among
    return out


def _cross(scores: Tensor, chances: Tensor) -> Tensor:
    """Cross entropy to the tutor's chances, by row."""
    return -(chances.float() * F.log_softmax(scores.float(), -1)).sum(-1)
