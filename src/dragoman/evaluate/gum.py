"""Documents of the GUM treebank with their gold trees, their raw text and the mentions of their entities."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.language.reading import Reading, Sentence, Token

BRACKET = re.compile(r"\([^()]*\)?|[^()]*\)")
Row = list[str]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention: tokens [first, last) of a sentence with its head, GUM's entity type, and the number of its entity."""

    sentence: int
    first: int
    last: int
    head: int
    etype: str
    entity: str


@dataclass(frozen=True)
class Document:
    """One document: `reading` holds the gold trees and the raw text that its offsets refer to; mentions in the order of the text."""

    id: str
    reading: Reading
    mentions: tuple[GoldMention, ...]


def documents(path: Path, genres: tuple[str, ...] = ()) -> Iterator[Document]:
    """The documents of a GUM file (`*.conllu.gz`); `genres`: only these, all if empty.

    Raises:
        InputError: an entity's brackets do not match.
    """
    name, sentences, rows, opens = "", list[tuple[list[Row], bool]](), list[Row](), False
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in [*lines, "# newdoc id = end\n"]:
            if line.startswith("# newdoc"):
                if sentences and (not genres or name.split("_")[1] in genres):
                    yield _document(name, sentences)
                name, sentences, opens = line.split("=", 1)[1].strip(), [], True
            elif line.startswith("# newpar id") or line.rstrip() == "# newpar":
                opens = True
            elif line.strip() and not line.startswith("#"):
                rows.append(line.rstrip("\n").split("\t"))
            elif not line.strip() and rows:
                sentences.append((rows, opens))
                rows, opens = [], False


def _document(name: str, sentences: list[tuple[list[Row], bool]]) -> Document:
    text = ""
    parts: list[str] = []
    out: list[Sentence] = []
    mentions: list[GoldMention] = []
    still: list[tuple[str, str, int]] = []
    for index, (rows, opens) in enumerate(sentences):
        if opens and text:
            parts.append("\n\n")
            text = text.rstrip() + "\n\n"
        words, text = _laid(rows, text)
        tokens = tuple(
            Token(i, r[1], start, end, r[2], r[3], r[4], int(r[6]) - 1, r[7]) for i, (r, start, end) in enumerate(words)
        )
        out.append(Sentence(index, tokens[0].start, tokens[-1].end, tokens))
        mentions += _mentions(name, index, [r for r, _, _ in words], still)
    mentions.sort(key=lambda m: (m.sentence, m.first, -m.last))
    return Document(name, Reading(text.rstrip(), tuple(out)), tuple(mentions))


def _laid(rows: list[Row], text: str) -> tuple[list[tuple[Row, int, int]], str]:
    """Words with offsets, and the text grown by them. The words of one written word (`don't`) share its stretch."""
    out: list[tuple[Row, int, int]] = []
    until, stop, blank = 0, 0, True
    for r in rows:
        if "." in r[0]:
            continue
        if "-" in r[0]:
            until, at, blank = int(r[0].split("-")[1]), len(text), "SpaceAfter=No" not in r[9]
            text += r[1]
            stop = len(text)
            continue
        if int(r[0]) <= until:
            end = stop if int(r[0]) == until else min(at + len(r[1]), stop)
            out.append((r, min(at, stop - 1), end))
            at = end
            if int(r[0]) < until:
                continue
        else:
            out.append((r, len(text), len(text) + len(r[1])))
            text, blank = text + r[1], "SpaceAfter=No" not in r[9]
        text += " " if blank else ""
    return out, text if text.endswith(" ") else text + " "


def _mentions(name: str, index: int, rows: list[Row], still: list[tuple[str, str, int]]) -> Iterator[GoldMention]:
    still.clear()
    for i, r in enumerate(rows):
        for part in BRACKET.findall(next((f[7:] for f in r[9].split("|") if f.startswith("Entity=")), "")):
            fields = part.strip("()").split("-")
            if part.startswith("("):
                still.append((fields[0], fields[1], i))
            if part.endswith(")"):
                k = next((k for k in range(len(still) - 1, -1, -1) if still[k][0] == fields[0]), None)
                if k is None:
                    raise InputError(f"{name}, sentence {index + 1}: entity {fields[0]} is closed and was not opened")
                entity, etype, first = still.pop(k)
                heads = (j for j in range(first, i + 1) if not first <= int(rows[j][6]) - 1 <= i and rows[j][3] != "PUNCT")
                yield GoldMention(index, first, i + 1, next(heads, i), etype, entity)
