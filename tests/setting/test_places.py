"""Place names: which stand as places, which site they mean, and which predicate they belong to."""

from __future__ import annotations

import csv
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

import pytest

from dragoman.actors import Register, find_mentions
from dragoman.coder import Coder
from dragoman.errors import KnowledgeError
from dragoman.export.geojson import geojson
from dragoman.export.material import Material
from dragoman.language import Name, Reading, Sentence, from_columns
from dragoman.language.front import Front
from dragoman.records import Actor, Article, Event, Place, Span
from dragoman.setting import Places, lands
from dragoman.setting.gazetteer import Gazetteer, fold
from dragoman.setting.lands import Lands

MOSCOW, JEDDAH, TRIPOLI_LIBYA, TRIPOLI_LEBANON, PARIS_TEXAS, SUVA_REKA, GOMA = 524901, 105343, 2210247, 266826, 4717560, 785238, 216281


LEMMAS = {"met": "meet", "said": "say", "left": "leave", "captured": "capture", "fought": "fight", "fled": "flee", "waited": "wait"}
LEMMAS |= {"bombed": "bomb", "condemned": "condemn"}
MEETING = (
    "Israeli jets bombed a camp in southern Lebanon on Sunday. French President Emmanuel Macron met Chinese President Xi Jinping in Paris."
)
PROBE = """
import time  # of the processor: a busy machine is no fault of the tables
import dragoman.setting.places
from dragoman.setting.gazetteer import Gazetteer
assert Gazetteer.shipped.cache_info().currsize == 0
start = time.process_time()
Gazetteer.shipped()
print(time.process_time() - start)
"""


def made(*rows: tuple[str, str, int, str], names: tuple[Name, ...] = ()) -> Reading:
    """One sentence of (word, tag, head from 1, label); lemmas are those of the words below."""
    return from_columns([(w, LEMMAS.get(w, w), tag, tag, head, rel) for w, tag, head, rel in rows], names=names)


def loc(*spans: tuple[int, int]) -> tuple[Name, ...]:
    return tuple(Name(first, last, "LOC") for first, last in spans)


def waited(*phrase: tuple[str, str, int, str], names: tuple[Name, ...]) -> Reading:
    """`They waited` and a phrase that hangs on `waited`, token 2 from 1."""
    return made(("They", "PRON", 2, "nsubj"), ("waited", "VERB", 0, "root"), *phrase, names=names)


def where(reading: Reading, trigger: int = 1, **given: tuple[Actor, ...]) -> Place | None:
    return Places(reading).where(reading.sentences[0], trigger, **given)


def sited(place: Place | None) -> tuple[str, str | None, str, int | None] | None:
    return place and (place.span.text, place.country, place.precision, place.geoname_id)


# -- the tables --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Bogotá", "bogota"),
        ("Port-au-Prince", "Port au Prince"),
        ("Saint Louis", "St. Louis"),
        ("Ma’rib", "Marib"),
        ("Łódź", "Lodz"),
        ("U.S.", "US"),
    ],
)
def test_names_are_compared_without_marks(name: str, other: str) -> None:
    assert fold(name) == fold(other)


@pytest.mark.parametrize("name", ["Raqqa", "al-Raqqa", "Ar Raqqah", "Raqqah"])
def test_articles_and_a_closing_h_do_not_matter(name: str) -> None:
    assert any((m.site.country, m.site.kind) == ("SYR", "city") and m.site.population > 100_000 for m in Gazetteer.shipped().find(name))


def test_sites_come_with_their_point_and_province() -> None:
    first = Gazetteer.shipped().find("Omdurman")[0].site
    assert (first.id, first.country, first.kind) == (365137, "SDN", "city")
    assert first.lat == pytest.approx(15.64, abs=0.05)
    assert first.lon == pytest.approx(32.48, abs=0.05)
    assert Gazetteer.shipped().find("Xyzzyville") == ()


