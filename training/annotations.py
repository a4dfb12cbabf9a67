"""Check annotation blocks (docs/annotation.md) and turn them into data/corpus/*.jsonl.

    python training/annotations.py BLOCKS.ann --shared ../shared --out data/corpus/NAME.jsonl

Sentences of a source are kept by id and character span, without their text; sentences written by us with their text.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from pathlib import Path

from annotated import Sources

CODEBOOK = tomllib.loads((Path(__file__).parents[1] / "src/dragoman/codebook/data/plover.toml").read_text(encoding="utf8"))
TYPES = {t["name"]: {m["name"] for m in t.get("mode", ())} for t in CODEBOOK["type"]}
CONTEXTS = {c["name"] for c in CODEBOOK["context"]}
STATUS = {"actual", "ongoing", "future", "hypothetical", "negated"}


def find(text: str, part: str) -> list[int] | None:
    """[start, end) of a substring; `word~2` is its second occurrence."""
    match = re.fullmatch(r"(.*)~(\d+)", part)
    part, n = (match.group(1), int(match.group(2))) if match else (part, 1)
    places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(part)}(?!\w)", text)] or [
        m.start() for m in re.finditer(re.escape(part), text)
    ]
    return [places[n - 1], places[n - 1] + len(part)] if len(places) >= n else None


def event(line: str, text: str) -> dict:
    """One event line; raises ValueError with what is wrong."""
    fields = [f.strip() for f in line.split("|")]
    if len(fields) != 7:
        raise ValueError(f"{len(fields)} fields, need 7")
    trigger, actors, recipients, kind, status, contexts, said_by = fields
    name, _, mode = kind.partition(".")
    if name not in TYPES or (mode and mode not in TYPES[name]):
        raise ValueError(f"unknown type or mode {kind}")
    historical = status.endswith("+h")
    status = status.removesuffix("+h")
    subjects = [c.strip() for c in contexts.replace(",", ";").split(";") if c.strip() not in ("", "-")]
    if status not in STATUS or not set(subjects) <= CONTEXTS:
        raise ValueError(f"unknown status or context: {status} {contexts}")

    def places(part: str) -> list[list[int]]:
        out = []
        for piece in (p.strip() for p in part.split(";")):
            if piece not in ("", "-"):
                place = find(text, piece)
                if place is None:
                    raise ValueError(f"not in the sentence: {piece!r}")
                out.append(place)
        return out

    speaker = places(said_by)
    return {"trigger": places(trigger)[0], "actors": places(actors), "recipients": places(recipients), "type": name, "mode": mode or None,
            "status": status, "historical": historical, "contexts": subjects, "said_by": speaker[0] if speaker else None}


def main() -> None:
    """Convert; faults are printed with their line and left out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("blocks", type=Path)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    texts = Sources(options.shared)
    rows: list[dict] = []
    for n, line in enumerate(map(str.strip, options.blocks.read_text(encoding="utf8").splitlines()), 1):
        if line.startswith("@ "):
            rows.append({"id": line[2:].strip(), "events": []})
        elif line.startswith("# "):
            rows.append({"text": line[2:].strip(), "events": []})
        elif line and line != "-" and rows:
            try:
                rows[-1]["events"].append(event(line, rows[-1].get("text") or texts[rows[-1]["id"]]))
            except ValueError as problem:
                print(f"{options.blocks}:{n}: {problem}")
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf8")
    print(len(rows), "sentences,", sum(len(r["events"]) for r in rows), "events")


if __name__ == "__main__":
    main()
