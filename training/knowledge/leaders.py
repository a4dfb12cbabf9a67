"""Derives actors/data/leaders.csv from the World Factbook's history (CC0) and Wikidata office holders (CC0), below persons.csv.

leaders_names.csv, beside this file, tells the names that news print where the sources write others.
Run: python training/knowledge/leaders.py SHARED_ACTORS_FOLDER STATES.csv OUTPUT.csv
"""

from __future__ import annotations

import csv
import datetime as dt
import difflib
import gzip
import itertools
import re
import sys
import tomllib
import unicodedata
from pathlib import Path

COLUMNS = ["person", "variants", "iso3", "office", "sector", "rank", "valid_from", "valid_to", "wikidata"]
SETS = {
    "argentina": "ARG", "australia": "AUS", "belarus": "BLR", "brazil": "BRA", "canada": "CAN", "china": "CHN", "congo": "COD",
    "egypt": "EGY", "france": "FRA",
    "hungary": "HUN", "india": "IND", "indonesia": "IDN", "iran": "IRN", "israel": "ISR", "japan": "JPN", "kazakhstan": "KAZ",
    "kenya": "KEN", "mexico": "MEX",
    "nigeria": "NGA", "pakistan": "PAK", "philippines": "PHL", "poland": "POL", "russia": "RUS", "south-africa": "ZAF",
    "south-korea": "KOR", "sudan": "SDN",
    "taiwan": "TWN", "turkey": "TUR", "ukraine": "UKR", "united-kingdom": "GBR", "us-cabinet": "USA", "yemen": "YEM", "zimbabwe": "ZWE",
}
WANTED = re.compile(
    r"^(vice |deputy |first |acting |federal |state )*"
    r"(president|prime minister|premier|king|queen|emperor|chancellor)$|foreign|external affairs|defen[cs]e|"
    r"interior|home (affairs|secretary|department)|secretary of state|"
    r"spokes|press secretary|ambassador to the united (nations|states)|national security|homeland|intelligence|"
    r"minister of (finance|justice|information|trade|oil|energy|economy|commerce|internal)|treasury|exchequer|attorney general|"
    r"chief of (the )?(general|defen[cs]e|army|naval|air) staff|chief of staff|"
    r"chief cabinet secretary|supreme leader|speaker|chief justice",
    re.I,
)
UNWANTED = re.compile(
    r"parliamentary (under|secretary|private)|assistant secretary|legislative council|house of councill|"
    r"shadow|lord of the|economic secretary|"
    r"azad kashmir|president of the (chamber|senate)|private secretary|caixa|financial secretary|chief secretary to|"
    r"legislative assembly|house of assembly|provincial assembly|deputy premier$|secretary of state of [a-z]|united nations agencies",
    re.I,
)
HIGH_COURT = {"AUS": {"Murray Gleeson", "Robert French", "Susan Kiefel", "Stephen Gageler"}}  # the other chief justices are of its states
WORDING = {
    "Foreign Ministry Spokeperson": "Foreign Ministry Spokesperson",
    "Lord Speaker (Speaker of the House of Lords)": "Lord Speaker",
    "Under Secretary of Defense (Comptroller)": "Under Secretary of Defense",
}
WORDS = {k: frozenset(v.split()) for k, v in tomllib.loads(Path(__file__).with_name("leaders_words.toml").read_text("utf-8")).items()}
TITLES, HONOURS, NO_NAME, GIVEN, WESTERN = (WORDS[k] for k in ("titles", "honours", "no_name", "given", "western"))
# Lines of the factbook that tell something else than who holds an office.
REMARKS = re.compile(
    r"^(also|both reside|formerly|the tenure|the uk|on \d|notification|note|vacant|caretaker cabinet|ruler of|representated|"
    r"president \w+ appointed)\b",
    re.I,
)
TAILS = re.compile(
    r"\s*(,? ?-+ (previously|formerly|note)|,? (aka|also|appointed|elected|serves|in caretaker|note|formerly|deputy prime ministers)\b|"
    r", (dr|gen|lt|maj|brig|col|adm|air chief|vice president)\b).*|(?<=[a-z])note$|(?<=[A-Z])note$", re.I
)
SLIPS = {("wz", "Prime Minister Ambrose Mandvulo DLAMINI", "2023-11-06")}
OFFICES = (
    (r"emperor", "Emperor"), (r"supreme leader", "Supreme Leader"), (r"\bpope\b", "Pope"), (r"grand duke", "Grand Duke"),
    (r"governor[- ]general", "Governor General"), (r"\bking\b", "King"), (r"\bqueen\b", "Queen"), (r"^sultan", "Sultan"),
    (r"\bam[ie]r\b|\bemir\b", "Emir"), (r"co-?prince", "Co-Prince"), (r"^prince\b", "Prince"), (r"taoiseach", "Taoiseach"),
    (r"supreme people's assembly president", "President of the Supreme People's Assembly"),
    (r"state affairs commission", "President of the State Affairs Commission"),
    (r"chairman of the council of ministers|chairperson of the council of ministers", "Chairman of the Council of Ministers"),
    (r"cabinet of ministers", "Chairman of the Cabinet of Ministers"),
    (r"vice chair\w*,? president", "Vice Chairperson of the Presidential Council"),
    (r"(chair\w*,? president\w* (leadership )?council|presidential leadership council chair)", "Chairman of the Presidential Council"),
    (r"sovereign council", "Chairman of the Sovereign Council"),
    (r"vice prime minister", "Deputy Prime Minister"), (r"deputy prime minister|deputy premier", "Deputy Prime Minister"),
    (r"vice premier", "Vice Premier"), (r"vice chancellor", "Vice Chancellor"), (r"deputy president", "Deputy President"),
    (r"president of (the )?(government|council of ministers)|government or prime minister", "Prime Minister"),
    (r"prime minister|interim prime\b", "Prime Minister"), (r"vice[- ]president", "Vice President"), (r"president", "President"),
    (r"premier", "Premier"), (r"chancellor", "Chancellor"), (r"head of government", "Head of Government"),
    (r"chief executive", "Chief Executive"), (r"secretary of state for foreign", "Secretary of State for Foreign Affairs"),
    (r"secretary of state", "Secretary of State"), (r"minister of state", "Minister of State"), (r"\bspeaker\b", "Speaker of Parliament"),
    (r"taliban leader", "Supreme Leader"), (r"\bceo\b", "Chief Executive"), (r"^minister", "Prime Minister"),
)
BY_BIRTH = frozenset(("Emperor", "King", "Queen", "Sultan", "Emir", "Prince", "Grand Duke", "Pope", "Crown Prince"))
# One person at a time, so that a tenure ends when the next begins.
SINGLE = re.compile(r"^(President|Prime Minister|Premier|Chancellor|Taoiseach|Governor General|Head of Government|Chairman of .*)$")
PROVISIONAL = re.compile(r"^(acting|interim|caretaker|transition(al)?|executive|designate)\b ?", re.I)
SPANISH = frozenset((
    "ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GTM", "HND", "MEX", "NIC", "PAN", "PER", "PRY", "SLV", "URY", "VEN",
))
SURNAME_FIRST = frozenset(("CHN", "HKG", "KOR", "PRK", "TWN"))
# The first word is the name by which people are called, or all words stand together.
WHOLE = SURNAME_FIRST | {"VNM", "KHM", "MMR", "LAO", "THA", "ETH", "ERI", "BTN", "MYS", "IDN", "SGP"}
LUSITANIAN = frozenset(("Júnior", "Junior", "Filho", "Neto", "Netto", "Sobrinho"))
JUNIOR = LUSITANIAN | {"Jr", "Sr", "II", "III", "IV"}
PARTICLES = frozenset((
    "al", "el", "bin", "bint", "ibn", "de", "da", "do", "dos", "das", "del", "della", "di", "la", "van", "von", "der", "den", "ten",
    "ter", "le", "du", "of", "ben", "abu", "abd", "abdel", "abdul", "aboul", "wa", "ya", "e", "y",
))
LOWER = frozenset(("bin", "bint", "ibn", "de", "da", "do", "dos", "das", "del", "der", "e", "y", "i"))
LETTERS: dict[int, str] = {
    ord(k): v
    for k, v in {
        "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ʿ": "", "’": "'", "ʼ": "'",  # noqa: RUF001
    }.items()
}
NAMES: dict[tuple[str, str], dict[str, str]] = {}


