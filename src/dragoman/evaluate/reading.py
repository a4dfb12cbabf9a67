"""The language room against treebanks and name corpora.

UPOS and LAS (universal labels, punctuation counted) on gold tokens, exact names, and sentence boundaries on raw text.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from dragoman.evaluate.counted import Counted, f1, share
from dragoman.language.front import Front
from dragoman.language.segment import Word, sentences

Row = list[str]
Span = tuple[int, int, str]
Tagged = list[tuple[list[str], set[Span]]]  # the sentences of a text: words, names
NAMES = ("PER", "ORG", "LOC")
LONG = 200  # words, which are fewer pieces than the encoder takes
WORLDWIDE = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}


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


def trees_weighed(front: Front, path: Path, part: str = "") -> Counted:
    """UPOS and LAS, a unit a sentence."""
    units = []
    for rows in trees(path, part):
        s = front.sentence(spaced([r[1] for r in rows]))
        both = list(zip(s.tokens, rows, strict=True))
        units.append({
            "words": len(rows), "tags": sum(t.upos == r[3] for t, r in both),
            "arcs": sum(t.head + 1 == int(r[6]) and t.rel == r[7].split(":")[0] for t, r in both),
        })
    return Counted(units, ("words",), {"upos": share("tags", "words"), "las": share("arcs", "words")}, digits=2)


def names_weighed(front: Front, texts: Iterable[Tagged]) -> Counted:
    """Exact F1 of persons, organisations and places on texts of sentences of words with their names, a unit a sentence."""
    units = []
    for text in texts:
        for s, (_, gold) in zip(front.together([spaced(words) for words, _ in text]), text, strict=True):
            found = {(n.first, n.last, n.label) for n in s.names if n.label in NAMES}
            units.append({"sentences": 1, "right": len(found & gold), "given": len(found), "gold": len(gold)})
    return Counted(units, ("sentences",), {"names_f1": f1("right", "given", "gold")})


def iob2(path: Path, among: Collection[tuple[str, ...]] = ()) -> Iterator[Tagged]:
    """Documents of a UniversalNER file; `among`: only the sentences with these words, if any are given."""
    for document in _tagged(path):
        sentences = [([w for w, _ in rows], set(_spans([t for _, t in rows]))) for rows in document]
        kept = [s for s in sentences if not among or tuple(s[0]) in among]
        if kept:
            yield kept


def worldwide(path: Path) -> Iterator[Tagged]:
    """The articles of the worldwide newswire; facilities count as places, the other classes are left out; a list of LONG words is cut."""
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            article = []
            for sentence in json.loads(line)["sentences"]:
                tags = [re.sub("^S", "B", re.sub("^E", "I", t)) for t in sentence["tags"]]
                tags = [t[:2] + WORLDWIDE.get(t[2:], t[2:]) for t in tags]
                cuts = [slice(k, k + LONG) for k in range(0, len(tags), LONG)]
                article += [(sentence["tokens"][cut], set(_spans(tags[cut]))) for cut in cuts]
            yield article


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


def _tagged(path: Path) -> Iterator[list[list[tuple[str, str]]]]:
    document: list[list[tuple[str, str]]] = []
    rows: list[tuple[str, str]] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in [*lines, "\n", "# newdoc"]:
            if line.startswith("# newdoc") and document:
                yield document
                document = []
            if line.startswith("#"):
                continue
            if line.strip():
                fields = line.rstrip("\n").split("\t")
                rows.append((fields[1], fields[2]))
            elif rows:
                document.append(rows)
                rows = []


def _spans(tags: list[str]) -> Iterator[Span]:
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and not tag.startswith("I-"):
            label = tags[start][2:]
            if label in NAMES:
                yield start, i, label
            start = -1
        if tag.startswith("B-"):
            start = i
