"""The shape of a noun phrase: its head, its core, what stands beside it. Pure grammar, no politics."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.knowledge import word_list
from dragoman.language.reading import Sentence

NOMINAL = frozenset(("NOUN", "PROPN", "ADJ", "NUM", "X"))
CORE = frozenset(("amod", "compound", "flat", "nmod:poss", "nmod:desc", "nmod:unmarked", "nummod", "fixed", "goeswith", "list"))
INNER = frozenset(("compound", "flat", "fixed", "goeswith", "nmod:desc"))
SEPARATORS = frozenset((",", ";", ":", "(", ")", "—", "–", "--"))
STRIPPED = frozenset(("DET", "PUNCT", "ADV", "ADP", "CCONJ", "PART", "AUX", "VERB", "PRON", "SYM"))
FOR = frozenset(("of", "on", "for"))  # before what a body is for, in its name
SHARES = word_list("actors", "phrase.shares")
OF_MANY = word_list("actors", "phrase.of_many")
OF_OTHERS = word_list("actors", "phrase.of_others")
WATCHING = word_list("actors", "phrase.watching")
WATCHED = word_list("actors", "phrase.watched")
FOR_OTHERS = word_list("actors", "phrase.for_others")
LEADING = word_list("actors", "phrase.leading")
SEATED = word_list("actors", "phrase.seated")
WORKING = word_list("actors", "phrase.working")
QUANTITIES = word_list("actors", "phrase.quantities")
COUNTRIES = frozenset(["country", "nation"])
FILED = word_list("actors", "phrase.filed")
ASKING = word_list("actors", "phrase.asking")


def parted(s: Sentence, i: int, j: int) -> bool:
    """Whether a comma, bracket or dash stands between two tokens."""
    low, high = min(i, j), max(i, j)
    return any(s.tokens[k].text in SEPARATORS for k in range(low + 1, high))


def root(s: Sentence, first: int, last: int) -> int:
    """The token of a name that hangs on a word outside it."""
    return next((i for i in range(first, last) if not first <= s.tokens[i].head < last), first)


def of_a_name(s: Sentence, i: int) -> bool:
    """Whether a word of a body's name but tells what it is for: Livestock in `the Ministry of Agriculture and Livestock`."""
    name = next((n for n in s.names if n.label == "ORG" and n.first <= i < n.last), None)
    return name is not None and any(s.tokens[k].text.lower() in FOR for k in range(root(s, name.first, name.last) + 1, i))


def bracketed(s: Sentence, i: int) -> bool:
    """Whether a token stands alone in brackets: the letters of the name before them."""
    return 0 < i < len(s.tokens) - 1 and s.tokens[i - 1].text == "(" and s.tokens[i + 1].text == ")"


def top(s: Sentence, i: int) -> int:
    """The head of the phrase whose name or title `i` is part of: Tan -> spokesman in `spokesman Tan`."""
    for _ in range(12):
        t = s.tokens[i]
        inner = t.deprel in INNER or t.rel in ("flat", "compound", "fixed", "goeswith")
        close = t.rel == "appos" and not parted(s, i, t.head) and abs(t.head - i) <= 6
        if t.head < 0 or not (inner or close) or s.tokens[t.head].upos not in NOMINAL:
            return i
        i = t.head
    return i


def core(s: Sentence, head: int) -> list[int]:
    """Head with title, names, demonym and attributes; determiner, clause and comma apposition left out."""
    kept, todo = {head}, [head]
    while todo:
        for c in s.children[todo.pop()]:
            t = s.tokens[c]
            if c in kept or t.upos in STRIPPED - {"ADP", "PART", "VERB"}:
                continue
            close = t.rel == "appos" and not parted(s, head, c) and abs(c - head) <= 6
            own = t.deprel in CORE or t.rel in ("compound", "flat", "fixed", "goeswith")
            if (
                (own and not (t.rel in ("amod", "nmod") and c > head) and not (t.rel == "compound" and c > head + 1))
                or close
                or (t.rel == "conj" and s.tokens[t.head].deprel in CORE and t.head < head and c < head)
            ):
                kept.add(c)
                todo.append(c)
    low, high = min(kept), max(kept)
    while low < head and s.tokens[low].upos in STRIPPED and low not in kept:
        low += 1
    return list(range(low, high + 1))