def plain(text: str) -> str:
    """Without diacritics."""
    text = text.translate(LETTERS)
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def capitalised(word: str) -> str:
    """`MBEKI` -> `Mbeki`, `N'GUESSO` -> `N'Guesso`, `McKAY` -> `McKay`, `al-SARAJ` -> `al-Saraj`."""
    word = "-".join(p[:1] + p[1:].lower() for p in word.split("-"))
    word = re.sub(r"^(N'|D'|O')([a-z])", lambda m: m[1] + m[2].upper(), word)
    return re.sub(r"^(Mc)([a-z])", lambda m: m[1] + m[2].upper(), word)


def capitals(word: str) -> bool:
    """Whether the factbook marks the word as the one to file the person under."""
    return any(a.isupper() and b.isupper() for a, b in itertools.pairwise(word.replace("'", ""))) and not re.fullmatch(
        r"([A-Z]\.)+|I{1,3}|I?VI{0,3}|X[IVX]*", word
    )


def cased(words: list[str]) -> list[str]:
    """`Jose Eduardo Dos Santos` -> `Jose Eduardo dos Santos`."""
    return [w.lower() if i and w.lower() in LOWER and i < len(words) - 1 else w for i, w in enumerate(words)]


def factbook_person(text: str) -> tuple[str, str, str] | None:
    """`President Jose Eduardo DOS SANTOS (since ...)` -> (`Jose Eduardo dos Santos`, `dos Santos`, `President`)."""
    text = re.sub(r"\(.*?\)|\[.*?\]|;.*", " ", text).strip()
    if REMARKS.match(text):
        return None
    text = re.sub(r",? (Jr|Sr)\b\.?$", " Jr", TAILS.sub("", text))
    text = re.sub(r'["“].*?["”] ?', "", text)
    words = text.replace("Maj.Gen.", "Maj. Gen.").split()
    at = next((i for i, w in enumerate(words) if capitals(w) or w.lower().strip(".,") not in TITLES), len(words))
    title, words = " ".join(words[:at]), words[at:]
    marked = [i for i, w in enumerate(words) if capitals(w)]
    name = " ".join(words)
    if not marked or len(words) > 7 or re.search(r"[\d,/]| and ", name):
        return None
    words = cased([capitalised(w) if i in marked else w for i, w in enumerate(words)])
    surname = " ".join(words[marked[0] : marked[-1] + 1]) if marked[-1] - marked[0] < 4 else words[marked[-1]]
    return " ".join(words), surname, office_of(title)