def test_no_province_has_a_point_and_every_city_has() -> None:
    for name in ("Helmand", "Idlib", "Paris", "Springfield", "North Kivu", "Sangin"):
        for m in Gazetteer.shipped().find(name):
            assert (m.site.lat is not None) == (m.site.lon is not None) == (m.site.kind == "city")


def test_countries_by_any_of_their_names() -> None:
    lands = Lands.shipped()
    names = ("the Ivory Coast", "U.S.", "Burma", "Gaza Strip", "Yugoslavia", "Bekaa Valley")
    assert [land and land.country for land in map(lands.__getitem__, names)] == ["CIV", "USA", "MMR", "PSE", "SRB", "LBN"]
    assert lands["Ruritania"] is None


# -- what stands as a place --------------------------------------------------------------------------------------------


def test_a_city_behind_a_preposition_has_a_point() -> None:
    place = where(waited(("in", "ADP", 4, "case"), ("Moscow", "PROPN", 2, "obl"), names=loc((3, 4))))
    assert place is not None
    assert sited(place) == ("Moscow", "RUS", "city", MOSCOW)
    assert (place.name, place.lat, place.lon) == ("Moscow", pytest.approx(55.75, abs=0.1), pytest.approx(37.62, abs=0.1))


def test_a_city_that_speaks_is_a_party() -> None:
    reading = made(
        ("Moscow", "PROPN", 2, "nsubj"),
        ("said", "VERB", 0, "root"),
        ("troops", "NOUN", 4, "nsubj"),
        ("left", "VERB", 2, "ccomp"),
        names=loc((0, 1)),
    )
    assert where(reading, 1) is None
    assert where(reading, 3) is None


@pytest.mark.parametrize("case", ["with", "against", "between", "by", "of", "for"])
def test_a_partner_or_adversary_is_a_party(case: str) -> None:
    assert where(waited((case, "ADP", 4, "case"), ("Tehran", "PROPN", 2, "obl"), names=loc((3, 4)))) is None


def test_what_is_captured_is_where() -> None:
    reading = made(("Rebels", "NOUN", 2, "nsubj"), ("captured", "VERB", 0, "root"), ("Goma", "PROPN", 2, "obj"), names=loc((2, 3)))
    assert sited(where(reading)) == ("Goma", "COD", "city", GOMA)


def test_a_country_that_is_bombed_is_where_though_it_is_a_party() -> None:
    reading = made(("Jets", "NOUN", 2, "nsubj"), ("bombed", "VERB", 0, "root"), ("Yugoslavia", "PROPN", 2, "obj"), names=loc((2, 3)))
    party = Actor(span=Span(start=12, end=22, text="Yugoslavia"), id="SRB", name="Serbia", country="SRB")
    assert sited(where(reading, involved=(party,))) == ("Yugoslavia", "SRB", "country", None)


def test_whoever_is_condemned_is_no_place() -> None:
    assert (
        where(made(("They", "PRON", 2, "nsubj"), ("condemned", "VERB", 0, "root"), ("Syria", "PROPN", 2, "obj"), names=loc((2, 3)))) is None
    )


def test_a_region_keeps_its_words_and_has_no_point() -> None:
    place = where(waited(("in", "ADP", 5, "case"), ("southern", "ADJ", 5, "amod"), ("Lebanon", "PROPN", 2, "obl"), names=loc((4, 5))))
    assert place is not None
    assert (place.span.text, place.name, place.country, place.precision) == ("southern Lebanon", "Lebanon", "LBN", "country")
    assert (place.lat, place.lon) == (None, None)


def test_a_direction_with_a_capital_belongs_to_the_phrase_unless_it_belongs_to_the_name() -> None:
    def spans(first: str, second: str) -> tuple[str, str | None] | None:
        reading = waited(("in", "ADP", 5, "case"), (first, "PROPN", 5, "compound"), (second, "PROPN", 2, "obl"), names=loc((3, 5)))
        place = where(reading)
        return place and (place.span.text, place.country)

    assert spans("Western", "Japan") == ("Western Japan", "JPN")
    assert spans("South", "Sudan") == ("South Sudan", "SSD")


