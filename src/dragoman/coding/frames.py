"""Verb and noun frames: which words, in which company, mean which event type. Notation: see CONTRIBUTING.md."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from dragoman.codebook import Codebook
from dragoman.errors import KnowledgeError
from dragoman.knowledge import line_in, line_of, shipped, table

ROLES = ("subj>obj", "mutual", "subj>", "obj>subj", "visit", "handover")
Table = Traversable | Path
KEYS = ("type", "mode", "roles", "mutual", "decides", "by", "frames", "examples")
LIST_NAME = re.compile(r"\$([^\s,{}|\[\]]*)")
SLOT = re.compile(r"@(!?)([a-z|]+)(?:\{([^}]*)\})?|\[(to|that|ing|whether|bare)(?:\{([^}]*)\})?\]")
HEAD = re.compile(r"^(n:|a:)?([a-z'-]+(?:_[a-z'-]+)*)(?:\{([^}]*)\})?((?:\s+\S.*)?)$")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame. `prepositions` hold the other party; `under` maps prepositions to nouns that must stand there; `own`: a user's.

    `mutual`: several doers without a recipient do it to or with one another, or side by side; None: as the codebook has it.
    `decides`: its type holds whatever the trained heads say; `doers`: nouns of which one must do it, or go through it in a passive.
    """

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
    mutual: bool | None = None
    own: bool = False
    decides: bool = False
    doers: frozenset[str] = frozenset()

    @property
    def weight(self) -> int:
        """How specific: the frame with most slots wins."""
        return (
            2 * bool(self.objects)
            + 2 * len(self.under)
            + (3 if self.part == "n" else 1) * len(self.particles)
            + bool(self.complement)
            + 2 * bool(self.complement_lemmas)
            + self.required
            + 2 * bool(self.doers)
        )


class FrameBook:
    """All frames by part and lemma. `extra`: a folder whose `frames*.toml` add to them, by the types and modes of `codebook`.

    Raises:
        KnowledgeError: a file cannot be read; with its line.
    """

    def __init__(self, extra: Path | None = None, codebook: Codebook | None = None) -> None:
        self.by_lemma: dict[tuple[str, str], list[Frame]] = {}
        self.examples: list[tuple[str, str | None, str]] = []
        self.codebook = codebook or Codebook.shipped()
        self._own: dict[Frame, str] = {}
        folder = shipped("coding", "data", "frames")
        lists: dict[str, list[str]] = {}
        for path in sorted(shipped("coding", "data").iterdir(), key=lambda p: p.name):
            if path.name.startswith("lists") and path.name.endswith(".toml"):
                lists |= table(path)
        self._words = {name: frozenset(words) for name, words in lists.items()}
        for path in sorted(folder.iterdir(), key=lambda p: p.name):
            if path.name.endswith(".toml"):
                self._groups(path, lists)
        if extra is not None:
            lists |= _own_lists(extra / "lists.toml", lists)
            for path in sorted(extra.glob("frames*.toml")):
                self._groups(path, lists, own=True)

    @classmethod
    @cache
    def shipped(cls) -> FrameBook:
        """The frames that come with the package."""
        return cls()

    @classmethod
    def empty(cls) -> FrameBook:
        """No frames at all, to weigh what the trained heads do alone."""
        book = cls()
        book.by_lemma = {}
        return book

    def _groups(self, path: Table, lists: dict[str, list[str]], *, own: bool = False) -> None:
        data = table(path)
        groups = data.get("group", [])
        for key in data:
            if key != "group":
                raise KnowledgeError(path.name, line_of(path, key), f"unknown key {key!r}; the file holds [[group]] tables")
        if not isinstance(groups, list) or not all(isinstance(g, dict) for g in groups):
            raise KnowledgeError(path.name, line_of(path, "group"), "frames stand in [[group]] tables")
        for k, group in enumerate(groups):
            self._group(path, k, group, lists, own=own)

    def _group(self, path: Table, k: int, group: dict[str, Any], lists: dict[str, list[str]], *, own: bool) -> None:
        kind, mode, roles = self._heading(path, k, group, self.codebook if own else Codebook.shipped())
        mutual = group.get("mutual", True if roles == "mutual" else None)
        by = group.get("by", ())
        doers = frozenset(word for name in by for word in (lists.get(name[1:], ()) if name.startswith("$") else (name,)))
        for text in (*by, *group["frames"]):
            unknown = [name for name in LIST_NAME.findall(text) if name not in lists]
            if unknown:
                raise _wrong(path, k, text, f"no word list ${unknown[0]}, in the frame {text!r}")
        for text in group["frames"]:
            for one in alternatives(text):
                frame = parse(one, kind, mode, roles, lists)
                if frame is None:
                    raise _wrong(path, k, text, f"cannot read the frame {text!r}")
                frame = replace(frame, mutual=mutual, decides=group.get("decides", False), doers=doers)
                held = self.by_lemma.setdefault((frame.part, frame.lemma), [])
                if own:
                    self._once(path, k, frame, text)
                    held.insert(0, replace(frame, own=True))  # of frames as specific as one another the first fits
                else:
                    held.append(frame)
        self.examples += [(kind, mode, e) for e in group.get("examples", ())]

    def _heading(self, path: Table, k: int, group: dict[str, Any], codebook: Codebook) -> tuple[str, str | None, str]:
        """Type, mode and roles of a group, checked, by the names of `codebook`."""
        for key, value in group.items():
            if key not in KEYS:
                raise _wrong(path, k, key, f"unknown key {key!r}; a group may have {', '.join(KEYS)}")
            said, fits = _wanted(key, value)
            if not fits:
                raise _wrong(path, k, key, f"{key} must be {said}")
        if "type" not in group or "frames" not in group:
            raise _wrong(path, k, None, "a group needs a type and frames")
        given, mode, roles = group["type"], group.get("mode"), group.get("roles", "subj>obj")
        kind = given if given == "NONE" else codebook.find(given)
        named = codebook.find_mode(kind, mode) if kind is not None and kind != "NONE" and mode is not None else None
        if kind is None or (mode is not None and named is None):
            raise _wrong(path, k, given if kind is None else mode, f"no such type or mode: {given} {mode or ''}")
        if roles not in ROLES:
            raise _wrong(path, k, roles, f"roles must be one of {', '.join(ROLES)}")
        return kind, named, roles

    def _once(self, path: Table, k: int, frame: Frame, text: str) -> None:
        """A user's frame must not stand twice, whatever its type."""
        bare = replace(frame, text="", event_type="", mode=None, roles="", mutual=None)
        if bare in self._own:
            raise _wrong(path, k, text, f"the frame {text!r} stands in {self._own[bare]} already", last=True)
        self._own[bare] = f"{path.name}:{line_in(path, 'group', k, text)}"

    def words(self, name: str) -> frozenset[str]:
        """A shipped word list; empty where there is none of the name."""
        return self._words.get(name, frozenset())

    def of(self, part: str, lemma: str) -> list[Frame]:
        """Frames of a verb (`v`), noun (`n`) or adjective (`a`)."""
        return self.by_lemma.get((part, lemma), [])


