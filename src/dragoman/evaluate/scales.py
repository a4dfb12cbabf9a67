"""All scales by name, and the floors pinned in floors.toml."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from dragoman.batch import Classifier
from dragoman.coder import Coder
from dragoman.coding.classify import PairClassifier
from dragoman.evaluate import (
    attribution,
    classification,
    ecbplus,
    fusing,
    golden,
    happenings,
    identity,
    passages,
    pronouns,
    reading,
    record,
)
from dragoman.knowledge import shipped, table
from dragoman.language.front import Front

Figures = dict[str, float]
EVERY = 11  # articles of the worldwide newswire, of which 93 are read


def floors() -> dict[str, Figures]:
    """Floors by set and figure."""
    return table(shipped("evaluate", "floors.toml"))


class Scales:
    """Runs the scales with one coder. `shared`: the reference data; `annotations`: the project's annotated passages."""

    def __init__(self, shared: Path, annotations: Path, *, frames_only: bool = False) -> None:
        self.data, self.shared, self.annotations, self.frames_only = shared / "data", shared, annotations, frames_only

    @cached_property
    def coder(self) -> Coder:
        """The coder that is weighed."""
        return Coder(frames_only=self.frames_only)

    @cached_property
    def front(self) -> Front:
        """Its front end."""
        front = self.coder.front
        return front if isinstance(front, Front) else Front()

    def of(self, part: str) -> Iterator[tuple[str, Figures | None]]:
        """(name, figures) of the sets of a part; None where the data is missing."""
        if part == "golden":
            for which in ("open", "closed"):
                yield f"golden-{which}", golden.figures(self.coder, which)
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
            both = pronouns.figures(self.front, self.coder.register, gum, ("news",))
            yield from ((f"gum-news-pronouns-{name}", one) for name, one in zip(("given", "raw"), both, strict=True))
        elif part == "classification":
            yield from self._classification()
        elif part == "passages":
            for path in sorted(self.annotations.glob("*.jsonl")):
                found = passages.load(path, self.shared)
                pairs = [(e.confidence, right) for e, right in passages.judged(self.coder, found)]
                yield f"passages-{path.stem}", {**passages.figures(self.coder, found), "calibration_error": passages.reliability(pairs)[0]}
                homes = self.annotations.with_name("homes") / path.name
                if homes.is_file():
                    rows = identity.answers(self.front, self.coder.register, found, identity.load(homes))
                    yield f"homes-{path.stem}", identity.figures([*rows])
        else:
            found_spans = attribution.figures(self.shared, None)
            spans, lenient = found_spans["span_exact_f1"], found_spans["attribution_lenient"]
            yield "polnear_dev", {**{f"{k}_f1": v for k, v in spans.items()}, "lenient_f1": lenient["f1"]}

    def _language(self) -> Iterator[tuple[str, Figures]]:
        ud, ner = self.data / "ud", self.data / "ner"
        yield "ewt-test", reading.tree_figures(self.front, ud / "en_ewt-test.conllu.gz")
        yield "pud-news", reading.tree_figures(self.front, ud / "en_pud-test.conllu.gz", "n")
        yield "names-ewt", reading.name_figures(self.front, reading.iob2(ner / "uner_en_ewt-test.iob2.gz"))
        pud = ner / "uner_en_pud-test.iob2.gz"
        news = {tuple(r[1] for r in rows) for rows in reading.trees(ud / "en_pud-test.conllu.gz", "n")}
        yield "names-pud-news", reading.name_figures(self.front, reading.iob2(pud, news))
        yield "names-pud", reading.name_figures(self.front, reading.iob2(pud))
        yield "names-worldwide", reading.name_figures(self.front, reading.worldwide(ner / "worldwide.jsonl.gz", EVERY))
        halves = {split: ud / f"en_gum-{split}.conllu.gz" for split in ("dev", "test")}
        for split, path in halves.items():
            yield f"gum-news-{split}", reading.sentence_figures([path], "GUM_news")
        yield "gum-news", reading.sentence_figures(halves.values(), "GUM_news")

    def _classification(self) -> Iterator[tuple[str, Figures]]:
        rows = classification.read_marked(self.data / "coding" / "plv_dev.tsv")
        # as the command `classify` does, which always names a type
        classifier = PairClassifier(self.front, None) if self.frames_only else Classifier(self.front)
        yield "plv_dev", classification.figures([(r[1], r[2]) for r in rows], [classifier(r[0]).event_type for r in rows])
        yield "plv_dev-bare", classification.found(self.coder, rows)
