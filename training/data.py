"""Training sentences from treebanks, name corpora, claims and our own annotations, all as `Example`s."""

from __future__ import annotations

import gzip
import json
import re
from dataclasses import dataclass, field
from pathlib import Path

TITLES = frozenset(
    [
        "president", "prime", "minister", "mr.", "mrs.", "ms.", "dr.", "senator", "secretary", "general", "king", "queen", "prince",
        "princess", "pope", "sir", "judge", "colonel", "captain", "chancellor", "governor", "ambassador", "chief", "foreign", "defense",
        "vice", "former", "u.s.", "us", "justice", "congressman", "lieutenant", "major", "representative", "mayor", "professor",
        "deputy", "spokesman", "ayatollah", "sheikh", "archbishop", "bishop", "cardinal", "admiral", "sgt.", "lt.", "gen.", "col.",
        "rep.", "sen.", "gov.", "lord", "lady", "state", "of", "the",
    ]
)
UD_KEPT_DROPPED_GENRES = ("whow", "fiction")


@dataclass
class Event:
    """One annotated event of a sentence; word indices from 0, spans end exclusive."""

    trigger: int
    event_type: str
    mode: str | None
    status: str
    historical: bool
    actors: list[tuple[int, int]]
    recipients: list[tuple[int, int]]
    said_by: tuple[int, int] | None
    contexts: list[str]


@dataclass
class Example:
    """A sentence with whichever annotations it has; None = not annotated."""

    words: list[str]
    origin: str
    upos: list[str] | None = None
    xpos: list[str] | None = None
    head: list[int] | None = None
    deprel: list[str] | None = None
    ner: list[str] | None = None  # BIO; "?" = no loss; "O-" = O or MISC
    claim: list[str] | None = None
    events: list[Event] | None = None
    sector: list[str | None] | None = None  # of the actor that a word is of; None = of none, or not known
    weight: float = 1.0
    spaces: list[bool] = field(default_factory=list)


def read_conllu(path: Path, origin: str, entities: bool = False) -> list[Example]:
    """Sentences of a treebank file; multiword ranges and empty nodes dropped."""
    out: list[Example] = []
    rows: list[list[str]] = []
    keep = True
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in (x.rstrip("\n") for x in lines):
            if line.startswith("# newdoc"):
                keep = not any(f"_{g}_" in line for g in UD_KEPT_DROPPED_GENRES)
            elif line.startswith("#"):
                continue
            elif line:
                f = line.split("\t")
                if f[0].isdigit():
                    rows.append(f)
            elif rows:
                if keep:
                    out.append(_tree(rows, origin, entities))
                rows = []
    return out


def _tree(rows: list[list[str]], origin: str, entities: bool) -> Example:
    return Example(
        words=[r[1] for r in rows],
        origin=origin,
        upos=[r[3] for r in rows],
        xpos=[r[4] for r in rows],
        head=[int(r[6]) for r in rows],
        deprel=[r[7] for r in rows],
        ner=_gum_names(rows) if entities else None,
        spaces=["SpaceAfter=No" not in r[9] for r in rows],
    )


GUM_NAME = {"person": "PER", "organization": "ORG", "place": "LOC", "time": None}


