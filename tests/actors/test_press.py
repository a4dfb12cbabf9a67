"""Where a paper is at home, by its name or its address."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.actors.press import home_of, paper_home
from dragoman.actors.register import Register
from dragoman.errors import KnowledgeError
from dragoman.records import Article


@pytest.mark.parametrize(
    ("publisher", "url", "state"),
    [
        (None, "https://www.scmp.com/news/1", "HKG"),  # a table
        (None, "http://english.chosun.com/x", "KOR"),
        (None, "https://www.namibian.com.na/1", "NAM"),  # the ending
        (None, "https://economist.com.na/1", "NAM"),
        (None, "https://www.guardian.co.tt/1", "TTO"),
        (None, "https://www.koreaherald.com/1", "KOR"),  # a paper's name
        ("The Daily Star", "https://www.thedailystar.net/1", "BGD"),
        (None, "https://maputoonline.com/1", "MOZ"),  # a place and what papers are called by
        (None, "https://todayparaguay.com/", "PRY"),
        ("Bujumbura Post", None, "BDI"),
        ("The Ghanaian Weekly", "https://x.com/1", "GHA"),
        ("scmp.com", None, "HKG"),  # addresses where a name is due, and without their scheme
        ("www.namibian.com.na", "", "NAM"),
        (None, "en.namibian.com.na/politics?id=1", "NAM"),
        ("Reuters", "https://www.reuters.com/world", None),  # of all the world
        ("BBC News", "https://www.bbc.co.uk/1", None),
        (None, "https://news.un.org/1", None),
        (None, "https://kabulism.io/1", None),  # an ending that is sold, a name that is no paper's
        (None, "https://womantimes.com/1", None),
        (None, "https://romanianewsletterfriends.com/1", None),
        (None, "https://oman.com/1", None),
        ("Ministry of Truth", "https://example.com/1", None),
        (None, None, None),
        ("", "not an address", None),
    ],
)
def test_the_home_of_a_paper(publisher: str | None, url: str | None, state: str | None) -> None:
    assert paper_home(publisher, url, Register.shipped()) == state


@pytest.mark.parametrize(
    ("title", "state"),
    [
        ("Kenya: Police Hold Two", "KEN"), ("Kenyan police hold two in Nairobi", "KEN"), ("Police hold two", "HKG"),
        ("Kenya and Uganda talk", "HKG"), ("", "HKG"),
    ],
)
def test_the_title_tells_before_the_paper(title: str, state: str) -> None:
    article = Article(id="a", text="Police held two men.", title=title, url="https://www.scmp.com/1")
    assert home_of(article, Register.shipped()) == state


def test_papers_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "press.csv"
    table.write_text("name,country\nislandvoice.org,FJI\nThe Harbour Lamp,NZL\nkoreaherald.com,\n", encoding="utf8")
    register = Register(tmp_path)
    assert paper_home(None, "https://www.islandvoice.org/a", register) == "FJI"
    assert paper_home("Harbour Lamp", None, register) == "NZL"
    assert paper_home(None, "https://www.koreaherald.com/1", register) is None


@pytest.mark.parametrize(("row", "problem"), [("islandvoice.org,FIJ", "'FIJ' is no code"), (",FJI", "the name is missing")])
def test_a_wrong_row_is_told(tmp_path: Path, row: str, problem: str) -> None:
    (tmp_path / "press.csv").write_text(f"name,country\n{row}\n", encoding="utf8")
    with pytest.raises(KnowledgeError, match=f"press.csv:2: {problem}"):
        Register(tmp_path)
