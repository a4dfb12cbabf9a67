"""What the questions share that compare what two sentences say: which events are read, and what of them."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from dragoman.analysis.questions import Window
from dragoman.analysis.ragged import Places
from dragoman.errors import InputError
from dragoman.store import Store

# At and above it two sentences are held to speak of one matter.
ALIKE = 0.2
ANY_TIME = Window()
NO_DAY = np.iinfo(np.int32).min

# What is compared of the events in `these` (rows of events_all, the id as `event`), with what is shown of them.
COMPARED = """parties AS (
    SELECT event, list(coalesce(span_text, name)) || list(name) AS names, list(actor) AS actors,
        list(person) FILTER (person IS NOT NULL) AS people
    FROM event_actors_all SEMI JOIN these USING (event, article, revision, run) GROUP BY event),
wheres AS (
    SELECT event, any_value(name) AS place FROM places_all SEMI JOIN these USING (event, article, revision, run)
    WHERE precision <> 'country' GROUP BY event)"""
SHOWN = """e.date_start, e.date_end, e.event_type, e.said_by, e.trigger, e.evidence, a.publisher, e.article, e.event AS id, e.contexts,
    n.names, n.people, n.actors, w.place, e.trigger_start, e.evidence_start"""
JOINED = """JOIN articles_all a ON a.id = e.article AND a.revision = e.revision LEFT JOIN parties n ON n.event = e.event
    LEFT JOIN wheres w ON w.event = e.event"""

OWN = ("date_start", "date_end", "event_type", "said_by", "trigger", "evidence", "publisher", "article", "id")


def untold(store: Store) -> int:
    """Of how many events the store keeps no text, so that what they say cannot be compared."""
    return int(store.query("SELECT count(*) AS n FROM events WHERE evidence IS NULL")["n"][0].as_py())


def days_of(days: int) -> int:
    """The days, checked.

    Raises:
        InputError: fewer than 0.
    """
    if days < 0:
        raise InputError(f"{days} days are too few; give 0 or more")
    return days


def days_since(days: pa.ChunkedArray) -> Places:
    """Days since 1970, NO_DAY where there is none."""
    found: Places = days.cast(pa.int32()).fill_null(NO_DAY).to_numpy().astype(np.intp)
    return found
