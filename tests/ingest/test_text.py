"""Bytes to normalised text."""

from __future__ import annotations

import codecs
import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import InputError
from dragoman.ingest import decode, normalise
from dragoman.ingest.text import check, check_characters


@settings(deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\r" not in once
    assert "\ufeff" not in once


def test_normal_form() -> None:
    assert normalise("\ufeff\r\nCafe\u0301  \r\n\tone\u00a0two \t\r\n\r\n") == "Caf\u00e9\n\tone\u00a0two"
    assert normalise("ends with a kept space\u00a0") == "ends with a kept space\u00a0"


def test_long_runs_of_blanks_are_quick() -> None:
    assert len(normalise("a" + " " * 3_000_000 + "b")) == 3_000_002


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_what_a_byte_order_mark_declares_is_read(encoding: str) -> None:
    assert normalise(decode("Škoda — naïve “text”".encode(encoding))) == "Škoda — naïve “text”"


def test_big_endian_with_mark() -> None:
    assert normalise(decode(codecs.BOM_UTF16_BE + "Text".encode("utf-16-be"))) == "Text"


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b"line one\ncaf\xe9 au lait in Paris", r"0xe9 in line 2; it looks like Latin-1 .*iconv"),
        (b"He said \x93no\x94 to all of them", "Windows-1252"),
        ("Plain words".encode("utf-16-le"), "UTF-16 without a byte order mark"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8\x00", "says UTF-16"),
        (b"\x7fELF\x00\x00\x01\x02" * 20, "binary"),
        (bytes(range(1, 32)) * 10, "binary"),
        (b"%PDF-1.7 ...", "PDF.*pdftotext"),
        (b"PK\x03\x04abc", "zip archive or an office document"),
        (b"\x1f\x8b\x08abc", "gzip"),
        (b"PAR1abc", "Parquet"),
    ],
)
def test_what_is_no_text_is_named(raw: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says):
        decode(raw)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"id": "q1", "text": "France condemned Mali."}]', "this is JSON"),
        ('[\n  {\n "text": "France condemned Mali."}]', "this is JSON"),
        ("id,text,published\n1,France condemned Mali.,2023-01-01", "this is a table"),
        ("title;body\nTalks;France condemned Mali.", "this is a table"),
    ],
)
def test_what_is_no_prose(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        check(text)


@pytest.mark.parametrize("opening", ["[Editor's note: one, two]", "Paris,", "text", "Text, photos and body camera footage"])
def test_what_is(opening: str) -> None:
    check(f"{opening}\nFrance condemned Mali.")


FEED = '<?xml version="1.0"?>\n<rss version="2.0"><channel><item><title>France condemned Mali</title></item></channel></rss>'
ATOM = '<?xml-stylesheet href="a.xsl"?>\n<!-- made by hand -->\n<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>'
MAIL = "Message-ID: <1@example.org>\nFrom: Ana Lind <ana@example.org>\nSubject: Talks\n of Friday\n\nFrance condemned Mali."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\nsoftware: made by hand", r"a web archive \(WARC\).*one JSONL row for each page"),
        (FEED, "an RSS or Atom feed.*for each item"),
        (ATOM, "an RSS or Atom feed"),
        (MAIL, r"a mail \(it begins with Message-ID, From, Subject\).*published: YYYY-MM-DD"),
        ("From ana@example.org Mon Jan  3 10:05:34 2022\n" + MAIL, r"a mailbox \(mbox\)"),
        ('<?xml version="1.0"?><nitf><body>France condemned Mali.</body></nitf>', "this is XML"),
        ('<DOC id="1">\n<TEXT>\nFrance condemned Mali.\n</TEXT>\n</DOC>\n', "this is XML"),
        ("France&#8217;s minister condemned Mali.", r"HTML entities .*\(1, such as &#8217;\).*html.unescape"),
        ("Talks&nbsp;failed. " * 5 + "France condemned the attack on Mali. " * 300, r"\(5, such as &nbsp;\)"),
    ],
)
def test_other_formats_are_named(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        check(text)


@pytest.mark.parametrize(
    "text",
    [
        "From Berlin to Paris in 2022\nKyiv: France condemned Mali.",
        "From Our Own Correspondent\n\nSubject: none. France condemned Mali.",
        "Subject: talks\nPlace: Paris\n\nFrance condemned Mali.",
        "PARIS: France condemned Mali.",
        "<b>Breaking</b> France condemned Mali.",
        "AT&T; B&B; R&D; the Q&A; and S&P; France condemned Mali.",
        "The sign &amp; stands for an ampersand in HTML. " + "France condemned the attack on Mali's army. " * 30,
    ],
)
def test_what_only_resembles_other_formats_is_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["<!-- a -->" * 200, "From Kyiv " + "12:34 2020 " * 2_000, "<?a " * 2_000, "<p " * 5_000, "&a" * 9_000])
def test_formats_are_told_in_no_time(text: str) -> None:
    started = time.process_time()
    check(text + "France condemned Mali.")
    assert time.process_time() - started < 2


def test_half_a_character_is_named() -> None:
    with pytest.raises(InputError, match=r"character 7 is half of one \(the lone surrogate U\+D83D\)"):
        check_characters("France \ud83d condemned Mali.")
