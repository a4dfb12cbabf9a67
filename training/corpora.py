"""Which sentences each task learns from and is watched on."""

from __future__ import annotations

from pathlib import Path

from annotated import load_actors, load_claims, load_events, load_names
from data import Example, read_conllu, read_gmb, read_iob2, read_name_json, read_worldwide_names


def load_tasks(shared: Path, events: Path, names: Path, actors: Path) -> tuple[dict[str, list[Example]], dict[str, list[Example]]]:
    """(training sentences by task, development and test sentences by set)."""
    d = shared / "data"
    train: dict[str, list[Example]] = {}
    dev: dict[str, list[Example]] = {}
    train["ud"] = read_conllu(d / "ud/en_ewt-train.conllu.gz", "ewt") + read_conllu(
        d / "ud/en_gum-train.conllu.gz", "gum", entities=True
    )
    for name, file in {"ewt": "en_ewt-test", "gum": "en_gum-dev"}.items():
        dev[name] = read_conllu(d / f"ud/{file}.conllu.gz", name)
    dev["pud-news"] = list(_pud_news(d / "ud/en_pud-test.conllu.gz"))
    written, dev["ner-own"] = load_names(names)
    train["ner"] = (
        written
        + read_iob2(d / "ner/uner_en_ewt-dev.iob2.gz", "uner")
        + read_name_json(d / "ner/wikigold.jsonl.gz", "wikigold")
        + read_name_json(d / "ner/crossner_politics.jsonl.gz", "crossner")
        + read_gmb(d / "news/gmb_voa.jsonl.gz")
    )
    dev["ner-ewt"] = read_iob2(d / "ner/uner_en_ewt-test.iob2.gz", "uner")
    dev["ner-pud"] = read_iob2(d / "ner/uner_en_pud-test.iob2.gz", "uner")
    dev["ner-ww"] = read_worldwide_names(d / "ner/worldwide.jsonl.gz")[::10]
    train["claims"], dev["claims"] = load_claims(d / "claims")
    train["actors"], dev["actors"] = load_actors(actors)
    train["events"], dev["events"] = load_events(events, shared)
    return train, dev


def _pud_news(path: Path) -> list[Example]:
    import gzip

    ids = [line for line in gzip.open(path, "rt", encoding="utf8") if line.startswith("# sent_id")]
    trees = read_conllu(path, "pud")
    return [t for t, i in zip(trees, ids, strict=True) if i.split("=")[1].strip().startswith("n")]
