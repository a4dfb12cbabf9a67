"""The losses of all heads; each counts only the words that carry its annotation."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from batches import IGNORE, Item, span_weights
from model import Dragoman
from teaching import tutored

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


def total_loss(model: Dragoman, t: dict[str, Tensor | list[Item]], tutoring: float = 0.0) -> dict[str, Tensor]:
    """Weighted losses by name of the parts present in the batch; `tutoring`: the share of a tutor's word beside an annotation."""
    x = model.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"])
    x = model.drop(x)
    own, told = _annotated(model, x, t), tutored(model, x, t, WEIGHT)
    both = own.keys() & told.keys()
    return {**own, **told, **{k: (1.0 - tutoring) * own[k] + tutoring * told[k] for k in both}}


def _annotated(model: Dragoman, x: Tensor, t: dict[str, Tensor | list[Item]]) -> dict[str, Tensor]:
    out: dict[str, Tensor] = {}

    def cross(name: str, scores: Tensor, target: Tensor) -> None:
        if bool((target >= 0).any()):
            out[name] = WEIGHT[name] * F.cross_entropy(scores.float().flatten(0, -2), target.flatten(), ignore_index=IGNORE)

    cross("upos", model.upos(x), t["upos"])
    cross("xpos", model.xpos(x), t["xpos"])
    if bool((t["head"] >= 0).any()):
        scores = model.arcs(x).float().masked_fill(~t["mask"][:, None, :], -1e4)
        cross("arc", scores, t["head"])
        cross("label", model.labels(x, t["head"].clamp(min=0)), t["deprel"])
    voa = torch.tensor([i.example is not None and i.example.origin == "gmb" for i in t["items"]], device=x.device)
    _names(model.ner, "ner", x[~voa], t["ner"][~voa], out)
    _names(model.ner_voa, "ner_voa", x[voa], t["ner"][voa], out)
    if bool((t["claim"] >= 0).any()):
        cross("claim", model.claim(x), t["claim"])
    cross("sector", model.sector(x), t["sector"])
    if bool((t["trigger"] >= 0).any()):
        _events(model, x, t, out)
    _pairs(model, x, t, out)
    return out


def _names(head: nn.Linear, name: str, x: Tensor, target: Tensor, out: dict[str, Tensor]) -> None:
    known = target != IGNORE
    if not bool(known.any()):
        return
    logp = F.log_softmax(head(x).float(), -1)[known]
    gold = target[known]
    open_o = gold == -2
    loss = F.nll_loss(logp, gold.clamp(min=0), reduction="none")
    # UniversalNER's O may hide a MISC, whose classes are the last two
    loss_open = -torch.logsumexp(logp[:, [0, 7, 8]], -1)
    out[name] = WEIGHT[name] * torch.where(open_o, loss_open, loss).mean()


def _events(model: Dragoman, x: Tensor, t: dict[str, Tensor | list[Item]], out: dict[str, Tensor]) -> None:
    items: list[Item] = t["items"]
    e = model.event(x)
    target = t["trigger"]
    out["trigger"] = WEIGHT["trigger"] * F.cross_entropy(
        model.trigger(e).float().flatten(0, -2), target.flatten(), ignore_index=IGNORE, label_smoothing=0.02
    )
    rows = [(i, ev) for i, item in enumerate(items) for ev in item.events or ()]
    device = x.device
    if rows:
        batch = torch.tensor([i for i, _ in rows], device=device)
        at = torch.tensor([ev[0] for _, ev in rows], device=device)
        vectors = e[batch, at]
        out["mode"] = WEIGHT["mode"] * F.cross_entropy(model.mode(vectors).float(), torch.tensor([ev[2] for _, ev in rows], device=device))
        out["status"] = WEIGHT["status"] * F.cross_entropy(
            model.status(vectors).float(), torch.tensor([ev[3] for _, ev in rows], device=device)
        )
        words = x[batch]
        gold = torch.zeros(len(rows), 3, x.shape[1], device=device)
        for k, (_, ev) in enumerate(rows):
            for role, spans in enumerate((ev[4], ev[5], [ev[6]] if ev[6] else [])):
                for a, b in spans:
                    gold[k, role, a:b] = 1.0
        scores = model.roles(vectors[:, None], words)[:, :, 0].float()
        weight = (1.0 + (ROLE_POSITIVE - 1.0) * gold) * t["mask"][batch][:, None, :]
        loss = F.binary_cross_entropy_with_logits(scores, gold, weight=weight, reduction="sum") / weight.sum()
        out["role"] = WEIGHT["role"] * 5.0 * loss
    with_context = [(i, item.contexts) for i, item in enumerate(items) if item.contexts is not None]
    if with_context:
        gold = torch.zeros(len(with_context), model.sizes.context, device=device)
        for k, (_, cs) in enumerate(with_context):
            gold[k, cs] = 1.0
        scores = model.context(x[torch.tensor([i for i, _ in with_context], device=device), 0]).float()
        out["context"] = WEIGHT["context"] * 3.0 * F.binary_cross_entropy_with_logits(scores, gold)


def _pairs(model: Dragoman, x: Tensor, t: dict[str, Tensor | list[Item]], out: dict[str, Tensor]) -> None:
    pairs = [(i, item.pair) for i, item in enumerate(t["items"]) if item.pair is not None]
    if not pairs:
        return
    batch, actor, recipient = span_weights(pairs, x)
    kind, mode, attention = model.pairs(x[batch], t["mask"][batch], actor, recipient)
    gold_kind = torch.tensor([p[2] for _, p in pairs], device=x.device)
    out["pair"] = WEIGHT["pair"] * F.cross_entropy(kind.float(), gold_kind, label_smoothing=0.05)
    event = gold_kind > 0
    if bool(event.any()):
        out["pair_mode"] = WEIGHT["pair_mode"] * F.cross_entropy(
            mode.float()[event], torch.tensor([p[3] for _, p in pairs], device=x.device)[event]
        )
        masked = attention.float().masked_fill(~t["mask"][batch], -1e4)[event]
        out["attention"] = WEIGHT["attention"] * F.cross_entropy(masked, torch.tensor([p[4] for _, p in pairs], device=x.device)[event])
