"""Teaching a user's own types and modes from their examples: a softmax regression over the frozen encoder's word vectors.

Every word of an example is a case: a trigger of one of the user's labels, or OTHER. So that not everything outside the examples looks
new, words of the sample articles are OTHER too, save those that the trained head takes for triggers of a type that the user's own
triggers are often taken for.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from dragoman.codebook import Codebook
from dragoman.coding.learned import Learned
from dragoman.coding.own import Label, OwnHead, is_own
from dragoman.errors import InputError
from dragoman.ingest import decode, samples
from dragoman.language import Sentence
from dragoman.language.front import Front
from dragoman.records import Article, Rejected

# Fewer triggers of a label are not learned from; with fewer than FEW the figures say little.
LEAST, FEW = 5, 20
FOLDS = 5
# Of six values tried, 1 to 300, the best mean log loss over five folds on 96 sentences with two types and a mode of our own.
RIDGE = 30.0
# A background word is surely OTHER where the head gives NONE, or a type foreign to the user's triggers, at least SURE.
SURE, FOREIGN = 0.9, 0.1
# Products of blocks as small as this are left to one thread by BLAS: faster here, and the sums do not depend on the number of cores.
SMALL = 200_000
MEMORY, STEPS, FLAT = 10, 300, 1e-4
Matrix = NDArray[np.float64]
Numbers = NDArray[np.int64]


class _Event(msgspec.Struct):
    trigger: tuple[int, int]
    type: str
    mode: str | None = None
    actors: list[tuple[int, int]] = []
    recipients: list[tuple[int, int]] = []


class _Row(msgspec.Struct):
    text: str
    events: list[_Event]


@dataclass(frozen=True, slots=True)
class Example:
    """A text with its events: (start, end) of the trigger in code points, type and mode."""

    where: str
    text: str
    events: tuple[tuple[tuple[int, int], Label], ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """How one label fared in examples that its head had not seen: of `cases`, `found` were; `false` were found where there was none."""

    label: Label
    cases: int
    found: int
    false: int

    @property
    def precision(self) -> float:
        """0 where nothing was found."""
        return self.found / (self.found + self.false) if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the cases; 0 where there are none."""
        return self.found / self.cases if self.cases else 0.0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What was learned. `dropped`: labels with too few examples, and how many; `background`: words found and words of unseen articles."""

    head: OwnHead
    figures: tuple[Figures, ...]
    dropped: tuple[tuple[Label, int], ...]
    examples: int
    background: tuple[int, int]


@dataclass(frozen=True)
class _Cases:
    """Words as cases: vectors [n, width], chances of the trained head [n, 17], labels (0 OTHER), fold of each."""

    vectors: Matrix
    chances: Matrix
    labels: Numbers
    folds: Numbers


def read_examples(path: Path, codebook: Codebook) -> tuple[list[Example], list[Rejected]]:
    """The examples of a JSONL file, and the lines that are none, with the reason; blank lines are passed over.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        lines = decode(path.read_bytes()).removeprefix("\ufeff").split("\n")
    except OSError as problem:
        raise InputError(f"{path} cannot be read: {problem.strerror}; name a JSONL file of examples") from problem
    except InputError as problem:
        raise InputError(f"{path}: {problem}") from problem
    examples: list[Example] = []
    rejects: list[Rejected] = []
    seen: dict[str, int] = {}
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{path.name}:{n}"
        try:
            row = msgspec.json.decode(line, type=_Row)
            if row.text in seen:
                raise InputError(f"the same text as in line {seen[row.text]}")  # noqa: TRY301  one way out for all that is wrong with a line
            examples.append(Example(where, row.text, tuple(_checked(e, row.text, codebook) for e in row.events)))
            seen[row.text] = n
        except (msgspec.DecodeError, RecursionError, InputError) as problem:
            rejects.append(Rejected(where=where, reason=str(problem)))
    return examples, rejects


