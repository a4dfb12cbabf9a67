"""Opening: what is no store, what is locked, what has no room; and what a kill leaves."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest
from made import FIRST, SECOND, Made, affair, made, story

from dragoman.errors import InternalError, StoreError, StoreLocked
from dragoman.records import Span
from dragoman.store import Store
from dragoman.store.connection import migrations

WRITING = Path(__file__).with_name("writing.py")
LONG = 300  # seconds, which only a process that hangs takes


def writer(path: Path, articles: int, pause: float, *limit: int) -> subprocess.Popen[str]:
    words = [sys.executable, str(WRITING), str(path), str(articles), str(pause), *map(str, limit)]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # noqa: S603


def exported(path: Path, folder: Path) -> dict[str, bytes]:
    with Store.open(path, read_only=True) as store:
        return {p.name: p.read_bytes() for p in store.export_parquet(folder, history=True)}


def test_a_killed_writer_loses_nothing_committed(tmp_path: Path) -> None:
    whole, broken, articles = tmp_path / "whole.duckdb", tmp_path / "broken.duckdb", 200
    with Store.open(whole) as store:
        store.add(map(made, range(articles)), FIRST)
    chance, last = random.Random(7), 0  # noqa: S311  not for secrets
    for kill in range(10):
        process = writer(broken, articles, 0.0005)
        assert process.stdout is not None
        for _ in range(1 + (kill and kill * 18 + chance.randrange(18))):
            process.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.3 if kill < 3 else 0.03))  # the first while the store is made, then around a commit
        process.kill()
        process.communicate()
        if broken.exists():
            with Store.open(broken, read_only=True) as store:
                counts = store.query(
                    "SELECT (SELECT count(*) FROM articles) a, (SELECT count(*) FROM codings) c, (SELECT count(*) FROM events) e,"
                    " (SELECT count(*) FROM event_actors) p, (SELECT count(*) FROM claims) s"
                ).to_pylist()[0]
            n = counts["a"]
            assert counts == {"a": n, "c": n, "e": 2 * n, "p": 4 * n, "s": 2 * n}
            assert n >= last
            last = n
    assert last > 120
    process = writer(broken, articles, 0)
    assert process.wait(LONG) == 0
    process.communicate()
    assert exported(broken, tmp_path / "b") == exported(whole, tmp_path / "w")
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_file() and not p.name.startswith(".")) == ["broken.duckdb", "whole.duckdb"]


def test_what_a_killed_maker_left_is_cleared(tmp_path: Path) -> None:
    old, young, other = (tmp_path / f".{name}.new" for name in ("news.duckdb.1", "news.duckdb.2", "more.duckdb.1"))
    for path in (old, young, other):
        path.touch()
    os.utime(old, (0, 0))
    os.utime(other, (0, 0))
    Store.open(tmp_path / "news.duckdb").close()
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted([young.name, other.name, "news.duckdb"])


def test_another_who_makes_it_is_just_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "glob", lambda *_: iter([tmp_path / ".news.duckdb.1.new"]))
    Store.open(tmp_path / "news.duckdb").close()
    assert [p.name for p in tmp_path.iterdir()] == ["news.duckdb"]


def test_two_make_one_store(tmp_path: Path) -> None:
    processes = [writer(tmp_path / "news.duckdb", 3, 0) for _ in range(3)]
    errors = [p.communicate(timeout=LONG)[1] for p in processes]
    assert all(not e or "StoreLocked" in e for e in errors)
    with Store.open(tmp_path / "news.duckdb", read_only=True) as store:
        assert len(list(store.articles())) == 3


def test_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    process = writer(path, 2000, 0, 2_000_000)
    _, err = process.communicate(timeout=LONG)
    assert process.returncode == 1
    assert "StoreError" in err
    assert "make room and run the same again" in err
    with Store.open(path) as store:
        kept = len(list(store.articles()))
        assert 0 < kept < 2000
        assert store.add(map(made, range(kept + 5)), FIRST).articles == 5


@pytest.mark.parametrize("room", [1_000, 20_000, 500_000])
def test_no_room_for_a_new_store(tmp_path: Path, room: int) -> None:
    process = writer(tmp_path / "news.duckdb", 1, 0, room)
    _, err = process.communicate(timeout=LONG)
    assert process.returncode == 1
    assert "StoreError" in err
    assert "rollback" not in err
    assert not list(tmp_path.iterdir())


def test_locked_by_another_process(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    Store.open(path).close()
    process = writer(path, 10_000, 0.01)
    assert process.stdout is not None
    assert [process.stdout.readline() for _ in range(2)] == ["ready\n", "0\n"], "by its first record it has the store"
    try:
        for read_only in (True, False):
            with pytest.raises(StoreLocked, match=rf"in use by process {process.pid}: .* wait until it is done"):
                Store.open(path, read_only=read_only)
    finally:
        process.kill()
        process.communicate()


def test_open_twice_in_one_process(tmp_path: Path) -> None:
    with Store.open(tmp_path / "news.duckdb"), pytest.raises(StoreLocked, match="close that Store first"):
        Store.open(tmp_path / "news.duckdb", read_only=True)


def test_nothing_there_to_read(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"no such store.*dragoman add"):
        Store.open(tmp_path / "news.duckdb", read_only=True)


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="does not exist; make it first"):
        Store.open(tmp_path / "none" / "news.duckdb")


def test_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store.open(tmp_path)


def test_a_read_only_folder(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(StoreError, match="no permission to write in"):
            Store.open(tmp_path / "news.duckdb")
    finally:
        tmp_path.chmod(0o700)


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="needs /proc")
def test_a_folder_where_nobody_may_write() -> None:
    with pytest.raises(StoreError, match=r"/proc/news\.duckdb"):
        Store.open("/proc/news.duckdb")


def test_other_files_are_left_alone(tmp_path: Path) -> None:
    text, empty, table, other = tmp_path / "a.csv", tmp_path / "empty", tmp_path / "b.sqlite", tmp_path / "c.duckdb"
    text.write_text("id,text\n1,something long enough\n", encoding="utf-8")
    empty.touch()
    with sqlite3.connect(table) as connection:
        connection.execute("CREATE TABLE t (a)")
    connection.close()
    with duckdb.connect(str(other)) as base:
        base.execute("CREATE TABLE t (a INTEGER)")
    for path, why in ((text, "another kind"), (empty, "is empty"), (table, "another kind"), (other, "a DuckDB file, but no store")):
        before = path.read_bytes()
        for read_only in (True, False):
            with pytest.raises(StoreError, match=why):
                Store.open(path, read_only=read_only)
        assert path.read_bytes() == before


def test_a_broken_file(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    with Store.open(path) as store:
        store.add(map(made, range(20)), FIRST)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(StoreError, match=r"cannot be (opened|used)"):
        Store.open(path)


def test_a_damaged_file_is_not_taken_for_a_locked_one(tmp_path: Path) -> None:
    path = tmp_path / "blockade.duckdb"
    with Store.open(path) as store:
        store.add(map(made, range(20)), FIRST)
    whole = bytearray(path.read_bytes())
    whole[4096:8192] = bytes(4096)  # both headers
    path.write_bytes(whole)
    with pytest.raises(StoreError, match=r"cannot be (opened|used)") as told:
        Store.open(path)
    assert not isinstance(told.value, StoreLocked)


def test_a_later_schema(tmp_path: Path) -> None:
    path = tmp_path / "news.duckdb"
    Store.open(path).close()
    with duckdb.connect(str(path)) as base:
        base.execute("INSERT INTO schema_versions VALUES (99, 'later')")
    with pytest.raises(StoreError, match=r"schema 99.*pip install --upgrade dragoman"):
        Store.open(path)


def test_an_earlier_schema_is_renewed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.duckdb"
    with Store.open(path) as store:
        store.add(map(made, range(3)), FIRST)
    newest = migrations()[-1][0]
    later = [*migrations(), (newest + 1, "later", "ALTER TABLE runs ADD COLUMN note VARCHAR; CREATE VIEW newest AS SELECT 1 AS one")]
    monkeypatch.setattr("dragoman.store.connection.migrations", lambda: later)
    with pytest.raises(StoreError, match=r"open it once for writing .*`dragoman fuse --store news.duckdb`"):
        Store.open(path, read_only=True)
    with Store.open(path) as store:
        assert store.query("SELECT one FROM newest").num_rows == 1
        assert len(list(store.events())) == 6
    Store.open(path, read_only=True).close()


def test_pairs_of_an_older_store_are_those_of_a_new_one(tmp_path: Path) -> None:
    path, pairs = tmp_path / "news.duckdb", "SELECT * FROM event_dyads_all ORDER BY ALL"
    with Store.open(path) as store:
        store.add([*map(made, range(3)), made(1, words="praised")], FIRST)
        store.add(map(made, range(2)), SECOND)
        new = store.query(pairs)
    assert new.num_rows == 12
    back_to_schema_2(path)
    with duckdb.connect(str(path)) as base:  # back to schema 1
        base.execute("DROP VIEW event_dyads; DROP TABLE event_dyads_all; CREATE VIEW event_dyads AS SELECT 1 AS event")
        base.execute("DELETE FROM schema_versions WHERE version > 1")
    with Store.open(path) as store:
        assert store.query(pairs) == new
        assert store.query("SELECT * FROM event_dyads").num_rows == 6


def test_stories_of_an_older_store_have_no_affair(tmp_path: Path) -> None:
    path, records = tmp_path / "news.duckdb", list(map(made, range(3)))
    told = story(*records)
    with Store.open(path) as store:
        store.add(records, FIRST)
        store.write_stories([told], [affair("x", [told.id], told)])
    back_to_schema_2(path)
    with pytest.raises(StoreError, match=r"schema 2.*open it once for writing"):
        Store.open(path, read_only=True)
    with Store.open(path) as store:
        assert list(store.stories()) == [told]
        assert store.query("SELECT DISTINCT story, affair FROM events_flat").to_pylist() == [{"story": told.id, "affair": None}]
        store.write_stories([told], [affair("x", [told.id], told)])
        assert store.query("SELECT DISTINCT affair FROM events_flat").to_pylist() == [{"affair": "x"}]


TOGETHER = [  # type, modes, what fired, the sentence, whether it is between them
    ("ACCUSE", (), "frame criticise -> ACCUSE", "China and the Philippines criticised it.", False),
    ("ACCUSE", (), "frame accuse -> ACCUSE", "China and the Philippines accused each other of lying.", True),
    ("ACCUSE", (), "frame blame -> ACCUSE", "Each side blamed the other.", True),
    ("ACCUSE", (), "frame trade{blame} -> ACCUSE", "China and the Philippines traded blame.", True),
    ("AGREE", (), "frame agree [to] -> AGREE", "China and the Philippines agreed to meet.", True),
    ("AGREE", (), "frame pledge{aid} -> AGREE", "China and the Philippines pledged aid.", False),
    ("ASSAULT", (), "frame clash -> ASSAULT", "China and the Philippines clashed.", True),
    ("ASSAULT", (), "frame fight -> ASSAULT", "China and the Philippines fought.", True),
    ("ASSAULT", ("aerial",), "frame bomb -> ASSAULT.aerial", "China and the Philippines bombed a town.", False),
    ("CONSULT", (), "learned met: event 0.9, CONSULT 0.9", "China and the Philippines met.", True),
    ("CONSULT", ("third-party",), "frame mediate -> CONSULT.third-party", "China and the Philippines mediated.", False),
    ("PUNISH", (), "frame fine -> PUNISH", "China and the Philippines fined a firm.", False),
    ("SUPPORT", (), "frame sign{$agreement_nouns} -> SUPPORT", "China and the Philippines signed a pact.", True),
    ("SUPPORT", (), "frame praise -> SUPPORT", "China and the Philippines praised it.", False),
]


def test_older_stores_tell_what_is_mutual(tmp_path: Path) -> None:
    path, first = tmp_path / "news.duckdb", made(0, events=2)
    quads = {"ACCUSE": 3, "ASSAULT": 4, "PUNISH": 4}
    events = [
        replace(
            first.events[1], id=f"{n:02}", event_type=kind, modes=modes, quad=quads.get(kind, 1), fired=(fired,),
            evidence=Span(start=0, end=len(sentence), text=sentence),
        )  # all mutual, as older stores had them
        for n, (kind, modes, fired, sentence, _) in enumerate(TOGETHER)
    ]  # fmt: skip
    with Store.open(path) as store:
        store.add([Made(first.article, events, [])], FIRST)
        assert store.query("SELECT * FROM event_dyads").num_rows == len(TOGETHER)
    back_to_schema_2(path)
    between = [between for *_, between in TOGETHER]
    with Store.open(path) as store:
        assert [e.mutual for e in sorted(store.events(), key=lambda e: e.id)] == between
        paired = {row["event"] for row in store.query("SELECT event FROM event_dyads WHERE mutual").to_pylist()}
        assert [f"{n:02}" in paired for n in range(len(TOGETHER))] == between
        flat = store.query("SELECT dyad, recipient_country, mutual FROM events_flat ORDER BY id").to_pylist()
        assert [tuple(r.values()) for r in flat] == [("CHN-PHL", "PHL", True) if b else (None, None, False) for b in between]


def back_to_schema_2(path: Path) -> None:
    with duckdb.connect(str(path)) as base:
        base.execute("DROP VIEW events_flat; CREATE VIEW events_flat AS SELECT 1 AS id")
        base.execute("DROP VIEW events; ALTER TABLE events_all DROP COLUMN mutual")
        base.execute("CREATE VIEW events AS SELECT e.* FROM events_all e SEMI JOIN latest USING (article, revision, run)")
        base.execute("DROP TABLE affairs; DROP TABLE affair_articles; ALTER TABLE stories DROP COLUMN affair")
        base.execute("DELETE FROM schema_versions WHERE version > 2")


def test_a_failing_migration_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.duckdb"
    Store.open(path).close()
    wrong = [*migrations(), (99, "wrong", "CREATE TABLE half (a INTEGER); CREATE TABLE runs (a INTEGER)")]
    monkeypatch.setattr("dragoman.store.connection.migrations", lambda: wrong)
    with pytest.raises(InternalError, match="runs"):
        Store.open(path)
    monkeypatch.undo()
    with Store.open(path) as store:
        assert "half" not in store.query("SELECT table_name FROM information_schema.tables")["table_name"].to_pylist()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _, _ in migrations()] == list(range(1, len(migrations()) + 1))


def test_the_file_has_the_oldest_layout(tmp_path: Path) -> None:
    """Version 64 is what DuckDB 0.10 to 1.1 write; a client reads its own number and lower ones."""
    path = tmp_path / "news.duckdb"
    for _ in range(2):
        with Store.open(path) as store:
            store.add(map(made, range(20)), FIRST)
        assert path.read_bytes()[12] == 64


def test_a_copy_of_a_store_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "events 'odd'.db"
    with Store.open(path) as store:
        store.add(map(made, range(2)), FIRST)
    shutil.copy(path, tmp_path / "events.duckdb")
    with Store.open(tmp_path / "events.duckdb", read_only=True) as store:
        assert len(list(store.events())) == store.query("SELECT * FROM events_flat").num_rows == 4
