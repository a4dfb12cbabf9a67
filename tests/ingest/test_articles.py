"""Files, folders, rows and standard input to articles; what cannot be read is named."""

from __future__ import annotations

import datetime as dt
import io
import json
import os
import re
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from dragoman.cli.claims import LAYOUT as CLAIMS
from dragoman.errors import InputError, InternalError
from dragoman.ingest import MAX_CHARACTERS, Notes, parse_date, read_articles, samples
from dragoman.ingest import files as files_module
from dragoman.output import EVENTS, Layout, open_rows
from dragoman.records import Article, Rejected, content_id

ENGLISH = "The foreign minister of Norway met her counterpart from Chad on Friday, and both said that trade between the two would grow."
DAY = dt.date(2023, 3, 31)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def one(path: Path, date: dt.date | None = None) -> Article:
    (item,) = read_articles([path], date)
    assert isinstance(item, Article), item
    return item


def refused(path: Path | str) -> Rejected:
    (item,) = read_articles([path])
    assert isinstance(item, Rejected), item
    return item


def row(**fields: object) -> str:
    return json.dumps({"text": ENGLISH, **fields}) + "\n"


def test_plain_text(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.txt", ENGLISH + " \r\n"), DAY)
    assert article.text == ENGLISH
    assert article.id == content_id("article", ENGLISH)
    assert article.published == DAY
    assert article.language == "en"


def test_no_date_is_unknown_not_guessed(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.txt", ENGLISH)).published is None


def test_header_lines(tmp_path: Path) -> None:
    head = "Title: Norway and Chad\npublished: 2023-03-30\npublisher: Fjord Times\nurl: https://example.org/a\nauthor: A. B.\nid: n1\n\n\n"
    article = one(write(tmp_path, "a.txt", head + ENGLISH), DAY)
    assert (article.id, article.title, article.publisher) == ("n1", "Norway and Chad", "Fjord Times")
    assert (article.published, article.url, article.author) == (dt.date(2023, 3, 30), "https://example.org/a", "A. B.")
    assert article.text == ENGLISH


def test_a_header_is_only_one_at_the_top(tmp_path: Path) -> None:
    text = f"{ENGLISH}\npublished: 2023-03-30\n\n{ENGLISH}"
    article = one(write(tmp_path, "a.txt", text))
    assert article.text == text
    assert article.published is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"title: One\n{ENGLISH}\n\nMore.", "line 2 is no header line .*empty line"),
        (f"title: One\ntitle: Two\n\n{ENGLISH}", "line 2 gives title a second time"),
        ("title: One\npublished: 2023-03-30\n", "no text"),
        (f"published: 31 March\n\n{ENGLISH}", "published: '31 March' is no date; write it as YYYY-MM-DD"),
        (f"published: 2023-02-30\n\n{ENGLISH}", "'2023-02-30' is no date"),
        (f"published: 2023-02\n\n{ENGLISH}", "'2023-02' is no date"),
    ],
)
def test_bad_headers(tmp_path: Path, text: str, says: str) -> None:
    path = write(tmp_path, "a.txt", text)
    assert refused(path).where == str(path)
    assert re.search(says, refused(path).reason)


def test_id_tells_publishers_apart_and_not_dates(tmp_path: Path) -> None:
    rows = row(publisher="A") + row(publisher="B")
    first, second = read_articles([write(tmp_path, "a.jsonl", rows)])
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id != second.id
    path = write(tmp_path, "b.txt", ENGLISH)
    assert one(path, DAY).id == one(path).id


def test_folders_are_read_in_order_with_what_is_below(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", ENGLISH + " B.")
    write(tmp_path, "a/z.jsonl", row(id="z1") + "\n" + row(id="z2", text=ENGLISH + " Z."))
    write(tmp_path, "notes.md", "not read")
    got = list(read_articles([tmp_path]))
    assert [a.text[-2:] for a in got if isinstance(a, Article)] == ["w.", "Z.", "B."]
    assert len(got) == 3


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "b.txt", ENGLISH)
    assert len(list(read_articles([path, tmp_path, path]))) == 1