def _checked(e: _Event, text: str, codebook: Codebook) -> tuple[tuple[int, int], Label]:
    for name, spans in (("trigger", [e.trigger]), ("actors", e.actors), ("recipients", e.recipients)):
        for start, end in spans:
            if not 0 <= start < end <= len(text):
                raise InputError(f"{name} [{start}, {end}] lies outside the text, which has {len(text)} characters")
    start, end = e.trigger
    if not any(c.isalnum() for c in text[start:end]):
        raise InputError(f"the trigger [{start}, {end}] holds no word: {text[start:end]!r}")
    kind = codebook.find(e.type)
    if kind is None:
        raise InputError(f"{e.type} is no type of the codebook")
    mode = codebook.find_mode(kind, e.mode) if e.mode else None
    if e.mode and mode is None:
        raise InputError(f"{e.mode} is no mode of {e.type}")
    return e.trigger, (kind, mode)


def teach(front: Front, codebook: Codebook, examples: Sequence[Example], background: Iterable[Article] | None = None) -> Lesson:
    """Learn the user's labels. `background`: articles that are no examples; the sample articles unless given.

    Raises:
        InputError: the codebook has no type or mode of the user's, or no label has examples enough.
    """
    if not codebook.own_types and not codebook.own_modes:
        raise InputError("codebook.toml adds no type and no mode, so there is nothing to learn (renamed types are read as before)")
    labels, dropped = _labels(codebook, examples)
    if not labels:
        raise InputError(f"no type or mode of yours has {LEAST} examples or more{_listing(dropped)}; add examples")
    learned = Learned(front.encoder)
    mine = _example_cases(front, learned, labels, examples, codebook)
    every = _background_cases(front, learned, samples() if background is None else background)
    rest = _surely_other(every, mine)
    held, found, words = np.zeros(len(mine.labels), dtype=np.int64), 0, 0
    for k in range(FOLDS):
        weights = _fit(_joined(mine, rest, without=k), len(labels))
        unseen, apart = mine.folds == k, every.folds == k
        held[unseen] = _answers(weights, mine.vectors[unseen])
        found, words = found + int((_answers(weights, every.vectors[apart]) > 0).sum()), words + int(apart.sum())
    figures = tuple(_figures(label, held == j, mine.labels == j) for j, label in enumerate(labels, 1))
    weights = _fit(_joined(mine, rest), len(labels))
    head = OwnHead(tuple(labels), weights.astype(np.float32), front.encoder.digest)
    return Lesson(head, figures, tuple(dropped), len(examples), (found, words))


def _figures(label: Label, answer: NDArray[np.bool_], truth: NDArray[np.bool_]) -> Figures:
    return Figures(label, int(truth.sum()), int((answer & truth).sum()), int((answer & ~truth).sum()))


def _labels(codebook: Codebook, examples: Sequence[Example]) -> tuple[list[Label], list[tuple[Label, int]]]:
    """Labels to learn, and those with too few examples. A mode of an own type that has too few counts for the type alone."""
    counts = Counter(label for x in examples for _, label in x.events if is_own(codebook, label))
    dropped: list[tuple[Label, int]] = []
    for (kind, mode), n in sorted(counts.items(), key=str):
        if mode is not None and n < LEAST:
            dropped.append(((kind, mode), n))
            if kind in codebook.own_types:
                counts[kind, None] += n
    labels = [label for label, n in sorted(counts.items(), key=str) if n >= LEAST]
    taught = {kind for kind, _ in labels}
    dropped += [((kind, None), counts[kind, None]) for kind in codebook.own_types if kind not in taught or 0 < counts[kind, None] < LEAST]
    dropped += [(label, 0) for label in codebook.own_modes if label not in counts]
    return labels, dropped


def _listing(dropped: Iterable[tuple[Label, int]]) -> str:
    told = ", ".join(f"{'.'.join(filter(None, label))} has {n}" for label, n in dropped)
    return f" ({told})" if told else ""


