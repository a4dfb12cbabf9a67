"""Words that a second look is learned from: annotated triggers, and words that frames or the trigger head take for one and are none.

    python training/cases.py --shared ../shared --out build/cases

Reads every annotated sentence with the shipped encoder, so that what is learned stands on just what it gives. Two processes, each with its
own `--part`, take half the time of one (20 minutes).
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotated import Sources, example
from data import Event, Example
from dragoman.coding.acts import _linked
from dragoman.coding.frames import FrameBook
from dragoman.coding.learned import Learned
from dragoman.coding.match import match
from dragoman.language import Sentence
from dragoman.language.encoder import Encoder
from dragoman.language.front import Front
from dragoman.language.segment import words

PARTS = 2
LIKELY = 0.05  # the chance of a trigger from which a word that is none is learned from
LONGEST = 250  # word pieces


@dataclass
class Case:
    """One sentence: what the lower layers make of its pieces, its events by their trigger, words that are no trigger.

    Of watched ones what the first look makes of every word: `trigger` scores, and `roles` by trigger.
    """

    lower: NDArray[np.float16]
    first: NDArray[np.int16]
    events: dict[int, Event]
    others: list[int]
    watched: bool
    trigger: NDArray[np.float32] | None = None
    roles: dict[int, NDArray[np.float32]] = field(default_factory=dict)


def case(s: Sentence, x: Example, learned: Learned, book: FrameBook, *, watched: bool) -> Case:
    """The case of a sentence that was read, with its annotation."""
    chance = 1 - learned.triggers(s)[:, 0]
    events = {e.trigger: e for e in reversed(x.events or [])}
    others, same = set(np.flatnonzero(chance > LIKELY).tolist()), set(events)
    for t in s.tokens:
        m = match(s, t.i, book)
        if m is None or m.frame.event_type == "NONE":
            continue
        words_ = {m.head, m.trigger, *m.slots}
        if words_ & set(events):
            same |= words_
        else:
            others.add(max((m.head, m.trigger), key=lambda j: chance[j]))
    apart = sorted(i for i in others - same if not any(_linked(s, i, k) for k in events))
    found = Case(s.neural.lower, s.neural.first.astype(np.int16), events, apart, watched)
    if watched:
        found.trigger, found.roles = s.neural.trigger[1:], {k: learned.first_roles(s, k) for k in events}
    return found


def cases(folder: Path, shared: Path, part: int) -> Iterator[Case]:
    """Of every PARTS-th annotated sentence."""
    encoder = Encoder()
    front, learned, book, texts = Front(encoder), Learned(encoder), FrameBook.shipped(), Sources(shared)
    number = 0
    for path in sorted(folder.glob("*.jsonl")):
        for k, line in enumerate(path.read_text(encoding="utf8").splitlines()):
            number += 1
            if number % PARTS != part:
                continue
            row: dict[str, Any] = json.loads(line)
            text = row.get("text") or texts[row["id"]]
            tokens = words(text)
            if tokens and sum(encoder.count([w.text for w in tokens])) <= LONGEST:
                yield case(front.sentence(tokens), example(text, row["events"]), learned, book, watched=k % 10 == 9)


def load(stem: Path) -> list[Case]:
    """What the runs of all parts wrote."""
    found: list[Case] = []
    for part in range(PARTS):
        with stem.with_suffix(f".{part}").open("rb") as file:
            found += pickle.load(file)
    return found


def main() -> None:
    """Read, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    parser.add_argument("--part", type=int, choices=range(PARTS), help="of the sentences; default: all, one after the other")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    for part in range(PARTS) if options.part is None else (options.part,):
        found = list(cases(options.corpus, options.shared, part))
        with options.out.with_suffix(f".{part}").open("wb") as file:
            pickle.dump(found, file, protocol=5)
        print("part", part, len(found), "sentences", sum(len(c.lower) for c in found), "pieces", flush=True)


if __name__ == "__main__":
    main()
