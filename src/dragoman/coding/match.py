"""Which frame fits a predicate, and which words fill it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.agreement import personal
from dragoman.coding.arguments import Arguments, cases, of_noun, of_verb
from dragoman.coding.frames import Frame, FrameBook
from dragoman.coding.wordlists import words
from dragoman.language import Sentence, Token

LIST = "$"  # names a list of words in a frame
HYPHENS = frozenset("-\u2010\u2011")
PARTICLES = ("compound:prt", "advmod", "compound", "fixed")
PREFIXES = ("re-", "co-")
WISHED = {"AGREE": True, "REQUEST": False}  # whether it is to do something oneself that is wished
BRITISH = (("ise", "ize"), ("isation", "ization"), ("yse", "yze"), ("our", "or"), ("mme", "m"))


@dataclass(frozen=True)
class Match:
    """A frame at a predicate. `slots` are the nouns in braces, `inner` the heads of its complement; `trigger` carries the act.

    `light`: the verb only carries the act of its noun.
    """

    frame: Frame
    head: int
    trigger: int
    arguments: Arguments
    slots: tuple[int, ...] = ()
    inner: tuple[int, ...] = ()
    light: bool = False


def match(s: Sentence, i: int, book: FrameBook) -> Match | None:
    """The most specific frame that fits at token `i`, or None."""
    t = s.tokens[i]
    lemma = t.lemma.lower()
    if t.upos in ("VERB", "AUX") and t.rel not in ("aux", "cop", "case", "mark", "fixed"):
        options = _verb(s, i, _listed(s, i, book, "v"), lemma in book.words("light"))
    elif t.upos == "NOUN" or (t.upos == "PROPN" and not _named(s, i)):
        options = _noun(s, i, _listed(s, i, book, "n"))
    elif t.upos == "ADJ":
        options = _verb(s, i, _listed(s, i, book, "a"), False) if t.rel not in ("amod",) else iter(())
        if t.xpos in ("VBN", "VBG"):
            options = _verb(s, i, _listed(s, i, book, "v"), lemma in book.words("light"))
    else:
        return None
    return max(options, key=lambda m: _apt(s, m), default=None)


def _written(s: Sentence, i: int) -> list[str]:
    """By what a word is looked up: lemma, as it stands, singular, and with what a hyphen ties to it: `sit-in` is three tokens."""
    t = s.tokens[i]
    forms = list(dict.fromkeys((t.lemma.lower(), t.text.lower(), *_singular(t))))
    if i > 1 and s.tokens[i - 1].text in HYPHENS and s.tokens[i - 2].end == s.tokens[i - 1].start and s.tokens[i - 1].end == t.start:
        forms = [*(f"{s.tokens[i - 2].text.lower()}-{form}" for form in forms), *forms]
    return [*forms, *(other for form in forms for other in _spelt_otherwise(form))]


def _titled(s: Sentence, i: int) -> list[str]:
    """By what a word is looked up under a verb: also with the word before it, and a name by its title.

    `peacekeeping_force`; the minister in `Foreign Minister Ana Lind`; what a number is of or a ship carries.
    """
    titles = [c for c in s.each(i, "nmod:desc") if c < i and s.tokens[i].upos == "PROPN"]
    forms = _beside(s, i)
    return [*forms, *(form for c in titles for form in _written(s, c)), *(form for c in held(s, i) for form in _beside(s, c))]


def held(s: Sentence, i: int) -> list[int]:
    """What a number is of, and what is told to be on a ship or truck: `a batch of vaccines`, `a plane carrying medicine`."""
    counted = [c for c in s.each(i, "nmod") if cases(s, c) == ["of"]] if s.tokens[i].lemma.lower() in words("numbers_of") else []
    return counted + [c for k in s.each(i, "acl") if s.tokens[k].lemma.lower() in words("laden") for c in s.each(k, "obj", "obl")]


def _beside(s: Sentence, i: int) -> list[str]:
    """By what a word is looked up: by itself and with what stands before it or behind its `of`.

    `list of sponsors` is `sponsor_list`, `his men` are `own_man`.
    """
    forms = _written(s, i)
    before = [s.tokens[c].text.lower() for c in s.each(i, "amod", "compound") if c < i]
    before += [s.tokens[c].lemma.lower() for c in s.each(i, "nmod") if cases(s, c) == ["of"]]
    before += ["own" for c in s.each(i, "nmod:poss") if s.tokens[c].text.lower() in ("his", "her", "its", "their")]
    return [*forms, *(f"{word}_{form}" for word in before for form in forms)]


def _spelt_otherwise(word: str) -> Iterator[str]:
    """How frames may spell a word: `normalise`, `re-open`, `programme`."""
    if word.startswith(PREFIXES):
        yield word.replace("-", "", 1)
    yield from (word.removesuffix(here) + there for here, there in BRITISH if word.endswith(here))


def _singular(t: Token) -> list[str]:
    """The singular of a noun whose lemma is not it: `troops` and `manoeuvres` are left as they are, `bases` are taken for many a basis."""
    word = t.text.lower()
    known = t.lemma.lower() != word and word.startswith(t.lemma.lower())
    if word == f"{t.lemma.lower()}es":
        return [word[:-1]]  # `bronzes`, of which taggers make many a bronz
    if t.xpos != "NNS" or not word.endswith("s") or known:
        return []
    return [f"{word[:-3]}y" if word.endswith("ies") else word[:-1]]


def _listed(s: Sentence, i: int, book: FrameBook, part: str) -> list[Frame]:
    """The frames of a word. Verbs and adjectives go by their lemmas alone: of the two verbs `found` the lemma tells which it is.

    Taggers leave many a verb of a headline as it is: `reopens`.
    """
    as_is, lemma = s.tokens[i].text.lower(), s.tokens[i].lemma.lower()
    forms = [form for form in _written(s, i) if part == "n" or form != as_is or form == lemma]
    if part == "v" and lemma == as_is and as_is.endswith("s") and s.tokens[i].xpos.startswith("VB"):
        forms += [as_is[:-1], as_is[:-2]]
    return [frame for form in forms for frame in book.of(part, form)]


def _apt(s: Sentence, m: Match) -> tuple[int, int, bool, bool, bool]:
    """How well a frame fits: the more specific, then whether its other party is there, a user's, a word of its own, whether it decides."""
    f, a = m.frame, m.arguments
    there = any(not _time(s, j) for j in a.under(*f.prepositions)) or (f.roles == "mutual" and len(a.subjects) > 1)
    return f.weight, 0 if not f.prepositions else 1 if there else -1, f.own, LIST not in f.text, f.decides


