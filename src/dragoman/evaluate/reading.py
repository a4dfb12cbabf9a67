"""The language room against treebanks and name corpora.

UPOS and LAS (universal labels, punctuation counted) on gold tokens, exact names, and sentence boundaries on raw text.
"""

from __future__ import annotations

import gzip
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dragoman.language.front import Front
from dragoman.language.segment import Word, sentences

Row = list[str]
NAMES = ("PER", "ORG", "LOC")


def trees(path: Path, part: str = "") -> Iterator[list[Row]]:
    """Sentences of a CoNLL-U file as rows of words; `part`: only those whose sent_id or document begins with it."""
    for rows, _ in paragraphed(path, part):
        yield rows


def paragraphed(path: Path, part: str = "") -> Iterator[tuple[list[Row], bool]]:
    """As `trees`, with whether the sentence opens a paragraph."""
    rows: list[Row] = []
    keep, document, opens = True, "", False
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("# newdoc"):
                document, opens = line.split("=", 1)[-1].strip(), True
            elif line.startswith("# newpar"):
                opens = True
            elif line.startswith("# sent_id"):
                name = line.split("=", 1)[1].strip()
                keep = not part or name.startswith(part) or document.startswith(part)
            elif len(fields) > 8 and fields[0].isdigit():
                rows.append(fields)
            elif not line.strip() and rows:
                if keep:
                    yield rows, opens
                rows, opens = [], False


def spaced(words: list[str]) -> list[Word]:
    """Words with offsets as if parted by single blanks."""
    out, at = [], 0
    for w in words:
        out.append(Word(w, at, at + len(w)))
        at += len(w) + 1
    return out


def tree_figures(front: Front, path: Path, part: str = "", step: int = 1) -> dict[str, float]:
    """UPOS and LAS in percent."""
    words = tags = arcs = 0
    for rows in list(trees(path, part))[::step]:
        s = front.sentence(spaced([r[1] for r in rows]))
        for t, r in zip(s.tokens, rows, strict=True):
            words += 1
            tags += t.upos == r[3]
            arcs += t.head + 1 == int(r[6]) and t.rel == r[7].split(":")[0]
    return {"words": words, "upos": round(100 * tags / words, 2), "las": round(100 * arcs / words, 2)}


def name_figures(front: Front, path: Path, among: Collection[tuple[str, ...]] = (), step: int = 1) -> dict[str, float]:
    """Exact F1 of persons, organisations and places in percent; `among`: only the sentences with these words, if any are given."""
    right = mine = theirs = cases = 0
    for rows in list(_tagged(path))[::step]:
        if among and tuple(w for w, _ in rows) not in among:
            continue
        s = front.sentence(spaced([w for w, _ in rows]))
        found = {(n.first, n.last, n.label) for n in s.names if n.label in NAMES}
        gold = set(_spans([t for _, t in rows]))
        cases, right, mine, theirs = cases + 1, right + len(found & gold), mine + len(found), theirs + len(gold)
    return {"sentences": cases, "names_f1": round(200 * right / (mine + theirs), 1)}


def sentence_figures(paths: Iterable[Path], part: str) -> dict[str, float]:
    """F1 of sentences on raw text in percent, documents joined as the treebank's SpaceAfter says."""
    text, gold = "", set()
    for rows, opens in (row for path in paths for row in paragraphed(path, part)):
        text = text.rstrip() + "\n\n" if opens and text else text
        start = len(text)
        for r in rows:
            text += r[1] + ("" if "SpaceAfter=No" in r[9] else " ")
        gold.add((start, len(text.rstrip())))
        text = text if text.endswith(" ") else text + " "
    found = {(s[0].start, s[-1].end) for s in sentences(text)}
    right = len(found & gold)
    return {"sentences": len(gold), "sentence_f1": round(200 * right / (len(found) + len(gold)), 1)}


def _tagged(path: Path) -> Iterator[list[tuple[str, str]]]:
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in [*lines, "\n"]:
            if line.startswith("#"):
                continue
            if line.strip():
                fields = line.rstrip("\n").split("\t")
                rows.append((fields[1], fields[2]))
            elif rows:
                yield rows
                rows = []


def _spans(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            label = tags[start][2:]
            if label in NAMES:
                yield start, i, label
            start = -1
        if tag.startswith("B-"):
            start = i
