"""Train the multi-task encoder on what prepare.py wrote.

    python training/train.py build/items.pickle --weights PATH/model.safetensors --out build/model.pt --steps 20000

Runs on two CPU cores (bfloat16) or on a GPU. `--tasks` picks the parts and their shares; `--start` goes on from an earlier checkpoint.
A tutor leaves a part of all sentences out (`--leave`) and then tells what it makes of those (`--tell`); a pupil learns from what all
tutors told (`--told`) beside the annotations.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16384")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
from torch import Tensor
from torch.utils.data import DataLoader

from batches import FOLDS, Batcher, Collate, Item, marked, tensors
from evaluation import evaluate
from labels import Labels
from losses import total_loss
from model import FORMS, Dragoman
from prepare import load
from teaching import insist, recall, save, tell
from teaching import load as load_model
from weights import pretrained

TASKS = "ud:1,ner:1,claims:0.5,events:1,pairs:0.6,actors:1"


def halves(device: str) -> bool:
    """Whether bfloat16 is quick there: without AVX512-BF16 or AMX a CPU computes it twenty times slower than float32."""
    return device != "cpu" or torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001  torch has no public question for it


def started(labels: Labels, form: str, layers: int, weights: Path | None, start: Path | None) -> Dragoman:
    """A model to train: new heads on pretrained layers, or an earlier checkpoint."""
    model = Dragoman(layers, labels.sizes(), FORMS[form])
    if weights:
        pretrained(model, form, weights)
    if start:
        missing = model.load_state_dict(torch.load(start, map_location="cpu", weights_only=True)["model"], strict=False)
        if "ner_voa.weight" in missing.missing_keys:
            model.ner_voa.load_state_dict(model.ner.state_dict())
        print("new parts:", len(missing.missing_keys), "unused:", len(missing.unexpected_keys), flush=True)
    model.encoder.words.weight.requires_grad_(False)
    model.encoder.positions.weight.requires_grad_(False)
    return model


def batches(chosen: list[list[Item]], collate: Collate, device: str, workers: int) -> Iterator[dict[str, Tensor]]:
    """The tensors of batch after batch; `workers`: processes that collate, none for here."""
    for arrays in DataLoader(chosen, batch_size=None, collate_fn=collate, num_workers=workers, prefetch_factor=8 if workers else None):
        yield tensors(arrays, device)


def main() -> None:
    """Read the options, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=Path, help="what prepare.py wrote")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--form", choices=sorted(FORMS), default="minilm", help="what the layers are like; mpnet for a tutor")
    parser.add_argument("--weights", type=Path, help="safetensors of the layers")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--start", type=Path, help="checkpoint to go on from")
    parser.add_argument("--leave", type=int, choices=range(FOLDS), help="a third of the sentences not to learn from")
    parser.add_argument("--tell", type=Path, help="where to write what the model makes of the sentences that it left out")
    parser.add_argument("--told", type=Path, nargs="*", default=(), help="what tutors wrote")
    parser.add_argument("--tutor", type=Path, help="checkpoint that has a say in words and trees, beside those tutors or alone")
    parser.add_argument("--tutoring", type=float, default=0.5, help="share of the tutors' word where there is an annotation too")
    parser.add_argument("--tasks", default=TASKS, help="task:share of its sentences an epoch, comma separated")
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--pieces", type=int, default=1024, help="word pieces in a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches; a GPU needs a few")
    parser.add_argument("--eval-limit", type=int, default=4000, help="watched sentences of each set that are read, spread over all")
    parser.add_argument("--origins", default="real,written", help="for ablations: which of our annotated sentences to learn from")
    parser.add_argument("--most", type=int, help="for ablations: so many of them, chosen by chance")
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)

    read = load(options.items)
    labels, device, quick = read.labels, options.device, halves(options.device)
    model = started(labels, options.form, options.layers, options.weights, options.start).to(device)
    shares = {k: float(v) for k, v in (t.split(":") for t in options.tasks.split(","))}
    if options.tutor:
        tutor = load_model(options.tutor, labels, device)
        for task in shares:
            tell(read.items[task], tutor, device, halves=quick)
    for path in options.told:
        recall(read.items, path)
    insist(read.items["ner"], len(labels.ner))
    items = {task: [x for x in read.items[task] if x.fold != options.leave] for task in shares}
    if options.most or options.origins != "real,written":
        kept = [x for x in items["events"] if x.origin in options.origins.split(",")]
        items["events"] = random.sample(kept, min(options.most or len(kept), len(kept)))
        items["pairs"] = [m for x in items["events"] for m in marked(x)]
    print("LEARNED", json.dumps({task: len(xs) for task, xs in items.items()}), flush=True)

    chosen = Batcher(items, shares, options.pieces, random.Random(options.seed)).steps(options.steps)
    groups = [
        {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": options.lr},
        {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": options.head_lr},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(0.06 * options.steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, max(0.0, (options.steps - s) / max(1, options.steps - warm)))
    )

    def keep() -> None:
        torch.save({"model": model.state_dict(), "labels": labels.to_dict(), "layers": options.layers}, options.out)

    began, running = time.time(), {}
    for step, t in enumerate(batches(chosen, Collate(model.sizes.context, augment=0.06), device, options.workers), 1):
        with torch.autocast(device, dtype=torch.bfloat16, enabled=quick):
            losses = total_loss(model, t, options.tutoring)
        optimizer.zero_grad(set_to_none=True)
        sum(losses.values()).backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        for k, v in losses.items():
            running[k] = running[k].lerp(v.detach(), 0.02) if k in running else v.detach()
        if step % 100 == 0:
            shown = " ".join(f"{k} {float(v):.3f}" for k, v in sorted(running.items()))
            print(f"{step}/{options.steps} {(time.time() - began) / step:.3f}s {shown}", flush=True)
        if step % 1000 == 0:  # a run that is cut off can be gone on from
            keep()
    keep()
    if options.tell:
        model.eval()
        left = {task: [x for x in xs if x.fold == options.leave] for task, xs in read.items.items()}
        for xs in left.values():
            tell(xs, model, device, halves=quick)
        save(read.items, options.tell)
    spread = {n: xs[:: max(1, len(xs) // options.eval_limit)] for n, xs in read.watched.items()}
    report = evaluate(model, spread, labels, device)
    print("DEV", json.dumps({n: {**c.figures(), "intervals": c.intervals()} for n, c in report.items()}), flush=True)


if __name__ == "__main__":
    main()
