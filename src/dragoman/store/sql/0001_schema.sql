-- Schema 1.
--
-- Tables ending in _all hold everything ever recorded: each revision of an article, coded by each run. Rows are only added.
-- The views without that ending show what holds now: of each article what was added last.
-- An id alone is unique in the views; in the _all tables it is so together with article, revision and run.
-- *_start and *_end count code points into the article's text, end exclusive; span texts are NULL where texts are not kept.

CREATE TABLE schema_versions (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL
);

-- One row for each coder that wrote here; nth numbers them in the order in which they came.
CREATE TABLE runs (
    id VARCHAR NOT NULL,
    nth INTEGER NOT NULL,
    coder_version VARCHAR NOT NULL,
    codebook_version VARCHAR NOT NULL,
    model_hash VARCHAR NOT NULL,
    configuration_hash VARCHAR NOT NULL,
    added_at TIMESTAMP NOT NULL             -- UTC; not exported
);

CREATE TABLE articles_all (
    id VARCHAR NOT NULL,
    revision INTEGER NOT NULL,              -- 1, 2, ... as the text or what is known of it changed under the same id
    content_hash VARCHAR NOT NULL,          -- of the text and all fields below
    text_sha256 VARCHAR NOT NULL,           -- of the normalised text in UTF-8
    characters INTEGER NOT NULL,
    text VARCHAR,                           -- NULL where texts are not kept
    title VARCHAR,
    published DATE,
    url VARCHAR,
    publisher VARCHAR,
    author VARCHAR,
    language VARCHAR
);

-- Which run has read which revision, also where it found nothing.
CREATE TABLE codings (
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    events INTEGER NOT NULL,
    claims INTEGER NOT NULL
);

-- Of each article the coding that the views show.
CREATE TABLE latest (
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL
);

CREATE TABLE events_all (
    id VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    modes VARCHAR[] NOT NULL,
    contexts VARCHAR[] NOT NULL,
    quad TINYINT NOT NULL,
    score DOUBLE NOT NULL,
    cameo VARCHAR,
    status VARCHAR NOT NULL,                -- actual, ongoing, future, hypothetical, negated
    historical BOOLEAN NOT NULL,
    date_start DATE,
    date_end DATE,                          -- inclusive
    date_precision VARCHAR,
    date_basis VARCHAR,
    date_text VARCHAR,
    date_text_start INTEGER,
    date_text_end INTEGER,
    said_by VARCHAR,                        -- actor id; NULL: the article's own voice
    said_by_name VARCHAR,
    said_by_country VARCHAR,
    said_by_sector VARCHAR,
    said_by_sectors VARCHAR[],
    said_by_office VARCHAR,
    said_by_person VARCHAR,
    said_by_wikidata VARCHAR,
    said_by_text VARCHAR,
    said_by_start INTEGER,
    said_by_end INTEGER,
    claim VARCHAR,
    trigger VARCHAR,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    evidence VARCHAR,
    evidence_start INTEGER NOT NULL,
    evidence_end INTEGER NOT NULL,
    confidence DOUBLE NOT NULL,
    fired VARCHAR[] NOT NULL
);

CREATE TABLE event_actors_all (
    event VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    role VARCHAR NOT NULL,                  -- actor, recipient
    position INTEGER NOT NULL,              -- 1, 2, ... within the role
    actor VARCHAR NOT NULL,                 -- actor id: CHN, CHN/MIL, IGO:NATO, ...
    name VARCHAR NOT NULL,
    country VARCHAR,
    sector VARCHAR,
    sectors VARCHAR[] NOT NULL,
    office VARCHAR,                         -- Actor.role of the records: foreign minister
    person VARCHAR,
    wikidata VARCHAR,
    span_text VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);

-- At most one an event.
CREATE TABLE places_all (
    event VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    precision VARCHAR NOT NULL,
    geoname_id BIGINT,
    lat DOUBLE,
    lon DOUBLE,
    span_text VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);

