"""Train the head for the sectors of actors alone, on word vectors that stay as they are: for the mean of checkpoints, whose own fits none.

    python training/sector_head.py build/mean.pt --shared ../shared --minilm PATH --out build/model.pt

Two minutes on two cores. Prints the share of right words among those watched, of articles and of annotated sentences.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F

from annotated import load_actors, load_events
from batches import Item, encode
from data import Example
from labels import Labels
from model import Dragoman
from prepare import tokenizer
from teaching import read
from train import halves

STEPS, BATCH, RATE, SMOOTHED, NOISE = 3000, 512, 2e-3, 0.02, 0.1


@torch.no_grad()
def vectors(model: Dragoman, items: list[Item]) -> tuple[Tensor, Tensor]:
    """(word vectors [words, hidden], sectors) of all words that have one."""
    rows, gold = [], []
    for _, t, x in read(items, model, "cpu", halves=halves("cpu")):
        known = t["sector"] >= 0
        rows.append(x[known].half())
        gold.append(t["sector"][known])
    return torch.cat(rows), torch.cat(gold)


def main() -> None:
    """Read, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", type=Path)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--actors", type=Path, default=Path("data/actors"))
    parser.add_argument("--events", type=Path, default=Path("data/corpus"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.manual_seed(1)
    pieces = tokenizer(options.minilm)
    labels = Labels.standard(options.shared)
    saved = torch.load(options.model, map_location="cpu", weights_only=True)
    model = Dragoman(saved["layers"], labels.sizes())
    model.load_state_dict({k: v for k, v in saved["model"].items() if not k.startswith("sector.")}, strict=False)
    model.eval()

    def told(examples: list[Example]) -> list[Item]:
        return [encode(Example(words=x.words, origin=x.origin, sector=x.sector), pieces, labels) for x in examples if x.sector]

    (articles, watched), (sentences, others) = load_actors(options.actors), load_events(options.events, options.shared)
    x, gold = vectors(model, told(articles) + told(sentences))
    head = model.sector.train()
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, STEPS)
    for _ in range(STEPS):
        chosen = torch.randint(len(x), (BATCH,))
        rows = x[chosen].float()
        rows = rows * (torch.rand_like(rows) > NOISE) / (1 - NOISE)
        loss = F.cross_entropy(head(rows), gold[chosen], label_smoothing=SMOOTHED)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        schedule.step()
    head.eval()
    for name, examples in (("articles", watched), ("sentences", others)):
        rows, right = vectors(model, told(examples))
        print(name, round(float((head(rows.float()).argmax(-1) == right).float().mean()), 4), "of", len(rows), "words")
    torch.save({"model": model.state_dict(), "labels": labels.to_dict(), "layers": saved["layers"]}, options.out)


if __name__ == "__main__":
    main()