def test_jsonl_fields(tmp_path: Path) -> None:
    article = one(write(tmp_path, "a.jsonl", row(id=7, published="2023-03-30T23:50:00+02:00", title=None, section="world")))
    assert (article.id, article.published, article.title) == ("7", dt.date(2023, 3, 30), None)


def test_bad_rows_are_named_and_the_rest_is_read(tmp_path: Path) -> None:
    bad = [
        "{not json}\n",
        '{"id": "x"}\n',
        '{"text": 5}\n',
        "[1]\n",
        row(published="soon"),
        row(published=20230331),
        row(text="  "),
        '{"text": "caf\xe9"}\n',
        '"text"\n',
    ]
    content = b"".join(line.encode("latin-1") for line in bad) + row().encode()
    path = write(tmp_path, "a.jsonl", content)
    got = list(read_articles([path]))
    assert isinstance(got[-1], Article)
    rejected = [r for r in got if isinstance(r, Rejected)]
    assert [r.where for r in rejected] == [f"{path}:{n}" for n in range(1, 10)]
    says = ["JSON", "missing required field `text`", r"Expected `str`, got `int` - at `\$.text`", "Expected `object`, got `array`"]
    says += ["'soon' is no date", r"at `\$.published`", "no text", "Latin-1", "Expected `object`"]
    for r, said in zip(rejected, says, strict=True):
        assert re.search(said, r.reason), r


