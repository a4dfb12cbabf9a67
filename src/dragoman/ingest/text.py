"""Bytes to text: encodings, binary files, the one normal form, and what is no prose."""

from __future__ import annotations

import codecs
import io
import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO

from dragoman.errors import InputError
from dragoman.ingest.formats import HEAD, told_by_start, told_by_whole

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

MAX_CHARACTERS = 4_000_000
MAX_BYTES = 4 * MAX_CHARACTERS
MAX_RUN = 5_000
SPLIT = "split it, one article a file or a JSONL row"

BOMS = (  # the longer first: a UTF-32 mark begins like a UTF-16 one
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF", "a PDF; take its text out first, for example with pdftotext"),
    (b"PK\x03\x04", "a zip archive or an office document; unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as plain text"),
    (b"\x1f\x8b", "packed with gzip; unpack it first, for example with gunzip"),
    (b"PAR1", "a Parquet file; write its rows as JSONL first"),
    (b"{\\rtf", "rich text (RTF); save it as plain text"),
)
STORE = b"DUCK"  # where a DuckDB file has it
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
SURROGATE = re.compile("[\ud800-\udfff]")
RUN = re.compile(rf"(?<!\S)\S{{{MAX_RUN},}}")


def normalise(text: str) -> str:
    """The one form that all offsets refer to.

    NFC; line ends are LF; no byte order marks; no blanks at the ends of lines, no empty lines at either end. Nothing else
    changes: a non-breaking space stays one.
    """
    text = text.replace("\ufeff", "").replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.rstrip(" \t") for line in text.split("\n")).strip("\n")


def check_file(raw: bytes) -> None:
    """Whether the bytes of a file may be one article: told by the first ones, whatever comes behind, and by their number.

    Archives of mail and of the web are large and hold many encodings, so their format is named first.

    Raises:
        InputError: of a format that is none of ours, or more than MAX_BYTES.
    """
    _check_signature(raw)
    told = told_by_start(raw[:HEAD].removeprefix(codecs.BOM_UTF8).decode("latin-1"))
    if told is not None:
        raise InputError(told)
    if len(raw) > MAX_BYTES:
        raise InputError(f"larger than {MAX_BYTES // 1_000_000} MB, and an article may have {MAX_CHARACTERS:,} characters; {SPLIT}")


def decode(raw: bytes) -> str:
    """Bytes to text: UTF-8, or what a byte order mark declares.

    Raises:
        InputError: empty, binary, or in another encoding (which one it looks like).
    """
    if not raw:
        raise InputError("the file is empty; leave it out, or put the article's text in it")
    for mark, name in BOMS:
        if raw.startswith(mark):
            return _by_mark(raw, name)
    _check_signature(raw)
    if raw[8:12] == STORE:
        raise InputError("this is a store (DuckDB), not text; give it by --store, for example `dragoman show --store FILE`")
    if b"\x00" in raw[:65_536]:
        zeros = raw[:4_096].count(0)
        if zeros * 3 > len(raw[:4_096]) and zeros * 2 <= len(raw[:4_096]):
            raise InputError("this looks like UTF-16 without a byte order mark; save it as UTF-8 (iconv -f UTF-16LE -t UTF-8)")
        raise InputError("this is a binary file, not text; give plain text in UTF-8")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as problem:
        raise InputError(_not_utf8(raw, problem)) from problem
    if len(CONTROL.findall(text[:65_536])) * 50 > len(text[:65_536]):
        raise InputError("this is a binary file, not text: it is full of control characters; give plain text in UTF-8")
    return text


def _check_signature(raw: bytes) -> None:
    for signature, what in SIGNATURES:
        if raw.startswith(signature):
            raise InputError(f"this is {what}")


def _by_mark(raw: bytes, name: str) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as problem:
        raise _not_as_marked(name, problem.start + (len(codecs.BOM_UTF8) if name == "utf-8-sig" else 0)) from problem


def _not_as_marked(name: str, place: int) -> InputError:
    shown = {"utf-8-sig": "UTF-8"}.get(name, name.upper())
    return InputError(f"its byte order mark says {shown}, but byte {place} is none; save it as UTF-8")