CREATE TABLE claims_all (
    id VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    speaker VARCHAR,                        -- actor id; NULL: not known
    speaker_name VARCHAR,
    speaker_country VARCHAR,
    speaker_sector VARCHAR,
    speaker_sectors VARCHAR[],
    speaker_office VARCHAR,
    speaker_person VARCHAR,
    speaker_wikidata VARCHAR,
    speaker_text VARCHAR,
    speaker_start INTEGER,
    speaker_end INTEGER,
    cue VARCHAR,
    cue_start INTEGER,
    cue_end INTEGER,
    source VARCHAR,
    source_start INTEGER,
    source_end INTEGER,
    kind VARCHAR NOT NULL,                  -- direct, indirect, mixed
    cue_class VARCHAR NOT NULL,             -- say, think, intend, decree, evidence, support
    stance VARCHAR NOT NULL                 -- supportive, critical, neutral
);

CREATE TABLE claim_contents_all (
    claim VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    span_text VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);

CREATE TABLE claim_about_all (
    claim VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    actor VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    country VARCHAR,
    sector VARCHAR,
    sectors VARCHAR[] NOT NULL,
    office VARCHAR,
    person VARCHAR,
    wikidata VARCHAR,
    span_text VARCHAR,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL
);

-- Stories are made over all current events and written as a whole.
CREATE TABLE stories (
    id VARCHAR NOT NULL,
    first DATE,
    last DATE,
    events INTEGER NOT NULL,                -- how many
    articles INTEGER NOT NULL,
    origins INTEGER NOT NULL,               -- independent ones
    publishers VARCHAR[] NOT NULL
);

CREATE TABLE story_events (
    story VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    event VARCHAR NOT NULL
);

CREATE TABLE story_articles (
    story VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    article VARCHAR NOT NULL,
    origin INTEGER,                         -- 1, 2, ...: articles of one number go back to one source
    origin_position INTEGER                 -- 1, 2, ... within the origin
);

-- What the reports of a story agree on, and who says what where they do not.
CREATE TABLE story_fields (
    story VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    field_position INTEGER NOT NULL,
    agreed BOOLEAN NOT NULL,
    position INTEGER NOT NULL,              -- 1: the most widely given value
    value VARCHAR NOT NULL,
    articles VARCHAR[] NOT NULL,
    said_by VARCHAR[] NOT NULL
);

-- How many codings there were when the stories were made.
CREATE TABLE fused (codings BIGINT NOT NULL);

-- Inputs that could not be read.
CREATE TABLE rejects (
    run VARCHAR NOT NULL,
    input VARCHAR NOT NULL,                 -- file and row, or article
    reason VARCHAR NOT NULL
);

-- What people found when they looked at the coding.
CREATE TABLE reviews (
    id VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    field VARCHAR,                          -- NULL: the event as a whole
    verdict VARCHAR NOT NULL,               -- right, wrong, unsure
    value VARCHAR,                          -- what it should be
    note VARCHAR,
    reviewer VARCHAR NOT NULL,
    reviewed_at TIMESTAMP NOT NULL          -- UTC
);

CREATE VIEW articles AS
    SELECT a.id, a.revision, l.run, a.* EXCLUDE (id, revision)
    FROM articles_all a JOIN latest l ON a.id = l.article AND a.revision = l.revision;

CREATE VIEW events AS SELECT e.* FROM events_all e SEMI JOIN latest USING (article, revision, run);

CREATE VIEW event_actors AS SELECT a.* FROM event_actors_all a SEMI JOIN latest USING (article, revision, run);

CREATE VIEW places AS SELECT p.* FROM places_all p SEMI JOIN latest USING (article, revision, run);

CREATE VIEW claims AS SELECT c.* FROM claims_all c SEMI JOIN latest USING (article, revision, run);

CREATE VIEW claim_contents AS SELECT c.* FROM claim_contents_all c SEMI JOIN latest USING (article, revision, run);

CREATE VIEW claim_about AS SELECT c.* FROM claim_about_all c SEMI JOIN latest USING (article, revision, run);

