"""Derives actors/data/leaders.csv from the World Factbook's history (CC0) and Wikidata office holders (CC0), with leaders_own.csv on top.

Run: python training/knowledge/leaders.py SHARED_ACTORS_FOLDER STATES.csv OUTPUT.csv
"""

from __future__ import annotations

import csv
import datetime as dt
import gzip
import itertools
import re
import sys
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
    r"azad kashmir|president of the (chamber|senate)|private secretary|caixa|financial secretary|chief secretary to",
    re.I,
)
TITLES = re.compile(
    r"^(?:(?:acting|interim|caretaker|transitional|executive|first|second|third|fourth|deputy|vice|prime|minister|president|premier|chancellor|king|queen|"
    r"prince|princess|crown|emir|amir|sultan|sheikh|shaykh|pope|governor|general|captain|colonel|field|marshal|lord|mann|taoiseach|secretary|head|leader|ministers|"
    r"presidents|premiers|chairman|chairperson|co-?chair|chief|executive|grand|duke|duchess|state|supreme|council|of|the|and|for|government|administrator|"
    r"commissioner|high|his|her|majesty|excellency|ruler|represented|by|republic|union|federal|councilor|member|presidency|confederation|swiss|paramount|"
    r"new|zealand|transition|transitional|sovereign|national|assembly|military|junta|ayatollah|dr\.|mr\.|sir|dame|capt\.|gen\.|lt\.|maj\.|col\.|brig\.|"
    r"tarmac|viceroy|captains|regent|co-prince|coprince|head|commander|armed|forces|cabinet|prefect|lieutenant|resident|minister-president|vice-president|"
    r"ret\.|\(ret\.\)|political|bureau|general-secretary|party|vatican|city|affairs|foreign|domestic|territory|island|islands|countess|"
    r"o le ao o malo|spokesperson|"
    r"committee|administration|chair|governing|people's|supreme|politburo|commission|affairs|standing|central|defense|justice|security|"
    r"reconstruction|interior|finance|defence|development|services|economic|public|councils?|department|gouverneur|ministre|steering|territorial)\s+)+",
    re.I,
)
PARTICLES = {
    "al", "el", "bin", "bint", "ibn", "de", "da", "do", "dos", "das", "del", "della", "di", "la", "van", "von", "der", "den", "ten",
    "ter", "le", "du", "of", "ben", "abu", "ould",
}
FIRST = "1900"


def plain(text: str) -> str:
    """Without diacritics."""
    text = text.translate(str.maketrans({
        "ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "ʿ": "", "’": "'", "ʼ": "'",  # noqa: RUF001
    }))
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def capitalised(word: str) -> str:
    """`MBEKI` -> `Mbeki`, `N'GUESSO` -> `N'Guesso`, `MCKAY` -> `McKay`."""
    word = "-".join(p[:1] + p[1:].lower() for p in word.split("-"))
    word = re.sub(r"^(N'|D'|O')([a-z])", lambda m: m[1] + m[2].upper(), word)
    return re.sub(r"^(Mc)([a-z])", lambda m: m[1] + m[2].upper(), word)


def capitals(word: str) -> bool:
    return (
        len(word) > 1
        and word.upper() == word
        and any(c.isalpha() for c in word)
        and not re.fullmatch(r"[A-Z]\.|I{1,3}|I?VI{0,3}|X[IVX]*", word)
    )


def factbook_person(text: str) -> tuple[str, list[str]] | None:
    """`President Jose Eduardo DOS SANTOS (since ...)` -> (`Jose Eduardo Dos Santos`, [surname])."""
    text = re.sub(r"\(.*?\)|\[.*?\]|;.*", "", text).strip()
    name = TITLES.sub("", text + " ").strip(" ,")
    words = name.split()
    upper = [w for w in words if capitals(w)]
    if not upper or len(words) > 7 or any(ch.isdigit() for ch in name):
        return None
    if "," in name or " and " in name:
        return None
    shown = [capitalised(w) if capitals(w) else w for w in words]
    at = [i for i, w in enumerate(words) if capitals(w)]
    surname = " ".join(shown[at[0] : at[-1] + 1]) if at[-1] - at[0] < 4 else shown[at[-1]]
    variants = [surname]
    first = [w for w in shown[: at[0]] if not re.fullmatch(r"[A-Z]\.", w)]
    short = " ".join([*first[:1], surname])
    variants += [short] if first else []
    if at[0] > 0 and at[-1] < len(words) - 1:
        variants.append(" ".join(shown[: at[-1] + 1]))
    return " ".join(shown), variants


def key(name: str) -> str:
    """Letters only, for comparing names."""
    return "".join(c for c in plain(name).lower() if c.isalpha())


def surname_of(name: str) -> str:
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower().rstrip(".") in PARTICLES:
        at -= 1
    if words[-1] in {"Jr.", "Jr", "Sr.", "II", "III", "IV"} and len(words) > 2:
        return words[-2].strip(",")
    return " ".join(words[at:])


