"""A user's own types and modes beside the trained heads: as learned from examples (`teach`), or known to frames alone.

A word is first read by the trained heads, as ever. A softmax over the same word vector then says whether it is a trigger of a type or
mode of the user's, or none of these (OTHER), and the chances are joined:

    P(own type)     = sum of its labels
    P(shipped type) = P(OTHER) * P(type by the trained head) + sum of the labels of its own modes
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dragoman.codebook import Codebook
from dragoman.coding.learned import Learned, softmax
from dragoman.drafts import Draft
from dragoman.errors import KnowledgeError
from dragoman.language import Sentence
from dragoman.language.encoder import Encoder, Floats
from dragoman.language.second import SecondLook
from dragoman.records import Event

FILE = "coding.npz"
AGAIN = "run `dragoman train coding` again"
NAMED = re.compile(r"\b([A-Z][A-Z0-9_]*)\b(?:\.([a-z0-9-]+))?")
Label = tuple[str, str | None]


@dataclass(frozen=True)
class OwnHead:
    """A softmax regression over word vectors. `weights` [width + 1, 1 + labels]: the last row is the bias, column 0 is OTHER.

    `labels`: (type, mode), of which at least one is the user's. `model`: digest of the encoder whose vectors it takes.
    """

    labels: tuple[Label, ...]
    weights: Floats
    model: str

    def chances(self, words: Floats) -> Floats:
        """[words, 1 + labels] chances of word vectors [words, width]."""
        return softmax(words @ self.weights[:-1] + self.weights[-1])

    def save(self, path: Path) -> None:
        """Write the file, whole or not at all.

        Raises:
            OutputError: it cannot be written.
        """
        held = io.BytesIO()
        np.savez(held, labels=np.array([f"{t}.{m or ''}" for t, m in self.labels]), weights=self.weights, model=np.array(self.model))
        with Draft(path, overwrite=True) as draft:
            draft.put(held.getvalue())

    @classmethod
    def load(cls, path: Path, model: str, codebook: Codebook) -> OwnHead:
        """Read the file and check that it goes with the model (its digest) and the codebook.

        Raises:
            KnowledgeError: it is no such file, or of another model or codebook.
        """
        try:
            with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as data:
                names, weights, made_for = [str(n) for n in data["labels"]], data["weights"].astype(np.float32), str(data["model"])
        except (OSError, KeyError, ValueError, TypeError, EOFError, zipfile.BadZipFile) as problem:
            raise KnowledgeError(path.name, None, f"not a file of `dragoman train coding`; {AGAIN}, or delete it") from problem
        if made_for != model:
            raise KnowledgeError(path.name, None, f"learned with another model ({made_for}; the one in use is {model}); {AGAIN}")
        if weights.ndim != 2 or weights.shape[1] != 1 + len(names):
            raise KnowledgeError(path.name, None, f"weights of shape {weights.shape} for {len(names)} labels; {AGAIN}")
        labels = tuple((t, m or None) for t, _, m in (n.partition(".") for n in names))
        for label in labels:
            if not is_own(codebook, label):
                name = ".".join(filter(None, label))
                raise KnowledgeError(path.name, None, f"{name} is no type or mode of yours in codebook.toml any more; {AGAIN}")
        return cls(labels, weights, made_for)


def heads(encoder: Encoder, codebook: Codebook, folder: Path | None) -> Learned:
    """The trained heads, with the user's types and modes and what was learned of them, where the folder holds it.

    Raises:
        KnowledgeError: what was learned does not go with the model or the codebook.
    """
    path, second = folder / FILE if folder is not None else None, SecondLook()
    if path is None or not (path.is_file() or codebook.own_types or codebook.own_modes):
        return Learned(encoder, second)
    return LearnedWithOwn(encoder, codebook, OwnHead.load(path, encoder.digest, codebook) if path.is_file() else None, second)


def renamed(event: Event, codebook: Codebook) -> Event:
    """The event with type and modes under the user's names, also where it tells why it was coded; id, quad, score and CAMEO code stay."""
    if not codebook.shown and not codebook.shown_modes:
        return event
    kind = event.event_type
    return replace(
        event, event_type=codebook.name(kind), modes=tuple(codebook.mode_name(kind, m) for m in event.modes),
        fired=tuple(NAMED.sub(lambda found: _under_its_name(found, codebook), why) for why in event.fired),
    )  # fmt: skip


