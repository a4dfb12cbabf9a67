"""Names that the text itself shows to be other than the model took them for: bodies, and persons with a nickname in their name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from dragoman.actors.agreement import personal
from dragoman.actors.officers import HONORIFICS, HYPHENS, officered
from dragoman.actors.phrase import root
from dragoman.actors.rejoined import rejoined
from dragoman.actors.retied import retied
from dragoman.knowledge import word_list
from dragoman.language.reading import Name, Reading, Sentence

LETTERS, LONG = 3, 4
VERBAL = word_list("actors", "mending.verbal")
HELD = word_list("actors", "mending.held")
QUOTES = frozenset(('"', "“", "”", "'", "‘", "’"))
NICKNAME = 2  # words
NAMED = 4  # words of a name behind letters
PRONOUNS = frozenset(["You", "He", "She", "Her", "We", "Our", "Me"])  # surnames, too


def mended(reading: Reading, told: Callable[[list[str], int], bool], land: Callable[[str], bool]) -> Reading:
    """The reading with bodies called by capitals alone (`AMIA`), or by a name oftener taken for a body's elsewhere, taken for bodies.

    `told`: whether the last of some words in lower case is a word for a body; `land`: whether words are a state's name.
    """
    count = Counter((n.label, _text(s, n)) for s in reading.sentences for n in s.names)
    people = [(s, n) for s in reading.sentences for n in s.names if n.label == "PER" and n.last - n.first > 1]
    parts = {t.text for s, n in people for t in s.tokens[n.first : n.last]}

    def label(s: Sentence, n: Name) -> str:
        text = _text(s, n)
        if n.label == "PER" and _held(s, n):
            return "LOC"
        mostly = n.last - n.first == 1 and count["ORG", text] >= count["PER", text] and text not in parts and not _titled(s, n)
        return "ORG" if n.label == "PER" and (mostly or _initials(s, n) or _called(s, n, told)) else n.label

    pronouns = {s.tokens[n.first].text for s, n in people} & PRONOUNS
    sentences = []
    for one in reading.sentences:
        s = _behind_letters(_whole(_as_names(one, pronouns) if pronouns else one))
        s = _surnamed(_hyphened(bodied(s, told)))
        names = _with_nicknames(s, tuple(Name(n.first, n.last, label(s, n)) for n in s.names))
        s = rejoined(s if names == s.names else replace(s, names=names))
        sentences.append(retied(officered(s, land, told)))
    return replace(reading, sentences=tuple(sentences))


def bodied(s: Sentence, told: Callable[[list[str], int], bool]) -> Sentence:
    """The sentence with capitalised words that end in one for a body taken for a name that the model has not seen: `Ostra Bookshop`.

    `told`: whether the last of some words in lower case is a word for a body.
    """
    inside = {i for n in s.names for i in range(n.first, n.last)}
    free = [t.upos == "PROPN" and t.text[0].isupper() and not t.text.isupper() and t.i not in inside for t in s.tokens]
    words = [t.text.lower().replace("’", "'") for t in s.tokens]
    found: list[Name] = []
    first = 0
    for i in range(len(s.tokens)):
        first = first if free[i] else i + 1
        ends = i + 1 == len(s.tokens) or not free[i + 1]
        beside = (first > 0 and first - 1 in inside) or i + 1 in inside
        if ends and i > first and not beside and told(words[first : i + 1], i - first):
            found.append(Name(first, i + 1, "ORG"))
    return s if not found else replace(s, names=tuple(sorted((*s.names, *found), key=lambda n: n.first)))


def _hyphened(s: Sentence) -> Sentence:
    """Names of persons that the model broke off at a hyphen, whole and in one phrase: `Park Min-ho`."""
    t = s.tokens
    for n in s.names:
        last = n.last + (n.last < len(t) and _joined(s, n.last - 1))
        while last + 1 < len(t) and _joined(s, last) and t[last + 1].upos == "PROPN":  # no `Lind-backed`
            last += 2
        whole = range(n.first, last)
        outer = [x for x in s.tokens[n.first : last] if x.head not in whole]
        if n.label != "PER" or last == n.last or any(m.first in whole and m is not n for m in s.names) or not outer:
            continue
        if outer[0].head in {k for i in whole for k in s.subtree(i)}:
            continue
        new = {x.i: (n.first, "punct" if x.text in HYPHENS else "flat") for x in s.tokens[n.first + 1 : last]}
        new |= {c: (n.first, s.tokens[c].deprel) for i in whole for c in s.children[i] if c not in whole}
        new[n.first] = outer[0].head, outer[-1].deprel
        tokens = tuple(replace(x, head=new[x.i][0], deprel=new[x.i][1]) if x.i in new else x for x in s.tokens)
        s = replace(s, tokens=tokens, names=tuple(Name(n.first, last, "PER") if m is n else m for m in s.names))
    return s


def _surnamed(s: Sentence) -> Sentence:
    """Persons of whom the text tells the surname alone: Wang is the name of the officer in `an officer surnamed Wang`."""
    for t in s.tokens[2:-1]:
        name, comma = s.tokens[t.i + 1], s.tokens[t.i - 1].text == ","
        noun = s.tokens[t.i - 1 - comma]
        told = t.text.lower() == "surnamed" and noun.upos in ("NOUN", "PROPN") and personal(noun.lemma.lower()) and name.text[0].isupper()
        group = range(noun.i, name.i + 1)
        outer = next((x for x in (noun, t, name) if x.head not in group), None)
        if not told or outer is None or outer.head in {k for i in group for k in s.subtree(i)}:
            continue
        new = {noun.i: (outer.head, outer.deprel), t.i: (name.i, "case"), name.i: (noun.i, "appos")}
        new |= {c: (noun.i, s.tokens[c].deprel) for i in (t.i, name.i) for c in s.children[i] if c not in group}
        tags = {t.i: ("ADP", "IN"), name.i: ("PROPN", "NNP")}
        tokens = tuple(
            replace(x, head=new.get(x.i, (x.head, ""))[0], deprel=new.get(x.i, (0, x.deprel))[1],
                    upos=tags.get(x.i, (x.upos, ""))[0], xpos=tags.get(x.i, ("", x.xpos))[1])
            for x in s.tokens
        )
        own = () if any(n.first <= name.i < n.last for n in s.names) else (Name(name.i, name.i + 1, "PER"),)
        s = replace(s, tokens=tokens, names=tuple(sorted((*s.names, *own), key=lambda n: n.first)))
    return s


def _joined(s: Sentence, i: int) -> bool:
    """Whether a hyphen joins the words around it."""
    return s.tokens[i].text in HYPHENS and s.tokens[i - 1].end == s.tokens[i].start and s.tokens[i].end == s.tokens[i + 1].start


def _as_names(s: Sentence, surnames: set[str]) -> Sentence:
    """Surnames that are spelt like pronouns, in a text that has a person so called: `thanked You` after `You Si-kun`."""
    inside = {i for n in s.names for i in range(n.first, n.last)}
    at = [
        t.i for t in s.tokens[1:]
        if t.text in surnames and t.upos == "PRON" and t.i not in inside and s.tokens[t.i - 1].text not in (*QUOTES, ":", "(", "«")
    ]
    if not at:
        return s
    tokens = tuple(replace(t, upos="PROPN", xpos="NNP", lemma=t.text) if t.i in at else t for t in s.tokens)
    names = tuple(sorted((*s.names, *(Name(i, i + 1, "PER") for i in at)), key=lambda n: n.first))
    return replace(s, tokens=tokens, names=names)


def _whole(s: Sentence) -> Sentence:
    """The sentence with given names that are spelt like a verb joined to the name behind them: `met Said Salim`."""
    for t in s.tokens[1:-1]:
        behind = next((n for n in s.names if n.label == "PER" and n.first == t.i + 1), None)
        before = s.tokens[t.i - 1]
        if t.text not in VERBAL or behind is None or before.text in (*QUOTES, ".", ":", "!", "?"):
            continue
        own = s.tokens[root(s, behind.first, behind.last)]
        verb = own.head == t.i and own.rel not in ("flat", "compound", "appos")
        if verb or (own.head != t.i and any(s.tokens[c].i > own.i for c in s.children[t.i])):
            continue  # `The minister lied, Said Lind`
        head, rel = (own.i, "flat") if own.head != t.i else (t.head, t.deprel)
        given = replace(t, head=head, deprel=rel, upos="PROPN", xpos="NNP", lemma=t.text)
        tokens = tuple(given if x.i == t.i else x for x in s.tokens)
        names = tuple(Name(t.i, n.last, n.label) if n is behind else n for n in s.names if not n.first <= t.i < n.last)
        s = replace(s, tokens=tokens, names=names)
    return s


def _behind_letters(s: Sentence) -> Sentence:
    """The sentence with the name behind the letters of an office or its body, which hide it: `superintendent of police (SP) Ana Lind`."""
    for at in range(1, len(s.tokens) - 2):
        letters, close, first = s.tokens[at : at + 3]
        if s.tokens[at - 1].text != "(" or close.text != ")" or not letters.text.isupper():
            continue
        named = next((n for n in s.names if n.label == "PER" and n.first == first.i), None)
        whose = _office_over(s, at - 2) if named is not None else None
        if named is not None:
            s = _given_to(s, whose, named) if whose is not None else _under_title(s, at - 2, named)
        elif named is None and _office_of(s, at - 1, letters.text):
            s = _named_behind(s, letters.i, next(i for i in (letters.head, *s.ancestors(at)) if i < at - 1))
    return s


def _named_behind(s: Sentence, letters: int, office: int) -> Sentence:
    """The words behind the letters of an office made the name of who holds it."""
    first = last = letters + 2
    while last < len(s.tokens) and s.tokens[last].text[0].isupper() and s.tokens[last].text.isalpha() and last < first + NAMED:
        last += 1
    over = [n for n in s.names if n.first < last and n.last > first]
    if last == first or any(n.label == "PER" or n.last > last for n in over):
        return s
    own = root(s, first, last)
    new = {i: replace(s.tokens[i], head=own, deprel="flat", upos="PROPN", xpos="NNP") for i in range(first, last)}
    new[own] = replace(new[own], head=office, deprel="appos")
    kept = [Name(n.first, letters + 1, n.label) if n in over else n for n in s.names if n not in over or n.first <= letters]
    names = tuple(sorted((*kept, Name(first, last, "PER")), key=lambda n: n.first))
    return replace(s, tokens=tuple(new.get(t.i, t) for t in s.tokens), names=names)


def _office_over(s: Sentence, body: int) -> int | None:
    """The office in a body whose name ends at a token: the head of `Head of the Grid Authority`."""
    i = body
    while s.tokens[i].rel in ("nmod", "compound", "flat", "amod") and s.tokens[i].head >= 0:
        over = s.tokens[i].head
        of = any(s.tokens[c].text in ("of", "for") for c in s.each(i, "case"))
        if over < i and of and (personal(s.tokens[over].lemma.lower()) or s.tokens[over].lemma.lower() == "head"):
            return over
        i = over
    return None


def _under_title(s: Sentence, body: int, name: Name) -> Sentence:
    """A body that the tree leaves beside its head's name, as what he heads: `Head of Chad's Grid Authority (GA) Ana Lind met`."""
    own, t = root(s, name.first, name.last), s.tokens[body]
    title = min(s.subtree(body)) - 1
    apart = t.head == s.tokens[own].head and t.rel == s.tokens[own].rel
    if not apart or title < 0 or s.tokens[title + 1].text != "of" or s.tokens[title].upos not in ("NOUN", "PROPN"):
        return s
    new = {body: (title, "nmod"), title + 1: (body, "case")}
    if (s.tokens[title].head, s.tokens[title].rel) == (t.head, t.rel):
        new[own] = title, "appos"
    elif s.tokens[title].head != own:
        return s
    return replace(s, tokens=tuple(replace(x, head=new[x.i][0], deprel=new[x.i][1]) if x.i in new else x for x in s.tokens))


def _given_to(s: Sentence, office: int, name: Name) -> Sentence:
    """A name that the tree hangs on the body of an office, as that of who holds the office."""
    own = root(s, name.first, name.last)
    if not office <= s.tokens[own].head < name.first:
        return s
    return replace(s, tokens=tuple(replace(t, head=office, deprel="appos") if t.i == own else t for t in s.tokens))


def _office_of(s: Sentence, end: int, letters: str) -> bool:
    """Whether the words before a position are an office that letters stand for."""
    words = [t for t in s.tokens[max(0, end - 2 * len(letters)) : end] if t.text.lower() not in ("of", "for", "the", "and")]
    initials = "".join(t.text[0].upper() for t in words[-len(letters) :])
    return initials == letters and any(personal(t.lemma.lower()) for t in words[-len(letters) :])


def _with_nicknames(s: Sentence, names: tuple[Name, ...]) -> tuple[Name, ...]:
    """A name that a nickname in quotes parts, as one: `José "Pepe" Mujica`."""
    out: list[Name] = []
    for n in names:
        if out and n.last <= out[-1].last:
            continue
        end = _behind_nickname(s, n) if n.label == "PER" else None
        out.append(n if end is None else Name(n.first, end, "PER"))
    return tuple(out)


def _behind_nickname(s: Sentence, n: Name) -> int | None:
    """Where a name ends that goes on behind a nickname, as far as the tree joins the two; or None."""
    t, at = s.tokens, n.last
    if at + 2 >= len(t) or t[at].text not in QUOTES:
        return None
    close = next((k for k in range(at + 2, min(at + 2 + NICKNAME, len(t))) if t[k].text in QUOTES), None)
    if close is None or close + 1 >= len(t) or any(not t[k].text[0].isupper() for k in (*range(at + 1, close), close + 1)):
        return None
    end = close + 1
    while end < len(t) and t[end].upos == "PROPN" and (t[end].rel == "flat" or end == close + 1):
        end += 1
    joined = n.first <= t[close + 1].head < close or close < t[n.first].head < end
    return end if end > close + 1 and joined else None


def _text(s: Sentence, n: Name) -> str:
    return " ".join(t.text for t in s.tokens[n.first : n.last])


def _called(s: Sentence, n: Name, told: Callable[[list[str], int], bool]) -> bool:
    """Whether a word for a body stands before a name and belongs to it: `the newspaper Marianne`, not `the firm Ana Lind sold`."""
    before = s.tokens[n.first - 1] if n.first > 0 else None
    if before is None or before.xpos != "NN" or not before.text.islower() or not told([t.text.lower() for t in s.tokens], before.i):
        return False
    own = [s.tokens[i] for i in range(n.first, n.last) if s.tokens[i].head not in range(n.first, n.last)]
    beside = any(t.head == before.i and t.rel in ("appos", "compound", "flat") for t in own)
    twice = any((t.head, t.rel) == (before.head, before.rel) for t in own)  # as the tree has it
    return beside or twice or before.head in range(n.first, n.last)


def _held(s: Sentence, n: Name) -> bool:
    """Whether a name is of a place, as somebody holds it: `rebel-held Bukavu`."""
    by = s.tokens[n.first - 1] if n.first > 2 else None
    return by is not None and by.text.lower() in HELD and s.tokens[n.first - 2].text in HYPHENS and n.last - n.first < LONG


def _initials(s: Sentence, n: Name) -> bool:
    text = s.tokens[n.first].text
    if n.label != "PER" or n.last - n.first > 1 or len(text) < LETTERS or not (text.isalpha() and text.isupper()):
        return False
    return not _titled(s, n) and any(t.text[1:].islower() for t in s.tokens)


def _titled(s: Sentence, n: Name) -> bool:
    return n.first > 0 and s.tokens[n.first - 1].text.rstrip(".").lower() in HONORIFICS
