"""`dragoman explain`: why an event was coded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.cli.common import examples, leave, reading_options, tell_notes, tell_rejects
from dragoman.cli.selecting import MIN_PREFIX, held
from dragoman.errors import InputError
from dragoman.records import Actor, Article, Event, Rejected, When

if TYPE_CHECKING:
    from rich.text import Text

    from dragoman.batch import Settings
    from dragoman.codebook import Codebook
    from dragoman.coding.grounds import Grounds

SHOWN = "`dragoman show` prints the ids (give the options it was coded with)"
FLAT = (".csv", ".parquet")
BESIDE = "name the article beside the file, to see on what ground each is whom it is"
BARE = "the store keeps no text of the article; add it again without --no-text, to see on what ground each is whom it is"


@dataclass(frozen=True, slots=True)
class Found:
    """An event with its article, where that is at hand, and whether its record says if its actors act with one another."""

    event: Event
    article: Article | None = None
    tells_mutual: bool = True


@click.command(
    epilog=examples(
        "dragoman explain 37d8a1 article.txt --date 2023-03-31",
        "dragoman explain 37d8a1b8a5b3571e events.jsonl articles/",
        "dragoman explain 37d8a1b8a5b3571e --store news.duckdb",
    )
)
@click.argument("event_id", metavar="EVENT-ID")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--store", type=click.Path(path_type=Path), metavar="FILE", help="The store that holds the event; it is only read.")
@reading_options
@click.pass_context
def explain(
    ctx: click.Context,
    *,
    event_id: str,
    paths: tuple[str, ...],
    store: Path | None,
    date: dt.date | None,
    publisher: str | None,
    knowledge: Path | None,
    frames_only: bool,
) -> None:
    """Tell why an event was coded: its words, on what ground each party is whom it is, the rules and scores that fired, the codebook.

    EVENT-ID is an event's id or its first six characters or more. It stands in a --store, or else in a PATH: a .jsonl file that
    `dragoman code` wrote, or the articles themselves, which are then coded again, whatever the confidence. The grounds of the parties
    need the article: name it beside such a file; a store has it, if texts are kept.
    """
    from dragoman.batch import Settings, shared_coder
    from dragoman.cli.looks import out
    from dragoman.codebook import own_codebook
    from dragoman.coding.grounds import Grounds
    from dragoman.ingest import Notes, read_articles
    from dragoman.output import is_events

    if len(event_id) < MIN_PREFIX:
        raise click.BadParameter(f"give at least {MIN_PREFIX} characters of the id", param_hint="EVENT-ID")
    if (store is None) == (not paths):
        raise click.UsageError("give either a --store, or a PATH with events or articles")
    if store is not None and (date is not None or publisher is not None):
        raise click.UsageError("--date and --publisher are for articles that are coded now; a store holds theirs")
    flat = next((p for p in paths if Path(p).suffix.lower() in FLAT), None)
    if flat is not None:
        raise click.UsageError(f"{flat} holds no whole events; give a .jsonl file that `dragoman code` wrote, the articles, or a --store")
    rejects: list[Rejected] = []
    notes = Notes()
    settings = Settings(knowledge, frames_only, 0.0)
    if store is not None:
        found = _held(event_id, store)
    else:
        files = [p for p in paths if is_events(Path(p))]
        articles = read_articles([p for p in paths if p not in files], date, publisher=publisher, notes=notes)
        found = _found(event_id, files, articles, settings, rejects)
    tell_notes(notes)
    tell_rejects(rejects)
    if len(found) > 1:
        raise InputError(f"{len(found)} events begin with {event_id}: {', '.join(sorted(found)[:5])}; give more of the id")
    if not found:
        hint = f"`dragoman show --store {store}` prints the ids" if store else SHOWN
        raise InputError(f"no event {event_id} in {store or ', '.join(paths)}; {hint}")
    (one,) = found.values()
    grounds = None
    if one.article is not None and one.article.text:
        coder = shared_coder(settings)
        grounds = Grounds(one.article, coder.front.read(one.article.text), coder.register, knowledge, coder.sectors)
    console = out()
    for line in _lines(one, own_codebook(knowledge), grounds):
        console.print(line)
    leave(ctx, rejects)


def _held(event_id: str, path: Path) -> dict[str, Found]:
    """The events of that id that a store shows."""
    from dragoman.store import Store

    with Store.open(path, read_only=True) as store:
        _, ids = held(store, event_id)
        of = store.query("SELECT DISTINCT article FROM events WHERE id IN (SELECT unnest(?::VARCHAR[]))", [ids])["article"].to_pylist()
        articles = {a.id: a for a in store.articles(only=of)}
        return {e.id: Found(e, articles[e.article]) for e in store.events(articles=of) if e.id in ids}


def _found(
    event_id: str, files: list[str], articles: Iterator[Article | Rejected], settings: Settings, rejects: list[Rejected]
) -> dict[str, Found]:
    """The events of that id with their articles. Articles are coded only where no file of events has it."""
    from dragoman.batch import code_articles
    from dragoman.output import read_events, tells_mutual

    found = {
        e.id: Found(e, tells_mutual=tells_mutual(Path(p))) for p in files for e in read_events(Path(p)) if e.id.startswith(event_id)
    }
    if not found:
        for record in code_articles(articles, settings):
            if isinstance(record, Rejected):
                rejects.append(record)
            else:
                found.update({e.id: Found(e, record.article) for e in record.events if e.id.startswith(event_id)})
        return found
    for item in articles:
        if isinstance(item, Rejected):
            rejects.append(item)
        else:
            found.update({key: replace(f, article=item) for key, f in found.items() if f.event.article == item.id})
    return found


def _party(a: Actor, grounds: Grounds | None) -> str:
    """Its id, its words, and from what they are taken to mean it."""
    from dragoman.cli.looks import safe, where

    line = f"{a.id} {safe(a.name)}, from {where(a.span)}"
    if grounds is None:
        return line
    return f"{line}: {safe('; '.join(grounds.of(a)) or 'the article reads otherwise now (give the options it was coded with)')}"


def _when(when: When | None) -> str:
    from dragoman.cli.looks import day, where

    if when is None:
        return "unknown"
    return f"{day(when)}, to the {when.precision}, {when.basis.value}" + (f", from {where(when.span)}" if when.span else "")


def _together(found: Found) -> str:
    """How several actors without a recipient act."""
    e = found.event
    if e.recipients or len(e.actors) < 2:
        return ""
    if not found.tells_mutual:
        return "with one another or side by side: the file is older than that field; code the article again to see it"
    return "with one another" if e.mutual else "side by side"


def _sure(confidence: float) -> str:
    if isnan(confidence):
        return "unknown"
    return f"{confidence:.3f}: of such events on a labelled sample, about {100 * confidence:.0f} in 100 are right"


def _lines(found: Found, codebook: Codebook, grounds: Grounds | None) -> Iterator[Text]:
    from rich.text import Text

    from dragoman.cli.looks import QUADS, event_line, marked, safe, where

    e = found.event
    kind = codebook.find(e.event_type)
    unknown = "not in the codebook; give the folder of yours by --knowledge"
    definition = codebook.types[kind].definition if kind is not None else unknown
    yield event_line(e)
    if e.evidence.text:
        yield marked(e.evidence.text, e.evidence.start, [e])
    rows = [
        ("type", f"{e.event_type}: {definition}"),
        ("mode", ", ".join(e.modes)),
        ("context", ", ".join(e.contexts)),
        ("class", f"{e.quad} {QUADS[e.quad]}, score {e.score:+g}, CAMEO {e.cameo or 'none'}"),
        *(("actor", _party(a, grounds)) for a in e.actors),
        *(("recipient", _party(a, grounds)) for a in e.recipients),
        ("together", _together(found)),
        ("status", e.status.value + (", historical" if e.historical else "")),
        ("said by", _party(e.said_by, grounds) if e.said_by else "the article itself"),
        ("date", _when(e.when)),
        ("place", f"{safe(e.place.name)}, to the {e.place.precision}, from {where(e.place.span)}" if e.place else "unknown"),
        ("trigger", where(e.trigger)),
        ("confidence", _sure(e.confidence)),
        *(("fired", safe(why)) for why in e.fired),
        ("parties", "" if grounds is not None else BARE if found.article is not None else BESIDE),
    ]
    for name, value in rows:
        if value:
            yield Text(f"  {name:<11}", "dim").append(value, "not dim")