def rank_of(office: str) -> str:
    """1 head of state or government, 2 foreign, defence, spokesman, deputy; 3 others."""
    low = office.lower()
    if re.search(r"spokes|foreign|external|defen[cs]e|secretary of state$|vice|deputy|national security|press secretary", low):
        return "2"
    if re.search(
        r"^(acting |interim |executive |transitional )*"
        r"(president|prime minister|premier|king|queen|emperor|chancellor|emir|sultan|supreme leader|pope|chief of state|head)",
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


def from_factbook(folder: Path, iso_of: dict[str, str]) -> list[dict[str, str]]:
    """One row per person, state and office: the factbook tells the start; the end is the last snapshot, open if the last of all."""
    best: dict[tuple[str, str, str], dict[str, str]] = {}
    for line in csv.DictReader((folder / "factbook_leaders.csv").open(encoding="utf-8")):
        iso = iso_of.get(line["gec"].upper())
        found = factbook_person(line["title_name"])
        if not iso or found is None:
            continue
        person, variants = found
        titles = TITLES.match(re.sub(r"\(.*?\)", "", line["title_name"]))
        office = titles[0].strip() if titles else line["role"]
        if "CHARLES" in line["title_name"] and iso != "GBR":
            continue
        end = "" if line["last_seen"] >= "2026-01" else line["last_seen"]
        key = (iso, surname_of(variants[-1] if variants else person), line["since"][:4])
        old = best.get(key)
        if old is None:
            best[key] = row(person, variants, iso, office, line["since"], end)
        else:
            old["valid_to"] = "" if not old["valid_to"] or not end else max(old["valid_to"], end)
            if old["rank"] > rank_of(office):
                old |= {"office": office, "rank": rank_of(office)}
    # The snapshots are sparse before late 2020; a tenure seen then ends when the next one of the same office starts.
    return closed(list(best.values()))


def closed(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    groups: dict[tuple[str, str], list[dict[str, str]]] = {}
    for r in rows:
        groups.setdefault((r["iso3"], r["office"].lower()), []).append(r)
    for group in groups.values():
        group.sort(key=lambda r: r["valid_from"])
        for one, after in itertools.pairwise(group):
            if one["valid_to"] and after["valid_from"] and one["valid_from"] < after["valid_from"] < one["valid_to"]:
                one["valid_to"] = after["valid_from"]
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
            ):
                continue
            if not line["start"] and not line["end"]:
                continue
            surname = surname_of(line["person"])
            if (iso in {"CHN", "KOR", "TWN"} and len(line["person"].split()) == 2) or iso in {"KOR", "TWN"}:
                surname = line["person"].split()[0]
            words = line["person"].split()
            short = [f"{words[0]} {surname}"] if len(words) > 2 and words[0] != surname else []
            out.append(row(line["person"], [surname, *short], iso, office, line["start"], line["end"], line["wikidata"]))
    return out


def merged(own: list[dict[str, str]], wiki: list[dict[str, str]], fact: list[dict[str, str]]) -> list[dict[str, str]]:
    """Our own rows first, then Wikidata, then those of the factbook whose person is not known for that time."""
    out: list[dict[str, str]] = list(own)
    seen = {(key(form), r["iso3"]) for r in own for form in [r["person"], *r["variants"].split(";")] if " " in form}
    out += [r for r in wiki if not any((key(form), r["iso3"]) in seen for form in [r["person"], *r["variants"].split(";")] if " " in form)]
    known: dict[tuple[str, str], list[dict[str, str]]] = {}
    for r in out:
        for form in [r["person"], *r["variants"].split(";")]:
            known.setdefault((r["iso3"], key(form)), []).append(r)
    for r in fact:
        keys = [(r["iso3"], key(form)) for form in [r["person"], *r["variants"].split(";")] if " " in form or "-" in form]
        same = [o for k in keys for o in known.get(k, [])]
        if any(o in own for o in same):
            continue
        match = [o for o in same if o["rank"] == r["rank"] and (o["valid_from"] or FIRST)[:4] == r["valid_from"][:4]]
        if match:
            for o in match:
                o["valid_to"] = o["valid_to"] or r["valid_to"]
        else:
            out.append(r | {"wikidata": next((o["wikidata"] for o in same if o["wikidata"]), "")})
    for r in out:  # a Wikidata tenure left open in 2022 is not known to go on
        if r not in own and r not in fact and not r["valid_to"]:
            r["valid_to"] = "?"
    return out


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
    own = own_rows(target.with_name("persons.csv"))
    everything = merged(own, from_wikidata(folder), from_factbook(folder, iso_of))
    rest = offices_joined([r for r in everything if r not in own])
    today = dt.date(2026, 5, 17).isoformat()
    with target.open("w", encoding="utf-8", newline="") as out:
        out.write(
            f"# Derived by training/knowledge/leaders.py from the World Factbook to {today} and Wikidata to mid-2022. "
            "valid_to `?`: not known whether it went on.\n"
        )
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rest)