def _example_cases(
    front: Front, learned: Learned, labels: Sequence[Label], examples: Sequence[Example], codebook: Codebook
) -> _Cases:
    """Every word of the examples but triggers of what has too few; the first word of a trigger's span carries it."""
    known = {label: j for j, label in enumerate(labels, 1)}
    folds = _folds([next((known.get(_near(label, known), 0) for _, label in x.events), 0) for x in examples])
    vectors, chances, marks, parts = [], [], [], []
    for x, fold in zip(examples, folds, strict=True):
        sentences = front.read(x.text).sentences
        starts = [t.start for s in sentences for t in s.tokens]
        ends = [t.end for s in sentences for t in s.tokens]
        own = [0] * len(starts)
        for (start, end), label in x.events:
            at = next((i for i, (a, b) in enumerate(zip(starts, ends, strict=True)) if a < end and start < b), None)
            if at is not None:
                own[at] = own[at] or known.get(_near(label, known), -1 if is_own(codebook, label) else 0)
        for s in sentences:
            vectors.append(s.neural.words[1:])
            chances.append(learned.triggers(s))
        marks += own
        parts += [fold] * len(own)
    found = _cases(vectors, chances, marks, parts)
    kept = found.labels >= 0
    return _Cases(found.vectors[kept], found.chances[kept], found.labels[kept], found.folds[kept])


def _near(label: Label, known: dict[Label, int]) -> Label:
    """The label itself where it is learned, else its type alone."""
    return label if label in known else (label[0], None)


def _folds(labels: Sequence[int]) -> list[int]:
    """A fold for each example, every label spread over all of them."""
    seen: Counter[int] = Counter()
    out = []
    for label in labels:
        out.append(seen[label] % FOLDS)
        seen[label] += 1
    return out


def _background_cases(front: Front, learned: Learned, articles: Iterable[Article]) -> _Cases:
    """Every word of articles that are no examples, as OTHER."""
    sentences: list[Sentence] = [s for a in articles for s in front.read(a.text).sentences]
    folds = [k % FOLDS for k, s in enumerate(sentences) for _ in s.tokens]
    return _cases([s.neural.words[1:] for s in sentences], [learned.triggers(s) for s in sentences], [0] * len(folds), folds)


def _surely_other(every: _Cases, mine: _Cases) -> _Cases:
    """Background words that cannot well be triggers of the user's."""
    if not len(every.labels):
        return every
    kin = mine.chances[mine.labels > 0].mean(0)
    foreign = kin[1:][every.chances[:, 1:].argmax(1)] < FOREIGN
    sure = (every.chances[:, 0] >= SURE) | (foreign & (every.chances[:, 1:].max(1) >= SURE))
    return _Cases(every.vectors[sure], every.chances[sure], every.labels[sure], every.folds[sure])


def _cases(vectors: list[NDArray[np.float32]], chances: list[NDArray[np.float32]], labels: list[int], folds: list[int]) -> _Cases:
    width, kinds = (vectors[0].shape[1], chances[0].shape[1]) if vectors else (0, 0)
    return _Cases(
        np.concatenate([*vectors, np.zeros((0, width), dtype=np.float32)]).astype(np.float64),
        np.concatenate([*chances, np.zeros((0, kinds), dtype=np.float32)]).astype(np.float64),
        np.array(labels, dtype=np.int64),
        np.array(folds, dtype=np.int64),
    )


def _joined(mine: _Cases, rest: _Cases, without: int | None = None) -> tuple[Matrix, Numbers]:
    """Vectors and labels of both, without one fold."""
    a, b = mine.folds != without, rest.folds != without
    vectors = np.concatenate([mine.vectors[a], rest.vectors[b].reshape(-1, mine.vectors.shape[1])])
    return vectors, np.concatenate([mine.labels[a], rest.labels[b]])


