"""The shipped encoder: int8 ONNX, one sentence at a time, so that a sentence's reading depends on nothing but itself."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from dragoman.errors import InternalError
from dragoman.knowledge import shipped

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

    from dragoman.language.second import Look

Floats = NDArray[np.float32]
MAX_WORD_PIECES = 8
MAX_PIECES = 500
SPECIAL_SHAPE = 8
UNKNOWN = 100
OUTPUTS = (
    "upos", "xpos", "ner", "arcs", "label_dep", "label_head", "claim", "trigger", "mode", "status", "role_event", "role_word", "context",
    "sector", "words", "lower",
)


@dataclass(frozen=True)
class Scores:
    """What the heads say of one sentence. Rows are words with the root ([CLS]) at 0; see training/model.py for widths.

    For a second look: `lower` [pieces, 384], what the lower layers make of its word pieces, and `first`, the first piece of each word;
    `looks` keeps what was seen, by the word that was marked.
    """

    upos: Floats
    xpos: Floats
    ner: Floats
    arcs: Floats
    label_dep: Floats
    label_head: Floats
    claim: Floats
    trigger: Floats
    mode: Floats
    status: Floats
    role_event: Floats
    role_word: Floats
    context: Floats
    sector: Floats
    words: Floats
    lower: NDArray[np.float16]
    first: NDArray[np.int64]
    looks: dict[int, Look] = field(default_factory=dict, compare=False)


def shape(word: str) -> int:
    """0 lower, 1 Title, 2 UPPER, 3 single capital, 4 mixed, 5 number, 6 alphanumeric, 7 other: the vocabulary is uncased."""
    if not any(c.isalnum() for c in word):
        return 7
    if any(c.isdigit() for c in word):
        return 6 if any(c.isalpha() for c in word) else 5
    if word.islower():
        return 0
    if word.isupper():
        return 3 if len(word) == 1 else 2
    return 1 if word[0].isupper() and word[1:].islower() else 4


def session(name: str, threads: int) -> InferenceSession:
    """A file of the model, ready to run."""
    import onnxruntime  # noqa: PLC0415  heavy, and not needed to import the package

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    content = shipped("language", "model", name).read_bytes()
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])


class Encoder:
    """Loads the model once; `run` reads one sentence."""

    def __init__(self, threads: int = 1) -> None:
        from tokenizers import BertWordPieceTokenizer  # noqa: PLC0415  heavy, and not needed to import the package

        folder = shipped("language", "model")
        self._session = session("encoder.onnx", threads)
        self._pieces = BertWordPieceTokenizer(str(folder.joinpath("vocabulary.txt")), lowercase=True)
        self.labels: dict[str, Any] = json.loads(folder.joinpath("labels.json").read_text(encoding="utf-8"))

    @cached_property
    def weights(self) -> dict[str, Floats]:
        """The weights of the heads that are computed here and not in the graph."""
        with shipped("language", "model").joinpath("heads.npz").open("rb") as file, np.load(file) as data:
            return {k: data[k].astype(np.float32) for k in data.files}

    @cached_property
    def _label(self) -> Floats:
        """The label tensor [deprel, i, j] as one matrix [i, deprel * j]."""
        tensor = self.weights["label"]
        return np.ascontiguousarray(tensor.transpose(1, 0, 2).reshape(tensor.shape[1], -1))

    @cached_property
    def digest(self) -> str:
        """Hash of the model's files."""
        import hashlib  # noqa: PLC0415

        digest = hashlib.blake2b(digest_size=8)
        for name in ("encoder.onnx", "second.onnx", "heads.npz", "labels.json"):
            digest.update(shipped("language", "model").joinpath(name).read_bytes())
        return digest.hexdigest()

    def run(self, words: list[str], marks: list[int] | None = None) -> Scores:
        """Scores for the words of one sentence (at most what fits in 500 word pieces; the caller cuts).

        `marks`: for each word 1 if it is of the marked actor, 2 of the marked recipient, else 0; needed by the pair head only.
        """
        pieces, shapes, first, marked = [101], [SPECIAL_SHAPE], [0], [0]
        for ids, word, mark in zip(self._split(words), words, marks or [0] * len(words), strict=True):
            first.append(len(pieces))
            pieces += ids
            shapes += [shape(word)] * len(ids)
            marked += [mark] * len(ids)
        if len(pieces) > MAX_PIECES + 8:
            raise InternalError(f"a sentence of {len(pieces)} word pieces reached the encoder; it takes {MAX_PIECES}")
        pieces.append(102)
        shapes.append(SPECIAL_SHAPE)
        marked.append(0)
        feed = {
            "pieces": np.array([pieces], dtype=np.int64),
            "shapes": np.array([shapes], dtype=np.int64),
            "marks": np.array([marked], dtype=np.int64),
            "first": np.array([first], dtype=np.int64),
        }
        found: dict[str, Any] = dict(zip(OUTPUTS, self._session.run(list(OUTPUTS), feed), strict=True))
        found["lower"] = found["lower"].astype(np.float16)
        return Scores(**found, first=feed["first"][0])

    def count(self, words: list[str]) -> list[int]:
        """Word pieces of each word, for cutting long sentences."""
        return [len(ids) for ids in self._split(words)]

    def _split(self, words: list[str]) -> list[list[int]]:
        """Word pieces of each word, at most eight; [UNK] for one that has none."""
        encoding = self._pieces.encode(words, is_pretokenized=True, add_special_tokens=False)
        out: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if len(out[word]) < MAX_WORD_PIECES:
                out[word].append(piece)
        return [ids or [UNKNOWN] for ids in out]

    def label_scores(self, scores: Scores, heads: NDArray[np.int64]) -> Floats:
        """Label scores [words, deprel] for the chosen heads (0 = root)."""
        dep = scores.label_dep[1:]
        head = scores.label_head[heads]
        one = np.ones((len(dep), 1), dtype=np.float32)
        left, right = np.concatenate([dep, one], 1), np.concatenate([head, one], 1)
        mixed = (left @ self._label).reshape(len(dep), -1, right.shape[1])
        answer: Floats = np.einsum("nlj,nj->nl", mixed, right)
        return answer
