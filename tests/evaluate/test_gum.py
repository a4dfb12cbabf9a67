"""Documents of a treebank written by hand: text, mentions over words of one written word, cases and their scores."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dragoman.actors.entities import At
from dragoman.actors.pronouns import Option
from dragoman.errors import InputError
from dragoman.evaluate.gum import Document, documents
from dragoman.evaluate.pronouns import aligned, cases, given, judged, weighed

TEXT = """# newdoc id = GUM_news_harbour
# newpar
# sent_id = GUM_news_harbour-1
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\tEntity=(1-organization-new-s-cf1-2-coref
2\tport\tport\tNOUN\tNN\t_\t4\tnsubj\t_\tEntity=1)
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
3\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
4\tn't\tnot\tVERB\tVB\t_\t0\troot\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newpar
# sent_id = GUM_news_harbour-2
1\tIt\tit\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-organization-giv-s-cf1-1-ana)
2\thired\thire\tVERB\tVBD\t_\t0\troot\t_\t_
3\tits\tits\tPRON\tPRP$\t_\t4\tnmod:poss\t_\tEntity=(2-person-new-s-cf2-2-sgl(1-organization-giv-s-cf1-1-ana)
4\tmen\tman\tNOUN\tNNS\t_\t2\tobj\t_\tEntity=2)

# newdoc id = GUM_bio_nobody
# newpar
# sent_id = GUM_bio_nobody-1
1\tHe\the\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(5-person-new-s-cf1-1-ana)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_

"""


def load(folder: Path, text: str = TEXT, *genres: str) -> list[Document]:
    path = folder / "gum.conllu.gz"
    path.write_bytes(gzip.compress(text.encode()))
    return list(documents(path, genres))


def test_text_offsets_and_mentions(tmp_path: Path) -> None:
    d, _ = load(tmp_path)
    assert d.reading.text == "The port didn't.\n\nIt hired its men"
    assert all(d.reading.text[t.start : t.end] == t.text for s in d.reading.sentences for t in s.tokens)
    assert [(m.sentence, m.first, m.last, m.head, m.etype, m.entity) for m in d.mentions] == [
        (0, 0, 2, 1, "organization", "1"),
        (1, 0, 1, 0, "organization", "1"),
        (1, 2, 4, 3, "person", "2"),
        (1, 2, 3, 2, "organization", "1"),
    ]


def test_genres_choose_documents(tmp_path: Path) -> None:
    assert [d.id for d in load(tmp_path, TEXT, "bio")] == ["GUM_bio_nobody"]


def test_brackets_that_do_not_match_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="GUM_news_harbour, sentence 1: entity 9"):
        load(tmp_path, TEXT.replace("Entity=1)", "Entity=9)", 1))


def test_a_case_is_a_party_that_came_up_before(tmp_path: Path) -> None:
    harbour, nobody = load(tmp_path)
    assert {at: (c.kind, c.counts) for at, c in cases(harbour).items()} == {At(1, 0): ("neuter", True), At(1, 2): ("neuter", True)}
    assert [c.counts for c in cases(nobody).values()] == [False]


def first(at: At, kind: str, options: list[Option]) -> Option:
    del at, kind
    return options[0]


def last(at: At, kind: str, options: list[Option]) -> Option:
    del at, kind
    return options[-1]


def test_right_answers_are_counted(tmp_path: Path) -> None:
    harbour, nobody = load(tmp_path)
    units = [*judged(given(harbour), first), *judged(given(nobody), last)]
    assert weighed(units).figures() == {"all_cases": 2, "neuter_cases": 2, "all": 100.0, "neuter": 100.0, "others_resolved": 0.0}
    units += judged(given(harbour), last)
    assert weighed(units).figures()["all"] == 50.0


def test_pronouns_that_the_reader_does_not_see_are_wrong(tmp_path: Path) -> None:
    harbour = load(tmp_path)[0]
    half = type(harbour.reading)(harbour.reading.text, harbour.reading.sentences[:1])
    view = aligned(harbour, half, [given(harbour).phrases[0]])
    figures = weighed([*judged(view, first)]).figures()
    assert (len(view.lost), figures["all"], figures["all_cases"]) == (2, 0.0, 2)