def _wrong(path: Table, k: int, word: str | None, problem: str, *, last: bool = False) -> KnowledgeError:
    """A complaint about the group number `k` of a file."""
    return KnowledgeError(path.name, line_in(path, "group", k, word, last=last), problem)


def _wanted(key: str, value: object) -> tuple[str, bool]:
    """What must stand under a key of a group, and whether it does."""
    if key in ("mutual", "decides"):
        return "true or false", isinstance(value, bool)
    if key in ("by", "frames", "examples"):
        return "a list of strings", isinstance(value, list) and all(isinstance(v, str) for v in value)
    return "a string", isinstance(value, str)


def _own_lists(path: Path, known: dict[str, list[str]]) -> dict[str, list[str]]:
    """A user's word lists, if there is such a file."""
    if not path.is_file():
        return {}
    lists = table(path)
    for name, words in lists.items():
        if name in known:
            raise KnowledgeError(path.name, line_of(path, name), f"{name} is a shipped word list; choose another name")
        if not re.fullmatch("[a-z_]+", name) or not isinstance(words, list) or not words or not all(isinstance(w, str) for w in words):
            raise KnowledgeError(path.name, line_of(path, name), f'a word list is written as: {name.lower()} = ["word", "word"]')
    return lists


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
        for item in map(str.strip, (items or "").split(",")):
            out |= set(lists.get(item[1:], ())) if item.startswith("$") else {item} if item else set()
        return frozenset(out)

    lemma, *particles = match.group(2).split("_")
    if match.group(1) == "n:":  # `n:air_strike`: the noun stands last, its modifiers before it
        *particles, lemma = match.group(2).split("_")
    prepositions: set[str] = set()
    under, required, complement, complement_lemmas = [], False, None, frozenset[str]()
    rest = match.group(4).strip()
    if SLOT.sub("", rest).strip() or sum(bool(slot.group(4)) for slot in SLOT.finditer(rest)) > 1:
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
    return Frame(
        text,
        part,
        lemma,
        tuple(particles),
        members(match.group(3)),
        frozenset(prepositions),
        required,
        tuple(under),
        complement,
        complement_lemmas,
        kind,
        mode,
        roles,
    )