def _time(s: Sentence, i: int) -> bool:
    """Whether a noun tells when: `on Nov. 2`, `in March`."""
    t = s.tokens[i]
    return t.upos == "NUM" or any(word.startswith(t.text.lower().rstrip(".")) for word in words("times") if len(t.text) > 2)


def _verb(s: Sentence, i: int, frames: list[Frame], light: bool) -> Iterator[Match]:
    if not frames:
        return
    arguments = of_verb(s, i)
    particles = {
        s.tokens[c].text.lower() for c in s.children[i]
        if s.tokens[c].deprel in PARTICLES or s.tokens[c].rel in PARTICLES or (s.tokens[c].rel == "xcomp" and s.tokens[c].upos == "ADJ")
    }  # with the adjective of `set free`
    after = s.tokens[i + 1].text.lower() if i + 1 < len(s.tokens) else ""
    bare = {
        w
        for c in s.children[i]
        if s.tokens[c].rel in ("obl", "advcl", "ccomp", "xcomp") and not _time(s, c)
        for w in cases(s, c)[:1]
        if w == after or w not in words("placing")  # `gave in to them`, but not `gave a speech in Paris`
    }
    for f in frames:
        found = _fits(s, i, f, arguments, particles, bare, light)
        if found is not None:
            yield found