def test_a_province_has_no_point() -> None:
    place = where(waited(("in", "ADP", 5, "case"), ("Helmand", "PROPN", 5, "compound"), ("province", "NOUN", 2, "obl"), names=loc((3, 4))))
    assert place is not None
    assert (place.span.text, place.country, place.precision, place.lat) == ("Helmand province", "AFG", "province", None)


def test_the_noun_tells_province_from_city() -> None:
    def kherson(noun: str) -> str | None:
        place = where(waited(("in", "ADP", 5, "case"), ("Kherson", "PROPN", 5, "compound"), (noun, "NOUN", 2, "obl"), names=loc((3, 4))))
        return place and place.precision

    assert (kherson("region"), kherson("city")) == ("province", "city")


def test_a_small_town_needs_a_word_of_its_country() -> None:
    reading = waited(
        ("in", "ADP", 5, "case"), ("the", "DET", 5, "det"), ("town", "NOUN", 2, "obl"), ("of", "ADP", 7, "case"),
        ("Dapchi", "PROPN", 5, "nmod"), names=loc((6, 7)))  # fmt: skip
    assert sited(where(reading)) is None  # nothing here tells of Nigeria, and few know the town


def test_a_town_that_one_state_alone_has_may_be_less_known() -> None:
    reading = waited(
        ("in", "ADP", 5, "case"), ("the", "DET", 5, "det"), ("town", "NOUN", 2, "obl"), ("of", "ADP", 7, "case"),
        ("Djibo", "PROPN", 5, "nmod"), names=loc((6, 7)))  # fmt: skip
    place = where(reading)
    assert place is not None
    assert (place.name, place.country) == ("Djibo", "BFA")


def test_a_crossing_is_placed_by_its_city() -> None:
    reading = waited(
        ("at", "ADP", 6, "case"),
        ("the", "DET", 6, "det"),
        ("Rafah", "PROPN", 6, "compound"),
        ("crossing", "NOUN", 2, "obl"),
        names=loc((4, 6)),
    )
    place = where(reading)
    assert place is not None
    assert (place.span.text, place.country, place.precision) == ("Rafah crossing", "PSE", "city")


@pytest.mark.parametrize("word", ["March", "Friday", "Xyzzyville", "Parliament"])
def test_unknown_places_are_none(word: str) -> None:
    assert where(waited(("in", "ADP", 4, "case"), (word, "PROPN", 2, "obl"), names=loc((3, 4)) if word == "Xyzzyville" else ())) is None


def test_who_invades_is_no_place_and_what_is_invaded_is() -> None:
    reading = made(
        ("Russia", "PROPN", 3, "nmod:poss"), ("'s", "PART", 1, "case"), ("invasion", "NOUN", 0, "root"), ("of", "ADP", 5, "case"),
        ("Ukraine", "PROPN", 3, "nmod"), names=loc((0, 1), (4, 5)))  # fmt: skip
    assert sited(where(reading, 2)) == ("Ukraine", "UKR", "country", None)


@pytest.mark.parametrize(("label", "found"), [("PER", None), ("ORG", "Houston")])
def test_a_surname_is_no_place(label: str, found: str | None) -> None:
    first = made(("Sam", "PROPN", 3, "nsubj"), ("Houston", "PROPN", 1, "flat"), ("said", "VERB", 0, "root"), names=(Name(0, 2, label),))
    second = waited(("near", "ADP", 4, "case"), ("Houston", "PROPN", 2, "obl"), names=loc((3, 4))).sentences[0]
    behind = len(first.text) + 1
    tokens = tuple(replace(t, start=t.start + behind, end=t.end + behind) for t in second.tokens)
    s = Sentence(1, behind, behind + second.end, tokens, second.names)
    place = Places(Reading(f"{first.text} They waited near Houston", (first.sentences[0], s))).where(s, 1)
    assert (place and place.span.text) == found


