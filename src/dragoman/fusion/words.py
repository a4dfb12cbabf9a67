"""What two wordings share: stems weighed by their rarity, names, and quantities with what they count.

The weights come from a table that is shipped, not from the articles at hand: so the likeness of two events depends on nothing but
the two, and a story found today is the story found tomorrow among more articles.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

import Stemmer

from dragoman.knowledge import rows, shipped

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
QUOTED = re.compile(r"[“\"]([^“”\"]{12,})[”\"]")
RARE = 9.0
TELLING, BEGINNING, FEW = 5.2, 4, 2  # weight, letters and number of names that tell two matters of one wording apart
COMMON = 2.2
IRREGULAR = {
    "struck": "strike", "met": "meet", "shot": "shoot", "fought": "fight", "took": "take", "taken": "take", "fell": "fall",
    "fallen": "fall", "dead": "die", "death": "die", "deaths": "die", "left": "leave", "held": "hold", "fled": "flee", "blew": "blow",
    "blown": "blow", "sent": "send", "gave": "give", "given": "give", "broke": "break", "broken": "break", "sank": "sink", "sunk": "sink",
    "men": "man", "women": "woman", "children": "child", "troops": "soldier", "airstrike": "strike", "airstrikes": "strike",
}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)
DATES = frozenset((*WEEKDAYS, *MONTHS))
UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)
NUMBERS = {word: n for n, word in enumerate(UNITS)} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12,
}
SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "mn": 1_000_000, "bn": 1_000_000_000}
COUNTED = {
    "killed": ("kill", "die", "fatal", "lives", "bodi"),
    "wounded": ("wound", "injur", "hurt"),
    "detained": ("arrest", "detain", "custodi", "detent", "jail"),
    "missing": ("miss", "unaccount"),
    "displaced": ("flee", "evacu", "displac", "homeless", "uproot"),
    "freed": ("free", "releas", "swap", "exchang"),
    "expelled": ("expel", "expuls", "deport"),
}
KIND_OF = {stem: kind for kind, stems in COUNTED.items() for stem in stems}
MONEY = frozenset(("dollar", "dollars", "euro", "euros", "pounds", "yen", "yuan", "roubles", "rubles", "usd", "eur"))
FAR = 7
SOME = rf"(?:an?|{'|'.join(UNITS[1:11])}|several|few|half an|\d+)"
# `a day after the raid at Homs`: words of another happening than the one told.
REFERENCE = re.compile(
    r",?\s*\b(?:(?:just|only|barely|less than|more than|nearly|almost|some|about)\s+)?"
    rf"(?:{SOME}\s+)*(?:minute|hour|day|week|month|year|decade)s?\s+(?:after|since|following|before)\b[^,;.]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many of what."""

    kind: str
    value: float


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of a word in lower case."""
    word = word.removesuffix("'s").removesuffix("’s")
    return str(_stemmer().stemWord(IRREGULAR.get(word, word)))


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")


@cache
def _weights() -> dict[str, float]:
    return {r["stem"]: float(r["weight"]) for _, r in rows(shipped("fusion", "data", "weights.csv"), ("stem", "weight"))}


def weight(stemmed: str) -> float:
    """How telling a stem is: natural logarithm of sentences over sentences that hold it; unlisted ones are rare."""
    return _weights().get(stemmed, RARE)


def told(text: str) -> str:
    """The text without what it only refers to."""
    return REFERENCE.sub("", text)


def vector(text: str) -> dict[str, float]:
    """Unit vector of weighed stems; common words and words of the calendar are left out."""
    found: Counter[str] = Counter()
    for m in WORD.finditer(text):
        if not _calendar(m.group()):
            found[stem(m.group().lower())] += 1
    weighed = {s: (1 + math.log(n)) * weight(s) for s, n in sorted(found.items()) if weight(s) > COMMON}
    norm = math.sqrt(sum(w * w for w in weighed.values()))
    return {s: w / norm for s, w in weighed.items()} if norm else {}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[s] for s, w in a.items() if s in b)


def _calendar(word: str) -> bool:
    low = word.lower()
    return low in DATES and (word[0].isupper() or low not in ("march", "may"))


def names(text: str, leave_out: Iterable[str] = ()) -> frozenset[str]:
    """Words that stand with a capital inside a sentence, lower case, but for those in `leave_out` (names of the parties)."""
    out = {w.lower() for phrase in leave_out for w in WORD.findall(phrase)}
    found = set()
    for m in WORD.finditer(text):
        word = m.group().removesuffix("'s").removesuffix("’s")
        low = word.lower()
        first = m.start() == 0 or text[: m.start()].rstrip(" \"“'‘(")[-1:] in ("", ".", "!", "?", ":")
        if word[0].isupper() and not _calendar(word) and low not in out and len(low) > 1 and weight(stem(low)) > (6.0 if first else 3.0):
            found.add(stem(low))
    return frozenset(found)


def telling(text: str) -> frozenset[str]:
    """The rarer names of a text, `peru` and `lima` but not `ministri`, cut to a beginning that their adjectives share."""
    return frozenset(s[:BEGINNING] for s in names(text) if weight(s) > TELLING)


def strangers(a: frozenset[str], b: frozenset[str], least: float) -> bool:
    """Whether two texts name others: of the fewer telling names, two at least, less than that share stand in both."""
    fewer = min(len(a), len(b))
    return fewer >= FEW and len(a & b) < least * fewer


def quantities(text: str) -> frozenset[Quantity]:
    """The counted people and the sums of money of a sentence: `killing 12` -> killed 12."""
    found = list(WORD.finditer(text))
    tokens = [m.group().lower() for m in found]
    marks = [text[a.end() : b.start()] for a, b in pairwise(found)] + [""]
    out: set[Quantity] = set()
    k = 0
    while k < len(tokens):
        value, width = _number(tokens, k)
        if value is None:
            k += 1
            continue
        kind = _money(text, found[k].start(), tokens, k + width) or _counted(tokens, marks, k, width)
        if kind is not None:
            out.add(Quantity(kind, value))
        k += width
    return frozenset(out)


def _number(tokens: list[str], k: int) -> tuple[float | None, int]:
    word, value = tokens[k], 0.0
    if word[0].isdecimal():
        digits = word.replace(",", "")
        year = len(word) == 4 and digits.isdecimal() and 1900 <= int(digits) <= 2100
        if year or not re.fullmatch(r"\d+(\.\d+)?", digits):  # `5²` is no number here
            return None, 1
        value = float(digits)
    elif word in NUMBERS:
        value = float(NUMBERS[word])
    else:
        return None, 1
    width = 1
    if value >= 20 and value % 10 == 0 and k + 1 < len(tokens) and 0 < NUMBERS.get(tokens[k + 1], 0) < 10 and not word[0].isdecimal():
        value, width = value + NUMBERS[tokens[k + 1]], 2
    while k + width < len(tokens) and tokens[k + width] in SCALES:
        value, width = value * SCALES[tokens[k + width]], width + 1
    if k + width < len(tokens) and tokens[k + width] == "dozen":
        value, width = value * 12, width + 1
    return value, width


def _money(text: str, start: int, tokens: list[str], after: int) -> str | None:
    signed = text[max(0, start - 1) : start] in ("$", "€", "£", "¥")
    return "money" if signed or (after < len(tokens) and tokens[after] in MONEY) else None


def _counted(tokens: list[str], marks: list[str], k: int, width: int) -> str | None:
    """What the number at `k` counts: the nearest counting word; a comma or an `and` between makes the way longer."""
    best: tuple[float, str] | None = None
    for j in range(max(0, k - FAR), min(len(tokens), k + width + FAR)):
        kind = KIND_OF.get(stem(tokens[j]))
        if kind is None or k <= j < k + width:
            continue
        low, high = (j, k) if j < k else (k + width - 1, j)
        way = float(high - low) + 4 * tokens[low + 1 : high].count("and") + 3 * sum("," in marks[t] for t in range(low, high))
        way += 8 * sum(any(c in marks[t] for c in ".;!?") for t in range(low, high)) + 0.5 * (j > k)
        if best is None or way < best[0]:
            best = way, kind
    return best[1] if best is not None and best[0] <= FAR else None
