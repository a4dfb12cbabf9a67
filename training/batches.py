"""Sentences as numbers: word pieces, shapes, targets; batches of about equal length."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from data import Example
from labels import Labels

IGNORE = -100
MAX_PIECES = 8
MAX_LENGTH = 256
SPECIAL = 8


def shape(word: str) -> int:
    """0 lower, 1 Title, 2 UPPER, 3 single capital, 4 mixed, 5 number, 6 alphanumeric, 7 other."""
    if not any(c.isalnum() for c in word):
        return 7
    if any(c.isdigit() for c in word):
        return 6 if any(c.isalpha() for c in word) else 5
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) == 1 else 2
    if word[0].isupper() and word[1:].islower():
        return 1
    return 4


@dataclass
class Item:
    """One encoded sentence; word-level lists have the root at 0."""

    pieces: list[int]
    shapes: list[int]
    first: list[int]
    targets: dict[str, list[int]] = field(default_factory=dict)
    events: list[tuple[int, int, int, int, list[tuple[int, int]], list[tuple[int, int]], tuple[int, int] | None]] | None = None
    contexts: list[int] | None = None
    pairs: list[tuple[tuple[int, int], tuple[int, int], int, int, int]] = field(default_factory=list)
    pair: tuple[tuple[int, int], tuple[int, int], int, int, int] | None = None
    marks: list[int] | None = None
    example: Example | None = None
    soft: dict[str, NDArray[Any]] | None = None  # what a tutor tells of it (see teaching)


def encode(x: Example, tokenizer: Tokenizer, labels: Labels) -> Item:
    """Numbers of one sentence; words beyond the length limit are cut."""
    pieces, shapes, first = [101], [SPECIAL], [0]
    for encoding, word in zip(tokenizer.encode_batch(x.words, add_special_tokens=False), x.words, strict=True):
        ids = (encoding.ids or [100])[:MAX_PIECES]
        if len(pieces) + len(ids) >= MAX_LENGTH:
            break
        first.append(len(pieces))
        pieces += ids
        shapes += [shape(word)] * len(ids)
    pieces.append(102)
    shapes.append(SPECIAL)
    n = len(first)
    item = Item(pieces, shapes, first, example=x)

    def column(values: list[str] | list[str | None] | None, names: tuple[str, ...]) -> list[int]:
        if values is None:
            return [IGNORE] * n
        index: dict[str | None, int] = {v: i for i, v in enumerate(names)}
        return [IGNORE] + [index.get(v, IGNORE) for v in values[: n - 1]]

    item.targets = {
        "upos": column(x.upos, labels.upos),
        "xpos": column(x.xpos, labels.xpos),
        "deprel": column(x.deprel, labels.deprel),
        "head": [IGNORE] + [h if h < n else IGNORE for h in x.head[: n - 1]] if x.head else [IGNORE] * n,
        "ner": [IGNORE] + [-2 if t == "O-" else IGNORE if t == "?" else labels.ner.index(t) for t in x.ner[: n - 1]]
        if x.ner
        else [IGNORE] * n,
        "claim": column(x.claim, labels.claim),
        "sector": column(x.sector, labels.sector),
    }
    if x.events is not None:
        _events(item, x, labels, n)
    return item


def _events(item: Item, x: Example, labels: Labels, n: int) -> None:
    trigger = [IGNORE] + [0] * (n - 1)
    item.events = []
    contexts: set[int] = set()
    for e in x.events or ():
        if e.trigger + 1 >= n:
            continue
        at = e.trigger + 1
        kind = labels.trigger.index(e.event_type)
        mode = labels.mode.index(f"{e.event_type}-{e.mode}") if e.mode else 0
        spans = lambda s: [(a + 1, min(b + 1, n)) for a, b in s if a + 1 < n]  # noqa: E731
        actors, recipients = spans(e.actors), spans(e.recipients)
        speaker = spans([e.said_by])[0] if e.said_by and e.said_by[0] + 1 < n else None
        if trigger[at] == 0:
            trigger[at] = kind
            item.events.append((at, kind, mode, labels.status.index(e.status), actors, recipients, speaker))
        contexts |= {labels.context.index(c) for c in e.contexts if c in labels.context}
        others = recipients or actors[1:]
        for a in actors:
            for r in others:
                if a != r:
                    item.pairs.append((a, r, kind, mode, at))
                    if recipients:
                        item.pairs.append((r, a, 0, 0, 0))
    parties = {p for _, _, _, _, actors, recipients, _ in item.events for p in (*actors, *recipients)}
    joined = {frozenset((a, r)) for a, r, *_ in item.pairs}
    apart = [(a, r, 0, 0, 0) for a in sorted(parties) for r in sorted(parties) if a < r and frozenset((a, r)) not in joined]
    item.pairs += apart[:2]
    item.targets["trigger"] = trigger
    item.contexts = sorted(contexts) if x.events else None


def marked(item: Item) -> list[Item]:
    """A copy of the sentence for each of its pairs, with the two parties marked and nothing else asked."""
    out = []
    for pair in item.pairs:
        marks = [0] * len(item.pieces)
        for k, (a, b) in enumerate(pair[:2], 1):
            for at in range(item.first[a], item.first[b] if b < len(item.first) else len(item.pieces) - 1):
                marks[at] = k
        out.append(Item(item.pieces, item.shapes, item.first, pair=pair, marks=marks, example=item.example))
    return out


class Batcher:
    """An epoch = each task's share of sentences, mixed, grouped by length into batches of a fixed number of pieces."""

    def __init__(self, items: dict[str, list[Item]], shares: dict[str, float], pieces: int, rng: random.Random) -> None:
        self.items, self.shares, self.pieces, self.rng = items, shares, pieces, rng

    def steps(self) -> int:
        """Batches an epoch."""
        return len(self._batches())

    def _batches(self) -> list[list[Item]]:
        chosen: list[Item] = []
        for task, xs in self.items.items():
            share = self.shares.get(task, 1.0)
            whole, rest = int(share), share - int(share)
            chosen += xs * whole + self.rng.sample(xs, int(rest * len(xs)))
        chosen.sort(key=lambda x: len(x.pieces) + self.rng.random() * 6)
        batches: list[list[Item]] = [[]]
        for x in chosen:
            width = -(-max(len(x.pieces), len(batches[-1][0].pieces) if batches[-1] else 0) // 8) * 8
            if batches[-1] and width * (len(batches[-1]) + 1) > self.pieces:
                batches.append([])
            batches[-1].append(x)
        self.rng.shuffle(batches)
        return batches

    def epoch(self) -> Iterator[list[Item]]:
        """Freshly shuffled batches."""
        yield from self._batches()


def collate(items: list[Item], device: str, augment: float = 0.0) -> dict[str, Tensor | list[Item]]:
    """Padded tensors of a batch."""
    width = -(-max(len(x.pieces) for x in items) // 8) * 8
    words = -(-max(len(x.first) for x in items) // 8) * 8
    b = len(items)
    pieces = torch.zeros(b, width, dtype=torch.long)
    shapes = torch.full((b, width), SPECIAL)
    marks = torch.zeros(b, width, dtype=torch.long)
    attend = torch.zeros(b, width)
    first = torch.zeros(b, words, dtype=torch.long)
    mask = torch.zeros(b, words, dtype=torch.bool)
    names = ("upos", "xpos", "deprel", "head", "ner", "claim", "trigger", "sector")
    targets = {k: torch.full((b, words), IGNORE) for k in names}
    for i, x in enumerate(items):
        m, n = len(x.pieces), len(x.first)
        pieces[i, :m] = torch.tensor(x.pieces)
        s = x.shapes
        if augment and random.random() < augment:
            flat = random.choice((0, 1, 2))
            s = [flat if v < 5 else v for v in s]
        shapes[i, :m] = torch.tensor(s)
        if x.marks is not None:
            marks[i, :m] = torch.tensor(x.marks)
        attend[i, :m] = 1
        first[i, :n] = torch.tensor(x.first)
        mask[i, :n] = True
        for k in names:
            if k in x.targets:
                targets[k][i, :n] = torch.tensor(x.targets[k])
    out: dict[str, Tensor | list[Item]] = {
        "pieces": pieces,
        "shapes": shapes,
        "marks": marks,
        "attend": attend,
        "first": first,
        "mask": mask,
        **targets,
    }
    out = {k: v.to(device) for k, v in out.items()}  # type: ignore[union-attr]
    out["items"] = items
    return out


def span_weights(pairs: list[tuple[int, tuple]], x: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """(rows of the batch, actor weights, recipient weights), the weights [pairs, words] averaging over each span."""
    batch = torch.tensor([i for i, _ in pairs], device=x.device)
    weights = [torch.zeros(len(pairs), x.shape[1], device=x.device) for _ in range(2)]
    for k, (_, p) in enumerate(pairs):
        for side, (a, b) in zip(weights, p[:2], strict=True):
            side[k, a:b] = 1.0 / (b - a)
    return batch, weights[0], weights[1]
