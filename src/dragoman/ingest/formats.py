"""What a text is that is no prose: web pages, feeds, web archives, mail, JSON, tables. Each is named, with what to do."""

from __future__ import annotations

import html
import os
import re
from collections.abc import Iterator, Set
from pathlib import Path

import msgspec

HEAD = 20_000  # characters from which a format is told
ROWS = "give JSONL, one object a line with text, in a file that ends in .jsonl"
ALONE = "no command reads it; save the article's text alone"
HTML = "this is HTML, not plain text; save the article's text alone (web pages are not read by this command)"

JSON_START = re.compile(r'\s*\[\s*(\{\s*"|\{\s*\})')
CSV_START = re.compile(r"""(?=[^\n]*\b(text|body|content|article)\b)"?[a-z_]+"?([,;\t]"?[a-z_]+"?)+\r?\n""", re.IGNORECASE)
HTML_START = re.compile(r"\s*(<!doctype\s+html|<html\b|<\?xml\b[^>]*>\s*<(!doctype\s+html|html)\b)", re.IGNORECASE)
TAGS = "p|div|span|a|br|h[1-6]|ul|ol|li|table|tr|td|script|style|head|body|img|em|strong|b|i"
HTML_TAG = re.compile(rf"</?(?:{TAGS})(?:\s[^<>]*)?/?>", re.IGNORECASE)
WARC_START = re.compile(r"WARC/\d\.\d+\r?\n")
# A comment ends at its first `-->`: were it let to go on to a later one, a row of them would be tried in every combination.
FEED_START = re.compile(r"\s*((<!--((?!-->).){0,2000}-->|<\?[^>]*>)\s*)*<(rss|feed|rdf:RDF)\b", re.IGNORECASE | re.DOTALL)
XML_START = re.compile(r"\s*(<\?xml\b|<([A-Za-z][\w.-]*)(\s[^<>\n]*)?>[ \t]*\r?\n)")
# `From ana@example.org Mon Jan  3 10:05:34 2022`
MBOX_START = re.compile(r"From \S+ [^\n]{0,80}\b\d\d:\d\d\b[^\n]{0,40}\b\d{4}\b[^\n]{0,80}\n>?[A-Za-z-]+:")
MAIL_LINE = re.compile(r"([!-9;-~]+):(?: |\t|$)|[ \t]+\S")
# Lines that only mail and newsgroups have at the top, and those that mail has as well.
MAIL_OWN = frozenset(["from", "received", "return-path", "delivered-to", "message-id", "mime-version", "dkim-signature", "newsgroups"])
MAIL_TOO = frozenset(["to", "cc", "subject", "date", "reply-to", "sender", "content-type", "x-mailer", "organization", "path"])

ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# So many are no slip, and no text about entities either: a share of the words, or a number.
ENTITY_SHARE, ENTITIES = 0.01, 5

# What only our own records hold side by side.
OWN = (("events", frozenset(["event_type", "evidence", "trigger"])), ("claims", frozenset(["speaker", "cue", "cue_class"])))
OURS = "these are {} that dragoman wrote, and no articles; leave the file out, or keep it in another folder"
FOOTER = 1 << 18  # bytes at the end of a Parquet file that name its columns
FIRST = msgspec.json.Decoder(dict[str, msgspec.Raw])


def own_table(path: Path) -> str | None:
    """As `own_output`, of a CSV or Parquet file, told by the names of its columns."""
    try:
        names = _columns(path) if path.is_file() else frozenset()
    except OSError:
        return None
    told = next((what for what, wanted in OWN if wanted <= names), None)
    return OURS.format(told) if told else None


def _columns(path: Path) -> Set[str]:
    with path.open("rb") as handle:
        if path.suffix.lower() == ".csv":
            return frozenset(handle.readline(HEAD).decode("utf-8", "replace").strip().split(","))
        size = handle.seek(0, os.SEEK_END)
        handle.seek(max(0, size - FOOTER))
        end = handle.read()
    return frozenset(n for _, names in OWN for n in names if n.encode() in end) if end.endswith(b"PAR1") else frozenset()


def own_output(row: bytes) -> str | None:
    """What a file is that one of our commands wrote, told by its first row; None: another file."""
    try:
        fields = FIRST.decode(row)
    except (msgspec.MsgspecError, RecursionError):
        return None
    told = next((what for what, names in OWN if names <= fields.keys()), None) if "text" not in fields else None
    return OURS.format(told) if told else None


def told_by_start(text: str) -> str | None:
    """Which format the beginning of a text shows, and what to do; None: none that is known."""
    if WARC_START.match(text):
        return f"this is a web archive (WARC), not plain text; {ALONE}, or one JSONL row for each page"
    if FEED_START.match(text):
        return f"this is an RSS or Atom feed, not plain text; {ALONE}, or one JSONL row for each item"
    if HTML_START.match(text) or len(HTML_TAG.findall(text, 0, HEAD)) >= 6:
        return HTML
    if MBOX_START.match(text):
        return f"this is a mailbox (mbox), not plain text; {ALONE}, or one JSONL row for each mail"
    headers = _mail_headers(text)
    if headers:
        return f"this is a mail (it begins with {', '.join(headers)}), not plain text; {ALONE}, and begin it with published: YYYY-MM-DD"
    if JSON_START.match(text):
        return f"this is JSON, not plain text; {ROWS}"
    if CSV_START.match(text):
        return f"this is a table, not plain text; {ROWS}"
    return None


def told_by_whole(text: str) -> str | None:
    """What only the whole text shows to be no prose: XML of any kind, and entities of HTML that nobody has resolved."""
    start = XML_START.match(text)
    if start is not None and (start.group(2) is None or text.rstrip().endswith(f"</{start.group(2)}>")):
        return f"this is XML, not plain text; {ALONE}"
    found = list(_entities(text))
    if found and len(found) >= min(ENTITIES, ENTITY_SHARE * len(text.split())):
        shown = ", ".join(list(dict.fromkeys(found))[:3])
        what = f"it has HTML entities where characters should be ({len(found):,}, such as {shown})"
        return f"{what}; resolve them in the text, for example with Python's html.unescape(text)"
    return None


def _mail_headers(text: str) -> list[str]:
    """The header lines at the very top, if they are those of a mail: at least two, one of which only mail has."""
    names: list[str] = []
    for line in text[:HEAD].partition("\n\n")[0].replace("\r\n", "\n").split("\n"):
        match = MAIL_LINE.match(line)
        if match is None or (match.group(1) is None and not names):
            break
        if match.group(1) is not None:
            names.append(match.group(1))
    known = [n for n in names if n.lower() in MAIL_OWN | MAIL_TOO]
    own = any(n.lower() in MAIL_OWN for n in known)
    return list(dict.fromkeys(known))[:3] if own and len(set(known)) >= 2 else []


def _entities(text: str) -> Iterator[str]:
    """The entities of a text, such as `&amp;` and `&#8217;`; not the `&T;` of `AT&T;`."""
    return (e for e in ENTITY.findall(text) if html.unescape(e) != e)
