"""What the number and the kind of annotated sentences bring: train the coding heads alone, for the same number of steps each.

    python training/ablate.py build/items.pickle --weights PATH/model.safetensors --out build/ablation

Prints a line a variant: triggers and types (F1) and types of marked pairs (accuracy), each with its 95 % interval, on some 1,500 of the
watched tenth of all annotated sentences.
These models have no tags and trees and see few steps, so their figures compare with each other and not with the shipped model's.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

MARKS = ("LEARNED ", "DEV ")  # of the lines that training prints
VARIANTS = {
    "1,000": ("real,written", 1000), "2,000": ("real,written", 2000), "4,000": ("real,written", 4000),
    "real alone": ("real", 0), "written alone": ("written", 0), "all": ("real,written", 0),
}


def main() -> None:
    """Train and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("items", type=Path, help="what prepare.py wrote")
    parser.add_argument("--weights", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=4000, help="too few favour the smaller variants, which they repeat oftener")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, (origins, most) in VARIANTS.items():
        command = [
            sys.executable, str(Path(__file__).with_name("train.py")), str(options.items), "--weights", str(options.weights),
            "--out", str(options.out / "variant.pt"), "--tasks", "events:1,pairs:1", "--steps", str(options.steps),
            "--eval-limit", "1500",
            "--origins", origins, *(("--most", str(most)) if most else ()),
        ]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        learned, last = (json.loads(next(line for line in printed.splitlines() if line.startswith(mark))[len(mark) :]) for mark in MARKS)
        row = {"variant": name, "learned_from": learned["events"]}
        for figure, part in (("trigger", "events"), ("trigger_type", "events"), ("pair", "pairs")):
            row[figure] = [last[part][figure], *last[part]["intervals"][figure]]
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
