"""POLECAT, ICEWS, GDELT, PETRARCH: read with pandas, field by field."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from dragoman.export import Material, Tally, gdelt, icews, polecat
from dragoman.export.cameo import party
from dragoman.export.states import bodies, codes, states
from dragoman.records import Actor, Span

Written = Callable[..., tuple[bytes, Tally]]
UNREAL = "planned, possible, denied or long past"
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,"
    "Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,"
    "Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,"
    "Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,"
    "Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
)


def frame(data: bytes, *, header: bool, names: tuple[str, ...] | None = None) -> pd.DataFrame:
    """Every cell as text, empty where it is empty."""
    return pd.read_csv(io.BytesIO(data), sep="\t", header=0 if header else None, names=names, dtype=str, keep_default_na=False, quoting=3)


def test_polecat(written: Written) -> None:
    data, tally = written("polecat")
    table = frame(data, header=True)
    assert ",".join(table.columns) == POLECAT
    assert len(table) == tally.rows == 7
    assert tally.left_out == {UNREAL: 2}
    first = table.iloc[0]
    assert dict(first) == {
        "Event ID": "e1",
        "Event Date": "2023-03-30",
        "Event Type": "ASSAULT",
        "Event Mode": "firearms",
        "Intensity": "-9.0",
        "Quad Code": "MATERIAL CONFLICT",
        "Contexts": "military; territory",
        "Actor Name": "Chinese military",
        "Actor Country": "CHN",
        "Actor COW": "710",
        "Primary Actor Sector": "MIL",
        "Actor Sectors": "MIL GOV",
        "Actor Title": "troops",
        "Actor Name Raw": "Chinese troops",
        "Wikipedia Actor ID": "None",
        "Recipient Name": "Philippines",
        "Recipient Country": "PHL",
        "Recipient COW": "840",
        "Primary Recipient Sector": "None",
        "Recipient Sectors": "None",
        "Recipient Title": "None",
        "Recipient Name Raw": "Philippine",
        "Wikipedia Recipient ID": "None",
        "Placename": "Manila",
        "City": "Manila",
        "District": "",
        "Province": "",
        "Country": "Philippines",
        "Latitude": "14.6042",
        "Longitude": "120.9822",
        "GeoNames ID": "1701668",
        "Raw Placename": "Manila",
        "Feature Type": "",
        "Source": "Daily Post",
        "Publication Date": "2023-03-31",
        "Story People": "",
        "Story Organizations": "",
        "Story Locations": "",
        "Language": "English",
        "Version": "dragoman-0.1.0",
    }
    by_id = table.set_index("Event ID")
    assert by_id.loc["e2", "Actor Country"] == "CHN; RUS"
    assert by_id.loc["e2", "Recipient Name"] == "None"
    assert by_id.loc["e3", "Event Date"] == ""  # a month is no day
    assert by_id.loc["e7", ["Placename", "City", "Country", "Latitude"]].tolist() == ["Kenya", "", "Kenya", ""]
    assert by_id.loc["e8", ["Source", "Publication Date", "Language"]].tolist() == ["", "", ""]


def test_polecat_reads_as_numbers_and_dates(written: Written) -> None:
    table = pd.read_csv(io.BytesIO(written("polecat")[0]), sep="\t", parse_dates=["Event Date", "Publication Date"])
    assert table["Event Date"].dtype.kind == "M"
    assert table["Publication Date"].dtype.kind == "M"
    assert table["Intensity"].dtype == table["Latitude"].dtype == float
    assert table["Wikipedia Actor ID"].isna().all()


def test_cow_follows_the_date(written: Written) -> None:
    table = frame(written("polecat", every_status=True)[0], header=True).set_index("Event ID")
    assert table.loc["e6", ["Actor COW", "Recipient COW"]].tolist() == ["260", "265"]
    assert table.loc["e3", "Recipient COW"] == "255"


def test_icews(written: Written) -> None:
    data, tally = written("icews")
    table = frame(data, header=True)
    assert len(icews.COLUMNS) == len(table.columns) == 20
    assert len(table) == tally.rows == 8  # the accord both ways
    first = table.iloc[0]
    assert dict(first)["Event ID"].isdigit()
    assert int(first["Event ID"]) < 2**53
    assert first.drop(["Event ID", "Story ID"]).to_dict() == {
        "Event Date": "2023-03-30",
        "Source Name": "Chinese military",
        "Source Sectors": "Military,Government",
        "Source Country": "China",
        "Event Text": codes()["193"].name,
        "CAMEO Code": "193",
        "Intensity": "-10.0",
        "Target Name": "Philippines",
        "Target Sectors": "",
        "Target Country": "Philippines",
        "Sentence Number": "1",
        "Publisher": "Daily Post",
        "City": "Manila",
        "District": "",
        "Province": "",
        "Country": "Philippines",
        "Latitude": "14.6042",
        "Longitude": "120.9822",
    }
    accord = table[table["CAMEO Code"] == "051"]
    assert set(zip(accord["Source Name"], accord["Target Name"], strict=True)) == {("China", "Russia"), ("Russia", "China")}
    assert accord["Event ID"].nunique() == 2
    assert set(accord["Sentence Number"]) == {"2"}
    assert table["Story ID"].nunique() == 3


def test_gdelt_events(written: Written) -> None:
    data, tally = written("gdelt")
    table = frame(data, header=False, names=gdelt.EVENT_COLUMNS)
    assert len(gdelt.EVENT_COLUMNS) == 61
    assert all(line.count("\t") == 60 for line in data.decode().splitlines())
    assert len(table) == tally.rows == 7  # the shots, told twice, are one; the accord is two
    shots = table[table["NumMentions"] == "2"].iloc[0]
    given = {k: v for k, v in shots.items() if v != "" and k != "GLOBALEVENTID"}
    assert given == {
        "SQLDATE": "20230330",
        "MonthYear": "202303",
        "Year": "2023",
        "FractionDate": "2023.2466",
        "Actor1Code": "CHNMILGOV",
        "Actor1Name": "CHINESE MILITARY",
        "Actor1CountryCode": "CHN",
        "Actor1Type1Code": "MIL",
        "Actor1Type2Code": "GOV",
        "Actor2Code": "PHL",
        "Actor2Name": "PHILIPPINES",
        "Actor2CountryCode": "PHL",
        "IsRootEvent": "1",
        "EventCode": "193",
        "EventBaseCode": "193",
        "EventRootCode": "19",
        "QuadClass": "4",
        "GoldsteinScale": "-10.0",
        "NumMentions": "2",
        "NumSources": "2",
        "NumArticles": "2",
        "Actor1Geo_Type": "0",
        "Actor2Geo_Type": "0",
        "ActionGeo_Type": "4",
        "ActionGeo_FullName": "Manila, Philippines",
        "ActionGeo_CountryCode": "RP",
        "ActionGeo_Lat": "14.6042",
        "ActionGeo_Long": "120.9822",
        "DATEADDED": "20230331000000",
        "SOURCEURL": "https://example.org/1",
    }
    month = table[table["EventCode"].str.startswith("084")].iloc[0]
    assert month[["SQLDATE", "MonthYear", "Year", "FractionDate"]].tolist() == ["", "202303", "2023", ""]
    march = table[table["EventRootCode"] == "14"].iloc[0]
    assert march[["ActionGeo_Type", "ActionGeo_CountryCode", "ActionGeo_Lat"]].tolist() == ["1", "KE", ""]
    warned = table[table["EventRootCode"] == "13"].iloc[0]
    assert warned[["Actor1Code", "Actor1Name", "Actor2Code", "NumSources", "DATEADDED"]].tolist() == ["", "THE WEST", "UAF", "", ""]
    assert table["GLOBALEVENTID"].is_unique


def test_gdelt_without_stories_counts_each_report(written: Written, material: Material) -> None:
    assert written("gdelt", replace(material, stories=()))[1].rows == 8


def test_gdelt_mentions_join_events(written: Written) -> None:
    events = frame(written("gdelt")[0], header=False, names=gdelt.EVENT_COLUMNS)
    table = frame(written("gdelt-mentions")[0], header=False, names=gdelt.MENTION_COLUMNS)
    assert len(gdelt.MENTION_COLUMNS) == len(table.columns) == 16
    assert set(table["GLOBALEVENTID"]) == set(events["GLOBALEVENTID"])
    told = dict(zip(events["GLOBALEVENTID"], events["NumMentions"], strict=True))
    assert table.groupby("GLOBALEVENTID").size().astype(str).to_dict() == told
    second = table[table["MentionSourceName"] == "Morning Sun"].iloc[0]
    assert second.drop("GLOBALEVENTID").tolist() == [
        "20230331000000",
        "20230401000000",
        "1",
        "Morning Sun",
        "https://example.org/2",
        "1",
        "0",
        "39",
        "16",
        "1",
        "80",
        "133",
        "",
        "",
        "",
    ]
    plain = table[table["MentionIdentifier"] == "a3"].iloc[0]
    assert plain[["MentionType", "MentionTimeDate", "MentionSourceName"]].tolist() == ["2", "", ""]


def test_petrarch(written: Written) -> None:
    data, tally = written("petrarch")
    rows = [line.split("\t") for line in data.decode().splitlines()]
    assert rows[0] == ["20230330", "CHNMILGOV", "PHL", "193", "", "a1_1", "https://example.org/1", "Daily Post"]
    assert [r[1:4] for r in rows[1:3]] == [["CHN", "RUS", "051"], ["RUS", "CHN", "051"]]
    assert rows[-1][1:3] == ["---CVL", "---"]
    assert tally.left_out == {UNREAL: 2, "without a day": 3}
    assert tally.rows == len(rows) == 5


def test_nothing_breaks_a_row(written: Written, material: Material) -> None:
    articles = {k: replace(a, publisher="A\tB\nC\x0bD\u2028E\r\n") for k, a in material.articles.items()}
    for kind, width in (("polecat", 40), ("icews", 20), ("gdelt", 61), ("gdelt-mentions", 16), ("petrarch", 8)):
        data, tally = written(kind, replace(material, articles=articles))
        lines = data.decode().splitlines()
        assert {line.count("\t") for line in lines} == {width - 1}
        assert len(lines) == tally.rows + (kind in ("polecat", "icews"))


def test_no_article_no_guess(written: Written, material: Material) -> None:
    bare = replace(material, articles={}, stories=(), coder=None, codebook=None)
    row = frame(written("polecat", bare)[0], header=True).iloc[0]
    assert row[["Source", "Publication Date", "Language", "Version"]].tolist() == ["", "", "", ""]
    assert frame(written("icews", bare)[0], header=True).iloc[0][["Sentence Number", "Publisher"]].tolist() == ["", ""]
    assert written("petrarch", bare)[0].decode().splitlines()[0].split("\t")[5:] == ["a1", "", "NULL"]


def test_tables_behind_the_codes() -> None:
    assert len(states()) > 190
    assert (states()["KOS"].cow, states()["USA"].cow, states()["SRB"].fips, states()["UKR"].fips) == (347, 2, "RI", "UP")
    assert bodies()["IGO:UNSC"].code == "IGOUNO"
    assert codes()["057"].goldstein == 8.0
    press = Actor(span=Span(start=0, end=0, text=""), id="CHN/JRN", name="x", country="CHN", sector="JRN", sectors=("PTY",))
    assert party(press).code == "CHNMED"
    assert len(polecat.COLUMNS) == 40


def test_cameo_keeps_its_zero(written: Written) -> None:
    icews_table, gdelt_table = frame(written("icews")[0], header=True), frame(written("gdelt")[0], header=False, names=gdelt.EVENT_COLUMNS)
    petrarch_table = frame(written("petrarch")[0], header=False)
    accord = codes()["051"]
    assert accord.name in set(icews_table.loc[icews_table["CAMEO Code"] == "051", "Event Text"])
    assert {"051"} <= set(gdelt_table["EventCode"]) & set(gdelt_table["EventBaseCode"])
    assert "05" in set(gdelt_table["EventRootCode"])
    assert "051" in set(petrarch_table[3])
