"""Sentences as numbers: word pieces, shapes, targets; batches of about equal length."""

from __future__ import annotations

import random
import zlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor

from data import Example
from labels import Labels

IGNORE = -100
OPEN = -2  # UniversalNER's O, which may hide a name of the fourth kind
MAX_PIECES = 8
MAX_LENGTH = 256
SPECIAL, LETTERS = 8, 5  # the shape of marks; those below are of words in letters
HEADS_KEPT = 4  # of a word, of which a tutor tells the chances


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


Numbers = NDArray[np.int16]
Span = tuple[int, int]
FOLDS = 3  # parts that the sentences are drawn into, the same for every task


@dataclass
class Item:
    """One encoded sentence; word-level rows have the root at 0."""

    pieces: Numbers
    shapes: Numbers
    first: Numbers
    fold: int
    targets: dict[str, Numbers] = field(default_factory=dict)
    events: list[tuple[int, int, int, int, list[Span], list[Span], Span | None]] | None = None
    contexts: list[int] | None = None
    pairs: list[tuple[Span, Span, int, int, int]] = field(default_factory=list)
    pair: tuple[Span, Span, int, int, int] | None = None
    marks: Numbers | None = None
    origin: str = ""
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
    fold = zlib.crc32("".join(x.words).encode()) % FOLDS
    item = Item(numbers(pieces), numbers(shapes), numbers(first), fold, origin=x.origin)

    def column(name: str, values: list[str] | list[str | None] | None, names: tuple[str, ...]) -> None:
        if values is not None:
            index: dict[str | None, int] = {v: i for i, v in enumerate(names)}
            item.targets[name] = numbers([IGNORE] + [index.get(v, IGNORE) for v in values[: n - 1]])

    column("upos", x.upos, labels.upos)
    column("xpos", x.xpos, labels.xpos)
    column("deprel", x.deprel, labels.deprel)
    column("claim", x.claim, labels.claim)
    column("sector", x.sector, labels.sector)
    if x.head:
        item.targets["head"] = numbers([IGNORE] + [h if h < n else IGNORE for h in x.head[: n - 1]])
    if x.ner:
        tags = [OPEN if t == "O-" else IGNORE if t == "?" else labels.ner.index(t) for t in x.ner[: n - 1]]
        item.targets["ner_voa" if x.origin == "gmb" else "ner"] = numbers([IGNORE, *tags])
    if x.events is not None:
        _events(item, x, labels, n)
    return item


def numbers(values: list[int]) -> Numbers:
    """A row of a sentence."""
    return np.array(values, dtype=np.int16)


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
    item.targets["trigger"] = numbers(trigger)
    item.contexts = sorted(contexts) if x.events else None


def marked(item: Item) -> list[Item]:
    """A copy of the sentence for each of its pairs, with the two parties marked and nothing else asked."""
    out = []
    for pair in item.pairs:
        marks = np.zeros_like(item.pieces)
        for k, (a, b) in enumerate(pair[:2], 1):
            marks[item.first[a] : item.first[b] if b < len(item.first) else len(item.pieces) - 1] = k
        out.append(Item(item.pieces, item.shapes, item.first, item.fold, pair=pair, marks=marks, origin=item.origin))
    return out


class Batcher:
    """An epoch = each task's share of sentences, mixed, grouped by length into batches of a fixed number of pieces."""

    def __init__(self, items: dict[str, list[Item]], shares: dict[str, float], pieces: int, rng: random.Random) -> None:
        self.items, self.shares, self.pieces, self.rng = items, shares, pieces, rng

    def epoch(self) -> list[list[Item]]:
        """Freshly shuffled batches."""
        chosen: list[Item] = []
        for task, xs in self.items.items():
            share = self.shares.get(task, 1.0)
            whole, rest = int(share), share - int(share)
            chosen += xs * whole + self.rng.sample(xs, int(rest * len(xs)))
        chosen.sort(key=lambda x: len(x.pieces) + self.rng.random() * 6)
        batches: list[list[Item]] = [[]]
        for x in chosen:
            width = up(max(len(x.pieces), len(batches[-1][0].pieces) if batches[-1] else 0))
            if batches[-1] and width * (len(batches[-1]) + 1) > self.pieces:
                batches.append([])
            batches[-1].append(x)
        self.rng.shuffle(batches)
        return batches

    def steps(self, count: int) -> list[list[Item]]:
        """So many batches, of as many epochs as that takes."""
        out: list[list[Item]] = []
        while len(out) < count:
            out += self.epoch()
        return out[:count]