def _gum_names(rows: list[list[str]]) -> list[str]:
    """Names derived from GUM's entity spans: proper-noun heads grown over their flat and compound proper nouns."""
    n = len(rows)
    open_spans: list[tuple[str, str, int]] = []
    spans: list[tuple[int, int, str]] = []
    for i, r in enumerate(rows):
        m = re.search(r"(?:^|\|)Entity=([^|]*)", r[9])
        if not m:
            continue
        for part in re.findall(r"\([^()]*\)?|[^()]*\)", m.group(1)):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                key, kind = fields[0], fields[1] if len(fields) > 1 else "object"
                if part.endswith(")"):
                    spans.append((i, i + 1, kind))
                else:
                    open_spans.append((key, kind, i))
            else:
                key = part.rstrip(")").split("-")[0]
                for j in range(len(open_spans) - 1, -1, -1):
                    if open_spans[j][0] == key:
                        _, kind, start = open_spans.pop(j)
                        spans.append((start, i + 1, kind))
                        break
    tags = ["O"] * n
    for start, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        label = GUM_NAME.get(kind, "MISC")
        if label is None:
            continue
        heads = [i for i in range(start, end) if not start <= int(rows[i][6]) - 1 < end]
        if not heads or rows[heads[0]][3] != "PROPN":
            continue
        left = right = heads[0]
        while left > start and (
            rows[left - 1][3] == "PROPN" or (rows[left - 1][3] == "ADJ" and rows[left - 1][1][0].isupper() and label != "PER")
        ):
            left -= 1
        while right + 1 < end and rows[right + 1][3] == "PROPN" and rows[right + 1][7].split(":")[0] in ("flat", "compound"):
            right += 1
        if label in ("ORG", "LOC"):
            k = right + 1
            if k < end and rows[k][1].lower() == "of":
                k += 1
                if k < end and rows[k][1].lower() == "the":
                    k += 1
                if k < end and rows[k][3] == "PROPN":
                    while k + 1 < end and rows[k + 1][3] == "PROPN":
                        k += 1
                    right = k
        while label == "PER" and left < right and rows[left][1].lower() in TITLES:
            left += 1
        if any(t != "O" for t in tags[left : right + 1]):
            continue
        tags[left : right + 1] = [f"{'B' if i == left else 'I'}-{label}" for i in range(left, right + 1)]
    return tags


def read_iob2(path: Path, origin: str) -> list[Example]:
    """UniversalNER sentences (no MISC: their O may be MISC)."""
    out: list[Example] = []
    words: list[str] = []
    tags: list[str] = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in (x.rstrip("\n") for x in [*lines, "\n"]):
            if line.startswith("#"):
                continue
            if line:
                f = line.split("\t")
                words.append(f[1])
                tags.append("O-" if f[2] == "O" else f[2].replace("OTH", "MISC"))
            elif words:
                out.append(Example(words=words, origin=origin, ner=tags))
                words, tags = [], []
    return out


CROSSNER = {
    "politician": "PER", "person": "PER", "organisation": "ORG", "organization": "ORG", "politicalparty": "ORG",
    "country": "LOC", "location": "LOC", "election": "MISC", "event": "MISC", "misc": "MISC",
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC",
}


def read_name_json(path: Path, origin: str) -> list[Example]:
    """Wikigold and CrossNER rows: tokens and BIO tags."""
    out = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            tags = [t if t == "O" else f"{t[:2]}{CROSSNER[t[2:]]}" for t in row["tags"]]
            out.append(Example(words=row["tokens"], origin=origin, ner=tags))
    return out


GMB = {"geo": "LOC", "org": "ORG", "per": "PER", "gpe": "?", "tim": "O", "art": "MISC", "eve": "MISC", "nat": "MISC"}
PTB = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


def read_gmb(path: Path) -> list[Example]:
    """GMB's Voice of America sentences: names only; nationalities are left without loss, titles are cut from persons."""
    out = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            row = json.loads(line)
            tags: list[str] = []
            fresh = False
            words = [PTB.get(w, w) for w in row["tokens"]]
            for word, tag in zip(words, row["ner"], strict=True):
                if tag == "O":
                    tags.append("O")
                    continue
                label = GMB[tag[2:]]
                if label in ("?", "O"):
                    tags.append(label)
                elif label == "PER" and word.lower() in TITLES and (tag[0] == "B" or fresh):
                    tags.append("O")
                    fresh = True
                    continue
                else:
                    tags.append(f"{'B' if tag[0] == 'B' or fresh else 'I'}-{label}")
                fresh = False
            for i, t in enumerate(tags):
                if t.startswith("I-") and (i == 0 or tags[i - 1][2:] != t[2:]):
                    tags[i] = "B-" + t[2:]
            out.append(Example(words=words, origin="gmb", ner=tags))
    return out


def read_worldwide_names(path: Path) -> list[Example]:
    """The worldwide newswire with PER, ORG, LOC (facilities are LOC): test only."""
    names = {"Person": "PER", "Organization": "ORG", "Location": "LOC", "Facility": "LOC"}
    out = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            for s in json.loads(line)["sentences"]:
                tags = []
                for t in s["tags"]:
                    label = names.get(t[2:]) if t != "O" else None
                    tags.append("O" if label is None else f"{'B' if t[0] in 'BS' else 'I'}-{label}")
                out.append(Example(words=s["tokens"], origin="ww", ner=tags))
    return out
