"""Train the second look: the upper layers once more, with one word marked, on what cases.py wrote; write it as int8 ONNX.

    python training/second.py build/cases --start build/shipped.pt --steps 6300 --out src/dragoman/language/model/second.onnx

It begins as the first look is (`from_onnx.py` writes the checkpoint), but for the mark. About an hour on two CPU cores.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from batches import IGNORE, up
from cases import Case, load
from data import Event
from losses import ROLE_POSITIVE, ROLES, WEIGHT
from model import FORMS, LOWER, Dragoman, Dropout, Sizes

MARK_RATE = 10.0  # how much quicker than the layers the mark and the plain role scores learn, which begin at nothing
Asked = tuple[Case, int, Event | None]


class Second(nn.Module):
    """The layers above LOWER, and heads for the marked word alone: its type, mode, status, and who plays a part in it."""

    def __init__(self, model: Dragoman) -> None:
        super().__init__()
        hidden = model.encoder.form.hidden
        self.mark = nn.Parameter(torch.randn(hidden) * 0.02)
        self.layers = model.encoder.layers[LOWER:]
        self.drop = Dropout(0.2)
        self.model = nn.ModuleDict({k: getattr(model, k) for k in ("event", "trigger", "mode", "status", "role_event", "role_word")})
        self.role = model.role
        self.plain = nn.Linear(hidden, model.role.shape[0])
        nn.init.zeros_(self.plain.weight)
        nn.init.zeros_(self.plain.bias)

    def forward(self, lower: Tensor, marks: Tensor, attend: Tensor, first: Tensor, at: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Scores [batch, types], [batch, modes], [batch, statuses], [batch, 3, 1 + words]; `at` counts the root."""
        mask = (1.0 - attend[:, None, None, :]) * -10000.0
        x = lower + marks[:, :, None] * self.mark
        for layer in self.layers:
            x = layer(x, mask)
        x = self.drop(torch.gather(x, 1, first[:, :, None].expand(-1, -1, x.shape[-1])))
        heads = self.model
        event = heads["event"](torch.gather(x, 1, at[:, None, None].expand(-1, 1, x.shape[-1]))[:, 0])
        left, right = heads["role_event"](event), heads["role_word"](x)
        left, right = (torch.cat([t, torch.ones_like(t[..., :1])], -1) for t in (left, right))
        roles = torch.einsum("bi,rij,bwj->brw", left, self.role, right) + self.plain(x).transpose(1, 2)
        return heads["trigger"](event), heads["mode"](event), heads["status"](event), roles


class Alone(nn.Module):
    """As it runs in ONNX: one sentence, one word; roles without the root."""

    def __init__(self, second: Second) -> None:
        super().__init__()
        self.second = second

    def forward(self, lower: Tensor, marks: Tensor, first: Tensor, at: Tensor) -> tuple[Tensor, ...]:
        trigger, mode, status, roles = self.second(lower, marks, torch.ones_like(marks), first, at)
        return trigger[0], mode[0], status[0], roles[0, :, 1:]


def asked(found: list[Case]) -> list[Asked]:
    """Every trigger and every word that is none."""
    return [(c, i, e) for c in found for i, e in (*c.events.items(), *((k, None) for k in c.others))]


def batches(rows: list[Asked], pieces: int, rng: random.Random) -> list[list[Asked]]:
    """Of about equal length, in any order."""
    out: list[list[Asked]] = [[]]
    for row in sorted(rows, key=lambda r: len(r[0].lower) + rng.random() * 6):
        width = up(max(len(row[0].lower), len(out[-1][0][0].lower) if out[-1] else 0))
        if out[-1] and width * (len(out[-1]) + 1) > pieces:
            out.append([])
        out[-1].append(row)
    rng.shuffle(out)
    return out


def collated(rows: list[Asked], labels: dict[str, list[str]]) -> dict[str, Tensor]:
    """Padded tensors of a batch."""
    b, width, words = len(rows), up(max(len(c.lower) for c, _, _ in rows)), max(len(c.first) for c, _, _ in rows)
    hidden = rows[0][0].lower.shape[1]
    t: dict[str, Any] = {
        "lower": np.zeros((b, width, hidden), np.float32), "marks": np.zeros((b, width), np.float32),
        "attend": np.zeros((b, width), np.float32), "first": np.zeros((b, words), np.int64),
        "at": np.array([i + 1 for _, i, _ in rows]), "type": np.zeros(b, np.int64), "mode": np.full(b, IGNORE),
        "status": np.full(b, IGNORE), "role": np.zeros((b, 3, words), np.float32), "mask": np.zeros((b, words), np.float32),
    }
    for k, (c, i, e) in enumerate(rows):
        m, n = len(c.lower), len(c.first)
        t["lower"][k, :m], t["attend"][k, :m], t["first"][k, :n], t["mask"][k, 1:n] = c.lower, 1.0, c.first, 1.0
        t["marks"][k, c.first[i + 1] : c.first[i + 2] if i + 2 < n else m - 1] = 1.0
        if e is not None:
            t["type"][k] = labels["trigger"].index(e.event_type)
            t["mode"][k] = labels["mode"].index(f"{e.event_type}-{e.mode}") if e.mode else 0
            t["status"][k] = labels["status"].index(e.status)
            for part, spans in enumerate((e.actors, e.recipients, [e.said_by] if e.said_by else [])):
                for start, end in spans:
                    t["role"][k, part, start + 1 : end + 1] = 1.0
    return {k: torch.from_numpy(v) for k, v in t.items()}


