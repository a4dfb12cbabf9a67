"""Words and sentences."""

from __future__ import annotations

import textwrap
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.language.segment import MAX_WORDS, sentences, words

PIECES = (
    "U.S.", "Mr.", "Gen.", "p.m.", "No.", "Inc.", "a", "The", "Kyiv", "said", "can't", "Russia's", "co-operate", "1,000.5", "10:30",
    "...", ".", "!", "?", "\"", "“", "”", "'", "’", "(", ")",
    "--", "—", "-", ",", ":", "\n", "\n\n", " ", "  ", "\t", "é", "北京", "🙂",
    "_", "@x", "https://a.org/b.",
)  # fmt: skip
NEWS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def split(text: str) -> list[str]:
    return [" ".join(w.text for w in s) for s in sentences(text)]


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("MOSCOW, March 3 -- Russia agreed.", "MOSCOW , March 3 --"),
        ("SUVA, Fiji (South Seas Press) - The army agreed.", "SUVA , Fiji ( South Seas Press ) -"),
        ("BEIJING (AP) — China agreed.", "BEIJING ( AP ) —"),
        ("Sahel News, 27 January - Togo agreed.", "Sahel News , 27 January -"),
        ("Almaty /KAZPRESS/ The minister agreed.", "Almaty / KAZPRESS /"),
        ("Baku, Azerbaijan, July 4 /KASPI/. Georgia agreed.", "Baku , Azerbaijan , July 4 / KASPI / ."),
    ],
)
def test_a_dateline_is_apart(text: str, dateline: str) -> None:
    first, second = split(text)
    assert first == dateline
    assert second.endswith("agreed .")


def test_no_dateline_inside_a_text() -> None:
    assert split("He saw NATO - the alliance - agree.") == ["He saw NATO - the alliance - agree ."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Mr. Smith of the U.S. Army met Gen. Ali. He left.", 2),
        ("He lives in the U.S. The talks failed.", 2),
        ("The U.S. Treasury acted.", 1),
        ("It closed at 5 p.m. on Monday. Then it rained.", 2),
        ("No. 5 won.", 1),
        ("Did it? Yes! It did.", 3),
        ("Wait... what?", 1),
        ("Prices rose 1.5 percent. Wages fell.", 2),
        ("one paragraph\n\nanother", 2),
        ("A headline\nThe body of it", 2),
        ("a line that\ngoes on", 1),
        ("Talks on the\nKerch Strait went on", 1),
        (" \n\t", 0),
        ("", 0),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(sentences(text)) == count


@pytest.mark.parametrize("width", [60, 72, 80])
def test_lines_broken_at_a_width(width: int) -> None:
    """Mail and wire archives break lines where the next word does not fit; the sentences are those of the text in one line."""
    text = (
        "The United States and the European Union on Monday imposed sanctions on two shipping firms of North Korea, the United States "
        "Treasury said. President Lazarus Chakwera of Malawi met Prime Minister Narendra Modi in New Delhi on Tuesday. Officials in "
        "Addis Ababa denied that the Ethiopian National Defence Force had crossed the border into South Sudan."
    )
    wrapped = "\n".join(textwrap.wrap(text, width))
    told = [[w.text for w in s] for s in sentences(wrapped)]
    assert told == [[w.text for w in s] for s in sentences(text)]
    assert [w.text for w in sentences(f"Three capitals, one day\n{wrapped}")[0]] == ["Three", "capitals", ",", "one", "day"]


@pytest.mark.parametrize("text", ["-".join(["AB"] * 60) + " and so on.", "THE ANTI-TERROR FORCE SAID " * 60])
def test_capitals_and_hyphens_take_no_time(text: str) -> None:
    """No paragraph may hold up the rest: the time must not double with every hyphen."""
    began = time.process_time()
    assert sentences(text)
    assert time.process_time() - began < 1


def test_lines_of_a_list_stay_apart() -> None:
    assert len(sentences("Delegates\nSouth Africa, Pretoria\nIndia\nBrazil, with three observers from Manaus\nChina")) == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\"We will not yield.\" He left.", ["\" We will not yield . \"", "He left ."]),
        ("“Stop!” she said. “Go.” They left.", ["“ Stop ! ” she said .", "“ Go . ”", "They left ."]),
        ("„Wir gehen.“ He left. They went.“ Then she came.", ["„ Wir gehen . “", "He left .", "They went . “", "Then she came ."]),
        ("“It is late.” “Go home.”", ["“ It is late . ”", "“ Go home . ”"]),
        ("He said: \"No.\" Then \"Yes.\"", ["He said : \" No . \"", "Then \" Yes . \""]),
    ],
)
def test_quotes(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("can't cannot they're", "ca n't can not they 're"),
        ("Russia's Iran’s", "Russia 's Iran ’s"),
        ("Russian-backed", "Russian - backed"),
        ("anti-war non-aligned co-operate", "anti-war non-aligned co-operate"),
        ("1,000.5 at 10:30, 1990s 3rd", "1,000.5 at 10:30 , 1990s 3rd"),
        ("see https://a.org/b?c=1. Mail me@x.org!", "see https://a.org/b?c=1 . Mail me@x.org !"),
        ("US$ 995 million, HK$5", "US$ 995 million , HK$ 5"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert " ".join(w.text for w in words(text)) == expected


def test_words_of_a_part() -> None:
    text = "Iran agreed. Iraq did not."
    assert [(w.text, w.start) for w in words(text, 13, 21)] == [("Iraq", 13), ("did", 18)]


def test_a_sentence_without_end_is_cut() -> None:
    assert [len(s) for s in sentences("word " * (MAX_WORDS + 5))] == [MAX_WORDS, 5]


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), NEWS))
def test_every_word_stands_where_it_says_and_none_is_lost(text: str) -> None:
    found = [w for s in sentences(text) for w in s]
    at = 0
    for w in found:
        assert text[w.start : w.end] == w.text
        assert w.text
        assert not text[at : w.start].strip()
        at = w.end
    assert not text[at:].strip()
    assert all(sentences(text))


@pytest.mark.parametrize(
    "lines",
    [
        ["Live updates", "• Russia objects", "• talks begin", "* Iran agreed"],
        ["Key points:", "- Russia objects", "– talks begin"],
        ["What we know", "2) Iran agreed"],
        ["Iran agreed", "10.45am", "“No”, he says", "14:05 GMT", "it rains"],
        ["Iran agreed", "11.30 BST Russia objects", "[6 p.m. ET]", "it rains", "2h ago", "it snows"],
        ["Iran agreed", "1405 GMT: talks begin", "12:10 - it rains"],
    ],
)
def test_items_of_lists_and_live_blogs_stay_apart(lines: list[str]) -> None:
    assert [s.replace(" ", "") for s in split("\n".join(lines))] == [line.replace(" ", "") for line in lines]


@pytest.mark.parametrize(
    "text",
    [
        "prices rose by\n10.45 per cent and at\n10:30 on Monday",
        "the talks on trade\n- which had failed - went on",
        "a law of the\n- Russia said - old kind",
        "five of them\n3.5 of us",
    ],
)
def test_numbers_and_dashes_within_a_sentence(text: str) -> None:
    assert len(sentences(text)) == 1
