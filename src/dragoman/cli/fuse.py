"""`dragoman fuse`: the events of a store into stories, its articles into affairs."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import click

from dragoman.cli.common import codebook_option, counted, examples, output_option
from dragoman.cli.selecting import check_output
from dragoman.errors import OutputError

TABLES = (".csv", ".tsv", ".parquet", ".xlsx")
STORE = click.Path(exists=True, dir_okay=False, path_type=Path)
NO_TEXT = "kept without their text; copies of one text and quoted outlets cannot be told there, so origins may be counted twice"
GIVE = "give the folder of yours by --knowledge"


@click.command(epilog=examples("dragoman fuse --store news.duckdb", "dragoman fuse --store news.duckdb -o stories.jsonl"))
@click.option("--store", "path", type=STORE, required=True, metavar="FILE", help="The store whose events are fused.")
@output_option("FILE", "Write the stories to FILE as JSONL too.")
@click.option("--overwrite", is_flag=True, help="Replace FILE where it exists.")
@codebook_option
@click.option("-q", "--quiet", is_flag=True, help="No counts.")
def fuse(*, path: Path, output: Path | None, overwrite: bool, knowledge: Path | None, quiet: bool) -> None:
    """Join the reports of one happening into a story.

    All events of the store are read and its stories written anew; events themselves are left as they are. A story tells its articles,
    its independent origins (copies of an agency's text count once), what the reports agree on and where they differ. Each story belongs
    to an affair: articles that tell of one matter, if by different acts (the strike, the protest against it, the denial).
    """
    import msgspec

    from dragoman.codebook import own_codebook
    from dragoman.drafts import Draft
    from dragoman.fusion import Fusion
    from dragoman.store import Store

    if output is not None and output.suffix.lower() in TABLES:
        raise OutputError(f"{output}: stories are written as JSONL, a line each; end the name in .jsonl")
    check_output(path, output)
    codebook = own_codebook(knowledge)
    fusion = Fusion(codebook)
    draft = nullcontext() if output is None else Draft(output, overwrite=overwrite)
    with draft as target, Store.open(path) as store:
        fusion.add(store.articles(), ())
        fusion.add((), store.events())
        stories = fusion.stories()
        affairs = fusion.affairs(stories)
        store.write_stories(stories, affairs)
        if target is not None:
            home = {s: a.id for a in affairs for s in a.stories}
            lines = (msgspec.to_builtins(s) | {"affair": home.get(s.id)} for s in stories)
            target.put(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    unknown = sorted({e.event_type for e in fusion.events.values() if codebook.find(e.event_type) is None})
    if unknown:
        click.echo(f"{', '.join(unknown)}: not in the codebook, so joined to no other type; {GIVE}", err=True)
    if not quiet:
        several = sum(len(s.origins) > 1 for s in stories)
        whence = f"{counted(len(fusion.events), 'event')} in {counted(len(fusion.articles), 'article')}"
        made = f"{len(stories):,} {'story' if len(stories) == 1 else 'stories'}"
        filed = counted(sum(bool(a.stories) for a in affairs), "affair")
        click.echo(f"{made} from {whence}; {several:,} with more than one origin; {filed}", err=True)
        bare = sum(not a.text for a in fusion.articles.values())
        if bare:
            click.echo(f"{counted(bare, 'article')} {NO_TEXT}", err=True)
