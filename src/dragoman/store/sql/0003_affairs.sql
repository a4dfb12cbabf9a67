-- Schema 3.
--
-- Affairs file together the articles that tell of one matter by different acts: the strike, the protest against it, the denial.
-- They are made and written with the stories, over all current articles; an article is in one of them.
CREATE TABLE affairs (
    id VARCHAR NOT NULL,
    first DATE,                             -- report
    last DATE,
    stories INTEGER NOT NULL,               -- how many
    articles INTEGER NOT NULL,
    origins INTEGER NOT NULL,               -- independent ones
    publishers VARCHAR[] NOT NULL
);

CREATE TABLE affair_articles (
    affair VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    article VARCHAR NOT NULL,
    origin INTEGER,                         -- 1, 2, ...: articles of one number go back to one source
    origin_position INTEGER                 -- 1, 2, ... within the origin
);

-- The affair that a story belongs to; NULL where the stories are older than schema 3.
ALTER TABLE stories ADD COLUMN affair VARCHAR;

DROP VIEW events_flat;

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
    s.story, t.affair, e.revision, e.run
FROM events e
LEFT JOIN articles a ON a.id = e.article
LEFT JOIN parties p ON p.event = e.id
LEFT JOIN places w ON w.event = e.id
LEFT JOIN story_events s ON s.event = e.id
LEFT JOIN stories t ON t.id = s.story;