def office_of(title: str) -> str:
    """`Transition President Col.` -> `Interim President`; empty where the line tells none."""
    low = title.lower()
    name = next((name for pattern, name in OFFICES if re.search(pattern, low)), "")
    if name.startswith(("Deputy", "Vice P")) and (order := re.match(r"(acting )?(first|second|third)\b", low)):
        name = f"{order[2].capitalize()} {name}"
    if re.match(r"acting|caretaker|interim", low) and name:
        return f"{low.split()[0].capitalize()} {name}"
    return f"Interim {name}" if re.match(r"transition", low) else name


def key(name: str) -> str:
    """Letters only, for comparing names."""
    return "".join(c for c in plain(name).lower() if c.isalpha())


def surname_of(name: str) -> str:
    words = name.split()
    while len(words) > 2 and words[-1].strip(".,") in JUNIOR and words[-1] not in LUSITANIAN:
        words = [*words[:-2], words[-2].strip(",")]
    at = len(words) - 1
    if words[-1] in LUSITANIAN and len(words) > 2:  # `Amaral Júnior`
        at -= 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 2 if words[at - 1] in {"e", "y"} and at > 2 else 1
    return " ".join(words[at:])


def forms(person: str, surname: str, iso: str, *, regnal: bool = False) -> list[str]:
    """How news print the person, besides the full name."""
    out = [surname] if regnal or apt(surname, iso) else []
    words = person.replace(",", "").split()
    if words[-1].strip(".") in JUNIOR and not surname.endswith(words[-1]):
        words = words[:-1]
        out.append(" ".join(words))
    initials = [w for w in words if re.fullmatch(r"([A-Z]\.)+", w)]
    if initials and words[0] == initials[0]:
        k = next((i for i, w in enumerate(words) if w not in initials), len(words))
        rest = " ".join(words[k:])
        return [*out, f"{''.join(words[:k])} {rest}", f"{''.join(words[:k]).replace('.', '')} {rest}", *([rest] if " " in rest else [])]
    if initials:
        out.append(" ".join(w for w in words if w not in initials))
    at = person.find(surname)
    if iso == "COD" and len(words) == 3 and plain(words[1]).lower() not in GIVEN and words[1][0].isupper():
        return [" ".join(words[1:]), " ".join(words[:2])]  # a name and a second one: `Alexis Thambwe`
    if iso == "MNG" and len(words) == 2:
        out.append(f"{words[1]} {words[0]}")
    elif at > 0 and iso not in WHOLE and len(words) > 2 and words[0].lower() not in PARTICLES | HONOURS and not regnal:
        out.append(f"{words[0]} {surname}")
        if not person.endswith(surname):
            out.append(person[: at + len(surname)])
        if not person.endswith(surname) and iso in {"ARG", "MEX"}:
            out.append(person[at:])
    return [f for f in dict.fromkeys(out) if f != person]