def test_duplicate_ids(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", row(id="x") + row(id="x", text=ENGLISH + " More.") + row(id="x"))
    first, second, third = read_articles([path])
    assert isinstance(first, Article)
    assert second == Rejected(where=f"{path}:2", reason=f"its id 'x' is that of {path}:1, with another text; give it an id of its own")
    assert isinstance(third, Rejected)
    assert third.reason.startswith(f"the same article as {path}:1")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n ", "only white space"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.txt", b"\x00\x01\x02" * 99, "binary"),
        ("a.txt", ENGLISH.encode() + " Café.".encode("latin-1"), "Latin-1"),
        ("a.txt", b"<!DOCTYPE html><html><body><p>News</p></body></html>", "HTML"),
        ("a.txt", b"<p>One</p><p>Two</p><div>Three</div> and more <br/> words", "HTML"),
        ("a.html", b"anything", "HTML"),
        ("a.csv", b"a,b", "CSV is not read; write JSONL"),
        ("a.txt", b"x" * 20_000, "20,000 characters without a blank"),
    ],
)
def test_files_that_are_no_articles(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    item = refused(write(tmp_path, name, content))
    assert says in item.reason
    assert item.where.endswith(name)


def test_a_few_angle_brackets_are_no_html(tmp_path: Path) -> None:
    one(write(tmp_path, "a.txt", "Growth was <b>strong</b>, at <3 per cent, the ministry said. " + ENGLISH))


def test_missing_path_and_empty_folder(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "none.txt").reason
    assert "holds no .txt or .jsonl" in refused(tmp_path).reason


def test_what_a_folder_holds_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "elsewhere"
    write(elsewhere, "b.txt", ENGLISH + " B.")
    folder = tmp_path / "news"
    write(folder, "a.txt", ENGLISH)
    write(folder, "closed/c.txt", ENGLISH + " C.")
    write(folder, "notes.md", "not read")
    (folder / "broken.txt").symlink_to(tmp_path / "none.txt")
    (folder / "broken").symlink_to(tmp_path / "none")
    (folder / "notes2.md").symlink_to(tmp_path / "none.md")
    (folder / "linked").symlink_to(elsewhere, target_is_directory=True)
    (folder / "circle").symlink_to(folder, target_is_directory=True)
    (folder / "file.txt").symlink_to(elsewhere / "b.txt")
    os.mkfifo(folder / "pipe.txt")
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    got = list(read_articles([folder]))
    assert [a.text[-2:] for a in got if isinstance(a, Article)] == ["w.", "B."]
    told = {Path(r.where).name: r.reason for r in got if isinstance(r, Rejected)}
    assert told == {
        "broken": "a link to a file that is not there; mend the link, or take it away",
        "broken.txt": "a link to a file that is not there; mend the link, or take it away",
        "closed": "no permission to read the folder; change its permissions, or copy it",
        "linked": "a link to a folder, which is not followed; name the folder itself",
        "pipe.txt": "no regular file; leave it out",
    }


def test_a_broken_link_is_named_as_one(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "none.txt")
    assert "a link to a file that is not there" in refused(tmp_path / "a.txt").reason


def test_archives_of_any_size_and_encoding_are_named(tmp_path: Path) -> None:
    warc = b"WARC/1.0\r\nWARC-Type: response\r\n\r\n" + b"caf\xe9 " * 4_000_000
    assert "a web archive (WARC)" in refused(write(tmp_path, "a.warc", warc)).reason
    mail = b"Return-Path: <a@example.org>\r\nDate: Mon, 3 Jan 2022 10:05:34\r\n\r\ncaf\xe9"
    assert "a mail (it begins with Return-Path, Date)" in refused(write(tmp_path, "a.eml", mail)).reason
    rows = row(html="<p>One</p><p>Two</p><p>Three</p><p>Four</p>")
    assert one(write(tmp_path, "a.jsonl", rows)).text == ENGLISH


@pytest.mark.parametrize(
    ("mine", "what"),
    [
        ({"id": "1", "article": "2", "event_type": "ACCUSE", "trigger": {}, "evidence": {}}, "events"),
        ({"id": "1", "article": "2", "speaker": None, "cue": None, "cue_class": "say", "content": []}, "claims"),
    ],
)
def test_what_we_wrote_before_is_one_reject(tmp_path: Path, mine: dict[str, object], what: str) -> None:
    write(tmp_path, "a.txt", ENGLISH)
    path = write(tmp_path, "b.jsonl", "\n" + (json.dumps(mine) + "\n") * 5)
    article, item = read_articles([tmp_path])
    assert isinstance(article, Article)
    reason = f"these are {what} that dragoman wrote, and no articles; leave the file out, or keep it in another folder"
    assert item == Rejected(where=str(path), reason=reason)


def test_a_paper_for_those_that_name_none(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ENGLISH)
    write(tmp_path, "b.jsonl", row(id="b", publisher="Le Temps") + row(id="c", publisher="", text=ENGLISH + " He left."))
    got = [item.publisher for item in read_articles([tmp_path], publisher="namibian.com.na") if isinstance(item, Article)]
    assert got == ["namibian.com.na", "Le Temps", "namibian.com.na"]


@pytest.mark.parametrize("published", ["0001-01-01", "1799-12-31", "2100-01-01T10:00:00", "9999-12-31"])
def test_dates_that_no_news_has_are_rejected(tmp_path: Path, published: str) -> None:
    reason = refused(write(tmp_path, "a.jsonl", row(published=published))).reason
    assert reason.startswith(f"published: {published[:10]} cannot be the date of news")
    with pytest.raises(InputError, match="cannot be the date of news"):
        parse_date(published)
    (item,) = read_articles([write(tmp_path, "b.txt", ENGLISH)], dt.date.fromisoformat(published[:10]))
    assert isinstance(item, Rejected)


@pytest.mark.parametrize("published", ["1800-01-01", "2099-12-31"])
def test_dates_at_the_bounds_are_read(tmp_path: Path, published: str) -> None:
    assert one(write(tmp_path, "a.jsonl", row(published=published))).published == dt.date.fromisoformat(published)


def test_a_date_under_another_name_is_told_once(tmp_path: Path) -> None:
    rows = row(id="1", date="2023-03-30") + row(id="2", pub_date=1) + row(id="3", date="2023-03-30", published="2023-03-31")
    rows += row(id="4", date=None, section="x") + row(id="4", date="2023-03-30") + row(id="5", update="2023-03-30")
    paths = [write(tmp_path, "a.jsonl", rows), write(tmp_path, "a.txt", f"Date: 2023-03-30\n\n{ENGLISH}")]
    notes = Notes()
    assert len(list(read_articles(paths, DAY, notes=notes))) == 7
    assert notes.misnamed == {"date": 1, "pub_date": 1, "Date": 1}
    says = "3 articles dated by another field, which is not read: 'Date' \\(1\\), 'date' \\(1\\), 'pub_date' \\(1\\); name it published"
    with pytest.warns(UserWarning, match=says):
        assert len(list(read_articles(paths))) == 7


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, "a.txt", ENGLISH)

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    item = refused(path)
    assert item == Rejected(where=str(path), reason="no permission to read it; change its permissions, or copy it")


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_utf_16(tmp_path: Path, name: str) -> None:
    content = ENGLISH if name == "a.txt" else row(title="Škoda")
    assert one(write(tmp_path, name, content.encode("utf-16"))).text == ENGLISH