class Recoded(io.RawIOBase):
    """A stream that begins with a byte order mark of UTF-16 or UTF-32, as UTF-8; lines can be told in it, and none is held whole.

    Reading raises InputError where the bytes are not what the mark declares.
    """

    def __init__(self, chunks: Iterator[bytes], name: str) -> None:
        self._chunks, self._name = chunks, name
        self._decoder = codecs.getincrementaldecoder(name)()
        self._left, self._taken = b"", 0

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """As every raw stream: how many bytes were put into the buffer, 0 at the end."""
        view = memoryview(buffer)
        while not self._left:
            chunk = next(self._chunks, b"")
            self._left = self._decoded(chunk)
            if not chunk:
                break
        size = min(len(view), len(self._left))
        view[:size], self._left = self._left[:size], self._left[size:]
        return size

    def _decoded(self, chunk: bytes) -> bytes:
        waiting = len(self._decoder.getstate()[0])  # bytes of a character that the last chunk cut
        try:
            text = self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as problem:
            raise _not_as_marked(self._name, self._taken - waiting + problem.start) from problem
        self._taken += len(chunk)
        return text.encode()


def recoded(chunks: Iterator[bytes], mark: bytes) -> BinaryIO | None:
    """The stream of these chunks as UTF-8, if the bytes it begins with are a byte order mark of UTF-16 or UTF-32."""
    name = next((name for begin, name in BOMS if mark.startswith(begin)), "utf-8-sig")
    return None if name == "utf-8-sig" else io.BufferedReader(Recoded(chunks, name))


def _not_utf8(raw: bytes, problem: UnicodeDecodeError) -> str:
    line = raw.count(b"\n", 0, problem.start) + 1
    at = f"not UTF-8: byte 0x{raw[problem.start]:02x} in line {line}"
    sample = raw[max(0, problem.start - 2_000) : problem.start + 2_000]
    text = sample.decode("latin-1")
    high = sum(byte >= 0x80 for byte in sample)
    if CONTROL.search(text) or high * 3 > len(sample):
        return f"{at}; this is a binary file or an encoding that cannot be told; save it as UTF-8"
    name = "Windows-1252" if any(0x80 <= byte < 0xA0 for byte in sample) else "Latin-1 (ISO 8859-1)"
    code = "WINDOWS-1252" if name == "Windows-1252" else "LATIN1"
    return f"{at}; it looks like {name}; convert it, for example with iconv -f {code} -t UTF-8"


def check_characters(text: str) -> None:
    """Whether a text consists of characters: halves of pairs, as broken decoding leaves them, cannot be read or written.

    Raises:
        InputError: a lone surrogate, with its place.
    """
    half = SURROGATE.search(text)
    if half is not None:
        what = f"character {half.start()} is half of one (the lone surrogate U+{ord(half.group()):04X})"
        raise InputError(f"{what}; decode the text anew, or replace it, for example by text.encode('utf-8', 'replace').decode()")


def check(text: str) -> None:
    """Whether a normalised text can be read as prose.

    Raises:
        InputError: no text, too much of it, or another format (see formats).
    """
    if not text.strip():
        raise InputError("there is no text, only white space; leave it out, or put the article's text in it")
    if len(text) > MAX_CHARACTERS:
        raise InputError(f"the text has {len(text):,} characters, and an article may have {MAX_CHARACTERS:,}; {SPLIT}")
    told = told_by_start(text) or told_by_whole(text)
    if told is not None:
        raise InputError(told)


def check_words(text: str) -> None:
    """Whether it has words: no endless run without a blank (encoded data, a lost line break).

    Raises:
        InputError: a run of MAX_RUN characters without a blank.
    """
    run = RUN.search(text)
    if run is not None:
        line = text.count("\n", 0, run.start()) + 1
        what = f"line {line} holds {len(run.group()):,} characters without a blank, so no prose"
        raise InputError(f"{what}; take the encoded data out, or restore the blanks")