def _under_its_name(found: re.Match[str], codebook: Codebook) -> str:
    kind, mode = found.group(1), found.group(2)
    if kind not in codebook.types:
        return found.group()
    return codebook.name(kind) + (f".{codebook.mode_name(kind, mode)}" if mode else "")


def is_own(codebook: Codebook, label: Label) -> bool:
    """Whether a type, or the mode of a type, is the user's."""
    kind, mode = label
    return kind in codebook.own_types if mode is None else (kind, mode) in codebook.own_modes


class LearnedWithOwn(Learned):
    """The trained heads, with a user's types and modes. `head` None: nothing was learned, their chances are 0."""

    def __init__(self, encoder: Encoder, codebook: Codebook, head: OwnHead | None, second: SecondLook | None = None) -> None:
        super().__init__(encoder, second)
        self._shipped = len(self.types)
        self.types = [*self.types, *codebook.own_types]
        self._labels = head.labels if head is not None else ()
        self._head = head

    def triggers(self, s: Sentence) -> NDArray[np.float32]:
        """[words, 17 + own types] chances of NONE and the types."""
        base = super().triggers(s)
        out = np.zeros((len(base), len(self.types)), dtype=np.float32)
        out[:, : self._shipped] = base
        if self._head is not None:
            own = self._head.chances(s.neural.words[1:])
            out *= own[:, :1]
            for k, (kind, _) in enumerate(self._labels):
                out[:, self.types.index(kind)] += own[:, k + 1]
        return out

    def pair(self, s: Sentence, actor: tuple[int, int], recipient: tuple[int, int]) -> tuple[Floats, Floats, Floats]:
        """As Learned.pair, which knows nothing of the user's types: they have their chance by their triggers and frames."""
        kinds, modes, attention = super().pair(s, actor, recipient)
        return np.pad(kinds, (0, len(self.types) - self._shipped)), modes, attention

    def mode(self, s: Sentence, i: int, event_type: str) -> tuple[str | None, float]:
        """The likeliest mode of a trigger, among those of its type and none, and its share of their mass."""
        chances = self._modes(s, i, event_type)
        best = max(chances, key=lambda m: chances[m])
        return best, chances[best]

    def mode_chance(self, s: Sentence, i: int, event_type: str, mode: str | None) -> float:
        """Chance of one mode among those of the type."""
        return self._modes(s, i, event_type).get(mode, 0.0)

    def _modes(self, s: Sentence, i: int, event_type: str) -> dict[str | None, float]:
        names = [None, *(m.partition("-")[2] for m in self.modes if m.startswith(event_type + "-"))]
        chances: dict[str | None, float] = {m: super(LearnedWithOwn, self).mode_chance(s, i, event_type, m) for m in names}
        if self._head is None or event_type not in [kind for kind, _ in self._labels]:
            return chances
        own = self._head.chances(s.neural.words[i + 1 : i + 2])[0]
        rest = 0.0
        if event_type in self.types[: self._shipped]:
            rest = float(own[0] * super().triggers(s)[i, self.types.index(event_type)])
        joint = {m: c * rest for m, c in chances.items()}
        for k, (kind, mode) in enumerate(self._labels):
            if kind == event_type:
                joint[mode] = joint.get(mode, 0.0) + float(own[k + 1])
        total = sum(joint.values())
        return {m: c / total for m, c in joint.items()} if total > 0 else chances