def trimmed(s: Sentence, span: list[int], head: int) -> list[int]:
    """Without numbers like `at least 16` before the name and a closing possessive."""
    low, high = 0, len(span) - 1
    while (
        low < high and span[low] != head and (s.tokens[span[low]].upos in ("DET", "PUNCT") or s.tokens[span[low]].deprel == "nmod:unmarked")
    ):
        low += 1
    while high > low and s.tokens[span[high]].text in ("'s", "’s", "'", "’", ",", '"'):
        high -= 1
    return span[low : high + 1]


def behind(s: Sentence, head: int, *cases: str) -> Iterator[tuple[str, int]]:
    """(preposition, noun) of the phrases that hang on the head: of France, in Congo, for the army."""
    for c in s.each(head, "nmod"):
        if c > head:
            for k in s.each(c, "case"):
                word = s.tokens[k].text.lower()
                if word in cases:
                    yield word, c
                    break


def such_as(s: Sentence, head: int) -> Iterator[int]:
    """Those whom a phrase names of its kind: France and Spain in `countries such as France and Spain`."""
    for c in s.each(head, "nmod"):
        if any(s.tokens[k].text.lower() == "such" and s.child(k, "fixed") is not None for k in s.each(c, "case")):
            yield from (c, *s.each(c, "conj"))


def authors(s: Sentence, i: int) -> list[int]:
    """Whose a paper is: the union in `a petition filed by the union`, `a motion by the union`, `the union's suit`."""
    if s.tokens[i].lemma.lower() not in FILED:
        return []
    by = [c for k in s.each(i, "acl") if s.tokens[k].xpos == "VBN" for c in s.each(k, "obl") if "by" in prepositions(s, c)]
    return by or [c for _, c in behind(s, i, "by", "from")] or list(s.each(i, "nmod:poss"))


def going_on(s: Sentence, i: int) -> list[int]:
    """Who asks in what a participle tells of the paper before it: the union in `heard a petition by the union, seeking a recount`."""
    t = s.tokens[i]
    if t.xpos != "VBG" or i < 2 or s.child(i, "nsubj") is not None:
        return []
    if t.deprel == "acl":
        return authors(s, t.head)
    if t.rel != "advcl" or s.tokens[i - 1].text != "," or t.lemma.lower() not in ASKING:
        return []
    papers = (k for k in s.ancestors(i - 2) if s.tokens[k].lemma.lower() in FILED and t.head in s.ancestors(k))
    return next((found for k in papers if (found := authors(s, k)) and all(c < i for c in found)), [])


def serving(s: Sentence, head: int) -> Iterator[int]:
    """What somebody leads or works for, as a clause tells: the company in `Ana Lind, who runs a company`, `who works for a company`."""
    for clause in s.each(head, "acl"):
        verb, who = s.tokens[clause], s.child(clause, "nsubj")
        if verb.deprel != "acl:relcl" or who is None or s.tokens[who].text.lower() != "who" or s.child(clause, "aux", "advmod") is not None:
            continue
        if verb.lemma.lower() in LEADING and verb.xpos != "VBD":
            yield from s.each(clause, "obj")
        elif verb.lemma.lower() in WORKING and verb.xpos != "VBD":
            yield from (c for c in s.each(clause, "obl") if prepositions(s, c) & {"for", "at", "with", "in"})