# -- which of the places of that name ----------------------------------------------------------------------------------


def behind_a_comma(city: str, land: str | None) -> Place | None:
    rows = [("in", "ADP", 4, "case"), (city, "PROPN", 2, "obl")]
    if land is not None:
        rows += [(",", "PUNCT", 6, "punct"), (land, "PROPN", 4, "nmod:unmarked")]
    return where(waited(*rows, names=loc((3, 4), (5, 6)) if land else loc((3, 4))))


@pytest.mark.parametrize(
    ("city", "land", "country", "number"),
    [
        ("Paris", None, "FRA", 2988507), ("Paris", "Texas", "USA", PARIS_TEXAS), ("Paris", "France", "FRA", 2988507),
        ("Tripoli", None, "LBY", TRIPOLI_LIBYA), ("Tripoli", "Lebanon", "LBN", TRIPOLI_LEBANON),
        ("Hyderabad", "Pakistan", "PAK", 1176734), ("Hyderabad", "India", "IND", 1269843),
        ("Kyiv", None, "UKR", 703448), ("Kiev", None, "UKR", 703448),
    ],
)  # fmt: skip
def test_containment_decides(city: str, land: str | None, country: str, number: int) -> None:
    place = behind_a_comma(city, land)
    assert place is not None
    assert (place.country, place.precision, place.geoname_id) == (country, "city", number)


def test_two_large_cities_of_one_name_and_nothing_to_decide() -> None:
    assert behind_a_comma("Hyderabad", None) is None


def test_many_towns_of_one_country_give_the_country() -> None:
    place = behind_a_comma("Springfield", None)
    assert place is not None
    assert (place.country, place.precision, place.lat, place.span.text) == ("USA", "country", None, "Springfield")


def test_another_clause_behind_the_comma_decides_nothing() -> None:
    reading = made(
        ("In", "ADP", 2, "case"), ("Damascus", "PROPN", 6, "obl"), (",", "PUNCT", 2, "punct"), ("the", "DET", 5, "det"),
        ("Maryland", "PROPN", 6, "nsubj"), ("waited", "VERB", 0, "root"), names=loc((1, 2), (4, 5)))  # fmt: skip
    assert sited(where(reading, 5)) == ("Damascus", "SYR", "city", 170654)


class Known:
    """Actors of a country, as the actors room would find them."""

    def __init__(self, country: str) -> None:
        span = Span(start=0, end=4, text="They")
        self.actor = Actor(span=span, id=f"{country}/GOV", name="X", country=country, person="X")

    def all(self, sentence: int, *, place_ok: bool = False) -> tuple[tuple[int, Actor], ...]:
        assert sentence == 0
        assert place_ok
        return ((0, self.actor),)


@pytest.mark.parametrize(("country", "number"), [("LBY", TRIPOLI_LIBYA), ("LBN", TRIPOLI_LEBANON)])
def test_the_people_of_the_article_decide(country: str, number: int) -> None:
    reading = waited(("in", "ADP", 4, "case"), ("Tripoli", "PROPN", 2, "obl"), names=loc((3, 4)))
    place = Places(reading, Known(country)).where(reading.sentences[0], 1)
    assert place is not None
    assert place.geoname_id == number


def test_regions_of_several_countries_are_no_place() -> None:
    assert all(behind_a_comma(name, None) is None for name in ("Kashmir", "Europe", "Sahel"))


# -- whose place -------------------------------------------------------------------------------------------------------