def test_no_row_of_a_long_file_in_utf_16_is_lost(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MAX_LINE", 2_000)
    monkeypatch.setattr(files_module, "CHUNK", 333)  # an odd number: characters are cut
    content = "".join(row(id=f"n{n}", text=f"{ENGLISH} Škoda {n}.") for n in range(60)).encode("utf-16")
    assert len(content) > files_module.MAX_LINE
    path = write(tmp_path, "a.jsonl", content)
    assert [a.id for a in read_articles([path]) if isinstance(a, Article)] == [f"n{n}" for n in range(60)]


def test_utf_16_that_breaks_off_names_the_byte(tmp_path: Path) -> None:
    good = row(id="n1").encode("utf-16")
    path = write(tmp_path, "a.jsonl", good + b"\x00\xd8\x00")
    article, item = read_articles([path])
    assert isinstance(article, Article)
    reason = f"its byte order mark says UTF-16, but byte {len(good)} is none; save it as UTF-8"
    assert item == Rejected(where=str(path), reason=reason)


def test_empty_lines_at_the_top_take_no_time(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", "\n" * 1_000_000 + row(id="m"))
    start = time.process_time()
    assert one(path).id == "m"
    assert time.process_time() - start < 5


def test_utf_8_mark_before_rows(tmp_path: Path) -> None:
    assert one(write(tmp_path, "a.jsonl", b"\xef\xbb\xbf" + row(id="m").encode())).id == "m"


def test_one_line_of_ten_megabytes_is_refused_quickly(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "word " * 2_000_000)
    start = time.process_time()
    assert f"an article may have {MAX_CHARACTERS:,}" in refused(path).reason
    rows = write(tmp_path, "b.jsonl", row(text="word " * 2_000_000))
    assert "characters" in refused(rows).reason
    assert "larger than" in refused(write(tmp_path, "c.txt", b"a " * 9_000_000)).reason
    assert time.process_time() - start < 5


def test_two_hundred_thousand_words_are_read(tmp_path: Path) -> None:
    text = " ".join([ENGLISH] * 10_000)
    assert len(one(write(tmp_path, "a.txt", text)).text.split()) >= 200_000


def test_unbalanced_quotes_and_capitals_are_read(tmp_path: Path) -> None:
    one(write(tmp_path, "a.txt", "“The minister said «no to the talks, and \"left. " + ENGLISH))
    assert one(write(tmp_path, "b.txt", ENGLISH.upper())).text == ENGLISH.upper()


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("German", "Der Außenminister traf am Freitag seinen Amtskollegen aus dem Tschad, um über den Handel zu sprechen."),
        ("Spanish", "El ministro de Exteriores se reunió el viernes con su homólogo de Chad para hablar del comercio."),
        ("French", "Le ministre des affaires étrangères a rencontré vendredi son homologue tchadien pour parler du commerce."),
        ("Russian", "Министр иностранных дел встретился в пятницу со своим коллегой из Чада и обсудил торговлю между двумя странами."),  # noqa: RUF001
        ("Chinese", "外交部长星期五会见了乍得外长，双方讨论了两国之间的贸易，并同意今后加强在能源和农业方面的合作。"),  # noqa: RUF001
        ("Arabic", "التقى وزير الخارجية يوم الجمعة نظيره التشادي لبحث التجارة بين البلدين وسبل تعزيز التعاون بينهما في المستقبل."),
    ],
)
def test_other_languages_are_named(tmp_path: Path, language: str, text: str) -> None:
    assert f"in {language}, and only English is read" in refused(write(tmp_path, "a.txt", text)).reason