def seats(s: Sentence, head: int) -> Iterator[tuple[int, int]]:
    """The names [first, last) of where somebody works: of `a Leeds-based analyst`, `Ana Lind, an analyst based in Leeds`."""
    for h in (head, *apposed(s, head)):
        for c in s.each(h, "amod", "acl"):
            if s.tokens[c].text.lower() not in SEATED:
                continue
            inner = [k for k in s.each(c, "obl") if "in" in prepositions(s, k)]
            last = c - 1 if c > 1 and s.tokens[c - 1].text in ("-", "\u2011") else None
            if last is not None:
                first = last
                while first > 0 and s.tokens[first - 1].upos == "PROPN":
                    first -= 1
                if first < last:
                    yield first, last
            for k in inner:
                below = [j for j in (*s.each(k, "compound", "flat"), k) if s.tokens[j].upos == "PROPN"]
                if below:
                    yield min(below), max(below) + 1


def apposed(s: Sentence, head: int) -> Iterator[int]:
    """Nouns in apposition behind a comma, both ways."""
    t = s.tokens[head]
    heads = [head, t.head] if t.rel == "conj" and t.head >= 0 else [head]
    for c in (c for h in heads for c in s.each(h, "appos")):
        others = (k for h in heads for k in s.each(h, "conj") if k != head)
        if parted(s, head, c) and not any(head < k < c for k in others) and (c > head or heads == [head]):
            yield c  # of two that are joined, of the nearer one
    if t.rel == "appos" and t.head >= 0 and parted(s, head, t.head):
        yield t.head


def quantity_of(s: Sentence, head: int) -> int | None:
    """The noun that a quantity is about: demonstrators in `thousands of demonstrators`."""
    if s.tokens[head].text.lower() not in QUANTITIES and s.tokens[head].upos != "NUM":
        return None
    return next((c for _, c in behind(s, head, "of")), None)


def part_of(s: Sentence, head: int) -> int:
    """The noun that tells what a phrase is about, where its head but counts: soldiers in `five of its soldiers`."""
    part = quantity_of(s, head)
    part = share_of(s, head) if part is None else part
    return head if part is None else part


def counted_by(s: Sentence, i: int) -> int:
    """The word that counts some of those at `i`, else `i` itself: three in `three of them`."""
    over = s.tokens[i].head
    return over if over >= 0 and s.tokens[i].rel == "nmod" and part_of(s, over) == i else i


def share_of(s: Sentence, head: int) -> int | None:
    """The noun that a share is of: workers in `many of the workers`, `26 per cent of workers`."""
    t = s.tokens[head]
    if t.text.lower() not in SHARES and not t.text.lower().startswith(("percent", "per-cent")):
        return None
    return next((c for _, c in behind(s, head, "of", "among")), None)


def international(s: Sentence, head: int) -> bool:
    """Whether a phrase says that its body is no single state's, or another's: `the international court`, `foreign governments`."""
    words = {s.tokens[c].text.lower() for c in s.each(head, "amod", "compound")}
    noun = s.tokens[head].lemma.lower()
    others = bool(OF_OTHERS & words) and noun not in FOR_OTHERS
    return others or watching(noun, words) or bool(OF_MANY & words) or of_several(s, head)


def of_several(s: Sentence, head: int) -> bool:
    """Whether a phrase says that its own are those of several states: `warships of other countries`."""
    return any(s.tokens[c].lemma.lower() in COUNTRIES and s.tokens[c].xpos == "NNS" for _, c in behind(s, head, "of", "from"))


def watching(noun: str, beside: set[str]) -> bool:
    """Whether those of a noun and what stands beside it watch what states have or keep, and so are sent by others."""
    return noun.removesuffix("s") in WATCHING and bool(WATCHED & beside)


def prepositions(s: Sentence, i: int) -> set[str]:
    """The prepositions on a noun, in lower case."""
    return {s.tokens[k].text.lower() for k in s.each(i, "case")}


def antecedent(s: Sentence, pronoun: int, clause: int) -> int:
    """What a relative pronoun takes up: what its clause hangs on, or the name right before `, which` if the tree reaches past it."""
    head = s.tokens[clause].head
    before = pronoun - 2
    if s.tokens[pronoun].text.lower() != "which" or before <= head or s.tokens[pronoun - 1].text != ",":
        return head
    near = top(s, before)
    return near if s.tokens[near].upos == "PROPN" and s.tokens[head].upos != "PROPN" and head not in (near, s.tokens[near].head) else head
