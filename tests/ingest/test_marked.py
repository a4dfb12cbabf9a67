"""Tables of marked sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.ingest import read_marked
from dragoman.records import Rejected


def test_fields_are_kept_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "a.tsv"
    path.write_text('n\tmarked_sentence\r\n1\t"<s>A</s> hit <t>B</t>\r\n2\r\n\r\n3\t<s>A</s>" "\r\n', encoding="utf-8", newline="")
    table = read_marked(path)
    assert table.columns == ("n", "marked_sentence")
    assert table.sentence == 1
    first, second, third = table.rows
    assert first == (f"{path}:2", ("1", '"<s>A</s> hit <t>B</t>'))
    assert isinstance(second, Rejected)
    assert second.where == f"{path}:3"
    assert third == (f"{path}:5", ("3", '<s>A</s>" "'))


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b"a\tb\n1\t2\n", ":1: no column marked_sentence.*found: a, b"),
        (b"marked_sentence\tmode\n", "mode are there already"),
        (b"marked_sentence\nCaf\xe9\n", "Latin-1"),
    ],
)
def test_bad_tables(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "a.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match=says):
        read_marked(path, ("mode",))
    with pytest.raises(InputError, match="check the name"):
        read_marked(tmp_path / "none.tsv")
