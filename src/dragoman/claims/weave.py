"""From the spans of single sentences to the claims of a text: speeches over several sentences, quotes without a cue, transcripts."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from dragoman.claims import tree
from dragoman.claims.decode import Words, spans
from dragoman.claims.draft import Draft, Part, Range, joined, tokens_in
from dragoman.claims.edges import tidy, with_subject, without_asides
from dragoman.claims.link import Bundle, link
from dragoman.claims.quotes import Quotation, Quotations
from dragoman.claims.shelf import Shelf
from dragoman.claims.transcript import Turn, turns
from dragoman.knowledge import word_list
from dragoman.language import Reading, Sentence

REMEMBERED = 3  # sentences after which a quote without a cue is nobody's
SPEAKING = word_list("claims", "weave.speaking")
OF_WORKS = word_list("claims", "weave.of_works")
ASIDES = word_list("claims", "weave.asides")
NO_BLANK = re.compile(r"\S")
SPOKEN_WORDS = 4  # a quotation of fewer words is no saying of its own


class Weaver:
    """Works on one article."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.text = reading, reading.text
        self.quotes = Quotations(reading.text)
        self.shelf = Shelf(reading)
        self.stray: list[tuple[Sentence, Range]] = []

    def outermost(self) -> list[Draft]:
        """The claims that stand in no other claim, in the order of the text."""
        told = turns(self.text)
        for t in told:
            self._turn(t)
        spoken = [span for t in told for span in (t.name, t.colon, *t.said)]  # in the order of the text
        for s in self.reading.sentences:
            if not _overlaps(spoken, s.start, s.start + 1):
                self._sentence(s)
        for s, span in self.stray:
            self._settle(s, span)
        self._spread()
        self._floating(spoken)
        return self._finished()

    def sentence_at(self, position: int) -> Sentence:
        """The sentence over a code point, or the last before it."""
        return self.reading.sentences[self.shelf.sentence_at(position)]

    # -- one sentence -----------------------------------------------------------------------------------------------------

    def _sentence(self, s: Sentence) -> None:
        found = spans(s, self.quotes)
        if s.neural is None:
            self._by_tree(s)
            return
        bundles, alone = link(s, found)
        for b in bundles:
            if not b.contents and not self._completed(s, b):
                continue
            own = [k for k in b.contents if not _above(s, b.cue, k)] or b.contents
            contents = [self._chars(s, k.first, k.last) for k in own]
            self.shelf.put(Draft(s.index, _part(s, b.cue), _part(s, b.source), contents))
        self.stray += [(s, self._chars(s, k.first, k.last)) for k in alone]

    def _completed(self, s: Sentence, b: Bundle) -> bool:
        """A cue without content takes the clause that the tree gives it, or the quotation beside it."""
        for f in tree.claims(s):
            if f.cue[0] < b.cue.last and b.cue.first < f.cue[1] and not (f.content[0] < b.cue.last and b.cue.first < f.content[1]):
                b.contents.append(Words(*f.content, "content"))
                if b.source is None and f.source is not None:
                    b.source = Words(*f.source, "source")
                return True
        return self._announces(s, b.cue)

    def _announces(self, s: Sentence, cue: Words) -> bool:
        """`He said:` before a quotation in the next sentence."""
        if s.tokens[cue.last - 1].text != ":" and (cue.last >= len(s.tokens) or s.tokens[cue.last].text != ":"):
            return False
        q = self._following(s)
        return q is not None

    def _following(self, s: Sentence) -> Quotation | None:
        word = NO_BLANK.search(self.text, s.end)
        return self.quotes.at(word.start()) if word is not None else None

    def _by_tree(self, s: Sentence) -> None:
        taken: set[int] = set()
        for f in sorted(tree.claims(s), key=lambda f: f.content[0] - f.content[1]):
            if taken & set(range(*f.cue)):
                continue
            taken |= set(range(*f.content))
            source = Part(s.index, *f.source) if f.source is not None else None
            self.shelf.put(Draft(s.index, Part(s.index, *f.cue), source, [self._chars(s, *f.content)]))

    def _chars(self, s: Sentence, first: int, last: int) -> Range:
        return tidy(self.text, s.tokens[first].start, s.tokens[last - 1].end, self.quotes)

    # -- over sentences ---------------------------------------------------------------------------------------------------

    def _settle(self, s: Sentence, span: Range) -> None:
        """A content whose sentence has no cue for it: part of a speech that another sentence opens or closes."""
        q = self.quotes.at(span[0])
        if q is not None:
            same = [d for d in self.shelf.near(q.start, q.end) if any(start < q.end and q.start < end for start, end in d.contents)]
            near = min(same, key=lambda d: abs(d.sentence - s.index), default=None) or self._before(s, quoted=True) or self._announcer(s)
            if near is not None:
                self.shelf.extend(near, span)
            return
        previous = self._before(s, quoted=False)
        if previous is not None and not self.text[previous.last() : span[0]].strip(" \xa0."):
            self.shelf.extend(previous, span)

    def _announcer(self, s: Sentence) -> Draft | None:
        return next((d for d in reversed(self.shelf.of(s.index - 1)) if not d.contents), None)

    def _before(self, s: Sentence, *, quoted: bool) -> Draft | None:
        """The last claim within reach before a sentence."""
        best: Draft | None = None
        for d in self.shelf.reaching(s.index - REMEMBERED, s.index):
            if quoted and not self._has_quote(d) and d.contents:
                continue
            if best is None or (d.sentence, d.last()) > (best.sentence, best.last()):
                best = d
        return best

    def _has_quote(self, d: Draft) -> bool:
        return any(self.quotes.share(*span) > 0.3 for span in d.contents)

    def _spread(self) -> None:
        """A content within a quotation of several sentences is all of that quotation, but for what other claims' cues take."""
        for d in self.shelf.all:
            if not d.contents:
                q = self._following(self.reading.sentences[d.sentence])
                if q is not None:
                    self.shelf.extend(d, (q.start, q.end))
        for d in self.shelf.all:
            for span in list(d.contents):
                q = self.quotes.at(span[1] - 1)
                if q is None or d.cue is None or q.start <= d.cue.range(self.reading)[0] < q.end:
                    continue
                if self.sentence_at(q.start).index != self.sentence_at(q.end - 1).index and self._fills(span, q):
                    self.shelf.extend(d, (q.start, q.end))
        for d in self.shelf.all:
            self._paragraphs(d)

    def _fills(self, span: Range, q: Quotation) -> bool:
        """Whether a content reaches an end of the quotation or is a whole sentence in it; else it is a quote within a quote."""
        if span[0] <= q.start + 1 or span[1] >= q.end - 1:
            return True
        first, last = self.sentence_at(span[0]), self.sentence_at(span[1] - 1)
        return span[0] == first.start and span[1] >= last.end - 1

    def _paragraphs(self, d: Draft) -> None:
        """A speech in paragraphs, each opened by a mark and only the last closed."""
        for span in list(d.contents):
            q = self.quotes.at(span[0])
            opened = span[0] <= q.start + 1 if q is not None else False
            while q is not None and opened and (q := self.quotes.before(q)) is not None:
                self.shelf.extend(d, (q.start, q.end))
            q = self.quotes.at(span[1] - 1)
            reached = span[1]
            while q is not None and q.goes_on and reached >= q.end - 1:
                q = self.quotes.after(q)
                if q is not None:
                    self.shelf.extend(d, (q.start, q.end))
                    reached = q.end

    def _floating(self, spoken: list[Range]) -> None:
        """Quoted sentences that no claim holds belong to the last who was quoted."""
        for q in self.quotes.all:
            first, last = self.sentence_at(q.start), self.sentence_at(q.end - 1)
            sentences = self.reading.sentences[first.index : last.index + 1]
            inside = [t for s in sentences for t in s.tokens if q.start <= t.start < q.end and t.text[0].isalnum()]
            whole = not self.text[first.start : q.start].strip() and not self.text[q.end : last.end].strip(" .\n")
            if len(inside) < SPOKEN_WORDS or not whole or _overlaps(spoken, q.start, q.end):
                continue
            if any(a < q.end and q.start < b for d in self.shelf.near(q.start, q.end) for a, b in self._marked(d)):
                continue
            d = self._before(first, quoted=True)
            if d is not None:
                self.shelf.extend(d, (q.start, q.end))
            elif (source := self._introduced(first)) is not None:
                self.shelf.put(Draft(first.index, None, source, [(q.start, q.end)]))

    def _marked(self, d: Draft) -> list[Range]:
        return [*d.contents, *([d.cue.range(self.reading)] if d.cue is not None else [])]

    def _introduced(self, s: Sentence) -> Part | None:
        """Who `spoke on Thursday` in the sentence before a quote."""
        if s.index == 0:
            return None
        before = self.reading.sentences[s.index - 1]
        if "\n" in self.text[before.end : s.start] and not self.text[: before.end].endswith(":"):
            return None
        root = before.tokens[before.root] if before.tokens else None
        if root is None or root.lemma.lower() not in SPEAKING:
            return None
        who = tree.subject(before, root.i)
        return Part(before.index, *tree.phrase(before, who)) if who is not None else None

    def _title(self, d: Draft, contents: list[Range]) -> bool:
        """`He read "War and Peace"`: the name of a work is nobody's claim."""
        if d.cue is None or len(contents) != 1:
            return False
        tokens = self.reading.sentences[d.cue.sentence].tokens
        if not any(tokens[i].lemma.lower() in OF_WORKS for i in range(d.cue.first, d.cue.last)):
            return False
        q = self.quotes.at(contents[0][0])
        words = [w for w in self.text[q.start : q.end].split() if len(w.strip("\"'“”‘’.,")) > 3] if q is not None else []
        return bool(words) and all(w.strip("\"'“”‘’")[:1].isupper() for w in words) and len(words) < 8

    # -- the rest ---------------------------------------------------------------------------------------------------------

    def _turn(self, t: Turn) -> None:
        s = self.sentence_at(t.name[0])
        name, colon = tokens_in(s, *t.name), tokens_in(s, *t.colon)
        if not name or not colon:
            return
        contents = [tidy(self.text, a, b, self.quotes) for a, b in t.said]
        self.shelf.put(Draft(s.index, Part(s.index, colon[0], colon[-1] + 1), Part(s.index, name[0], name[-1] + 1), contents))

    def _finished(self) -> list[Draft]:
        out: list[Draft] = []
        for d in self.shelf.all:
            cue = d.cue.range(self.reading) if d.cue is not None else None
            contents = [c for c in joined(self.text, d.contents) if c[0] < c[1]]
            if cue is not None and self.text[cue[0] : cue[1]].lower().startswith("according"):
                contents = [(with_subject(self.sentence_at(c[0]), c[0]), c[1]) for c in contents]
            cut = [piece for c in contents for piece in without_asides(self.sentence_at(c[0]), c, self.quotes)]
            cut = [piece for c in cut for piece in _around(c, cue)]
            cut = [(a, b) for a, b in cut if a < b and self.text[a:b].strip(" .,\n")]
            if cut and not self._title(d, cut):
                out.append(replace(d, contents=cut))
        return sorted(out, key=lambda d: (d.sentence, d.contents[0][0] if d.cue is None else d.cue.range(self.reading)[0]))


def _overlaps(ranges: list[Range], start: int, end: int) -> bool:
    """Whether one of these ranges, which are in order and apart, overlaps a stretch."""
    k = bisect_left(ranges, (end, end)) - 1
    return k >= 0 and start < ranges[k][1]


def _part(s: Sentence, w: Words | None) -> Part | None:
    return Part(s.index, w.first, w.last) if w is not None else None


def _above(s: Sentence, cue: Words, content: Words) -> bool:
    """Whether a cue's clause but tells when or why of a content's: `voted to oust him after prosecutors accused him of fraud`."""
    top = next((s.tokens[i] for i in range(cue.first, cue.last) if not cue.first <= s.tokens[i].head < cue.last), None)
    aside = top is not None and top.rel == "advcl" and any(s.tokens[c].text.lower() in ASIDES for c in s.each(top.i, "mark"))
    return aside and top is not None and content.first <= top.head < content.last


def _around(span: Range, cue: Range | None) -> list[Range]:
    """A content without its own cue."""
    if cue is None or cue[1] <= span[0] or cue[0] >= span[1]:
        return [span]
    return [(span[0], cue[0]), (cue[1], span[1])]
