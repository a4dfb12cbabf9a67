"""Fusing measured on ECB+ (Cybulska and Vossen 2014): mentions of actions, linked across articles by annotators.

What is compared, and what it is not. ECB+ marks all actions, most of them of films, sports and trade; ours are political. Taken are the
topics that a coder of politics may meet (elections 11, piracy 12, riots 19, arrests of sect leaders 36, bombed camps and schools 41),
and in them the marked mentions of actions that belong to a chain and on which the coder puts an event: the trigger within the
mention. The coder reads the text and is given nothing of the annotation; no publication dates, for the files have none. Over just
these mentions our stories and the baseline (same stem of the trigger and same day, None being a day of its own) are scored against
the chains. So the figures say how well coded events are fused, not how many actions are found (`coded` is that share), and they cannot
be laid beside published ECB+ results, which are over all mentions, with gold topics or gold mentions.
"""

from __future__ import annotations

import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman.errors import InputError
from dragoman.evaluate.fusing import Reads, b3, pairs
from dragoman.fusion import fuse
from dragoman.fusion.words import stem
from dragoman.records import Article, Event

TOPICS = ("11", "12", "19", "36", "41")


@dataclass(frozen=True, slots=True)
class Mention:
    """A marked action: its offsets and the chain it belongs to."""

    start: int
    end: int
    chain: str


@dataclass(frozen=True, slots=True)
class Marked:
    """One article with its mentions."""

    article: Article
    mentions: tuple[Mention, ...]


def figures(coder: Reads, archive: Path) -> dict[str, float]:
    """Pairwise and B3 scores in percent of our stories and of the baseline, with the counts.

    Raises:
        InputError: the archive is not there.
    """
    documents = list(load(archive))
    gold: dict[str, str] = {}
    coded: list[Event] = []
    for d in documents:
        events = coder.read(d.article).events
        coded.extend(events)
        for m in d.mentions:
            here = sorted((e for e in events if m.start <= e.trigger.start and e.trigger.end <= m.end), key=lambda e: (-e.confidence, e.id))
            if here:
                gold[here[0].id] = m.chain
    by_id = {e.id: e for e in coded}
    home = {i: s.id for s in fuse((d.article for d in documents), coded) for i in s.events}
    mine = {i: home.get(i, i) for i in gold}
    plain = {i: (stem(by_id[i].trigger.text.lower()), _day(by_id[i])) for i in gold}
    out: dict[str, float] = {}
    for name, grouping in (("", mine), ("baseline_", plain)):
        for kind, score in (("pair", pairs), ("b3", b3)):
            for part, value in zip(("precision", "recall", "f1"), score(grouping, gold), strict=True):
                out[f"{name}{kind}_{part}"] = value
    whole = sum(len(d.mentions) for d in documents)
    return out | {"mentions": len(gold), "coded": round(100 * len(gold) / whole, 1) if whole else 0.0, "articles": len(documents)}


def load(archive: Path, topics: tuple[str, ...] = TOPICS) -> Iterator[Marked]:
    """The articles of some topics with their linked action mentions, by name.

    Raises:
        InputError: the archive is not there.
    """
    if not archive.is_file():
        raise InputError(f"{archive} is not there; it should hold the ECB+ XML files")
    with tarfile.open(archive) as tar:
        names = sorted(n for n in tar.getnames() if n.endswith(".xml") and n.split("/")[-2] in topics)
        for name in names:
            file = tar.extractfile(name)
            if file is not None:
                yield _document(name.rsplit("/", 1)[-1].removesuffix(".xml"), ET.fromstring(file.read()))  # noqa: S314 - a local file of reference data


def _day(e: Event) -> str | None:
    return e.when.start.isoformat() if e.when is not None else None


def _document(name: str, root: ET.Element) -> Marked:
    spans: dict[str, tuple[int, int]] = {}
    text, last = "", None
    tokens = root.findall("token")
    address = {t.get("sentence") for t in tokens if t.text == "http"}  # the first line of many files is a web address
    for t in tokens:
        sentence, word = t.get("sentence"), t.text or ""
        if sentence in address:
            continue
        text += "" if last is None else "\n" if sentence != last else " "
        spans[t.get("t_id", "")] = (len(text), len(text) + len(word))
        text, last = text + word, sentence
    mentions = {}
    for m in root.findall("./Markables/*"):
        anchors = [spans[a.get("t_id", "")] for a in m.findall("token_anchor") if a.get("t_id", "") in spans]
        if anchors and "ACTION" in m.tag:
            mentions[m.get("m_id", "")] = (min(a for a, _ in anchors), max(b for _, b in anchors))
    found = []
    for link in root.findall("./Relations/*"):
        chain = link.get("note") if link.tag == "CROSS_DOC_COREF" else f"{name} {link.get('r_id')}"
        ids = [s.get("m_id", "") for s in link.findall("source")]
        found += [Mention(*mentions[i], str(chain)) for i in ids if i in mentions]
    return Marked(Article(id=name, text=text), tuple(sorted(found, key=lambda m: (m.start, m.end, m.chain))))
