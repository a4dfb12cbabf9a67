"""Average checkpoints of one training line: steadier than any of them.

python training/average.py build/c.pt:0.3 build/d.pt:0.4 build/e.pt:0.3 --out build/model.pt
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read, average, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", nargs="+", help="FILE:WEIGHT")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    files = [(file, float(weight)) for file, _, weight in (c.rpartition(":") for c in options.checkpoints)]
    parts = [(torch.load(file, map_location="cpu", weights_only=True), weight) for file, weight in files]
    total = sum(weight for _, weight in parts)
    saved = parts[0][0]
    saved["model"] = {name: sum(part["model"][name] * (weight / total) for part, weight in parts) for name in saved["model"]}
    torch.save(saved, options.out)


if __name__ == "__main__":
    main()
