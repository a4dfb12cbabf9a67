"""`dragoman demo`: the shipped articles, coded."""

from __future__ import annotations

import click

from dragoman.cli.common import confidence_option, counted, examples

NEXT = (
    ("dragoman show your-article.txt --date 2026-01-31", "your own text, sentence by sentence"),
    ("dragoman code your-folder/ -o events.csv", "a whole folder into one table"),
    ("dragoman explain EVENT-ID your-article.txt --date 2026-01-31", "why an event was coded"),
    ("dragoman codebook", "what the event types mean"),
)


@click.command(epilog=examples("dragoman demo", "dragoman demo --min-confidence 0.6"))
@confidence_option
def demo(min_confidence: float | None) -> None:
    """Code the sample articles that come with the package, and show their events."""
    from rich.table import Table
    from rich.text import Text

    from dragoman.batch import Settings, shared_coder
    from dragoman.cli.looks import ACTOR, COLOURS, RECIPIENT, SPEAKER, article_head, day, kind, out, parties, safe
    from dragoman.ingest import samples

    console, articles = out(), samples()
    coder = shared_coder(Settings(min_confidence=min_confidence))
    number = 0
    for article in articles:
        table = Table(box=None, pad_edge=False, header_style="dim", expand=False)
        for name in ("date", "actor", "type", "recipient", "status", "said by", "words", "conf."):
            table.add_column(name, no_wrap=name in ("date", "type"), overflow="fold")
        events = coder.read(article).events
        for e in events:
            table.add_row(
                day(e.when),
                Text(parties(e.actors), ACTOR),
                Text(kind(e), COLOURS[e.quad]),
                Text(parties(e.recipients), RECIPIENT),
                e.status.value,
                Text(e.said_by.id if e.said_by else "", SPEAKER),
                Text(safe(e.trigger.text)),
                f"{e.confidence:.2f}",
            )
        number += len(events)
        console.print(article_head(article))
        console.print(table if events else "no events")
        console.print()
    console.print(f"{counted(len(articles), 'article')}, {counted(number, 'event')}. Try next:")
    for command, what in NEXT:
        console.print(Text(f"  {command}", "bold").append(f"  {what}", "not bold dim"))