def apt(surname: str, iso: str) -> bool:
    """Whether the surname can stand for the person where his state is in the news."""
    low = plain(surname).lower()
    return len(low) > 1 and low not in NO_NAME and (iso in WHOLE or low not in GIVEN)


def spanish_surname(name: str) -> str:
    """The first of the two: `Vega` of `Gerardo Clemente Ricardo Vega García`."""
    words = name.split()
    k = next((i for i in range(1, len(words)) if plain(words[i]).lower() not in GIVEN), len(words) - 1)
    return " ".join(words[k : k + 1]) if len(words) - k == 2 and words[k].lower() not in PARTICLES else surname_of(name)


def rank_of(office: str) -> str:
    """1 head of state or government, 2 foreign, defence, spokesman, deputy; 3 others."""
    low = office.lower()
    if re.search(r"spokes|foreign|external|defen[cs]e|secretary of state$|vice|deputy|national security|press secretary", low):
        return "2"
    if re.search(
        r"^(acting |interim |caretaker |executive |transitional )*"
        r"(president|prime minister|premier|king|queen|emperor|chancellor|emir|sultan|supreme leader|pope|chief executive|taoiseach|"
        r"governor general|prince|grand duke|head of|chairman of the (council|cabinet|presidential|sovereign))",
        low,
    ):
        return "1"
    return "3"


def sector_of(office: str) -> str:
    low = office.lower()
    if re.search(r"speaker", low):
        return "LEG"
    if re.search(r"chief justice|judge", low):
        return "JUD"
    if re.search(r"intelligence", low) and "minister" not in low:
        return "SPY"
    if re.search(r"defen[cs]e|armed forces|army|naval|general staff|air force|of the navy|joint chiefs", low):
        return "MIL"
    return "GOV"


def states(path: Path) -> dict[str, str]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    out = {r["fips"]: r["iso3"] for r in csv.DictReader(lines) if r["kind"] == "state" and r["fips"]}
    return out | {"RI": "SRB", "KV": "KOS", "GZ": "PSE", "WE": "PSE", "OD": "SSD"}


def row(person: str, variants: list[str], iso: str, office: str, start: str, end: str, wikidata: str = "") -> dict[str, str]:
    forms = list(dict.fromkeys(v for v in [*variants, *(plain(v) for v in [person, *variants])] if v and v != person))
    values = (person, ";".join(forms), iso, office, sector_of(office), rank_of(office), start, end, wikidata)
    return dict(zip(COLUMNS, values, strict=True))