def loss(second: Second, t: dict[str, Tensor]) -> Tensor:
    """Of all heads, weighted as those of the first look are."""
    kind, mode, status, roles = second(t["lower"], t["marks"], t["attend"], t["first"], t["at"])
    total = F.cross_entropy(kind, t["type"], label_smoothing=0.02)
    acts = t["type"] > 0
    if acts.any():
        total = total + WEIGHT["mode"] * F.cross_entropy(mode, t["mode"], ignore_index=IGNORE)
        total = total + WEIGHT["status"] * F.cross_entropy(status, t["status"], ignore_index=IGNORE)
        gold = t["role"][acts]
        weight = (1.0 + (ROLE_POSITIVE - 1.0) * gold) * t["mask"][acts][:, None, :]
        lost = F.binary_cross_entropy_with_logits(roles[acts], gold, weight=weight, reduction="sum") / weight.sum()
        total = total + ROLES * lost
    return total


@torch.no_grad()
def report(second: Second, rows: list[Asked], labels: dict[str, list[str]]) -> str:
    """Percent at the first look, the second, and by both: type F1 of what is asked, and acts with every word of both sides right."""
    second.eval()
    typed, given, exact, gold = np.zeros(3), np.zeros(3), np.zeros(3), 0
    for batch in batches(rows, 8192, random.Random(1)):
        t = collated(batch, labels)
        kinds, _, _, roles = second(t["lower"], t["marks"], t["attend"], t["first"], t["at"])
        for k, (c, i, e) in enumerate(batch):
            again = torch.softmax(kinds[k], -1).numpy()
            once = torch.softmax(torch.from_numpy(c.trigger[i]), -1).numpy()
            both = np.sqrt(once * again)
            chances = np.stack([once, again, both / both.sum()])
            given += chances[:, 0] < 0.55
            if e is None:
                continue
            gold += 1
            typed += (chances[:, 0] < 0.55) & (chances[:, 1:].argmax(1) + 1 == int(t["type"][k]))
            one, two = c.roles[i][:2], roles[k, :2, 1 : len(c.first)].numpy()
            sides = np.stack([one, two, (one + two) / 2])
            said = (sides > 0) & (sides >= sides[:, ::-1])
            exact += (said == (t["role"][k, :2, 1 : len(c.first)].numpy() > 0)).all((1, 2))
    second.train()
    f1, right = np.round(200 * typed / (given + gold), 1), np.round(100 * exact / gold, 1)
    return f"{gold} of {len(rows)} words; type F1 {f1}, parties exact {right}"


def endless(rows: list[Asked], pieces: int, rng: random.Random) -> Iterator[list[Asked]]:
    """Batches, pass after pass."""
    while True:
        yield from batches(rows, pieces, rng)


def export(second: Second, out: Path) -> None:
    """Int8 ONNX."""
    second.eval()
    raw = out.with_suffix(".raw")
    hidden = second.mark.shape[0]
    sample = (torch.zeros(1, 4, hidden), torch.tensor([[0.0, 1.0, 0.0, 0.0]]), torch.tensor([[0, 1, 2]]), torch.tensor([1]))
    torch.onnx.export(
        Alone(second), sample, str(raw), dynamo=False, opset_version=17, input_names=["lower", "marks", "first", "at"],
        output_names=["trigger", "mode", "status", "roles"], dynamic_axes={"lower": {1: "p"}, "marks": {1: "p"}, "first": {1: "w"}},
    )
    quantize_dynamic(
        str(raw), str(out), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul", "Gemm"]
    )
    raw.unlink()


def main() -> None:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, help="what cases.py wrote")
    parser.add_argument("--start", type=Path, required=True, help="checkpoint of the first look")
    parser.add_argument("--steps", type=int, default=6300)
    parser.add_argument("--pieces", type=int, default=1024, help="word pieces in a batch")
    parser.add_argument("--lr", type=float, default=1.2e-4)
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    saved = torch.load(options.start, weights_only=True)
    labels = saved["labels"]
    model = Dragoman(saved["layers"], Sizes(**{k: len(v) for k, v in labels.items()}), FORMS["minilm"])
    model.load_state_dict(saved["model"])
    second, found = Second(model), load(options.cases)
    rows, watched = (asked([c for c in found if c.watched is part]) for part in (False, True))
    print(len(rows), "words to learn from;", report(second, watched, labels), flush=True)
    new = [p for n, p in second.named_parameters() if n == "mark" or n.startswith("plain.")]
    old = [p for n, p in second.named_parameters() if not (n == "mark" or n.startswith("plain."))]
    optimizer = torch.optim.AdamW([{"params": old, "lr": options.lr}, {"params": new, "lr": MARK_RATE * options.lr}], weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / 100, max(0.02, 1 - s / options.steps)))
    began = time.time()
    for step, batch in zip(range(1, options.steps + 1), endless(rows, options.pieces, rng), strict=False):
        lost = loss(second, collated(batch, labels))
        optimizer.zero_grad(set_to_none=True)
        lost.backward()
        torch.nn.utils.clip_grad_norm_(second.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        if step % 500 == 0:
            print(f"{step}/{options.steps} {(time.time() - began) / step:.2f}s; {report(second, watched, labels)}", flush=True)
    export(second, options.out)
    print(options.out, options.out.stat().st_size, report(second, watched, labels))


if __name__ == "__main__":
    main()
