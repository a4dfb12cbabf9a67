"""Verb and noun frames: which words, in which company, mean which event type. Notation: see CONTRIBUTING.md."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.codebook import Codebook
from dragoman.errors import KnowledgeError
from dragoman.knowledge import line_of, shipped, table

ROLES = ("subj>obj", "mutual", "subj>", "obj>subj", "visit")
SLOT = re.compile(r"@(!?)([a-z|]+)(?:\{([^}]*)\})?|\[(to|that|ing)(?:\{([^}]*)\})?\]")
HEAD = re.compile(r"^(n:|a:)?([a-z'-]+(?:_[a-z]+)*)(?:\{([^}]*)\})?((?:\s+\S.*)?)$")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame. `prepositions` hold the other party; `under` maps prepositions to nouns that must stand there."""

    text: str
    part: str
    lemma: str
    particles: tuple[str, ...]
    objects: frozenset[str]
    prepositions: frozenset[str]
    required: bool
    under: tuple[tuple[frozenset[str], frozenset[str]], ...]
    complement: str | None
    complement_lemmas: frozenset[str]
    event_type: str
    mode: str | None
    roles: str

    @property
    def weight(self) -> int:
        """How specific: the frame with most slots wins."""
        return 2 * bool(self.objects) + 2 * len(self.under) + (3 if self.part == "n" else 1) * len(self.particles) + bool(self.complement) + 2 * bool(self.complement_lemmas) + self.required


class FrameBook:
    """All frames by part and lemma."""

    def __init__(self) -> None:
        self.by_lemma: dict[tuple[str, str], list[Frame]] = {}
        self.examples: list[tuple[str, str | None, str]] = []
        folder = shipped("coding", "data", "frames")
        lists: dict[str, list[str]] = {}
        self.light: frozenset[str] = frozenset()
        for path in sorted(shipped("coding", "data").iterdir(), key=lambda p: p.name):
            if path.name.startswith("lists") and path.name.endswith(".toml"):
                lists |= table(path)
        self.light = frozenset(lists.get("light", ()))
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.endswith(".toml"):
                for group in table(path).get("group", ()):
                    self._group(path, group, lists)

    @classmethod
    @cache
    def shipped(cls) -> FrameBook:
        """The frames that come with the package."""
        return cls()

    def _group(self, path: Any, group: dict[str, Any], lists: dict[str, list[str]]) -> None:
        kind, mode, roles = group["type"], group.get("mode"), group.get("roles", "subj>obj")
        types = Codebook.shipped().types
        if kind != "NONE" and (kind not in types or (mode and mode not in types[kind].modes)):
            raise KnowledgeError(path.name, line_of(path, f'"{mode or kind}"'), f"no such type or mode: {kind} {mode or ''}")
        if roles not in ROLES:
            raise KnowledgeError(path.name, line_of(path, roles), f"roles must be one of {', '.join(ROLES)}")
        for text in group["frames"]:
            for one in alternatives(text):
                frame = parse(one, kind, mode, roles, lists)
                if frame is None:
                    raise KnowledgeError(path.name, line_of(path, text), f"cannot read the frame {text!r}")
                self.by_lemma.setdefault((frame.part, frame.lemma), []).append(frame)
        self.examples += [(kind, mode, e) for e in group.get("examples", ())]

    def of(self, part: str, lemma: str) -> list[Frame]:
        """Frames of a verb (`v`), noun (`n`) or adjective (`a`)."""
        return self.by_lemma.get((part, lemma), [])


def alternatives(text: str) -> list[str]:
    """`lift|ease{ban}` -> `lift{ban}`, `ease{ban}`; `n:joint_drill|patrol` -> `n:joint_drill`, `n:joint_patrol`."""
    head = re.match(r"(n:(?:[a-z'-]+_)*|a:)?([a-z_'-]+(?:\|[a-z_'-]+)+)", text)
    return [text] if head is None else [(head.group(1) or "") + lemma + text[head.end() :] for lemma in head.group(2).split("|")]


def parse(text: str, kind: str, mode: str | None, roles: str, lists: dict[str, list[str]]) -> Frame | None:
    """Read one frame; None if it is not in the notation."""
    match = HEAD.match(text)
    if match is None:
        return None

    def members(items: str | None) -> frozenset[str]:
        out: set[str] = set()
        for item in (items or "").split(","):
            item = item.strip()
            out |= set(lists.get(item[1:], ())) if item.startswith("$") else {item} if item else set()
        return frozenset(out)

    lemma, *particles = match.group(2).split("_")
    if match.group(1) == "n:":  # `n:air_strike`: the noun stands last, its modifiers before it
        *particles, lemma = match.group(2).split("_")
    prepositions: set[str] = set()
    under, required, complement, complement_lemmas = [], False, None, frozenset[str]()
    rest = match.group(4).strip()
    if SLOT.sub("", rest).strip():
        return None
    for slot in SLOT.finditer(rest):
        if slot.group(4):
            complement, complement_lemmas = slot.group(4), members(slot.group(5))
        elif slot.group(3) is not None:
            under.append((frozenset(slot.group(2).split("|")), members(slot.group(3))))
        else:
            prepositions |= set(slot.group(2).split("|"))
            required = required or slot.group(1) == "!"
    part = (match.group(1) or "v:")[0]
    return Frame(text, part, lemma, tuple(particles), members(match.group(3)), frozenset(prepositions), required, tuple(under), complement, complement_lemmas, kind, mode, roles)
