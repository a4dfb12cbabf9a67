"""A phrase in the article's own words: where it stands and what office it tells."""

from __future__ import annotations

from dragoman.actors.affiliation import Affiliation
from dragoman.actors.entry import Kind, Noun
from dragoman.actors.hits import Hits
from dragoman.actors.officers import HONORIFICS
from dragoman.actors.phrase import core, trimmed
from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence
from dragoman.records import Span

# What stands in a title and tells no office.
UNTOLD = HONORIFICS | word_list("actors", "wording.untold")
JOINING = frozenset(("of", "for", "and", "&"))
NO_OFFICE = frozenset((Kind.STATE, Kind.DEMONYM, Kind.CAPITAL, Kind.PART, Kind.PERSON))


class Wording:
    """Answers for one article. `nouns[k]` maps head tokens of sentence k to their organ or role noun."""

    def __init__(self, text: str, hits: Hits, nouns: list[dict[int, Noun]]) -> None:
        self.text, self.hits, self.nouns = text, hits, nouns

    def between(self, s: Sentence, low: int, high: int) -> Span:
        """From one token to another, both included, with what a hyphen joins to the first, without a closing possessive."""
        while low > 1 and _joined(s, low):
            low -= 2
        start, end = s.tokens[low].start, s.tokens[high].end
        text = self.text[start:end]
        for tail in ("'s", "’s"):
            text = text[: -len(tail)].rstrip() if text.endswith(tail) else text
        return Span(start=start, end=start + len(text), text=text)

    def phrase(self, s: Sentence, head: int) -> Span:
        """The core of the phrase."""
        inside = trimmed(s, core(s, head), head)
        return self.between(s, inside[0], inside[-1])

    def belonging(self, s: Sentence, head: int, a: Affiliation | None) -> Span:
        """The phrase with what is said behind it of whose it is, and a known name whole."""
        inside = trimmed(s, core(s, head), head)
        low, high = inside[0], inside[-1]
        if a is not None and a.behind is not None and a.word in ("of", "for", "to") and a.behind > high:
            high = max((a.behind, *s.each(a.behind, "flat", "fixed")))
        hit = self.hits.at(s, head)
        if hit is not None:
            low, high = min(low, hit.first), max(high, hit.last - 1)
        return self.between(s, low, high)

    def office(self, s: Sentence, head: int, name: tuple[int, int] | None = None) -> str | None:
        """The office that the phrase tells, without country, name and honorific."""
        kept: list[int] = []
        for i in trimmed(s, core(s, head), head):
            hit = self.hits.at(s, i)
            noun = i in self.nouns[s.index]
            inside = (name is not None and name[0] <= i < name[1] and not noun) or _tail(s, i)
            other = hit is not None and hit.entry.kind in NO_OFFICE and not noun
            low = s.tokens[i].text.rstrip(".").lower()
            if not inside and not other and s.tokens[i].upos in ("NOUN", "PROPN", "ADJ") and (noun or low not in UNTOLD):
                kept.append(i)
        words = []
        for k, i in enumerate(kept):
            words.append(s.tokens[i].text)
            between = s.tokens[i + 1 : kept[k + 1]] if k + 1 < len(kept) else ()
            if between and between[0].text.lower() in JOINING and all(t.upos == "DET" for t in between[1:]):
                words += [t.text for t in between]  # `chief of staff`, `president of the republic`
        return " ".join(words) or None


def _tail(s: Sentence, i: int) -> bool:
    """Whether a token is what a hyphen joins to a person's name or to an age: `Wong Ka-man`, `23-year-old`."""
    if i < 2 or not _joined(s, i):
        return False
    age = s.tokens[i].text.lower() in ("year", "years", "old")
    return age or any(n.label == "PER" and n.first < i - 1 <= n.last for n in s.names)


def _joined(s: Sentence, i: int) -> bool:
    """Whether a hyphen joins a token to the one before it: `67-year-old`."""
    before, hyphen = s.tokens[i - 2], s.tokens[i - 1]
    return hyphen.text == "-" and before.end == hyphen.start and hyphen.end == s.tokens[i].start


def on_a_line(span: Span) -> str:
    """The words of a span without its line breaks."""
    return " ".join(span.text.split())
