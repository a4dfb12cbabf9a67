"""Count the letters of the names of persons by state, for actors/data/origins.csv.

python training/name_origins.py --out src/dragoman/actors/data/origins.csv

Names are those of actors/data/persons.csv and leaders.csv. Run it after they changed, then fit_homes.py. Prints how often a name that was
not counted is likeliest of its own state, of that and two others drawn by chance.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter, defaultdict
from pathlib import Path

from dragoman.actors.origins import ALL, Origins, letters
from dragoman.knowledge import rows, shipped

TABLES = ("persons.csv", "leaders.csv")
LEAST = 3  # names that have the letters


def counted(named: list[tuple[str, str]]) -> dict[str, Counter[str]]:
    """By letters how many names of each state have them."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, state in named:
        for x in (ALL, *letters(name)):
            counts[x][state] += 1
    return {x: c for x, c in sorted(counts.items()) if c.total() >= LEAST}


def right(named: list[tuple[str, str]]) -> float:
    """Share of every seventh name whose own state is the likeliest of three, when the others are counted."""
    told, rng = Origins(counted([n for k, n in enumerate(named) if k % 7])), random.Random(0)
    states = sorted({state for _, state in named})
    found = 0
    for name, state in named[::7]:
        among = [state, *rng.sample([c for c in states if c != state], 2)]
        likely = told.likeness(name, among)
        found += bool(likely) and max(among, key=lambda c: likely[c]) == state
    return found / len(named[::7])


def main() -> None:
    """Count, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    tables = [row for t in TABLES for _, row in rows(shipped("actors", "data", t), ("person", "iso3"))]
    named = sorted({(r["person"], r["iso3"]) for r in tables if r["iso3"]})
    kept = counted(named)
    written = [f"{x},{' '.join(f'{state} {n}' for state, n in sorted(c.items()))}" for x, c in kept.items()]
    comment = f"# Names of persons by state and three letters in a row (training/name_origins.py); `{ALL}` is all of them."
    options.out.write_text("\n".join([comment, "letters,states", *written]) + "\n", encoding="utf8")
    print(len(named), "names", len(kept), f"rows; of three states the right one for {right(named):.3f} of names not counted")


if __name__ == "__main__":
    main()
