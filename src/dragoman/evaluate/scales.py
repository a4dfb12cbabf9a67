"""All scales by name, and the floors pinned in floors.toml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from dragoman.batch import Classifier
from dragoman.coder import Coder
from dragoman.coding import EventCoder, FrameBook
from dragoman.coding.classify import PairClassifier
from dragoman.evaluate import (
    attribution,
    classification,
    coded,
    ecbplus,
    fusing,
    golden,
    happenings,
    identity,
    passages,
    pronouns,
    reading,
    record,
    spoken,
)
from dragoman.evaluate.counted import Counted
from dragoman.knowledge import shipped, table
from dragoman.language.front import Front

Figures = dict[str, float]


def floors() -> dict[str, Figures]:
    """Floors by set and figure."""
    return table(shipped("evaluate", "floors.toml"))


class Scales:
    """Runs the scales with one coder. `shared`: the reference data; `annotations`: the project's annotated passages.

    `frames_only`, `heads_only`: with one of the two voices that decide on events.
    """

    def __init__(self, shared: Path, annotations: Path, *, frames_only: bool = False, heads_only: bool = False) -> None:
        self.data, self.shared, self.annotations = shared / "data", shared, annotations
        self.frames_only, self.heads_only = frames_only, heads_only

    @cached_property
    def coder(self) -> Coder:
        """The coder that is weighed."""
        coder = Coder(frames_only=self.frames_only)
        if self.heads_only:
            coder.events = EventCoder(coder.events.learned, FrameBook.empty(), coder.codebook)
        return coder

    @cached_property
    def front(self) -> Front:
        """Its front end."""
        front = self.coder.front
        return front if isinstance(front, Front) else Front()

    def of(self, part: str) -> Iterator[tuple[str, Counted | Figures | None]]:
        """(name, counts or figures) of the sets of a part; None where the data is missing."""
        if part == "golden":
            for which in ("open", "closed"):
                yield f"golden-{which}", golden.weighed(self.coder, which)
        elif part == "articles":
            yield from coded.sets(self.coder, self.shared) if coded.FOLDER.is_dir() else ((part, None),)
        elif part == "happenings":
            for which in ("open", "closed"):
                yield f"happenings-{which}", fusing.figures(self.coder, which) if happenings.FOLDER.is_dir() else None
            archive = self.data / "fusion" / "ecbplus.tgz"
            yield "ecbplus", ecbplus.figures(self.coder, archive) if archive.is_file() else None
        elif part == "record":
            yield part, record.figures(self.coder, record.load()) if record.FOLDER.is_dir() else None
        elif not self.data.is_dir():
            yield part, None
        elif part == "language":
            yield from self._language()
        elif part == "coreference":
            gum = [self.data / "ud" / f"en_gum-{split}.conllu.gz" for split in ("dev", "test")]
            both = pronouns.both_ways(self.front, self.coder.register, gum, ("news",))
            yield from ((f"gum-news-pronouns-{name}", one) for name, one in zip(("given", "raw"), both, strict=True))
        elif part == "classification":
            yield from self._classification()
        elif part == "passages":
            if not self.annotations.is_dir():
                yield part, None
            for path in sorted(self.annotations.glob("*.jsonl")):
                found = passages.load(path, self.shared)
                pairs = [(e.confidence, right) for e, right in passages.judged(self.coder, found)]
                yield f"passages-{path.stem}", passages.weighed(self.coder, found)
                yield f"confidence-{path.stem}", {"events": len(pairs), "calibration_error": passages.reliability(pairs)[0]}
                homes = self.annotations.with_name("homes") / path.name
                if homes.is_file():
                    rows = identity.answers(self.front, self.coder.register, found, identity.load(homes))
                    yield f"homes-{path.stem}", identity.weighed([*rows])
        elif part == "speakers":
            yield from spoken.sets(self.coder, self.shared) if spoken.FOLDER.is_dir() else ((part, None),)
        else:
            yield "polnear_dev", attribution.weighed(self.shared)

    def _language(self) -> Iterator[tuple[str, Counted | Figures]]:
        ud, ner = self.data / "ud", self.data / "ner"
        yield "ewt-test", reading.trees_weighed(self.front, ud / "en_ewt-test.conllu.gz")
        yield "pud-news", reading.trees_weighed(self.front, ud / "en_pud-test.conllu.gz", "n")
        yield "names-ewt", reading.names_weighed(self.front, reading.iob2(ner / "uner_en_ewt-test.iob2.gz"))
        pud = ner / "uner_en_pud-test.iob2.gz"
        news = {tuple(r[1] for r in rows) for rows in reading.trees(ud / "en_pud-test.conllu.gz", "n")}
        yield "names-pud-news", reading.names_weighed(self.front, reading.iob2(pud, news))
        yield "names-pud", reading.names_weighed(self.front, reading.iob2(pud))
        yield "names-worldwide", reading.names_weighed(self.front, reading.worldwide(ner / "worldwide.jsonl.gz"))
        halves = {split: ud / f"en_gum-{split}.conllu.gz" for split in ("dev", "test")}
        for split, path in halves.items():
            yield f"gum-news-{split}", reading.sentence_figures([path], "GUM_news")
        yield "gum-news", reading.sentence_figures(halves.values(), "GUM_news")

    def _classification(self) -> Iterator[tuple[str, Counted | Figures]]:
        rows = classification.read_marked(self.data / "coding" / "plv_dev.tsv")
        # as the command `classify` does, which always names a type
        book = FrameBook.empty() if self.heads_only else None
        classifier = PairClassifier(self.front, None) if self.frames_only else Classifier(self.front, book)
        yield "plv_dev", classification.weighed([r[1] for r in rows], [classifier(r[0]).event_type for r in rows])
        yield "plv_dev-bare", classification.found(self.coder, rows)
