"""The ingest room: bytes in, Articles out. What cannot be read is given back as Rejected, with where, why and what to do.

Takes text files, folders, JSONL and standard input. The text is normalised once (`normalise`), and every offset refers to that.
"""

from dragoman.ingest.fields import check_date, parse_date
from dragoman.ingest.files import read_articles, read_from, samples
from dragoman.ingest.marked import MarkedTable, read_marked
from dragoman.ingest.notes import Notes
from dragoman.ingest.text import MAX_CHARACTERS, check_characters, decode, normalise

__all__ = [
    "MAX_CHARACTERS",
    "MarkedTable",
    "Notes",
    "check_characters",
    "check_date",
    "decode",
    "normalise",
    "parse_date",
    "read_articles",
    "read_from",
    "read_marked",
    "samples",
]
