"""Claims (PolNeAR), our own event annotations and our sentences with marked names as training sentences."""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from data import PTB, Event, Example

sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
from dragoman.language.segment import Word, sentences, words


def load_claims(folder: Path) -> tuple[list[Example], list[Example]]:
    """(train, dev) sentences of PolNeAR with BIO tags of source, cue and content."""
    return tuple(list(_claims(folder / f"polnear_{part}.jsonl.gz")) for part in ("train", "dev"))  # type: ignore[return-value]


def _claims(path: Path) -> list[Example]:
    out = []
    with gzip.open(path, "rt", encoding="utf8") as lines:
        for line in lines:
            doc = json.loads(line)
            label = {}
            for a in doc["attributions"]:
                for part in ("source", "cue", "content"):
                    for start, end in a[part]:
                        for k in range(start, end):
                            label[k] = (part, start)
            for sentence in sentences(doc["text"]):
                tags, before = [], None
                for w in sentence:
                    here = label.get(w.start)
                    tags.append("O" if here is None else f"{'I' if here == before else 'B'}-{here[0]}")
                    before = here
                out.append(Example(words=[w.text for w in sentence], origin="polnear", claim=tags))
    return out


def load_names(folder: Path) -> tuple[list[Example], list[Example]]:
    """(train, dev) sentences written with their names in brackets, `[ORG Bank of Namibia]`; every tenth is watched, not learned from."""
    train: list[Example] = []
    dev: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        for k, line in enumerate(path.read_text(encoding="utf8").splitlines()):
            (dev if k % 10 == 9 else train).append(_named(line))
    return train, dev


def _named(line: str) -> Example:
    text, at, names = "", 0, []
    for mark in re.finditer(r"\[(PER|ORG|LOC|MISC) ([^][]+)\]", line):
        text += line[at : mark.start()]
        names.append((len(text), len(text) + len(mark[2]), mark[1]))
        text, at = text + mark[2], mark.end()
    text += line[at:]
    tokens = words(text)
    tags = ["O"] * len(tokens)
    for start, end, kind in names:
        inside = [i for i, w in enumerate(tokens) if w.start < end and start < w.end]
        for i in inside:
            tags[i] = f"{'B' if i == inside[0] else 'I'}-{kind}"
    return Example(words=[w.text for w in tokens], origin="own", ner=tags)


class Mention(NamedTuple):
    """One wording of an actor in an article, code points [start, end)."""

    start: int
    end: int
    sector: str


def read_actors(path: Path) -> Iterator[tuple[str, list[tuple[str, list[str], str, str, str]]]]:
    """(text, actors) of each article of a file; an actor is (name, wordings, state, sector, role), see docs/annotation.md."""
    for block in re.split(r"^===[ ]*$", path.read_text(encoding="utf8"), flags=re.MULTILINE):
        text, _, listed = block.strip().partition("\n---\n")
        rows = [[f.strip() for f in line.split("|")] for line in listed.splitlines() if line.strip()]
        if text.strip():
            yield text.strip(), [(r[0], [w.strip() for w in r[1].split(";")], r[2], r[3], r[4]) for r in rows]


def load_actors(folder: Path) -> tuple[list[Example], list[Example]]:
    """(train, dev) sentences of articles written with their actors; every tenth article is watched, not learned from."""
    train: list[Example] = []
    dev: list[Example] = []
    for path in sorted(folder.glob("*.txt")):
        for k, (text, actors) in enumerate(read_actors(path)):
            found = list(_mentions(text, actors))
            for sentence in sentences(text):
                sectors = [_sector(w, found) for w in sentence]
                if any(sectors):
                    (dev if k % 10 == 9 else train).append(Example(words=[w.text for w in sentence], origin="own", sector=sectors))
    return train, dev


def _mentions(text: str, actors: list[tuple[str, list[str], str, str, str]]) -> Iterator[Mention]:
    for _, wordings, state, sector, _ in actors:
        for wording in wordings:
            for m in re.finditer(rf"(?<!\w){re.escape(wording)}(?!\w)", text):
                yield Mention(m.start(), m.end(), state if sector == "-" else sector)


