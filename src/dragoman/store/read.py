"""Records out of the tables: of the latest coding, or of one run."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import duckdb

from dragoman.records import Affair, Article, Claim, Event, Story
from dragoman.store.connection import told
from dragoman.store.rows import Row, actor_columns, affair_of, article_of, claim_of, event_of, story_of

PORTION = 2_000
# The coding of each article that is asked for: $1 is a run, or NULL for the latest; $2 are ids of articles, or NULL for all.
CHOSEN = """chosen AS (
    SELECT article, revision, run FROM (
        SELECT article, revision, run FROM latest WHERE $1 IS NULL
        UNION ALL
        SELECT article, max(revision), run FROM codings WHERE run = $1 GROUP BY article, run)
    WHERE $2 IS NULL OR article IN (SELECT unnest($2::VARCHAR[])))"""
PARTY = "row(actor, name, country, sector, sectors, office, person, wikidata, span_text, span_start, span_end)"
SPAN = "row(span_text, span_start, span_end)"
THESE = "SEMI JOIN chosen USING (article, revision, run)"

ARTICLES = f"""WITH {CHOSEN}
SELECT a.id, a.text, a.title, a.published, a.url, a.publisher, a.author, a.language
FROM articles_all a JOIN chosen c ON a.id = c.article AND a.revision = c.revision ORDER BY a.id"""  # noqa: S608  our own names

EVENTS = f"""WITH {CHOSEN}, parties AS (
    SELECT event, article,
        list({PARTY} ORDER BY position) FILTER (role = 'actor') AS actors,
        list({PARTY} ORDER BY position) FILTER (role = 'recipient') AS recipients
    FROM event_actors_all {THESE} GROUP BY event, article),
wheres AS (
    SELECT event, article, row(name, country, precision, geoname_id, lat, lon, span_text, span_start, span_end) AS place
    FROM places_all {THESE})
SELECT e.id, e.article, event_type, modes, contexts, quad, score, cameo, status, historical,
    date_start, date_end, date_precision, date_basis, date_text, date_text_start, date_text_end, {actor_columns("said_by")},
    claim, trigger, trigger_start, trigger_end, evidence, evidence_start, evidence_end, confidence, fired, mutual,
    actors, recipients, place
FROM (SELECT * FROM events_all {THESE}) e
LEFT JOIN parties p ON p.event = e.id AND p.article = e.article
LEFT JOIN wheres w ON w.event = e.id AND w.article = e.article
ORDER BY e.article, trigger_start, e.id"""  # noqa: S608  our own names

CLAIMS = f"""WITH {CHOSEN}, contents AS (
    SELECT claim, article, list({SPAN} ORDER BY position) AS content FROM claim_contents_all {THESE} GROUP BY claim, article),
abouts AS (SELECT claim, article, list({PARTY} ORDER BY position) AS about FROM claim_about_all {THESE} GROUP BY claim, article)
SELECT c.id, c.article, {actor_columns("speaker")}, cue, cue_start, cue_end, source, source_start, source_end, kind, cue_class, stance,
    content, about
FROM (SELECT * FROM claims_all {THESE}) c
LEFT JOIN contents t ON t.claim = c.id AND t.article = c.article
LEFT JOIN abouts a ON a.claim = c.id AND a.article = c.article
ORDER BY c.article, coalesce(cue_start, 0), c.id"""  # noqa: S608  our own names

STORIES = """WITH happenings AS (SELECT story, list(event ORDER BY position) AS events FROM story_events GROUP BY story),
reports AS (SELECT story, list(row(article, origin, origin_position) ORDER BY position) AS articles FROM story_articles GROUP BY story),
fields AS (
    SELECT story, list(row(agreed, field, value, articles, said_by) ORDER BY field_position, position) AS fields
    FROM story_fields GROUP BY story)
SELECT s.id, s.first, s.last, s.publishers, h.events, r.articles, f.fields
FROM stories s
LEFT JOIN happenings h ON h.story = s.id LEFT JOIN reports r ON r.story = s.id LEFT JOIN fields f ON f.story = s.id
ORDER BY s.first NULLS LAST, s.id"""

AFFAIRS = """WITH held AS (SELECT affair, list(id ORDER BY id) AS stories FROM stories WHERE affair IS NOT NULL GROUP BY affair),
reports AS (
    SELECT affair, list(row(article, origin, origin_position) ORDER BY position) AS articles FROM affair_articles GROUP BY affair)
SELECT a.id, a.first, a.last, a.publishers, h.stories, r.articles
FROM affairs a LEFT JOIN held h ON h.affair = a.id LEFT JOIN reports r ON r.affair = a.id
ORDER BY a.first NULLS LAST, a.id"""


class Reader:
    """Reads through a connection of its own, so that a half-read answer is not disturbed by writing."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self.connection, self.path = connection, path

    def articles(self, run: str | None, only: Collection[str] | None) -> Iterator[Article]:
        """By id."""
        return map(article_of, self._rows(ARTICLES, [run, None if only is None else list(only)]))

    def events(self, run: str | None, only: Collection[str] | None) -> Iterator[Event]:
        """By article, in reading order."""
        return map(event_of, self._rows(EVENTS, [run, None if only is None else list(only)]))

    def claims(self, run: str | None, only: Collection[str] | None) -> Iterator[Claim]:
        """By article, in reading order."""
        return map(claim_of, self._rows(CLAIMS, [run, None if only is None else list(only)]))

    def stories(self) -> Iterator[Story]:
        """The first reported first."""
        return map(story_of, self._rows(STORIES, []))

    def affairs(self) -> Iterator[Affair]:
        """The first reported first."""
        return map(affair_of, self._rows(AFFAIRS, []))

    def _rows(self, sql: str, parameters: list[str | list[str] | None]) -> Iterator[Row]:
        with self.connection.cursor() as cursor:
            with told(self.path):
                cursor.execute(sql, parameters)
            while True:
                with told(self.path):
                    portion = cursor.fetchmany(PORTION)
                if not portion:
                    return
                yield from portion