def up(n: int) -> int:
    """Rounded up to eight: few shapes of batches are quicker."""
    return -(-n // 8) * 8


HEADS = ("upos", "xpos", "deprel", "head", "ner", "ner_voa", "claim", "trigger", "sector")
TOLD = ("upos", "xpos", "ner", "claim", "trigger", "deprel", "heads", "arc", "over")  # by word


class Collate:
    """Padded arrays of a batch: the sentences, then whatever is annotated or told of them; a part nobody knows is left out.

    Rows `event_row`, `pair_row` and the like are places in the batch. An object, so that other processes can do it.
    """

    def __init__(self, contexts: int, augment: float = 0.0) -> None:
        self.contexts, self.augment = contexts, augment

    def __call__(self, items: list[Item]) -> dict[str, NDArray[Any]]:
        """`items`: of about equal length."""
        width, words = up(max(len(x.pieces) for x in items)), up(max(len(x.first) for x in items))
        b = len(items)
        t: dict[str, NDArray[Any]] = {
            "pieces": np.zeros((b, width), np.int64), "shapes": np.full((b, width), SPECIAL, np.int64),
            "marks": np.zeros((b, width), np.int64), "attend": np.zeros((b, width), np.float32),
            "first": np.zeros((b, words), np.int64), "mask": np.zeros((b, words), bool),
        }
        for i, x in enumerate(items):
            m, n = len(x.pieces), len(x.first)
            t["pieces"][i, :m], t["shapes"][i, :m] = x.pieces, x.shapes
            if self.augment and random.random() < self.augment:
                row = t["shapes"][i, :m]
                row[row < LETTERS] = random.choice((0, 1, 2))
            if x.marks is not None:
                t["marks"][i, :m] = x.marks
            t["attend"][i, :m], t["first"][i, :n], t["mask"][i, :n] = 1.0, x.first, True
        for name in HEADS:
            known = [(i, x.targets[name]) for i, x in enumerate(items) if name in x.targets and (x.targets[name] != IGNORE).any()]
            if known:
                t[name] = np.full((b, words), IGNORE, np.int64)
                for i, row in known:
                    t[name][i, : len(row)] = row
        self._events(items, words, t)
        self._pairs(items, words, t)
        self._told(items, words, t)
        return t

    def _events(self, items: list[Item], words: int, t: dict[str, NDArray[Any]]) -> None:
        rows = [(i, ev) for i, x in enumerate(items) for ev in x.events or ()]
        if rows:
            t["event_row"] = np.array([i for i, _ in rows])
            for k, name in enumerate(("event_at", "event_type", "event_mode", "event_status")):
                t[name] = np.array([ev[k] for _, ev in rows])
            t["event_role"] = np.zeros((len(rows), 3, words), np.float32)
            for k, (_, ev) in enumerate(rows):
                for role, spans in enumerate((ev[4], ev[5], [ev[6]] if ev[6] else [])):
                    for a, b in spans:
                        t["event_role"][k, role, a:b] = 1.0
        known = [(i, x.contexts) for i, x in enumerate(items) if x.contexts is not None]
        if known:
            t["context_row"] = np.array([i for i, _ in known])
            t["context"] = np.zeros((len(known), self.contexts), np.float32)
            for k, (_, cs) in enumerate(known):
                t["context"][k, cs] = 1.0

    @staticmethod
    def _pairs(items: list[Item], words: int, t: dict[str, NDArray[Any]]) -> None:
        rows = [(i, x.pair) for i, x in enumerate(items) if x.pair is not None]
        if rows:
            t["pair_row"] = np.array([i for i, _ in rows])
            for side, name in enumerate(("pair_actor", "pair_recipient")):
                t[name] = np.zeros((len(rows), words), np.float32)
                for k, (_, p) in enumerate(rows):
                    a, b = p[side]
                    t[name][k, a:b] = 1.0 / (b - a)
            t["pair_type"] = np.array([p[2] for _, p in rows])
            if t["pair_type"].any():
                t["pair_mode"], t["pair_at"] = (np.array([p[k] if p[2] else IGNORE for _, p in rows]) for k in (3, 4))

    @staticmethod
    def _told(items: list[Item], words: int, t: dict[str, NDArray[Any]]) -> None:
        told = [(i, x.soft) for i, x in enumerate(items) if x.soft is not None and x.pair is None]
        if told:
            b = len(items)
            t["told"], t["told_sentence"] = np.zeros((b, words), np.float32), np.zeros(b, np.float32)
            for name in TOLD:
                rows = [soft[name] for _, soft in told]
                wide = [max(row.shape[1] for row in rows)] if rows[0].ndim > 1 else []
                t[f"told_{name}"] = np.zeros((b, words, *wide), rows[0].dtype)
            t["told_context"] = np.zeros((b, len(told[0][1]["context"])), np.float16)
            for i, soft in told:
                n = len(soft["upos"])
                t["told"][i, 1:n], t["told_sentence"][i] = 1.0, 1.0
                for name in TOLD:
                    row = soft[name]
                    if row.ndim > 1:
                        t[f"told_{name}"][i, :n, : row.shape[1]] = row
                    else:
                        t[f"told_{name}"][i, :n] = row
                t["told_context"][i] = soft["context"]
            acts = [(i, soft) for i, soft in told if "at" in soft]
            if acts:
                t["act_row"] = np.array([i for i, soft in acts for _ in soft["at"]])
                t["act_at"] = np.concatenate([soft["at"] for _, soft in acts]).astype(np.int64)
                t["act_mode"], t["act_status"] = (np.concatenate([soft[k] for _, soft in acts]) for k in ("mode", "status"))
                t["act_role"] = np.zeros((len(t["act_at"]), 3, words), np.float16)
                k = 0
                for _, soft in acts:
                    m, _, n = soft["role"].shape
                    t["act_role"][k : k + m, :, :n] = soft["role"]
                    k += m
        pairs = [x.soft for x in items if x.pair is not None]
        if pairs and all(soft is not None for soft in pairs):
            t["told_pair"], t["told_pair_mode"] = (np.stack([soft[k] for soft in pairs]) for k in ("pair", "pair_mode"))
            t["told_focus"] = np.zeros((len(pairs), words), np.float16)
            for k, soft in enumerate(pairs):
                t["told_focus"][k, : len(soft["focus"])] = soft["focus"]


def tensors(arrays: dict[str, NDArray[Any]], device: str) -> dict[str, Tensor]:
    """The arrays of a batch, there."""
    return {k: torch.from_numpy(v).to(device, non_blocking=True) for k, v in arrays.items()}