-- One event a row. Lists run in the order of the parties; *_joined are the same as text, with '; ' between.
-- actor_country and recipient_country are those of the first actor and the first recipient; where the act is mutual, of the first
-- two parties. dyad is made of countries, or of actor ids where there is no country: CHN>PHL, mutual CHN-PHL (sorted).
CREATE VIEW events_flat AS
WITH parties AS (
    SELECT
        event,
        list(actor ORDER BY position) FILTER (role = 'actor') AS actors,
        list(name ORDER BY position) FILTER (role = 'actor') AS actor_names,
        list(country ORDER BY position) FILTER (role = 'actor') AS actor_countries,
        list(sector ORDER BY position) FILTER (role = 'actor') AS actor_sectors,
        list(coalesce(country, actor) ORDER BY position) FILTER (role = 'actor') AS actor_sides,
        list(actor ORDER BY position) FILTER (role = 'recipient') AS recipients,
        list(name ORDER BY position) FILTER (role = 'recipient') AS recipient_names,
        list(country ORDER BY position) FILTER (role = 'recipient') AS recipient_countries,
        list(sector ORDER BY position) FILTER (role = 'recipient') AS recipient_sectors,
        list(coalesce(country, actor) ORDER BY position) FILTER (role = 'recipient') AS recipient_sides
    FROM event_actors
    GROUP BY event
)
SELECT
    e.id, e.article, a.title, a.published, a.publisher, a.url,
    e.event_type, e.modes, e.contexts, e.quad, e.score, e.cameo,
    coalesce(p.actors, []) AS actors,
    coalesce(p.actor_names, []) AS actor_names,
    coalesce(p.actor_countries, []) AS actor_countries,
    coalesce(p.actor_sectors, []) AS actor_sectors,
    coalesce(p.recipients, []) AS recipients,
    coalesce(p.recipient_names, []) AS recipient_names,
    coalesce(p.recipient_countries, []) AS recipient_countries,
    coalesce(p.recipient_sectors, []) AS recipient_sectors,
    e.status, e.historical, e.date_start, e.date_end, e.date_precision, e.date_basis, e.date_text,
    w.name AS place, w.country AS place_country, w.precision AS place_precision, w.span_text AS place_text, w.geoname_id, w.lat, w.lon,
    e.said_by, e.said_by_name, e.claim,
    e.trigger, e.trigger_start, e.trigger_end, e.evidence, e.evidence_start, e.evidence_end, e.confidence, e.fired,
    array_to_string(p.actors, '; ') AS actors_joined,
    array_to_string(p.actor_names, '; ') AS actor_names_joined,
    array_to_string(p.recipients, '; ') AS recipients_joined,
    array_to_string(p.recipient_names, '; ') AS recipient_names_joined,
    p.recipients IS NULL AND len(p.actors) > 1 AS mutual,
    p.actor_countries[1] AS actor_country,
    CASE WHEN p.recipients IS NULL THEN p.actor_countries[2] ELSE p.recipient_countries[1] END AS recipient_country,
    CASE
        WHEN p.recipients IS NOT NULL THEN p.actor_sides[1] || '>' || p.recipient_sides[1]
        WHEN len(p.actors) > 1 THEN least(p.actor_sides[1], p.actor_sides[2]) || '-' || greatest(p.actor_sides[1], p.actor_sides[2])
    END AS dyad,
    s.story, e.revision, e.run
FROM events e
LEFT JOIN articles a ON a.id = e.article
LEFT JOIN parties p ON p.event = e.id
LEFT JOIN places w ON w.event = e.id
LEFT JOIN story_events s ON s.event = e.id;

-- One pair of parties a row: each actor with each recipient; where the act is mutual, each two parties once.
CREATE VIEW event_dyads AS
WITH actors AS (SELECT * FROM event_actors WHERE role = 'actor'),
recipients AS (SELECT * FROM event_actors WHERE role = 'recipient'),
together AS (SELECT * FROM actors ANTI JOIN recipients USING (event)),
pairs AS (
    SELECT x.event, x.actor, x.country AS actor_country, x.sector AS actor_sector,
        y.actor AS recipient, y.country AS recipient_country, y.sector AS recipient_sector, false AS mutual
    FROM actors x JOIN recipients y ON y.event = x.event
    UNION ALL
    SELECT x.event, x.actor, x.country, x.sector, y.actor, y.country, y.sector, true
    FROM together x JOIN together y ON y.event = x.event AND y.position > x.position
)
SELECT
    e.id AS event, e.article, e.event_type, e.quad, e.score, e.status, e.historical, e.date_start, e.date_end,
    p.actor, p.actor_country, p.actor_sector, p.recipient, p.recipient_country, p.recipient_sector, p.mutual
FROM events e JOIN pairs p ON p.event = e.id;
