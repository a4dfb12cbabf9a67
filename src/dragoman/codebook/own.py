"""A user's own codebook.toml, laid over the shipped one: types and modes renamed, added, scored anew. Nothing is taken away."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dragoman.codebook.plover import Codebook, EventType
from dragoman.errors import KnowledgeError
from dragoman.knowledge import check_names, line_in, line_of, table

FILE = "codebook.toml"
TYPE_NAME = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*")
MODE_NAME = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
TYPE_RULE = "a type's name is written in capitals, as PUNISH or CYBER_ATTACK"
MODE_RULE = "a mode's name is written in small letters, as ramming or naval-blockade"
TYPE_KEYS = {
    "name": str, "as": str, "like": str, "quad": int, "recipient": bool, "mutual": bool, "announced": str, "spoken": bool, "stance": int,
    "near": list, "score": float, "definition": str, "mode": list,
}  # fmt: skip
MODE_KEYS = {"name": str, "as": str, "mutual": bool, "score": float, "definition": str}
NEEDED = ("quad", "recipient", "score", "definition")
SAID = {str: "a string", int: "a whole number", bool: "true or false", float: "a number", list: "a list"}


def own_codebook(folder: Path | None) -> Codebook:
    """The shipped codebook with what `codebook.toml` of the folder changes and adds; as shipped without a folder or file.

    Raises:
        KnowledgeError: the file cannot be read or says what cannot be, with its line; or nothing reads a TOML file of that name.
    """
    shipped = Codebook.shipped()
    if folder is None:
        return shipped
    check_names(folder)
    if not (folder / FILE).is_file():
        return shipped
    return _Merge(folder / FILE, shipped).codebook()


class _Merge:
    """One own codebook on its way over the shipped one."""

    def __init__(self, path: Path, shipped: Codebook) -> None:
        self.path, self.shipped = path, shipped
        self.types = dict(shipped.types)
        self.meanings = dict(shipped.mode_definitions)
        self.shown: dict[str, str] = {}
        self.shown_modes: dict[tuple[str, str], str] = {}
        self.own_types: list[str] = []
        self.own_modes: list[tuple[str, str]] = []
        self.at: dict[str, int] = {}

    def codebook(self) -> Codebook:
        """The whole."""
        data = table(self.path)
        for key in data:
            if key not in ("version", "type"):
                problem = f"unknown key {key!r}; the file holds version and [[type]] tables"
                raise KnowledgeError(self.path.name, line_of(self.path, key), problem)
        if not isinstance(data.get("version", ""), str):
            raise KnowledgeError(self.path.name, line_of(self.path, "version"), "version must be a string")
        given = data.get("type", [])
        if not isinstance(given, list) or not all(isinstance(t, dict) for t in given):
            raise KnowledgeError(self.path.name, line_of(self.path, "type"), "types are written as [[type]] tables")
        for k, t in enumerate(given):
            self._type(k, t)
        self._distinct()
        self._resolved(given)
        mark = data.get("version") or hashlib.blake2b(self.path.read_bytes(), digest_size=4).hexdigest()
        return replace(
            self.shipped, version=f"{self.shipped.version}+{mark}", types=self.types, mode_definitions=self.meanings, shown=self.shown,
            shown_modes=self.shown_modes, own_types=tuple(self.own_types), own_modes=tuple(self.own_modes),
        )  # fmt: skip

    def _fail(self, k: int, word: str | None, problem: str, *, last: bool = False) -> KnowledgeError:
        return KnowledgeError(self.path.name, line_in(self.path, "type", k, word, last=last), problem)

    def _type(self, k: int, t: dict[str, Any]) -> None:
        self._check(k, t, TYPE_KEYS, "a type")
        name = t["name"]
        if name in self.at:
            first = line_in(self.path, "type", self.at[name], name)
            raise self._fail(k, name, f"{name} stands in line {first} already; write one table for each type")
        self.at[name] = k
        old = self.types.get(name)
        if old is None:
            old = self._new(k, t)
        if "as" in t and t["as"] != name:
            self.shown[name] = self._name(k, t["as"], TYPE_NAME, TYPE_RULE)
        if t.get("quad", 1) not in (1, 2, 3, 4):
            raise self._fail(k, "quad", f"quad of {name} must be 1, 2, 3 or 4")
        modes, together = dict(old.modes), dict(old.mutual_modes)
        score = float(t.get("score", old.score))
        for m in t.get("mode", ()):
            self._mode(k, name, m, modes, score)
            together |= {m["name"]: m["mutual"]} if "mutual" in m else {}
        if t.get("stance", 0) not in (-1, 0, 1):
            raise self._fail(k, "stance", f"stance of {name} must be 1 (supportive), 0 or -1 (critical)")
        self.types[name] = replace(
            old, quad=t.get("quad", old.quad), needs_recipient=t.get("recipient", old.needs_recipient), score=score, modes=modes,
            definition=t.get("definition", old.definition), mutual=t.get("mutual", old.mutual), mutual_modes=together,
            spoken=t.get("spoken", old.spoken), stance=t.get("stance", old.stance),
        )  # fmt: skip

    def _new(self, k: int, t: dict[str, Any]) -> EventType:
        """A type that is not shipped."""
        name = t["name"]
        like = self._like(k, t)
        missing = [key for key in (NEEDED if like is None else NEEDED[-1:]) if key not in t]
        if missing:
            near = get_close_matches(name, self.shipped.types, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise self._fail(k, name, f"{name} is no shipped type{hint}, and a type of your own needs {', '.join(missing)} as well")
        self._name(k, name, TYPE_NAME, TYPE_RULE)
        if name == "NONE":
            raise self._fail(k, name, "NONE stands for no event; choose another name")
        if "as" in t:
            raise self._fail(k, "as", f"{name} is a type of your own; write the name that you want as its name")
        self.own_types.append(name)
        if like is not None:
            return replace(like, name=name, modes={}, mutual_modes={}, near=frozenset(), like=like.name)
        return EventType(name, t["quad"], t["recipient"], float(t["score"]), {}, t["definition"])

    def _like(self, k: int, t: dict[str, Any]) -> EventType | None:
        """The shipped type that one of the user's own is said to be like."""
        given = t.get("like")
        if given is not None and given not in self.shipped.types:
            near = get_close_matches(given, self.shipped.types, 1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise self._fail(k, "like", f"{t['name']} cannot be like {given}: that is no shipped type{hint}")
        return None if given is None else self.shipped.types[given]

    def _mode(self, k: int, kind: str, m: object, modes: dict[str, float], score: float) -> None:
        if not isinstance(m, dict):
            raise self._fail(k, "mode", 'a mode is a table: mode = [{ name = "ramming", score = -9.0, definition = "…" }]')
        self._check(k, m, MODE_KEYS, "a mode")
        name = m["name"]
        if (kind, name) in self.own_modes or f"{kind}.{name}" in self.at:
            raise self._fail(k, name, f"the mode {name} of {kind} stands here a second time", last=True)
        self.at[f"{kind}.{name}"] = k
        shipped = self.shipped.types.get(kind)
        if shipped is None or name not in shipped.modes:
            self._name(k, name, MODE_NAME, MODE_RULE)
            if "as" in m:
                raise self._fail(k, name, f"{name} is a mode of your own; write the name that you want as its name")
            self.own_modes.append((kind, name))
        elif "as" in m and m["as"] != name:
            self.shown_modes[kind, name] = self._name(k, m["as"], MODE_NAME, MODE_RULE)
        modes[name] = float(m.get("score", modes.get(name, score)))
        if "definition" in m:
            self.meanings[kind, name] = m["definition"]

    def _check(self, k: int, t: dict[str, Any], keys: dict[str, type], what: str) -> None:
        name = t.get("name")
        if not isinstance(name, str) or not name:
            raise self._fail(k, "name", f'{what} needs a name: name = "…"')
        for key, value in t.items():
            if key not in keys:
                raise self._fail(k, key, f"unknown key {key!r} in {name}; {what} may have {', '.join(keys)}")
            wanted = keys[key]
            fits = isinstance(value, (int, float) if wanted is float else wanted) and (wanted is bool or not isinstance(value, bool))
            if not fits:
                raise self._fail(k, key, f"{key} of {name} must be {SAID[wanted]}, not {value!r}")
        if not -10 <= t.get("score", 0) <= 10:
            raise self._fail(k, "score", f"score of {name} must lie between -10 (conflict) and 10 (cooperation)")

    def _name(self, k: int, name: str, pattern: re.Pattern[str], rule: str) -> str:
        if not pattern.fullmatch(name):
            raise self._fail(k, name, f"{name!r} cannot be a name; {rule}")
        return name

    def _resolved(self, given: list[dict[str, Any]]) -> None:
        """The types that a type names, by the names under which they are kept here."""
        names = {self.shown.get(t, t): t for t in self.types} | {t: t for t in self.types if t not in self.shown.values()}
        for k, t in enumerate(given):
            if "like" in t and t["name"] in self.shipped.types:
                raise self._fail(k, "like", f"{t['name']} is a shipped type; only a type of your own can be like another")
            wanted = [*t.get("near", ()), *([t["announced"]] if "announced" in t else [])]
            strange = next((n for n in wanted if not isinstance(n, str) or n not in names), None)
            if strange is not None:
                key = "announced" if t.get("announced") == strange else "near"
                raise self._fail(k, key, f"{key} of {t['name']} names {strange!r}, which is no type")
            old = self.types[t["name"]]
            near = frozenset(names[n] for n in t["near"]) if "near" in t else old.near
            self.types[t["name"]] = replace(old, near=near, announced=names[t["announced"]] if "announced" in t else old.announced)

    def _distinct(self) -> None:
        """No two types, and no two modes of a type, under one name."""
        for name, new in self.shown.items():
            others = [t for t in self.types if t != name and self.shown.get(t, t) == new]
            if others or new == "NONE":
                why = "that stands for no event" if new == "NONE" else "there is such a type"
                raise self._fail(self.at[name], new, f"{name} cannot come out as {new}: {why}")
        for (kind, mode), new in self.shown_modes.items():
            if any(m != mode and self.shown_modes.get((kind, m), m) == new for m in self.types[kind].modes):
                raise self._fail(self.at[f"{kind}.{mode}"], new, f"{kind}.{mode} cannot come out as {new}: {kind} has such a mode")
