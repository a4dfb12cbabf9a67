"""Count the letters of the names of persons by state, for actors/data/origins.csv.

python training/name_origins.py --out src/dragoman/actors/data/origins.csv

Names are those of actors/data/persons.csv and leaders.csv. Run it after they changed, then fit_homes.py.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from dragoman.actors.origins import ALL, letters
from dragoman.knowledge import rows, shipped

TABLES = ("persons.csv", "leaders.csv")
LEAST = 3  # names that have the letters


def main() -> None:
    """Count, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    named = {(r["person"], r["iso3"]) for t in TABLES for _, r in rows(shipped("actors", "data", t), ("person", "iso3")) if r["iso3"]}
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, state in sorted(named):
        for x in (ALL, *letters(name)):
            counts[x][state] += 1
    kept = {x: c for x, c in sorted(counts.items()) if c.total() >= LEAST}
    written = [f"{x},{' '.join(f'{state} {n}' for state, n in sorted(c.items()))}" for x, c in kept.items()]
    comment = f"# Names of persons by state and three letters in a row (training/name_origins.py); `{ALL}` is all of them."
    options.out.write_text("\n".join([comment, "letters,states", *written]) + "\n", encoding="utf8")
    print(len(named), "names", len(kept), "rows")


if __name__ == "__main__":
    main()