def _answers(weights: Matrix, vectors: Matrix) -> Numbers:
    """The label of each vector; OTHER unless the others have more than half of the chance."""
    z = vectors @ weights[:-1] + weights[-1] if len(vectors) else np.zeros((0, weights.shape[1]))
    chances = np.exp(z - z.max(1, keepdims=True, initial=-np.inf))
    own = chances[:, 1:].sum(1) > chances[:, 0]
    return np.where(own, chances[:, 1:].argmax(1) + 1, 0).astype(np.int64)


def _fit(cases: tuple[Matrix, Numbers], labels: int) -> Matrix:
    """Weights [width + 1, 1 + labels] of a softmax regression with a ridge on standardised vectors; the bias is free."""
    vectors, marks = cases
    mean, deviation = vectors.mean(0), vectors.std(0) + 1e-6
    width, kinds = vectors.shape[1] + 1, 1 + labels
    rows = max(1, SMALL // (width * kinds))
    blocks = -(-len(vectors) // rows)
    x, y, counts = np.zeros((blocks * rows, width)), np.zeros((blocks * rows, kinds)), np.zeros((blocks * rows, 1))
    x[: len(vectors), :-1], x[: len(vectors), -1] = (vectors - mean) / deviation, 1.0
    y[np.arange(len(marks)), marks] = 1.0
    counts[: len(vectors)] = 1.0
    x, y, counts = x.reshape(blocks, rows, width), y.reshape(blocks, rows, kinds), counts.reshape(blocks, rows, 1)
    ridge = np.full((width, 1), RIDGE)
    ridge[-1] = 1e-3

    def loss(flat: Matrix) -> tuple[float, Matrix]:
        w = flat.reshape(width, kinds)
        z = x @ w
        z -= z.max(2, keepdims=True)
        e = np.exp(z)
        total = e.sum(2, keepdims=True)
        value = float((counts * np.log(total)).sum() - (z * y).sum() + 0.5 * (ridge * w * w).sum())
        return value, ((x.transpose(0, 2, 1) @ (counts * e / total - y)).sum(0) + ridge * w).ravel()

    w = _least(loss, np.zeros(width * kinds)).reshape(width, kinds)
    plain = w[:-1] / deviation[:, None]
    return np.concatenate([plain, w[-1:] - (mean @ plain)[None]])


def _least(loss: Callable[[Matrix], tuple[float, Matrix]], x: Matrix) -> Matrix:
    """Where a smooth convex function is least (L-BFGS; halving steps)."""
    value, slope = loss(x)
    past: deque[tuple[Matrix, Matrix]] = deque(maxlen=MEMORY)
    for _ in range(STEPS):
        if np.abs(slope).max() < FLAT:
            break
        way = _direction(slope, past)
        step, gain = 1.0, float(slope @ way)
        while True:
            there = x - step * way
            new, new_slope = loss(there)
            if new <= value - 1e-4 * step * gain or step < 1e-9:
                break
            step /= 2
        moved, turned = there - x, new_slope - slope
        if moved @ turned > 1e-10:
            past.append((moved, turned))
        done = value - new < 1e-9 * abs(value)
        x, value, slope = there, new, new_slope
        if done:
            break
    return x


def _direction(slope: Matrix, past: deque[tuple[Matrix, Matrix]]) -> Matrix:
    """The slope turned by what is known of the curvature."""
    way, shares = slope.copy(), []
    for moved, turned in reversed(past):
        share = float(moved @ way / (moved @ turned))
        shares.append(share)
        way -= share * turned
    if past:
        moved, turned = past[-1]
        way *= float(moved @ turned / (turned @ turned))
    else:
        way /= max(1.0, float(np.abs(slope).sum()))
    for (moved, turned), share in zip(past, reversed(shares), strict=True):
        way += (share - float(turned @ way / (moved @ turned))) * moved
    return way
