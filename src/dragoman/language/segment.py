"""Words and sentences by rule.

Tokens follow the UD English treebanks: punctuation and clitics apart, hyphenated compounds split except after prefixes,
numbers, times, addresses and abbreviations kept whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

ABBREVIATIONS = frozenset(
    [
        "mr.", "mrs.", "ms.", "dr.", "prof.", "sen.", "rep.", "gov.", "gen.", "col.", "lt.", "sgt.", "maj.", "capt.", "cmdr.", "adm.",
        "pres.", "st.", "rev.", "hon.", "jr.", "sr.", "inc.", "corp.", "co.", "ltd.", "no.", "vs.", "etc.", "jan.", "feb.", "mar.",
        "apr.", "jun.", "jul.", "aug.", "sep.", "sept.", "oct.", "nov.", "dec.", "mon.", "tue.", "wed.", "thu.", "fri.", "sat.", "sun.",
        "u.s.", "u.k.", "u.n.", "e.u.", "u.s.s.r.", "d.c.", "a.m.", "p.m.", "i.e.", "e.g.", "ph.d.", "b.c.", "a.d.", "approx.", "dept.",
        "est.", "ft.", "mt.", "rd.", "ave.", "blvd.", "al.", "cf.", "messrs.", "brig.", "pvt.",
        "cpl.", "cst.", "const.", "supt.", "insp.", "det.", "cdr.", "comm.", "asst.", "dep.", "atty.", "ala.", "ariz.", "ark.", "calif.",
        "colo.", "conn.", "del.", "fla.", "ga.", "ill.", "ind.", "kan.", "ky.", "la.", "mass.", "md.", "mich.", "minn.", "miss.", "mo.",
        "mont.", "neb.", "nev.", "okla.", "ore.", "pa.", "tenn.", "tex.", "va.", "vt.", "wash.", "wis.", "wyo.", "n.y.", "n.j.", "n.c.",
        "s.c.",
    ]
)
# after these a full stop ends no sentence unless a function word follows
INNER = frozenset([
    "u.s.", "u.k.", "u.n.", "e.u.", "u.s.s.r.", "d.c.", "a.m.", "p.m.", "inc.", "corp.", "co.", "ltd.", "jr.", "sr.", "etc.", "b.c.",
    "a.d.", "ph.d.", "n.y.", "n.j.",
])
PREFIXES = frozenset([
    "anti", "non", "re", "co", "pre", "pro", "mid", "cross", "post", "over", "semi", "multi", "ex", "sub", "counter", "mini", "neo",
    "inter", "intra", "un", "e", "trans", "ultra",
])
# Verbs that a noun before a hyphen makes narrower are one word in their past forms: `pepper-sprayed`; `a car-bomb attack` is not.
NARROWED = re.compile(
    r"(?i)(?:pepper-spray|machine-gunn|gang-rap|(?:barrel|car|carpet|cluster|dive|fire|letter|nail|parcel|petrol|truck)-bomb"
    r"|(?:baton|lathi)-charg|booby-trapp|spear-tackl|court-martiall?)ed"
)
OPENERS = frozenset(
    [
        "the", "a", "an", "he", "she", "it", "they", "we", "i", "in", "on", "at", "but", "and", "however", "that", "this", "these",
        "those", "his", "her", "its", "their", "there", "when", "while", "after", "before", "as", "if", "for", "by", "from", "with",
        "meanwhile", "also", "last", "earlier", "both", "some", "many", "most",
    ]
)
CLITICS = re.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
TOKEN = re.compile(
    r"""(?:https?://|www\.)\S+?(?=[.,;:!?)\]"'”’]*(?:\s|$))          # addresses
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                                 # mail
      | [#@]\w+                                                      # tags
      | (?:[A-Za-z]\.){2,}                                           # U.S.
      | [A-Z]{1,3}\$(?=\ ?\d)                                        # US$ 5
      | \d+(?:[.,:/]\d+)+(?:st|nd|rd|th|s)?                          # 1,000.5  10:30  1/2
      | \d+(?:st|nd|rd|th|s|am|pm|km|m|bn|mn|k)?(?![\w])             # 1990s
      | [^\W_]+(?:['’][^\W_]+)*                                      # words with apostrophes
      | \.{2,} | … | -{2,} | [–—]
      | [^\w\s] | _
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A token's text and place."""

    text: str
    start: int
    end: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The tokens of text[start:end], with offsets into `text`."""
    out: list[Word] = []
    end = len(text) if end is None else end
    for match in TOKEN.finditer(text, start, end):
        s, e = match.span()
        piece = match.group()
        if piece == "." and out and out[-1].end == s and _abbreviates(out[-1], text):
            last = out.pop()
            out.append(Word(last.text + ".", last.start, e))
            continue
        if piece == "-" and out and out[-1].end == s and out[-1].text.lower() in PREFIXES and e < end and text[e].isalnum():
            out.append(Word("-", s, e))
            continue
        if _joins_prefix(out, s) or _narrows(out, piece, s):
            first = out[-2]
            del out[-2:]
            out.append(Word(text[first.start : e], first.start, e))
            continue
        out.extend(_clitics(piece, s))
    return out


def _abbreviates(last: Word, text: str) -> bool:
    lower = last.text.lower() + "."
    if lower in ABBREVIATIONS:
        return lower not in ("no.", "sat.", "sun.", "mar.", "ill.", "miss.", "mass.", "ind.", "del.", "wash.", "est.", "al.") or (
            last.text[0].isupper()
            and text[last.end + 1 : last.end + 3].strip()[:1].isalnum()
            and not text[last.end + 1 : last.end + 3].strip()[:1].islower()
        )
    after = text[last.end + 1 : last.end + 3]  # `J. Edgar`, `S.Amarsaikhan`
    return len(last.text) == 1 and last.text.isupper() and last.text.isalpha() and (after[:1] == " " or after.istitle())


def _joins_prefix(out: list[Word], start: int) -> bool:
    return (
        len(out) >= 2
        and out[-1].text == "-"
        and out[-1].end == start
        and out[-2].end == out[-1].start
        and out[-2].text.lower() in PREFIXES
    )


def _narrows(out: list[Word], piece: str, start: int) -> bool:
    """Whether what stands before a hyphen makes one verb with the word behind it."""
    joined = len(out) > 1 and out[-1].text == "-" and out[-1].end == start and out[-2].end == out[-1].start
    return joined and NARROWED.fullmatch(f"{out[-2].text}-{piece}") is not None


def _clitics(piece: str, start: int) -> list[Word]:
    match = CLITICS.match(piece)
    if match and match.group(1):
        cut = start + match.end(1)
        return [Word(match.group(1), start, cut), Word(match.group(2), cut, start + len(piece))]
    if piece.lower() in ("cannot", "gonna", "wanna", "gotta"):
        cut = start + 3
        return [Word(piece[:3], start, cut), Word(piece[3:], cut, start + len(piece))]
    if piece[-1] in "'’" and len(piece) > 1:
        return [Word(piece[:-1], start, start + len(piece) - 1), Word(piece[-1], start + len(piece) - 1, start + len(piece))]
    return [Word(piece, start, start + len(piece))]


# SUVA, Fiji (South Seas Press) -   MOSCOW, March 3 --   BEIJING (AP) —   and `afrol News, 27 January -`,   Almaty /KAZPRESS/
DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’/-]+(?: [A-Z][A-Z.'’-]+)*(?:, ?[A-Z][\w.'’ ]{1,30}){0,2}(?:, ?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"|[A-Z][\w ]{2,20}, \d{1,2} [A-Z][a-z]+)(?: ?\([^)\n]{2,40}\))? ?(?:—|–|--|-|:)\s+(?=\S)"
    r"|[A-Z][\w'’-]{2,20}(?:, ?[A-Z][\w.'’ ]{1,30}){0,2} ?/[A-Z]{3,15}/(?: ?[—–-]+|\.)?\s+(?=\S)"
)
ENDERS = frozenset(".!?…")
CLOSERS = frozenset("\"'”’»)]")
MAX_WORDS = 160
# Text whose lines were broken at a width, as mail and wire archives have it: the width, how many of so many breaks must be such.
WIDEST, NARROWEST, BREAKS, BROKEN = 100, 30, 3, 0.8
UNFINISHED = frozenset([
    "a", "an", "the", "of", "in", "by", "to", "and", "or", "for", "with", "at", "on", "from", "into", "against", "between", "that", "its",
    "their", "his", "her", "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.",
])
# What opens an item of a list or of a live blog, behind a line break.
BULLET = re.compile(r"[ \t]*[•‣▪▸►●◦■∙*][ \t]+(?=\S)")
# These may stand there in broken lines as well; before a small letter a dash opens an item where it does so more than once.
DASH = re.compile(r"[ \t]*(?:[-–—][ \t]*(?=[A-Z\"“‘])|\d{1,2}[.)][ \t]+(?=[A-Z]))")
DASH_BEFORE_ANY = re.compile(r"(?m)^[ \t]*[-–—][ \t]+(?=\S)")
STAMP = re.compile(
    r"""[ \t]*[\[(]?(?:
        (?: (?:[01]?\d|2[0-3])[.:h][0-5]\d (?:[ \xa0]?[ap]\.?m\b\.?)?                   # 10.45am  14:05
          | (?:1[0-2]|[1-9])[ \xa0]?[ap]\.?m\b\.?                                      # 6 p.m.
          | (?:[01]\d|2[0-3])[0-5]\d(?=[ \xa0]?(?:GMT|UTC)\b) )                        # 1405 GMT
        (?:[ \xa0]?(?:GMT|UTC|BST|CES?T|EES?T|MSK|[ECMP][SD]?T|AE[SD]T|[WCE]AT|SAST|[IJK]ST|SGT|HKT)\b)?
      | \d{1,2}[ \xa0]?(?:h|hrs?|hours?|m|mins?|minutes?)[ ]ago\b(?=[ \t]*(?:\n|$))     # 2h ago
    )[\])]?
    (?: (?P<alone>[ \t]*(?=\n|$)) | (?=[ \t]*[-–—:|][ \t]) | (?=[ \t]+["“‘']?[A-Z]) )""",
    re.VERBOSE,
)


def sentences(text: str) -> list[list[Word]]:
    """Sentences as lists of tokens.

    A blank line always ends one; so does a single line break before a capital, unless it fills a line, and one before a bullet or a time.
    """
    out: list[list[Word]] = []
    filled = _filled(text)
    items = _items(text, filled)
    for match in re.finditer(r"[^\n]+(?:\n(?=[^\n])[^\n]+)*", text):
        dateline = DATELINE.match(text, match.start(), match.end())
        if dateline is not None:
            out.append(words(text, match.start(), dateline.end()))
        block = words(text, match.start() if dateline is None else dateline.end(), match.end())
        current: list[Word] = []
        k = 0
        while k < len(block):
            current.append(block[k])
            stop = _ends(block, k, text, filled, items)
            if stop >= 0:
                current.extend(block[k + 1 : stop + 1])
                k = stop
                out.append(current)
                current = []
            elif len(current) >= MAX_WORDS:
                out.append(current)
                current = []
            k += 1
        if current:
            out.append(current)
    return out


def _filled(text: str) -> frozenset[int]:
    """Places of the line breaks that stand where the next word did not fit, or behind a word with which no sentence ends."""
    lines, at, breaks = text.split("\n"), 0, []
    for line, following in pairwise(lines):
        at += len(line) + 1
        if line.strip() and following.strip():
            breaks.append((at - 1, line.rstrip(), following.split(maxsplit=1)[0]))
    width = max((len(line) for _, line, _ in breaks), default=0)
    full = [place for place, line, word in breaks if len(line) + 1 + len(word) > width]
    broken = NARROWEST <= width <= WIDEST and len(breaks) >= BREAKS and len(full) >= BROKEN * len(breaks)
    unfinished = (place for place, line, _ in breaks if line.split()[-1].lower() in UNFINISHED)
    return frozenset((*(full if broken else ()), *unfinished))


def _items(text: str, filled: frozenset[int]) -> frozenset[int]:
    """Places of the line breaks before a bullet or a time that opens a line, and behind a time that stands alone in one."""
    dashes = [m.start() for m in DASH_BEFORE_ANY.finditer(text)]
    listed = frozenset(dashes if len(dashes) > 1 else ())
    out: set[int] = set()
    begin, alone = 0, False
    while begin >= 0:
        at = begin - 1  # the line break before
        inside = at in filled and text[at - 1] not in ENDERS
        stamp = None if inside else STAMP.match(text, begin)
        dash = not inside and (begin in listed or DASH.match(text, begin) is not None)
        if at >= 0 and (alone or dash or stamp is not None or BULLET.match(text, begin) is not None):
            out.add(at)
        alone = stamp is not None and stamp["alone"] is not None
        begin = text.find("\n", begin) + 1 or -1
    return frozenset(out)


def _ends(block: list[Word], k: int, text: str, filled: frozenset[int], items: frozenset[int]) -> int:
    """Index of the sentence's last token if it ends at token `k` (closing quotes drawn in), else -1."""
    word = block[k].text
    at = text.find("\n", block[k].end, block[k + 1].start) if k + 1 < len(block) else -1
    if at in items:
        return k
    line_break = at >= 0 and at not in filled
    stops = word[-1] in ENDERS and (len(word) == 1 or word in ("...", "..") or word.lower() in INNER)
    if line_break and (stops or (block[k + 1].text[:1].isupper() and word[-1] not in ",;-")):
        return k
    if not stops:
        return -1
    j = k
    while j + 1 < len(block) and _closes(block, j + 1):
        j += 1
    if j + 1 >= len(block):
        return j
    following = block[j + 1]
    if following.start == block[j].end and following.text[0] not in "“\"'‘«([":
        return -1
    begin = following.text
    if begin[0] in "“\"'‘«([-–—•" and j + 2 < len(block):
        begin = block[j + 2].text
    if begin[:1].islower() or begin[0] in ",;:":
        return -1
    if word.lower() in INNER or (len(word) == 2 and word[0].isupper()):
        return j if begin.lower() in OPENERS else -1
    return j


def _closes(block: list[Word], j: int) -> bool:
    """A quote with a blank before it opens the next sentence; one without closes this one, as does “ with a blank behind it."""
    if block[j].start != block[j - 1].end:
        return False
    return block[j].text[0] in CLOSERS or (block[j].text == "“" and (j + 1 == len(block) or block[j + 1].start > block[j].end))
