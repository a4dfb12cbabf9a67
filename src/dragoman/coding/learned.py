"""What the trained heads say: chance that a word is an event's trigger, its type, mode and status, and who plays which part."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from dragoman.language import Sentence
from dragoman.language.encoder import Encoder, Floats
from dragoman.language.second import Look, SecondLook

ACTOR, RECIPIENT, SPEAKER = 0, 1, 2
SURE = 0.8  # the chance of a type from which a second look, which never finds another, is left out for its time


def softmax(x: NDArray[Any]) -> NDArray[np.float32]:
    """Along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    answer: NDArray[np.float32] = (e / e.sum(-1, keepdims=True)).astype(np.float32)
    return answer


class Learned:
    """The heads of one encoder. Every method takes a sentence that the encoder read. `second` None: at the first look alone."""

    def __init__(self, encoder: Encoder, second: SecondLook | None = None) -> None:
        self.types: list[str] = encoder.labels["trigger"]
        self.modes: list[str] = encoder.labels["mode"]
        self.statuses: list[str] = encoder.labels["status"]
        self.contexts: list[str] = encoder.labels["context"]
        self._encoder, self._second = encoder, second

    def again(self, s: Sentence, i: int) -> Look | None:
        """A second look at the sentence with its word `i` marked, unless the first is sure of its type."""
        if self._second is None or self.triggers(s)[i, 1:].max() >= SURE:
            return None
        looks = s.neural.looks
        if i not in looks:
            looks[i] = self._second.look(s.neural, i)
        seen: Look = looks[i]
        return seen

    def at(self, s: Sentence, i: int) -> NDArray[np.float32]:
        """[17] chances of NONE and the types for one word, by both looks."""
        first: NDArray[np.float32] = self.triggers(s)[i]
        look = self.again(s, i)
        if look is None:
            return first
        n = len(look.trigger)
        both = np.sqrt(first[:n] * softmax(look.trigger))
        answer: NDArray[np.float32] = np.append(both * (first[:n].sum() / both.sum()), first[n:]).astype(np.float32)
        return answer

    def triggers(self, s: Sentence) -> NDArray[np.float32]:
        """[words, 17] chances of NONE and the types."""
        return softmax(s.neural.trigger[1:])

    def mode(self, s: Sentence, i: int, event_type: str) -> tuple[str | None, float]:
        """The likeliest mode of a trigger, among those of its type and none, and its share of their mass."""
        scores = self._mode_scores(s, i)
        options = [0, *(k for k, name in enumerate(self.modes) if name.startswith(event_type + "-"))]
        chances = softmax(scores[options])
        best = int(chances.argmax())
        name = self.modes[options[best]]
        return (None if options[best] == 0 else name.partition("-")[2]), float(chances[best])

    def mode_chance(self, s: Sentence, i: int, event_type: str, mode: str | None) -> float:
        """Chance of one mode among those of the type."""
        options = [0, *(k for k, name in enumerate(self.modes) if name.startswith(event_type + "-"))]
        chances = softmax(self._mode_scores(s, i)[options])
        names = [None if k == 0 else self.modes[k].partition("-")[2] for k in options]
        return float(chances[names.index(mode)]) if mode in names else 0.0

    def status(self, s: Sentence, i: int) -> NDArray[np.float32]:
        """Chances of the five statuses."""
        first, look = s.neural.status[i + 1], self.again(s, i)
        return softmax(first if look is None else _mean(first, look.status))

    def _mode_scores(self, s: Sentence, i: int) -> Floats:
        first: Floats = s.neural.mode[i + 1]
        look = self.again(s, i)
        return first if look is None else _mean(first, look.mode)

    def roles(self, s: Sentence, i: int) -> Floats:
        """[3, words] log-odds that a word is an actor, a recipient, the speaker of the event at `i`, by both looks."""
        look, first = self.again(s, i), self.first_roles(s, i)
        return first if look is None else _mean(first, look.roles)

    def first_roles(self, s: Sentence, i: int) -> Floats:
        """The same by the first look alone."""
        left = np.append(s.neural.role_event[i + 1], np.float32(1))
        right = np.concatenate([s.neural.role_word[1:], np.ones((len(s.tokens), 1), dtype=np.float32)], 1)
        answer: Floats = np.einsum("i,rij,wj->rw", left, self._encoder.weights["role"], right, optimize=True)
        return answer

    def context(self, s: Sentence) -> NDArray[np.float32]:
        """Chances of the 37 contexts."""
        answer: NDArray[np.float32] = 1.0 / (1.0 + np.exp(-s.neural.context.reshape(-1)))
        return answer

    def pair(
        self, s: Sentence, actor: tuple[int, int], recipient: tuple[int, int]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Type chances [17], mode chances [68], attention [words] for a pair of token ranges; reads the sentence again, both marked."""
        marks = [1 if actor[0] <= t.i < actor[1] else 2 if recipient[0] <= t.i < recipient[1] else 0 for t in s.tokens]
        x = self._encoder.run([t.text for t in s.tokens], marks).words
        w = self._encoder.weights
        a = x[1 + actor[0] : 1 + actor[1]].mean(0)
        r = x[1 + recipient[0] : 1 + recipient[1]].mean(0)
        query = w["pair_query.weight"] @ np.concatenate([a, r, x[0]]) + w["pair_query.bias"]
        attention = softmax(x @ query / np.sqrt(np.float32(x.shape[1])))
        p = attention @ x
        h = gelu(w["pair.weight"] @ np.concatenate([a, r, p, x[0]]) + w["pair.bias"])
        kind = softmax(w["pair_type.weight"] @ h + w["pair_type.bias"])
        mode = softmax(w["pair_mode.weight"] @ h + w["pair_mode.bias"])
        return kind, mode, attention[1:]


def _mean(first: Floats, second: Floats) -> Floats:
    answer: Floats = (first + second) / np.float32(2)
    return answer


def gelu(x: NDArray[Any]) -> NDArray[Any]:
    """Exact GELU."""
    from math import erf  # noqa: PLC0415

    answer: NDArray[Any] = x * 0.5 * (1.0 + np.vectorize(erf)(x / np.sqrt(2.0)))
    return answer
