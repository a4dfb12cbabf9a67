"""Whose report it is: agency credits, and outlets that are quoted as the source."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dragoman.knowledge import rows, shipped
from dragoman.records import Article

# The last word of an outlet's name that no table lists, and its name by the capitals before it.
HEADS = (
    "Times|Post|Herald|Tribune|Gazette|Courier|Daily|Journal|News|Press|Radio|TV|Television|Telegraph|Observer|Chronicle|Standard|Mail|Wire"
    "|Dispatch|Examiner|Bulletin|Sentinel|Newspaper|Broadcasting"
)
UNLISTED = rf"(?:[A-Z][\w’'.-]*\s+){{1,4}}(?:{HEADS})\b(?:\s+(?:{HEADS}|Agency)\b)?"
THE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
OWNED = "state|official|private|local|national|public|opposition|independent|semi-official"
OUTLET = "agency|newspaper|daily|broadcaster|television|TV|radio|channel|site|website|outlet|magazine|service"
KINDS = (
    rf"(?:(?:{OWNED}|pro-\w+|\w+-(?:run|owned|based|funded))\s+)*"
    rf"(?:(?:[A-Z]\w+\s+)?(?:(?:news(?:paper)?|wire|press)\s+)?(?:{OUTLET})\s+)?"
)
RESTS_ON = (
    "[Aa]ccording to|[Cc]iting|[Qq]uoted by|[Rr]eported by|[Pp]ublished by|[Tt]old|[Ii]nterview with|[Ss]poke to"
    "|[Rr]eports? (?:by|in|from|on)|[Ss]tatement to|[Ss]een by|[Oo]btained by"
)
SAID = r"(?:first\s+)?(?:reported|reports|said|says|quoted|cited|citing|broadcast|published|wrote|revealed|disclosed|learned|carried)"


@dataclass(frozen=True, slots=True)
class Outlets:
    """The outlets known: those of the table and the publishers at hand. `known` maps a name in lower case to the one name."""

    known: dict[str, str]
    agencies: frozenset[str]
    quoting: re.Pattern[str]
    crediting: re.Pattern[str]

    @classmethod
    def shipped(cls, publishers: Iterable[str] = ()) -> Outlets:
        """The table's outlets and `publishers`."""
        return _outlets(tuple(sorted({p.strip() for p in publishers if p.strip()})))

    def name(self, written: str) -> str:
        """The one name of an outlet however it is written."""
        bare = THE.sub("", " ".join(written.split())).strip(" ,.")
        return self.known.get(bare.lower(), bare)

    def credit(self, article: Article) -> str | None:
        """The agency or outlet that the whole article is credited to: in the author line, dateline or last line."""
        if article.author is not None:
            for part in re.split(r"[/,;]| and | with ", article.author):
                if self.name(part) in self.agencies:
                    return self.name(part)
        head, tail = article.text[:160], article.text[-160:]
        found = self.crediting.match(head) or self.crediting.search(tail)
        written = found and next((g for g in found.groups() if g), None)
        return self.name(written) if written else None

    def quoted(self, sentence: str, publisher: str | None) -> str | None:
        """The first outlet other than the publisher that a sentence rests on: `according to the X`, `told X`, `X reported`."""
        own = self.name(publisher) if publisher else None
        for found in self.quoting.finditer(sentence):
            name = self.name(next(g for g in found.groups() if g))
            if name != own and name.lower() not in ("press", "news"):
                return name
        return None


@cache
def _outlets(publishers: tuple[str, ...]) -> Outlets:
    known: dict[str, str] = {}
    agencies = set()
    for _, r in rows(shipped("fusion", "data", "outlets.csv"), ("name", "kind", "also")):
        for written in (r["name"], *filter(None, r["also"].split(";"))):
            known[THE.sub("", written).lower()] = r["name"]
        if r["kind"] == "agency":
            agencies.add(r["name"])
    for p in publishers:
        bare = THE.sub("", p)
        known.setdefault(bare.lower(), bare)
        if re.search(r"\b(?:wire|agency)\b|press service$|news service$", bare, re.IGNORECASE):
            agencies.add(known[bare.lower()])
    listed = "|".join(re.escape(n) for n in sorted(_spellings(known, publishers), key=lambda n: (-len(n), n)))
    one = rf"(?:[Tt]he\s+)?((?:{listed})(?![\w-])|{UNLISTED})"
    quoting = re.compile(
        rf"(?:{RESTS_ON})\s+(?:a\s+)?(?:[Tt]he\s+)?{KINDS}{one}"
        rf"|{one}(?:\s+(?:news\s+agency|newspaper|television|TV|radio))?,?\s+(?:has\s+|had\s+|also\s+|\w+ly\s+)?{SAID}\b"
        rf"|{one}(?:'s|’s)\s+(?:report|account|correspondent|reporter)"
    )
    crediting = re.compile(
        rf"[^\n.()]{{0,60}}\(\s*{one}\s*\)|(?:^|\n|\.\s)\s*{one}\s*[-–—]\s|[-–—]\s*{one}\s*$"
        rf"|\(\s*{one}\s*\)\W*$|(?:Source|Reporting by|With reporting by|Agencies?):?\s+{one}\W*$"
    )
    return Outlets(known, frozenset(agencies), quoting, crediting)


def _spellings(known: dict[str, str], publishers: tuple[str, ...]) -> set[str]:
    out = {THE.sub("", p) for p in publishers}
    for _, r in rows(shipped("fusion", "data", "outlets.csv"), ("name", "also")):
        out.update(THE.sub("", n) for n in (r["name"], *filter(None, r["also"].split(";"))))
    return {n for n in out if n.lower() in known}