@pytest.mark.parametrize(
    "text",
    [
        "Macron trifft Scholz in Berlin.",
        "Xi meets Putin",
        "PARIS (AP)",
        "Abiy Ahmed, Isaias Afwerki, Hassan Sheikh Mohamud, Ismail Omar Guelleh and William Ruto met in Addis Ababa on Monday.",
        "Bolsonaro e Lula: Brazil votes. Officials in Rio de Janeiro and São Paulo opened polling stations early, electoral court said.",
    ],
)
def test_short_and_foreign_sounding_english_is_read(tmp_path: Path, text: str) -> None:
    one(write(tmp_path, "a.txt", text))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("German", "Die Regierung ist nicht bereit"),
        ("Spanish", "El presidente se reunió con su homólogo para hablar de paz"),
        ("Swedish", "Regeringen vill höja skatten för de rika"),
        ("Turkish", "Erdoğan ve Putin bu hafta Soçi'de görüşecek"),
        ("Russian", "Россия напала на Украину"),
        ("another script", "中国谴责美国"),
    ],
)
def test_headlines_in_other_languages_are_named(tmp_path: Path, language: str, text: str) -> None:
    assert f"in {language}, and only English is read" in refused(write(tmp_path, "a.txt", text)).reason


@pytest.mark.parametrize(
    "text",
    [
        "Banco de la Nación de Argentina raises rates",
        "Frente de la Izquierda y de los Trabajadores wins seats",
        "Juntos por el Cambio leads in Buenos Aires",
        "Alternative für Deutschland gains in Thuringia",
        "Bündnis 90/Die Grünen und SPD agree coalition",
        "Médecins Sans Frontières leaves Tigray",
        "Junts per Catalunya quits government",
        "Côte d'Ivoire coup leader Ouattara arrested",
        "'Dans la tête de Poutine' author detained",
        "Xi Jinping, Kim Jong Un talk",
        "Fianna Fáil, Sinn Féin hold talks",
    ],
)
def test_english_headlines_full_of_foreign_names_are_read(tmp_path: Path, text: str) -> None:
    one(write(tmp_path, "a.txt", text))


@pytest.mark.parametrize(("content", "wheres"), [(ENGLISH, ["t"]), ("\n \n" + row(id="r") + "{}\n", ["r", "standard input:4"])])
def test_standard_input(monkeypatch: pytest.MonkeyPatch, content: str, wheres: list[str]) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content.encode())))
    got = [item.where if isinstance(item, Rejected) else "r" if item.id == "r" else item.text[0].lower() for item in read_articles(["-"])]
    assert got == wheres


def test_samples_need_no_care() -> None:
    folder = Path(files_module.__file__).parents[1] / "samples"
    if not folder.is_dir():
        with pytest.raises(InternalError, match="sample articles"):
            samples()
        return
    articles = samples()
    assert articles
    assert all(a.published and a.title for a in articles)
    assert samples() == articles


def test_a_row_with_nan_is_told_what_to_write(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", json.dumps({"text": ENGLISH, "title": float("nan")}))
    assert "NaN and Infinity are no JSON: write null" in refused(path).reason
    assert "NaN" not in refused(write(tmp_path, "b.jsonl", '{"text": "NaN"')).reason


@pytest.mark.parametrize(("mine", "what"), [(EVENTS, "events"), (CLAIMS, "claims")])
@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_tables_that_we_wrote_are_named(tmp_path: Path, mine: Layout[Any], what: str, ending: str) -> None:
    write(tmp_path, "a.txt", ENGLISH)
    path = tmp_path / f"b{ending}"
    with open_rows(mine, path, io.BytesIO()):
        pass
    write(tmp_path, "c.csv", "id,event_type\n")
    write(tmp_path, "d.parquet", b"PAR1 evidence trigger PAR1")
    [article] = read_articles([tmp_path])  # a folder that is read again may hold what the last run wrote
    assert isinstance(article, Article)
    reason = f"these are {what} that dragoman wrote, and no articles; leave the file out, or keep it in another folder"
    assert list(read_articles([path])) == [Rejected(where=str(path), reason=reason)]
