"""Development figures while training: LAS, UPOS, names, triggers, claims, pair types."""

from __future__ import annotations

from collections import Counter

import torch

from batches import IGNORE, Collate, Item, tensors
from dragoman.evaluate.counted import Counted, f1, share
from labels import Labels
from model import Dragoman


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """(start, end, label) of BIO tags; a stray I- opens a span."""
    out: set[tuple[int, int, str]] = set()
    start, label = None, ""
    for i, t in enumerate([*tags, "O"]):
        if start is not None and (t[0] != "I" or t[2:] != label):
            out.add((start, i, label))
            start = None
        if t[0] == "B" or (t[0] == "I" and start is None):
            start, label = i, t[2:]
    return out


# By figure the count that it needs, and its formula.
PARTS = ("ner", "source", "cue", "content", "trigger", "trigger_type")
FORMULAS = {
    **{name: ("words", share(name, "words")) for name in ("upos", "uas", "las")},
    **{part: (f"{part}_gold", f1(f"{part}_hit", f"{part}_pred", f"{part}_gold")) for part in PARTS},
    "sector": ("sectors", share("sector_ok", "sectors")),
    "pair": ("pairs", share("pair_ok", "pairs")),
}


@torch.no_grad()
def evaluate(model: Dragoman, sets: dict[str, list[Item]], labels: Labels, device: str) -> dict[str, Counted]:
    """Counts by set, a unit a sentence; trees by highest-scoring head (no tree repair), so a little below the shipped decoder's."""
    model.eval()
    collate = Collate(model.sizes.context)
    report = {}
    for name, unsorted in sets.items():
        units: list[Counter[str]] = []
        items = sorted(unsorted, key=lambda x: len(x.pieces))
        for k in range(0, len(items), 16):
            batch = items[k : k + 16]
            t = tensors(collate(batch), device)
            x = model.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"])
            found = [Counter[str]() for _ in batch]
            units += found
            if "pair_row" in t:
                kind = model.pairs(x, t["mask"], t["pair_actor"], t["pair_recipient"])[0][:, 1:].argmax(-1) + 1
                for c, item, best in zip(found, batch, kind.tolist(), strict=True):
                    if item.pair[2] > 0:
                        c += Counter(pairs=1, pair_ok=int(best == item.pair[2]))
                continue
            upos, ner, claim = model.upos(x).argmax(-1), model.ner(x).argmax(-1), model.claim(x).argmax(-1)
            heads = model.arcs(x).masked_fill(~t["mask"][:, None, :], -1e4).argmax(-1)
            rels = model.labels(x, heads).argmax(-1)
            sector = model.sector(x).argmax(-1)
            e = model.event(x)
            trig = model.trigger(e).argmax(-1)
            rows = [v.tolist() for v in (upos, heads, rels, ner, claim, trig, sector)]
            for c, item, *told in zip(found, batch, *rows, strict=True):
                _count(c, item, labels, *told)
        counted = {k for unit in units for k in unit}
        report[name] = Counted(units, (), {k: f for k, (needs, f) in FORMULAS.items() if needs in counted}, digits=2)
    model.train()
    return report


def _count(c: Counter[str], item: Item, labels: Labels, upos, heads, rels, ner, claim, trig, sector) -> None:
    n = len(item.first)
    g = {k: v.tolist() for k, v in item.targets.items()}
    if any(h >= 0 for h in g.get("head", ())):
        for j in range(1, n):
            c["words"] += 1
            c["upos"] += upos[j] == g["upos"][j]
            right = heads[j] == g["head"][j]
            c["uas"] += right
            gold = labels.deprel[g["deprel"][j]].split(":")[0] if g["deprel"][j] >= 0 else "?"
            c["las"] += right and labels.deprel[rels[j]].split(":")[0] == gold
    if any(v != IGNORE for v in g.get("ner", ())):
        gold = {s for s in spans([labels.ner[max(v, 0)] for v in g["ner"][1:n]]) if s[2] != "MISC"}
        pred = {s for s in spans([labels.ner[v] for v in ner[1:n]]) if s[2] != "MISC"}
        for key, value in (("hit", len(gold & pred)), ("pred", len(pred)), ("gold", len(gold))):
            c["ner_" + key] += value
    if any(v >= 0 for v in g.get("claim", ())):
        gold = spans([labels.claim[max(v, 0)] for v in g["claim"][1:n]])
        pred = spans([labels.claim[v] for v in claim[1:n]])
        for part in ("source", "cue", "content"):
            a, b = {s for s in gold if s[2] == part}, {s for s in pred if s[2] == part}
            for key, value in (("hit", len(a & b)), ("pred", len(b)), ("gold", len(a))):
                c[f"{part}_{key}"] += value
    for j, v in enumerate(g.get("sector", ())):
        if v >= 0:
            c += Counter(sectors=1, sector_ok=int(sector[j] == v))
    if item.events is not None:
        gold = {(j, v) for j, v in enumerate(g["trigger"]) if v > 0}
        pred = {(j, v) for j, v in enumerate(trig[:n]) if j and v > 0}
        for key, value in (("hit", len(gold & pred)), ("pred", len(pred)), ("gold", len(gold))):
            c["trigger_type_" + key] += value
        a, b = {j for j, _ in gold}, {j for j, _ in pred}
        for key, value in (("hit", len(a & b)), ("pred", len(b)), ("gold", len(a))):
            c["trigger_" + key] += value