def two_clauses(mark: str) -> Reading:
    """`Troops fought near Aleppo` and `MARK leaders met in Geneva`."""
    return made(
        ("Troops", "NOUN", 2, "nsubj"), ("fought", "VERB", 0, "root"), ("near", "ADP", 4, "case"), ("Aleppo", "PROPN", 2, "obl"),
        (mark, "SCONJ", 7, "mark"), ("leaders", "NOUN", 7, "nsubj"), ("met", "VERB", 2, "advcl"), ("in", "ADP", 9, "case"),
        ("Geneva", "PROPN", 7, "obl"), names=loc((3, 4), (8, 9)))  # fmt: skip


def test_each_predicate_has_the_place_of_its_clause() -> None:
    reading = two_clauses("while")
    assert [sited(where(reading, k)) for k in (1, 6)] == [("Aleppo", "SYR", "city", 170063), ("Geneva", "CHE", "city", 2660646)]


@pytest.mark.parametrize(("mark", "found"), [("when", "Geneva"), ("after", None)])
def test_another_time_is_another_place(mark: str, found: str | None) -> None:
    reading = made(
        ("Troops", "NOUN", 2, "nsubj"), ("fought", "VERB", 0, "root"), (mark, "SCONJ", 5, "mark"), ("leaders", "NOUN", 5, "nsubj"),
        ("met", "VERB", 2, "advcl"), ("in", "ADP", 7, "case"), ("Geneva", "PROPN", 5, "obl"), names=loc((6, 7)))  # fmt: skip
    place = where(reading)
    assert (place and place.span.text) == found


def test_the_place_of_speaking_is_not_that_of_what_is_told() -> None:
    reading = made(
        ("They", "PRON", 2, "nsubj"), ("said", "VERB", 0, "root"), ("in", "ADP", 4, "case"), ("Geneva", "PROPN", 2, "obl"),
        ("that", "SCONJ", 7, "mark"), ("troops", "NOUN", 7, "nsubj"), ("fled", "VERB", 2, "ccomp"), names=loc((3, 4)))  # fmt: skip
    assert sited(where(reading, 1)) == ("Geneva", "CHE", "city", 2660646)
    assert where(reading, 6) is None


def test_the_finer_of_two_near_places() -> None:
    reading = waited(
        ("in", "ADP", 4, "case"), ("Syria", "PROPN", 2, "obl"), ("near", "ADP", 6, "case"),
        ("Homs", "PROPN", 2, "obl"), names=loc((3, 4), (5, 6)))  # fmt: skip
    assert sited(where(reading)) == ("Homs", "SYR", "city", 169577)


# -- whole articles ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def coded() -> Callable[[str], list[Event]]:
    coder = Coder()
    return lambda text: coder.code(text, dt.date(2023, 5, 21))


def placed(events: list[Event], kind: str) -> Place | None:
    return next(e for e in events if e.event_type == kind).place


def test_the_dateline_is_the_last_resort(coded: Callable[[str], list[Event]]) -> None:
    lead = "KHARTOUM, Sudan (AP) — The Sudanese army accused the Rapid Support Forces of war crimes on Monday.\n\n"
    later = "Army jets bombed the positions of the Rapid Support Forces in Nyala. Egypt condemned the Sudanese army."
    events = coded(lead + later)
    accused = next(e for e in events if e.event_type == "ACCUSE" and e.evidence.text.startswith("The Sudanese"))
    assert sited(accused.place) == ("KHARTOUM", "SDN", "city", 379252)
    assert sited(placed(events, "ASSAULT")) == ("Nyala", "SDN", "city", 369004)
    assert [e.place for e in events if e.evidence.text.startswith("Egypt")] == [None]


def test_the_dateline_is_no_place_of_what_others_did(coded: Callable[[str], list[Event]]) -> None:
    events = coded("BRUSSELS, Belgium, June 10 (Meridian News) -- Russia accused Ukraine of shelling a power station.")
    assert events
    assert all(e.place is None for e in events)