def _sector(w: Word, mentions: list[Mention]) -> str | None:
    """That of the shortest mention which the word is of: the council in `the council's lawyer` is no lawyer."""
    inside = [m for m in mentions if m.start < w.end and w.start < m.end]
    return min(inside, key=lambda m: m.end - m.start).sector if inside else None


def load_events(folder: Path, shared: Path) -> tuple[list[Example], list[Example]]:
    """(train, dev): every tenth annotated sentence is watched, not learned from."""
    texts = Sources(shared)
    train, dev = [], []
    for path in sorted(folder.glob("*.jsonl")):
        for k, line in enumerate(path.read_text(encoding="utf8").splitlines()):
            row = json.loads(line)
            text = row.get("text") or texts[row["id"]]
            origin = "written" if "text" in row else "real"
            (dev if k % 10 == 9 else train).append(example(text, row["events"], origin, row.get("sectors", ())))
    return train, dev


class Sources:
    """The sentences that annotations refer to by id.

    `gmb-00012`: Voice of America; `re3d-`, `polnear-`, `ww-DOCUMENT-start-end`: official documents, political news, worldwide news
    (passages for development tests, never trained on); `ewt-`, `gum-SENTENCE`: the treebanks' training halves.
    """

    def __init__(self, shared: Path) -> None:
        data = shared / "data"
        self._sentences: dict[str, str] = {row["id"]: join(row["tokens"]) for row in _rows(data / "news/gmb_voa.jsonl.gz")}
        self._documents: dict[str, str] = {
            f"{origin}-{row['id' if origin != 'polnear' else 'doc_id']}": row["text"]
            for origin, path in (("re3d", "news/re3d_official"), ("ww", "news/worldwide"), ("polnear", "claims/polnear_train"))
            for row in _rows(data / f"{path}.jsonl.gz")
        }
        for origin in ("ewt", "gum"):
            name = ""
            with gzip.open(data / f"ud/en_{origin}-train.conllu.gz", "rt", encoding="utf8") as lines:
                for line in lines:
                    key, _, value = line.partition(" = ")
                    if key == "# sent_id":
                        name = value.strip()
                    elif key == "# text":
                        self._sentences[f"{origin}-{name}"] = value.strip()

    def __getitem__(self, sentence: str) -> str:
        if sentence.startswith(("re3d-", "ww-", "polnear-")):
            document, start, end = sentence.rsplit("-", 2)
            return self._documents[document][int(start) : int(end)]
        return self._sentences[sentence]


def _rows(path: Path) -> Iterator[dict]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        yield from map(json.loads, lines)


def join(tokens: list[str]) -> str:
    """Treebank tokens as running text."""
    text, quoted, opened = "", False, False
    for t in (PTB.get(token, token) for token in tokens):
        close = not text or opened or t in {".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "'"}
        opened = False
        if t == '"':
            close = close or quoted
            quoted = not quoted
            opened = quoted
        if text.endswith(("(", "$")):
            close = True
        text += ("" if close else " ") + t
    return text


def example(text: str, events: list[dict], origin: str = "written", sectors: Iterable[tuple[int, int, str]] = ()) -> Example:
    """One annotated sentence on our own tokens; `origin`: real or written; `sectors`: what actors are, code points [start, end)."""
    tokens: list[Word] = words(text)

    def span(pair: list[int]) -> tuple[int, int] | None:
        inside = [i for i, w in enumerate(tokens) if w.start < pair[1] and w.end > pair[0]]
        return (inside[0], inside[-1] + 1) if inside else None

    out = []
    for e in events:
        trigger = span(e["trigger"])
        if trigger is None:
            continue
        out.append(
            Event(
                trigger=trigger[0], event_type=e["type"], mode=e["mode"], status=e["status"], historical=e["historical"],
                actors=[s for s in map(span, e["actors"]) if s], recipients=[s for s in map(span, e["recipients"]) if s],
                said_by=span(e["said_by"]) if e["said_by"] else None, contexts=e["contexts"],
            )
        )
    mentions = [Mention(*m) for m in sectors]
    told = [_sector(w, mentions) for w in tokens] if mentions else None
    return Example(words=[w.text for w in tokens], origin=origin, events=out, sector=told)