def _fits(s: Sentence, i: int, f: Frame, a: Arguments, particles: set[str], bare: set[str], light: bool) -> Match | None:
    if not all(p in particles or p in bare for p in f.particles):
        return None
    if (
        f.part == "v"
        and not f.particles
        and particles & {"off", "down", "out", "up"}
        and s.tokens[i].lemma.lower() in words("parting")
    ):
        return None
    light = light and not (f.particles and s.tokens[i].lemma.lower() in words("sending_off"))
    if f.doers and not any(f.doers.intersection(_titled(s, j)) for j in (a.objects if a.passive else a.subjects)):
        return None
    slots: list[int] = []
    if f.objects:
        here = [j for j in (*a.objects, *_predicates(s, i)) if f.objects.intersection(_titled(s, j))]
        if not here:
            return None
        slots += here
    for prepositions, nouns in f.under:
        here = [j for j in a.under(*prepositions) if nouns.intersection(_titled(s, j))]
        here += [c for kind, c in a.complements if kind == "ing" and s.tokens[c].lemma.lower() in nouns]
        if not here:
            return None
        slots += here
    if f.required and not a.under(*f.prepositions):
        return None
    inner: tuple[int, ...] = ()
    if f.complement is not None:
        heads = _complements(s, i, f, a)
        if not heads:
            return None
        inner = tuple(heads)
    else:
        inner = tuple(c for kind, c in a.complements if kind == "to")
    told = f.complement is not None and bool(slots) and personal(s.tokens[slots[0]].lemma.lower())  # `ordered his men to withdraw`
    its_noun = light and f.objects and slots and not told
    trigger = slots[0] if its_noun and f.event_type not in ("AGREE", "REQUEST", "REJECT", "THREATEN", "CONCEDE") else i
    return Match(f, i, trigger, a, tuple(slots), inner, light)


def _complements(s: Sentence, i: int, f: Frame, a: Arguments) -> list[int]:
    """The clauses over which a frame stands, of its verbs where it names some."""
    own = WISHED.get(f.event_type) if s.tokens[i].lemma.lower() in words("wishing") else None
    return [
        c for kind, c in a.complements
        if kind == f.complement and (not f.complement_lemmas or f.complement_lemmas.intersection(_with_object(s, c)))
        and (own is None or _wishes_itself(s, i, c, a) is own)
    ]


def _wishes_itself(s: Sentence, i: int, c: int, a: Arguments) -> bool:
    """Whether somebody wants to do something himself, and no other to do it: `wants to help`, but not `wants Mali to help`."""
    return a.passive or not (any(j < c for j in s.each(i, "obj", "iobj")) or any(True for _ in s.each(c, "nsubj", "nsubj:pass")))


def _with_object(s: Sentence, i: int) -> list[str]:
    """By what the verb of a clause is looked up: by itself and with what goes with it, `hold_fire`, `come_home`."""
    lemma = s.tokens[i].lemma.lower()
    return [lemma, *(f"{lemma}_{s.tokens[c].lemma.lower()}" for c in s.each(i, "obj", "xcomp", "compound:prt", "advmod"))]


def _predicates(s: Sentence, i: int) -> list[int]:
    """What somebody is said or made to be: `guilty` in `found him guilty`, `persona` in `was declared persona non grata`."""
    return [c for c in s.each(i, "xcomp") if s.tokens[c].upos in ("NOUN", "ADJ", "PROPN")]


def _named(s: Sentence, i: int) -> bool:
    """Whether a capitalised word is part of a name, or of a date: `March 3` is no march, `the Congress` no congress of."""
    return s.tokens[i].text.lower() in words("times") or any(n.first <= i < n.last for n in s.names)


def _noun(s: Sentence, i: int, frames: list[Frame]) -> Iterator[Match]:
    if not frames:
        return
    t = s.tokens[i]
    if t.rel in ("compound", "flat", "fixed") or (t.rel == "nmod" and t.deprel == "nmod:desc"):
        return
    arguments = of_noun(s, i)
    beside = {s.tokens[c].text.lower() for c in s.children[i] if s.tokens[c].rel in ("compound", "amod")}
    for f in frames:
        if not beside.issuperset(f.particles):
            continue
        if f.required and not arguments.under(*f.prepositions):
            continue
        if f.complement is not None and not _complements(s, i, f, arguments):
            continue
        slots: list[int] = []
        for prepositions, nouns in f.under:
            here = [j for j in arguments.under(*prepositions) if nouns.intersection(_titled(s, j))]
            if not here:
                break
            slots += here
        else:
            yield Match(f, i, i, arguments, tuple(slots), tuple(c for _, c in arguments.complements))