@pytest.mark.parametrize(
    "text", ["Washington accused Beijing of spying.", "China threatened Taiwan with sanctions.", "Paris condemned Moscow."]
)
def test_governments_are_no_places(text: str, coded: Callable[[str], list[Event]]) -> None:
    events = coded(text)
    assert events
    assert all(e.place is None for e in events)


def test_every_place_stands_in_the_text(coded: Callable[[str], list[Event]]) -> None:
    found = [e.place for e in coded(MEETING) if e.place is not None]
    assert {p.precision for p in found} == {"country", "city"}
    for p in found:
        assert MEETING[p.span.start : p.span.end] == p.span.text
        assert (p.lat is None) == (p.precision != "city")


def test_the_map_formats_show_it(coded: Callable[[str], list[Event]], tmp_path: Path) -> None:
    events = coded(MEETING)
    article = Article(id=events[0].article, text=MEETING, published=dt.date(2023, 5, 21))
    with (tmp_path / "map.geojson").open("wb") as stream:
        geojson(stream, "map.geojson", Material(events=events, articles={article.id: article}, stories=[], coder="", codebook=""))
    features = json.loads((tmp_path / "map.geojson").read_bytes())["features"]
    assert [(f["properties"]["place"], f["geometry"]["coordinates"]) for f in features] == [("Paris", [2.3488, 48.8534])]


def test_the_tables_load_late_and_fast() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)  # noqa: S603
    assert float(done.stdout) < 1.0


# -- the sample articles -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Judged:
    article: str
    words: str
    name: str
    country: str
    precision: str
    number: int | None


def judged() -> Iterator[Judged]:
    lines = (Path(__file__).parent / "place_mentions.csv").read_text(encoding="utf-8").splitlines()
    for r in csv.DictReader(line for line in lines if not line.startswith("#")):
        yield Judged(r["article"], r["words"], r["name"], r["country"], r["precision"], int(r["geoname_id"]) if r["geoname_id"] else None)


def test_place_names_of_the_samples() -> None:
    """99 names judged by hand, 76 of them places: all that are given are right, and nine in ten are given."""
    front, register = Front(), Register.shipped()
    samples = {r.article for r in judged()}
    given = right = places = 0
    wrong = []
    for sample in sorted(samples):
        text = resources.files("dragoman.samples").joinpath(f"{sample}.txt").read_text(encoding="utf-8").split("\n\n", 1)[1]
        reading = front.read(text)
        room = Places(reading, find_mentions(reading, register))
        for r in (r for r in judged() if r.article == sample):
            at = text.index(r.name, text.index(r.words))
            s = next(s for s in reading.sentences if s.start <= at < s.end)
            place = next((p for p in room.named(s) if p.span.start <= at < p.span.end), None)
            places += r.country != "-"
            given += place is not None
            good = (
                place is not None and (place.country, place.precision) == (r.country, r.precision) and r.number in (None, place.geoname_id)
            )
            right += good
            wrong += [(r.words, place)] if place is not None and not good else []
    assert places == 76
    assert wrong == []
    assert given == right >= 69  # nine in ten


def test_a_part_of_a_country_is_a_province_or_a_district(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "regions.csv"
    wrong.write_text("name,country,kind,aliases\nKhayelitsha,ZAF,town,\n", encoding="utf8")
    kept = lands.shipped
    monkeypatch.setattr(lands, "shipped", lambda *parts: wrong if parts[-1] == "regions.csv" else kept(*parts))
    with pytest.raises(KnowledgeError, match="'town' is no kind of place; write province or district") as caught:
        lands.Lands()
    assert caught.value.line == 2


def test_places_that_the_gazetteer_lacks_have_a_country_and_no_point() -> None:
    for name, country, kind in (("El Alto", "BOL", "district"), ("Transylvania", "ROU", "province"), ("Punggye-ri", "PRK", "district")):
        land = lands.Lands.shipped()[name]
        assert land is not None
        site = lands.Lands.shipped().site(land)
        assert (site.country, site.kind, site.lat) == (country, kind, None)
