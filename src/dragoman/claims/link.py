"""Which source and which contents go with which cue of a sentence: by the tree, else by nearness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.actors.agreement import personal
from dragoman.claims import tree
from dragoman.claims.decode import Thresholds, Words, thresholds
from dragoman.language import Sentence

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
SHARING = frozenset(("conj", "xcomp", "advcl", "parataxis", "ccomp"))
OBLIQUE = frozenset(("him", "her", "them", "me", "us"))
# Rewards of the tree and costs of distance; one step is the worth of a clear sign against a weak one.
OWN, NEAR, WEAK = 4.0, 2.5, 1.5
BESIDE, PER_WORD, CROSSED = 1.0, 0.12, 1.5


@dataclass(slots=True)
class Bundle:
    """One cue of a sentence with what belongs to it."""

    cue: Words
    source: Words | None = None
    contents: list[Words] = field(default_factory=list)


def top(s: Sentence, w: Words) -> int:
    """The token of a span that all its others hang on: the one nearest to the root, marks left out."""
    best, depth = w.first, 1 << 30
    for i in range(w.first, w.last):
        if s.tokens[i].upos != "PUNCT" and s.tokens[i].head not in range(w.first, w.last):
            d = sum(1 for _ in s.ancestors(i))
            if d < depth:
                best, depth = i, d
    return best


def link(s: Sentence, found: Sequence[Words], limits: Thresholds | None = None) -> tuple[list[Bundle], list[Words]]:
    """(bundles in the order of their cues, contents without a cue)."""
    limits = limits or thresholds()
    cues = [w for w in found if w.role == "cue"]
    sources = [w for w in found if w.role == "source"]
    contents = [w for w in found if w.role == "content"]
    tops = {w: top(s, w) for w in found}
    bundles = [Bundle(c) for c in cues]
    stray = _contents(s, bundles, contents, tops, limits)
    for b in bundles:
        ranked = sorted(((_source(s, b, x, tops), -n, x) for n, x in enumerate(sources)), key=lambda x: x[:2])
        if _undergone(s, tops[b.cue]):
            continue
        made_to = _made_to(s, b.cue, tops[b.cue])
        if made_to is not None:
            b.source = next((x for x in sources if made_to in x), Words(*tree.phrase(s, made_to), "source"))
        elif ranked and ranked[-1][0] >= limits.lowest:
            b.source = ranked[-1][2]
        elif b.contents:
            b.source = _subject(s, b, tops[b.cue])
        _give_to_quoted(s, b)
    return bundles, _with_subjects(s, bundles, stray, tops)


def _undergone(s: Sentence, cue: int) -> bool:
    """Whether the subject of the clause that a participle opens is not who tells: `Asked about the raid, the minister said`."""
    t = s.tokens[cue]
    finite = any(s.tokens[c].upos == "AUX" or s.tokens[c].rel == "mark" for c in s.children[cue])
    return t.xpos in ("VBN", "VBD") and t.rel == "advcl" and not finite and s.child(cue, "nsubj", "obl:agent") is None


def _made_to(s: Sentence, cue: Words, verb: int) -> int | None:
    """Whom somebody or something brings to say it: the banker in `The senator forced the banker to admit that`."""
    t = s.tokens[verb]
    if t.rel != "xcomp" or t.head < 0 or t.head in cue or s.tokens[t.head].upos != "VERB":
        return None
    who = next((j for j in s.each(t.head, "obj") if t.head < j < cue.first), None)
    if who is None:
        return None
    person = any(n.label == "PER" and n.first <= who < n.last for n in s.names)
    return who if person or s.tokens[who].text.lower() in OBLIQUE or personal(s.tokens[who].lemma.lower()) else None


def _with_subjects(s: Sentence, bundles: list[Bundle], stray: list[Words], tops: dict[Words, int]) -> list[Words]:
    """Give the clause in whose midst the cue stands its subject: `The vote, officials said, was rigged`. Returns what is still stray."""
    for b in bundles:
        verb = s.tokens[tops[b.cue]]
        if verb.rel != "parataxis" or not any(verb.head in k for k in b.contents):
            continue
        subject = s.child(verb.head, "nsubj", "nsubj:pass")
        first, last = (min(s.subtree(subject)), max(s.subtree(subject)) + 1) if subject is not None else (0, 0)
        begun = min(b.cue.first, b.source.first if b.source is not None else b.cue.first)
        if first < last < begun and s.tokens[last].text == "," and not any(k.first < last for k in b.contents):
            b.contents = [Words(first, last, "content"), *b.contents]
            stray = [k for k in stray if not (k.first < last and first < k.last)]
    return sorted(stray)


def _give_to_quoted(s: Sentence, b: Bundle) -> None:
    """What is told as quoted from somebody is his, and begins behind `as saying`."""
    who, saying = next((q for i in range(b.cue.first, b.cue.last) if (q := tree.quoted(s, i)) is not None), (None, None))
    if who is None or saying is None:
        return
    b.source = Words(*tree.phrase(s, who), "source")
    told = [k for k in b.contents if who not in k or saying in k or len(b.contents) == 1]
    b.contents = [Words(saying + 1, k.last, "content") if k.first <= saying < k.last - 1 else k for k in told]


def _contents(s: Sentence, bundles: list[Bundle], contents: list[Words], tops: dict[Words, int], limits: Thresholds) -> list[Words]:
    """Give every content to the cue that it fits best; returns those that fit none."""
    cues = [b.cue for b in bundles]
    fits: list[list[tuple[float, Words]]] = [[] for _ in bundles]
    stray: list[Words] = []
    for k in contents:
        score, n = max(((_content(s, b.cue, k, tops, cues), -n) for n, b in enumerate(bundles)), default=(-9.0, 0))
        if score >= limits.lowest:
            fits[-n].append((score, k))
        else:
            stray.append(k)
    for b, row in zip(bundles, fits, strict=True):
        best = max((score for score, _ in row), default=0.0)
        b.contents = [k for score, k in row if score == best or score >= limits.further]
        stray += [k for score, k in row if score != best and score < limits.further]
    return stray


def _subject(s: Sentence, b: Bundle, verb: int) -> Words | None:
    """Where no source was found: the subject in the tree."""
    if s.tokens[verb].upos not in ("VERB", "AUX", "ADJ"):
        return None
    head = tree.subject(s, verb)
    if head is None and s.tokens[verb].xpos == "VBG" and s.tokens[verb].rel == "advcl":
        head = tree.subject(s, s.tokens[verb].head)  # `Tan went on, saying that`
    if head is None or head in b.cue:
        return None
    first, last = tree.phrase(s, head)
    for n, k in enumerate(b.contents):
        if head in k:
            if last != k.last or last != b.cue.first or first == k.first:
                return None
            b.contents[n] = Words(k.first, first, "content")  # `"...", the minister said`: the speaker is no part of what is said
    return Words(first, last, "source")


def gap(a: Words, b: Words) -> int:
    """Words between two spans."""
    return max(0, b.first - a.last if a.first < b.first else a.first - b.last)


def _between(a: Words, b: Words, others: Sequence[Words]) -> int:
    low, high = min(a.last, b.last), max(a.first, b.first)
    return sum(low <= o.first and o.last <= high for o in others)


def _content(s: Sentence, cue: Words, k: Words, tops: dict[Words, int], cues: Sequence[Words]) -> float:
    c, t = tops[cue], tops[k]
    score = 0.0
    if s.tokens[t].head in cue:
        score += OWN
    elif s.tokens[c].head in k:
        score += NEAR
    else:
        score += _reach(s, t, cue, cues) or _reach(s, c, k, ())
    if any(s.tokens[i].head in cue for i in range(k.first, k.last)):
        score += WEAK
    d = gap(cue, k)
    return score + (BESIDE if d <= 1 else 0.0) - PER_WORD * d - CROSSED * _between(cue, k, cues)


def _reach(s: Sentence, i: int, into: Words, others: Sequence[Words]) -> float:
    """WEAK if `into` governs the token from afar, with no other cue on the way."""
    for j in s.ancestors(i):
        if j in into:
            return WEAK
        if any(j in o for o in others if o is not into):
            return 0.0
    return 0.0


def _source(s: Sentence, b: Bundle, x: Words, tops: dict[Words, int]) -> float:
    cue = b.cue
    cues, sources = ([w for w in tops if w.role == r] for r in ("cue", "source"))
    c, t = tops[cue], tops[x]
    head, rel = s.tokens[t].head, s.tokens[t].deprel
    score = 0.0
    if head in cue:
        score += OWN
        if rel in ("obj", "iobj"):
            score -= NEAR
        cases = {s.tokens[k].text.lower() for k in s.each(t, "case")}
        if rel.startswith("obl") and rel != "obl:agent" and not cases & {"by", "to", "from"}:
            score -= WEAK
    elif s.tokens[c].head in x:
        score += OWN if s.tokens[c].rel in ("acl", "case", "nmod") else NEAR
    elif _shared(s, c, t):
        score += NEAR
    else:
        score += _reach(s, t, cue, cues) or _reach(s, c, x, ())
    if head not in cue and rel in SUBJECTS and s.child(c, "nsubj", "nsubj:pass") is not None:
        score -= OWN  # who does it is told: `As the governor seems set to veto it, the mayor said`
    d = gap(cue, x)
    score += (BESIDE if d <= 1 else 0.0) - PER_WORD * d
    score -= CROSSED * (_between(cue, x, cues) > 0 and not _shared(s, c, t)) + CROSSED * 0.7 * (_between(cue, x, sources) > 0)
    foreign = [k for k in b.contents if x.first >= k.first and x.last <= k.last]
    return score - (9.0 if foreign else 0.0) + (0.4 if x.first < cue.first else 0.0)


def _shared(s: Sentence, cue: int, source: int) -> bool:
    """Whether the source is the subject of a verb that the cue shares it with: `Tan rose and said`, `Tan wanted to say`."""
    i = cue
    for j in s.ancestors(cue):
        if s.tokens[i].rel not in SHARING:
            return False
        if s.tokens[source].head == j and s.tokens[source].deprel in SUBJECTS:
            return True
        i = j
    return False
