"""What is found by its place or its words in long texts is what a look at everything finds."""

from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors.likely import Likely
from dragoman.actors.people import LONG_NAME, Memory, _nearly, key
from dragoman.claims.told import Told
from dragoman.coder import Coder
from dragoman.coding.same import distinct
from dragoman.language import Reading, Sentence
from dragoman.records import Actor, Claim, ClaimKind, CueClass, Span

MANY = 3_000


def test_as_many_events_as_sentences_take_no_time(coder: Coder) -> None:
    """Events are compared within their sentence, and not each with each."""
    one = coder.code("France condemned Mali on Friday.")[0]
    spread = [replace(one, id=str(k), evidence=replace(one.evidence, start=100 * k, end=100 * k + 30)) for k in range(MANY)]
    began = time.process_time()
    assert len(distinct(spread)) == MANY
    assert time.process_time() - began < 2


def test_as_many_mentions_of_one_name_are_summed_once(coder: Coder) -> None:
    reading = coder.front.read("Ana Lind left.")
    likely, asked = Likely(reading, coder.sectors, coder.register), []
    somebody = Actor(span=Span(start=0, end=8, text="Ana Lind"), id="PER:Ana Lind", name="Ana Lind", person="Ana Lind")

    def named(a: Actor) -> list[Span]:
        asked.append(a)
        return [a.span]

    assert len({likely.sectored(somebody, named) for _ in range(9)}) == 1
    assert len(asked) == 1


def claim(number: int, content: list[tuple[int, int]]) -> Claim:
    spans = tuple(Span(start=a, end=b, text="") for a, b in content)
    kind, cue = ClaimKind.INDIRECT, CueClass.SAY
    return Claim(id=f"{number:02d}", article="a", speaker=None, cue=None, content=spans, kind=kind, cue_class=cue)


WORD = st.sampled_from(["Forson", "Forso", "Ana", "Pang", "Weiming", "Forsons", "al"])
STRETCH = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(lambda x: (x[0], x[0] + x[1]))


@settings(deadline=None)
@given(st.lists(st.lists(STRETCH, max_size=3), max_size=6))
def test_the_innermost_claim_is_found(contents: list[list[tuple[int, int]]]) -> None:
    claims = [claim(n, c) for n, c in enumerate(contents)]
    told = Told(claims)
    for at in range(-1, 30):
        over = [c for c in claims if any(s.start <= at < s.end for s in c.content)]
        assert told.at(at) == min(over, key=lambda c: (sum(s.end - s.start for s in c.content), c.id), default=None)


@settings(deadline=None)
@given(st.lists(st.lists(WORD, min_size=1, max_size=3), max_size=8))
def test_names_are_found_as_by_a_look_at_all_of_them(learnt: list[list[str]]) -> None:
    memory = Memory()
    for n, words in enumerate(learnt):
        span = Span(start=n, end=n + 1, text="x")
        memory.learn(words, Actor(span=span, id=f"PER:{n}", name=" ".join(words), person=" ".join(words)))
    for asked in ("Forson", "Forsos", "Pang", "Ana Pang", "Weiming"):
        name = key(asked)
        longer = [a for full, a in memory.by_name.items() if f" {name} " in f" {full} " and " " in full]
        if " " in name:
            longer = [a for full, a in memory.by_name.items() if full.startswith(f"{name} ") or full.endswith(f" {name}")]
        one = longer[0] if len({a.person for a in longer}) == 1 else None
        assert memory._partly(name) == one
        near = {a.person: a for full, a in memory.by_name.items() if len(full) >= LONG_NAME and _nearly(name, full)}
        assert memory._spelt(name) == (next(iter(near.values())) if len(near) == 1 else None)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 2)), max_size=6), st.integers(-2, 25), st.integers(0, 9))
def test_sentences_over_a_stretch(sizes: list[tuple[int, int]], start: int, length: int) -> None:
    at, found = 0, []
    for n, (size, gap) in enumerate(sizes):
        found.append(Sentence(n, at + gap, at + gap + size, ()))
        at += gap + size
    reading = Reading(" " * at, tuple(found))
    assert reading.over(start, start + length) == tuple(s for s in found if s.start < start + length and start < s.end)
