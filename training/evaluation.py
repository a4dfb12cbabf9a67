"""Development figures while training: LAS, UPOS, names, triggers, claims, pair types."""

from __future__ import annotations

from collections import Counter

import torch

from batches import Item, collate, span_weights
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
    report = {}
    for name, unsorted in sets.items():
        units: list[Counter[str]] = []
        items = sorted(unsorted, key=lambda x: len(x.pieces))
        for k in range(0, len(items), 16):
            batch = items[k : k + 16]
            t = collate(batch, device)
            x = model.words(t["pieces"], t["shapes"], t["marks"], t["attend"], t["first"])
            upos, ner, claim = model.upos(x).argmax(-1), model.ner(x).argmax(-1), model.claim(x).argmax(-1)
            heads = model.arcs(x).masked_fill(~t["mask"][:, None, :], -1e4).argmax(-1)
            rels = model.labels(x, heads).argmax(-1)
            sector = model.sector(x).argmax(-1)
            e = model.event(x)
            trig = model.trigger(e).argmax(-1)
            found = [Counter[str]() for _ in batch]
            units += found
            for i, item in enumerate(batch):
                if item.pair is None:
                    _count(found[i], i, item, labels, upos, heads, rels, ner, claim, trig, sector)
            pairs = [(i, item.pair) for i, item in enumerate(batch) if item.pair is not None and item.pair[2] > 0]
            if pairs:
                index, actor, recipient = span_weights(pairs, x)
                kind, _, _ = model.pairs(x[index], t["mask"][index], actor, recipient)
                best = kind[:, 1:].argmax(-1) + 1
                for j, (i, p) in enumerate(pairs):
                    found[i] += Counter(pairs=1, pair_ok=int(int(best[j]) == p[2]))
        counted = {k for unit in units for k in unit}
        report[name] = Counted(units, (), {k: f for k, (needs, f) in FORMULAS.items() if needs in counted}, digits=2)
    model.train()
    return report


def _count(c: Counter[str], i: int, item: Item, labels: Labels, upos, heads, rels, ner, claim, trig, sector) -> None:
    n = len(item.first)
    g = item.targets
    if any(h >= 0 for h in g["head"]):
        for j in range(1, n):
            c["words"] += 1
            c["upos"] += int(upos[i, j]) == g["upos"][j]
            right = int(heads[i, j]) == g["head"][j]
            c["uas"] += right
            gold = labels.deprel[g["deprel"][j]].split(":")[0] if g["deprel"][j] >= 0 else "?"
            c["las"] += right and labels.deprel[int(rels[i, j])].split(":")[0] == gold
    if any(v != -100 for v in g["ner"]):
        gold = {s for s in spans([labels.ner[max(v, 0)] for v in g["ner"][1:n]]) if s[2] != "MISC"}
        pred = {s for s in spans([labels.ner[int(v)] for v in ner[i, 1:n]]) if s[2] != "MISC"}
        for key, value in (("hit", len(gold & pred)), ("pred", len(pred)), ("gold", len(gold))):
            c["ner_" + key] += value
    if any(v >= 0 for v in g["claim"]):
        gold = spans([labels.claim[max(v, 0)] for v in g["claim"][1:n]])
        pred = spans([labels.claim[int(v)] for v in claim[i, 1:n]])
        for part in ("source", "cue", "content"):
            a, b = {s for s in gold if s[2] == part}, {s for s in pred if s[2] == part}
            for key, value in (("hit", len(a & b)), ("pred", len(b)), ("gold", len(a))):
                c[f"{part}_{key}"] += value
    for j, v in enumerate(g["sector"]):
        if v >= 0:
            c += Counter(sectors=1, sector_ok=int(int(sector[i, j]) == v))
    if item.events is not None:
        gold = {(j, v) for j, v in enumerate(g["trigger"]) if v > 0}
        pred = {(j, int(v)) for j, v in enumerate(trig[i, :n]) if j and int(v) > 0}
        for key, value in (("hit", len(gold & pred)), ("pred", len(pred)), ("gold", len(gold))):
            c["trigger_type_" + key] += value
        a, b = {j for j, _ in gold}, {j for j, _ in pred}
        for key, value in (("hit", len(a & b)), ("pred", len(b)), ("gold", len(a))):
            c["trigger_" + key] += value
