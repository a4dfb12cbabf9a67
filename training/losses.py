"""The losses of all heads; each counts only the words that carry its annotation."""

from __future__ import annotations

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


def total_loss(model: Dragoman, t: dict[str, Tensor], tutoring: float = 0.0) -> dict[str, Tensor]:
    """Weighted losses by name of the parts present in the batch; `tutoring`: the share of a tutor's word beside an annotation."""
    x = model.drop(model.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"]))
    own, told = _annotated(model, x, t), _tutored(model, x, t)
    both = {k: (1.0 - tutoring) * own[k] + tutoring * told[k] for k in own.keys() & told.keys()}
    return {k: WEIGHT[k] * v for k, v in {**own, **told, **both}.items()}


def _annotated(model: Dragoman, x: Tensor, t: dict[str, Tensor]) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}

    def cross(name: str, scores: Tensor, target: Tensor, smoothed: float = 0.0) -> None:
        out[name] = F.cross_entropy(scores.float().flatten(0, -2), target.flatten(), ignore_index=IGNORE, label_smoothing=smoothed)

    plain = {"upos": model.upos, "xpos": model.xpos, "claim": model.claim, "sector": model.sector}
    for name, head in plain.items():
        if name in t:
            cross(name, head(x), t[name])
    if "head" in t:
        cross("arc", model.arcs(x).float().masked_fill(~t["mask"][:, None, :], -1e4), t["head"])
        cross("label", model.labels(x, t["head"].clamp(min=0)), t["deprel"])
    for name, head in (("ner", model.ner), ("ner_voa", model.ner_voa)):
        if name in t:
            out[name] = _names(head(x), t[name])
    if "trigger" in t:
        e = model.event(x)
        cross("trigger", model.trigger(e), t["trigger"], 0.02)
        if "event_row" in t:
            v = e[t["event_row"], t["event_at"]]
            cross("mode", model.mode(v), t["event_mode"])
            cross("status", model.status(v), t["event_status"])
            out["role"] = _roles(model, v, x[t["event_row"]], t["event_role"], t["mask"][t["event_row"]], ROLE_POSITIVE)
    if "context_row" in t:
        out["context"] = CONTEXTS * F.binary_cross_entropy_with_logits(model.context(x[t["context_row"], 0]).float(), t["context"])
    if "pair_row" in t:
        mask = t["mask"][t["pair_row"]]
        kind, mode, focus = model.pairs(x[t["pair_row"]], mask, t["pair_actor"], t["pair_recipient"])
        cross("pair", kind, t["pair_type"], 0.05)
        if "pair_mode" in t:
            cross("pair_mode", mode, t["pair_mode"])
            cross("attention", focus.float().masked_fill(~mask, -1e4), t["pair_at"])
    return out


def _names(scores: Tensor, target: Tensor) -> Tensor:
    logp = F.log_softmax(scores.float(), -1)
    known = (target != IGNORE).float()
    loss = F.nll_loss(logp.flatten(0, 1), target.clamp(min=0).flatten(), reduction="none").view_as(known)
    # UniversalNER's O may hide a MISC, whose classes are the last two
    hidden = -torch.logsumexp(logp[..., [0, 7, 8]], -1)
    return (torch.where(target == OPEN, hidden, loss) * known).sum() / known.sum()


def _roles(model: Dragoman, events: Tensor, words: Tensor, gold: Tensor, mask: Tensor, positive: float) -> Tensor:
    """`gold`: the chances [event, role, word] of being a party."""
    scores = model.roles(events[:, None], words)[:, :, 0].float()
    gold = gold.float()
    weight = (1.0 + (positive - 1.0) * gold) * mask[:, None, :]
    return ROLES * F.binary_cross_entropy_with_logits(scores, gold, weight=weight, reduction="sum") / weight.sum()


# -- against a tutor ---------------------------------------------------------------------------------------------------------


def _tutored(model: Dragoman, x: Tensor, t: dict[str, Tensor]) -> dict[str, Tensor]:
    """Losses against what a tutor told, by head; none where no sentence of the batch was told of."""
    out: dict[str, Tensor] = {}
    if "told" in t:
        told, among = t["told"], t["told"].sum()

        def mean(loss: Tensor) -> Tensor:
            return (loss * told).sum() / among

        e = model.event(x)
        heads = {"upos": model.upos(x), "xpos": model.xpos(x), "ner": model.ner(x), "claim": model.claim(x), "trigger": model.trigger(e)}
        for name, scores in heads.items():
            out[name] = mean(_cross(scores, t[f"told_{name}"]))
        arcs = F.log_softmax(model.arcs(x).float().masked_fill(~t["mask"][:, None, :], -1e4), -1)
        likely = arcs.gather(2, t["told_heads"].long())
        out["arc"] = mean(-(t["told_arc"].float() * likely).sum(-1))
        out["label"] = mean(_cross(model.labels(x, t["told_over"].long()), t["told_deprel"]))
        lost = F.binary_cross_entropy_with_logits(model.context(x[:, 0]).float(), t["told_context"].float(), reduction="none").mean(-1)
        out["context"] = CONTEXTS * (lost * t["told_sentence"]).sum() / t["told_sentence"].sum()
        if "act_row" in t:
            v, rows = e[t["act_row"], t["act_at"]], t["act_row"]
            out["mode"] = _cross(model.mode(v), t["act_mode"]).mean()
            out["status"] = _cross(model.status(v), t["act_status"]).mean()
            out["role"] = _roles(model, v, x[rows], t["act_role"], t["mask"][rows], ROLE_POSITIVE)
    if "told_pair" in t:
        mask = t["mask"][t["pair_row"]]
        kind, mode, focus = model.pairs(x[t["pair_row"]], mask, t["pair_actor"], t["pair_recipient"])
        event = 1.0 - t["told_pair"][:, 0].float()
        among = event.sum().clamp(min=1e-3)
        out["pair"] = _cross(kind, t["told_pair"]).mean()
        out["pair_mode"] = (_cross(mode, t["told_pair_mode"]) * event).sum() / among
        out["attention"] = (_cross(focus.float().masked_fill(~mask, -1e4), t["told_focus"]) * event).sum() / among
    return out


def _cross(scores: Tensor, chances: Tensor) -> Tensor:
    """Cross entropy to the tutor's chances, by row."""
    return -(chances.float() * F.log_softmax(scores.float(), -1)).sum(-1)
