"""The classes of every head, in fixed order."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from pathlib import Path

from data import read_conllu
from model import Sizes

CODEBOOK = Path(__file__).parents[1] / "src/dragoman/codebook/data/plover.toml"
NAMES = ("PER", "ORG", "LOC", "MISC")
STATUS = ("actual", "ongoing", "future", "hypothetical", "negated")
CLAIM = ("source", "cue", "content")
BETWEEN = ("IGO", "NGO")  # bodies of no one state, which have no sector


@dataclass(frozen=True)
class Labels:
    """Class names by head; trigger[0] and mode[0] mean none."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    deprel: tuple[str, ...]
    ner: tuple[str, ...]
    trigger: tuple[str, ...]
    mode: tuple[str, ...]
    status: tuple[str, ...]
    claim: tuple[str, ...]
    context: tuple[str, ...]
    sector: tuple[str, ...]

    @classmethod
    def standard(cls, shared: Path) -> Labels:
        """Tree classes from the treebanks' training halves, event classes from the codebook."""
        trees = read_conllu(shared / "data/ud/en_ewt-train.conllu.gz", "ewt") + read_conllu(
            shared / "data/ud/en_gum-train.conllu.gz", "gum"
        )
        book = tomllib.loads(CODEBOOK.read_text(encoding="utf8"))
        return cls(
            upos=tuple(sorted({u for t in trees for u in t.upos or ()})),
            xpos=tuple(sorted({u for t in trees for u in t.xpos or ()})),
            deprel=tuple(sorted({u for t in trees for u in t.deprel or ()})),
            ner=("O", *(f"{p}-{n}" for n in NAMES for p in "BI")),
            trigger=("NONE", *(t["name"] for t in book["type"])),
            mode=("none", *(f"{t['name']}-{m['name']}" for t in book["type"] for m in t.get("mode", ()))),
            status=STATUS,
            claim=("O", *(f"{p}-{n}" for n in CLAIM for p in "BI")),
            context=tuple(c["name"] for c in book["context"]),
            sector=(*(s["code"] for s in book["sector"]), *BETWEEN),
        )

    def sizes(self) -> Sizes:
        """The widths of the heads."""
        return Sizes(**{k: len(v) for k, v in asdict(self).items()})

    def to_dict(self) -> dict[str, list[str]]:
        """For saving beside the weights."""
        return {k: list(v) for k, v in asdict(self).items()}
