"""`dragoman classify`: event types of marked sentences."""

from __future__ import annotations

from pathlib import Path

import click

from dragoman.cli.common import Knowledge, check_apart, counted, examples, leave, output_option, standard_output, tell_kept, tell_rejects
from dragoman.errors import InputError
from dragoman.records import Rejected

ADDED = ("event_type", "mode", "confidence")


@click.command(epilog=examples("dragoman classify pairs.tsv -o classified.tsv", "dragoman classify pairs.tsv | cut -f 2-"))
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE.tsv")
@output_option("OUT", "Write to OUT instead of standard output.")
@click.option("--knowledge", type=Knowledge(), metavar="DIR", help="A folder with a codebook and frames of your own.")
@click.option("--overwrite", is_flag=True, help="Replace OUT where it exists.")
@click.option("-q", "--quiet", is_flag=True, help="No counts; rejects are listed all the same.")
@click.pass_context
def classify(
    ctx: click.Context, *, file: Path, output: Path | None, knowledge: Path | None, overwrite: bool, quiet: bool
) -> None:
    """Classify marked sentences: what passes between two parties.

    FILE is tab separated, unquoted, with a column marked_sentence that marks <s>the actor</s> and <t>the recipient</t>. All its
    columns are kept; event_type, mode and confidence are added. A type is always named; where an event is unlikely at all, its
    confidence is low.
    """
    from dragoman.batch import Classifier
    from dragoman.drafts import open_sink
    from dragoman.ingest import read_marked

    check_apart(output, [file])
    table = read_marked(file, ADDED)
    sink = open_sink(output, standard_output(output), overwrite=overwrite)
    rejects: list[Rejected] = []
    done = 0
    try:
        with sink:
            classifier = Classifier(knowledge=knowledge)
            sink.put(_line((*table.columns, *ADDED)))
            for row in table.rows:
                if isinstance(row, Rejected):
                    rejects.append(row)
                    continue
                where, fields = row
                try:
                    answer = classifier(fields[table.sentence])
                except InputError as problem:
                    rejects.append(Rejected(where=where, reason=str(problem)))
                    continue
                sink.put(_line((*fields, answer.event_type or "", answer.mode or "", f"{answer.confidence:.3f}")))
                done += 1
    finally:
        if not quiet:
            click.echo(f"{counted(done, 'sentence')} classified, {len(rejects):,} rejected", err=True)
        tell_rejects(rejects)
        tell_kept(sink.kept)
    leave(ctx, rejects)


def _line(fields: tuple[str, ...]) -> bytes:
    return ("\t".join(fields) + "\n").encode("utf-8")
