"""Fit the weights by which the tree and the trained head are joined to say who plays which part (coding/data/roles.toml).

    python training/fit_roles.py --shared ../shared --out src/dragoman/coding/data/roles.toml

Learns from the annotated sentences that the model did not (every tenth), where type and trigger were found; prints F1 of two-fold
cross-validation. Run it after another model was exported.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np

from annotated import Sources
from dragoman.coder import Coder, Coreference, find_mentions
from dragoman.coding import proposal, roles
from dragoman.coding.acts import acts_in
from dragoman.coding.joining import TERMS, features
from dragoman.coding.learned import ACTOR, RECIPIENT
from logistic import fit


def rows(folder: Path, shared: Path) -> tuple[np.ndarray, np.ndarray]:
    """(features of both parts [words, 2, terms], gold parts [words, 2])."""
    texts, coder = Sources(shared), Coder()
    learned, book = coder.events.learned, coder.events.book
    x, y = [], []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf8").splitlines()[9::10]:
            row = json.loads(line)
            reading = coder.front.read(row.get("text") or texts[row["id"]])
            who = Coreference(find_mentions(reading, coder.register, None))
            for s in reading.sentences:
                acts = acts_in(s, book, learned)
                elsewhere = proposal.busy(s, acts)
                for c in acts:
                    t = s.tokens[c.trigger]
                    gold = next(
                        (e for e in row["events"] if e["type"] == c.event_type and e["trigger"][0] < t.end and t.start < e["trigger"][1]),
                        None,
                    )
                    if gold is None:
                        continue
                    actors, recipients, mutual = proposal.tree_parts(s, c)
                    scores, spans = learned.roles(s, c.trigger), dict(who.known[s.index])
                    pronouns = {k.i for k in s.tokens if who.is_pronoun(s.index, k.i)}
                    for j in sorted({*actors, *recipients, *roles._outermost(s, spans), *pronouns}):  # noqa: SLF001
                        inside = roles._words(s, j, spans.get(j))  # noqa: SLF001
                        low, high = s.tokens[min(inside)].start, s.tokens[max(inside)].end
                        left, right = float(scores[ACTOR, inside].max()), float(scores[RECIPIENT, inside].max())
                        a = j in actors
                        r = j in recipients and not a
                        told = {"elsewhere": j in elsewhere[c.trigger], "mutual": mutual, "distance": abs(j - c.trigger)}
                        filled = bool(actors), bool(recipients)
                        x.append((
                            features(left, right, here=a, there=r, filled=filled[0], **told),
                            features(right, left, here=r, there=a, filled=filled[1], **told),
                        ))
                        y.append([any(b < high and low < e for b, e in gold[part]) for part in ("actors", "recipients")])
    return np.array(x), np.array(y)


def f1(weights: list[np.ndarray], x: np.ndarray, y: np.ndarray) -> list[float]:
    """Percent, for actors and recipients."""
    scores = np.stack([x[:, k] @ weights[k] for k in range(2)], 1)
    found = np.stack([(scores[:, k] > 0) & (scores[:, k] >= scores[:, 1 - k]) for k in range(2)], 1)
    return [round(200 * float((found & y)[:, k].sum()) / float(found[:, k].sum() + y[:, k].sum()), 1) for k in range(2)]


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=Path("data/corpus"))
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    x, y = rows(options.corpus, options.shared)
    half = np.arange(len(x)) < len(x) // 2
    for mine, theirs in ((half, ~half), (~half, half)):
        print("actors, recipients F1 of the other half:", f1([fit(x[mine, k, 1:], y[mine, k]) for k in range(2)], x[theirs], y[theirs]))
    lines = [f"# Fitted by training/fit_roles.py on {len(x)} words of sentences that the model did not learn from. Terms: see joining.py."]
    for k, part in enumerate(("actor", "recipient")):
        weights = fit(x[:, k, 1:], y[:, k].astype(float))
        lines += ["", f"[{part}]", *(f"{name} = {w:.3f}" for name, w in zip(TERMS, weights, strict=True))]
    options.out.write_text("\n".join(lines) + "\n", encoding="utf8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