def names_told(path: Path) -> dict[tuple[str, str], dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return {(r["iso3"], key(r["source"])): r for r in csv.DictReader(lines)}


def from_factbook(folder: Path, iso_of: dict[str, str]) -> list[dict[str, str]]:
    """One row per person, state and office: the factbook tells the start; the end is the last snapshot, open if the last of all."""
    best: dict[tuple[str, str, str, str], dict[str, str]] = {}
    for line in csv.DictReader((folder / "factbook_leaders.csv").open(encoding="utf-8")):
        iso = iso_of.get(line["gec"].upper())
        found = factbook_person(line["title_name"])
        if (line["gec"], line["title_name"], line["since"]) in SLIPS:
            continue
        if not iso or found is None or (iso != "GBR" and re.search(r"\b(CHARLES|ELIZABETH) I", line["title_name"])):
            continue
        person, surname, office = found
        told = NAMES.get((iso, key(person)), {})
        office = told.get("office") or office
        if told.get("person") == "-" or not office:
            continue
        elect = bool(re.search(r"elect\b", line["title_name"], re.I))
        if told:
            person, surname = told["person"], next((w for w in [surname] if w in told["person"]), surname_of(told["person"]))
        regnal = office in BY_BIRTH
        if regnal:
            surname = re.sub(r" [IVX]+$", "", surname)
        variants = told["variants"].split(";") if told.get("variants") else forms(person, surname, iso, regnal=regnal)
        start, end = line["since"] or line["first_seen"], "" if line["last_seen"] >= "2026-01" else line["last_seen"]
        at = (iso, key(person), office, start[:4])
        old = best.get(at)
        if old is None:
            seen = {"seen": line["first_seen"], "last": line["last_seen"], "elect": "1" if elect else ""}
            best[at] = row(person, variants, iso, office, start, end) | seen
        else:
            old["valid_to"] = later(old["valid_to"], end)
            old["valid_from"] = min(old["valid_from"], start)
            old["seen"], old["last"] = min(old["seen"], line["first_seen"]), max(old["last"], line["last_seen"])
            old["elect"] = old["elect"] if elect else ""
    held = {(r["iso3"], key(r["person"])) for r in best.values() if not r["elect"]}
    return misdated([r for r in best.values() if not r["elect"] or (r["iso3"], key(r["person"])) not in held])


def later(one: str, other: str) -> str:
    """The later of two ends; open wins, and a date over an unknown end."""
    if not one or not other:
        return ""
    return max(one.replace("?", ""), other.replace("?", "")) or "?"


def slot(office: str) -> str:
    return PROVISIONAL.sub("", PROVISIONAL.sub("", office)).lower()


def misdated(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Where somebody else was seen in the office after the start, the start is wrong (`2005` for `2025`): when he was first seen."""
    for r in rows:
        for o in rows:
            if (
                (o["iso3"], slot(o["office"])) == (r["iso3"], slot(r["office"]))
                and SINGLE.match(PROVISIONAL.sub("", r["office"]))
                and not alike(o["person"], r["person"])
                and r["valid_from"] <= o["valid_from"]
                and o["seen"] < r["seen"]
            ):
                r["valid_from"] = r["seen"]
    return rows


def alike(one: str, other: str, office: str = "") -> bool:
    """Whether the two names may be spellings of one; of several holders of an office at a time, they must be closer."""
    ratio = difflib.SequenceMatcher(None, key(one), key(other)).ratio()
    if office and not SINGLE.match(PROVISIONAL.sub("", office)):
        return ratio > 0.75
    return ratio > 0.6 or bool({w for w in plain(one).lower().split() if len(w) > 3} & set(plain(other).lower().split()))


def closed(rows: list[dict[str, str]], own: list[dict[str, str]]) -> list[dict[str, str]]:
    """The snapshots are sparse before late 2020: a tenure ends when the next one of the same office starts."""
    groups: dict[tuple[str, str], list[dict[str, str]]] = {}
    for r in [*rows, *(dict(r) for r in own)]:
        groups.setdefault((r["iso3"], slot(r["office"])), []).append(r)
    for group in groups.values():
        group.sort(key=lambda r: r["valid_from"])
        for one, after in itertools.combinations(group, 2):
            if key(one["person"]) == key(after["person"]) or not one["valid_from"] < after["valid_from"] or "seen" not in one:
                continue
            alone = one["office"] in BY_BIRTH or SINGLE.match(PROVISIONAL.sub("", one["office"]))
            if (alone or ("seen" in after and one["last"] <= after["seen"])) and not "" < one["valid_to"].strip("?") <= after["valid_from"]:
                one["valid_to"] = after["valid_from"]
    for r in rows:
        if r["iso3"] == "CHE" and r["office"].endswith("President"):  # for a year each
            r["valid_to"] = min(r["valid_to"] or "9", f"{int(r['valid_from'][:4]) + 1}-01-01") if r["last"] < "2026" else ""
    return rows


def from_wikidata(folder: Path) -> list[dict[str, str]]:
    out = []
    with gzip.open(folder / "wikidata_office_holders.csv.gz", "rt", encoding="utf-8") as lines:
        for line in csv.DictReader(lines):
            iso = next((v for k, v in SETS.items() if line["country_set"].startswith(k)), "")
            office = re.sub(r"^(federal|union) ", "", line["position"], flags=re.I)
            if (
                not iso
                or not WANTED.search(office)
                or UNWANTED.search(office)
                or (len(line["person"].split()) < 2 and rank_of(office) != "1")
            ):
                continue
            if (
                (line["end"] and line["end"] < "1990" and rank_of(office) != "1")
                or (line["end"] and line["end"] < "1960")
                or "(" in line["person"]
                or (office == "Chief Justice" and line["person"] not in HIGH_COURT.get(iso, {line["person"]}))
            ):
                continue
            if (not line["start"] and not line["end"]) or (line["end"] and line["start"] > line["end"]):
                continue
            person = re.sub(r", (Baron|Viscount|Earl|Lord|Lady|Countess).*", "", line["person"])
            person = re.sub(r",? (Jr|Sr)\.?$", r" \1.", person)
            told = NAMES.get((iso, key(person)), {})
            person = told.get("person") or person
            if person == "-":
                continue
            variants = told["variants"].split(";") if told.get("variants") else forms(person, wikidata_surname(person, iso), iso)
            office = WORDING.get(office, office[:1].upper() + office[1:])
            out.append(row(person, variants, iso, office, line["start"], line["end"], line["wikidata"]))
    return out


def wikidata_surname(person: str, iso: str) -> str:
    words = person.split()
    if iso in SURNAME_FIRST and words[0] not in WESTERN:
        return words[0]
    return spanish_surname(person) if iso in SPANISH else surname_of(person)


def merged(own: list[dict[str, str]], wiki: list[dict[str, str]], fact: list[dict[str, str]]) -> list[dict[str, str]]:
    """Wikidata first, then the factbook, without those whom persons.csv knows; one man under one name."""
    seen = {(key(form), r["iso3"]) for r in own for form in [r["person"], *r["variants"].split(";")] if " " in form}
    rows = [r for r in [*wiki, *fact] if not any((key(f), r["iso3"]) in seen for f in [r["person"], *r["variants"].split(";")] if " " in f)]
    rows = [r for r in rows if not any(r["iso3"] == o["iso3"] and one_tenure(o, r) for o in own)]
    for r in rows:  # a Wikidata tenure left open in 2022 is not known to go on
        if r["wikidata"] and not r["valid_to"]:
            r["valid_to"] = "?"
    named: dict[tuple[str, str], dict[str, str]] = {}
    for r in rows:
        if r["wikidata"]:
            for form in [r["person"], *(v for v in r["variants"].split(";") if " " in v)]:
                named.setdefault((r["iso3"], key(form)), r)
    for r in rows:
        if not r["wikidata"]:
            first = named.get((r["iso3"], key(r["person"]))) or next(
                (named[r["iso3"], key(v)] for v in r["variants"].split(";") if " " in v and (r["iso3"], key(v)) in named), None
            )
            for o in [first] if first else []:
                if o["valid_to"] == "?" or abs(int(o["valid_to"][:4]) - int(r["valid_from"][:4])) < 15:
                    same_person(o, r)
    by_office: dict[tuple[str, str], list[dict[str, str]]] = {}
    for r in rows:
        for o in by_office.setdefault((r["iso3"], slot(r["office"])), []):
            if one_tenure(o, r) and o["person"] != r["person"] and not (o["wikidata"] and r["wikidata"]):
                print("one man:", r["iso3"], o["person"], "=", r["person"])
                for same in [x for x in rows if (x["iso3"], x["person"]) == (r["iso3"], r["person"])]:
                    same_person(o, same)
        by_office[r["iso3"], slot(r["office"])].append(r)
    rows = tenures_joined(rows)
    for r in rows:  # in the summer of 2024 the factbook gave up deputies, and some heads: nothing tells whether they went on
        gone = r["valid_to"][:7] == "2024-01" and re.search("Deputy|Vice", r["office"])
        if "seen" in r and (gone or "2024-05-15" < r["valid_to"] < "2024-08"):
            r["valid_to"] = "?"
    return closed(without_doubt(rows), own)


def one_tenure(o: dict[str, str], r: dict[str, str]) -> bool:
    """Whether two rows of a state tell of one tenure, with the name spelt otherwise."""
    if slot(o["office"]) != slot(r["office"]) or not o["valid_from"]:
        return False
    return o["valid_from"][:7] == r["valid_from"][:7] and alike(o["person"], r["person"], o["office"])


def without_doubt(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Without the shorter forms that stand for two persons of a state: `Ram Yadav`."""
    bearers: dict[tuple[str, str], set[str]] = {}
    for r in rows:
        for form in [r["person"], *r["variants"].split(";")]:
            if " " in form:
                bearers.setdefault((r["iso3"], key(form)), set()).add(r["person"])
    for r in rows:
        r["variants"] = ";".join(v for v in r["variants"].split(";") if " " not in v or len(bearers[r["iso3"], key(v)]) == 1)
    return rows


def same_person(kept: dict[str, str], r: dict[str, str]) -> None:
    """Calls the holder of `r` as `kept` does."""
    variants = dict.fromkeys([*kept["variants"].split(";"), r["person"], *(v for v in r["variants"].split(";") if " " in v)])
    r |= {"person": kept["person"], "wikidata": kept["wikidata"] or r["wikidata"]}
    r["variants"] = ";".join(v for v in variants if v and v != kept["person"])
    kept["variants"] = r["variants"]


def tenures_joined(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Tenures of one person in one office that overlap or follow upon each other are one."""
    rows.sort(key=lambda r: (r["iso3"], r["person"], slot(r["office"]), r["valid_from"]))
    out: list[dict[str, str]] = []
    for r in rows:
        last = out[-1] if out else None
        if not last or (last["iso3"], last["person"], slot(last["office"])) != (r["iso3"], r["person"], slot(r["office"])):
            out.append(r)
            continue
        same_start = last["valid_from"][:7] == r["valid_from"][:7]
        if not same_start and last["valid_to"] not in ("", "?") and days(last["valid_to"], r["valid_from"]) >= 60:
            out.append(r)
            continue
        told = next((x["valid_to"] for x in (last, r) if "seen" not in x and x["valid_to"] != "?"), "")
        if told and same_start and "" not in (last["valid_to"], r["valid_to"]):
            last["valid_to"] = told  # a date of Wikidata goes before a last snapshot
        else:
            last["valid_to"] = later(last["valid_to"], r["valid_to"])
        last["office"] = min(last["office"], r["office"], key=len)
        last["variants"] = ";".join(dict.fromkeys(v for v in [*last["variants"].split(";"), *r["variants"].split(";")] if v))
        last["wikidata"] = last["wikidata"] or r["wikidata"]
        if "seen" in r and not (told and "seen" not in last):
            last["seen"] = min(last.get("seen", r["seen"]), r["seen"])
            last["last"] = max(last.get("last", r["last"]), r["last"])
    return out


def days(end: str, start: str) -> int:
    """From an end to a start, which may be years or months only."""
    one, other = (dt.date.fromisoformat((d + "-01-01")[:10] if len(d) == 4 else (d + "-01")[:10]) for d in (end, start))
    return (other - one).days


def offices_joined(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Of several offices that one person held at the same time, the highest."""
    rows.sort(key=lambda r: (r["iso3"], r["person"], r["valid_from"], r["rank"], r["office"]))
    out: list[dict[str, str]] = []
    for r in rows:
        last = out[-1] if out else None
        if last and (last["iso3"], last["person"], last["valid_from"][:7]) == (r["iso3"], r["person"], r["valid_from"][:7]):
            continue
        out.append(r)
    return out


def own_rows(path: Path) -> list[dict[str, str]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return [{c: (r.get(c) or "") for c in COLUMNS} for r in csv.DictReader(lines)]


if __name__ == "__main__":
    folder, target = Path(sys.argv[1]), Path(sys.argv[3])
    iso_of = states(Path(sys.argv[2]))
    NAMES = names_told(Path(__file__).with_name("leaders_names.csv"))
    own = own_rows(target.with_name("persons.csv"))
    everything = merged(own, from_wikidata(folder), from_factbook(folder, iso_of))
    rest = offices_joined(everything)
    today = dt.date(2026, 5, 17).isoformat()
    with target.open("w", encoding="utf-8", newline="") as out:
        out.write(
            f"# Derived by training/knowledge/leaders.py from the World Factbook to {today} and Wikidata to mid-2022. "
            "valid_to `?`: not known whether it went on.\n"
        )
        writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rest)
