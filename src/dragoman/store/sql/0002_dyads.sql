-- Schema 2.
--
-- The pairs of parties are kept, no longer joined anew at every question: with a million events that took seconds.

-- One pair of parties a row: each actor with each recipient; where the act is mutual, each two parties once.
CREATE TABLE event_dyads_all (
    event VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    revision INTEGER NOT NULL,
    run VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    quad TINYINT NOT NULL,
    score DOUBLE NOT NULL,
    status VARCHAR NOT NULL,
    historical BOOLEAN NOT NULL,
    date_start DATE,
    date_end DATE,
    confidence DOUBLE NOT NULL,
    actor VARCHAR NOT NULL,
    actor_country VARCHAR,
    actor_sector VARCHAR,
    recipient VARCHAR NOT NULL,
    recipient_country VARCHAR,
    recipient_sector VARCHAR,
    mutual BOOLEAN NOT NULL
);

INSERT INTO event_dyads_all
WITH actors AS (SELECT * FROM event_actors_all WHERE role = 'actor'),
recipients AS (SELECT * FROM event_actors_all WHERE role = 'recipient'),
together AS (SELECT * FROM actors ANTI JOIN recipients USING (event, article, revision, run)),
pairs AS (
    SELECT x.event, x.article, x.revision, x.run, x.actor, x.country AS actor_country, x.sector AS actor_sector,
        y.actor AS recipient, y.country AS recipient_country, y.sector AS recipient_sector, false AS mutual
    FROM actors x JOIN recipients y USING (event, article, revision, run)
    UNION ALL
    SELECT x.event, x.article, x.revision, x.run, x.actor, x.country, x.sector, y.actor, y.country, y.sector, true
    FROM together x JOIN together y USING (event, article, revision, run) WHERE y.position > x.position
)
SELECT
    e.id, e.article, e.revision, e.run, e.event_type, e.quad, e.score, e.status, e.historical, e.date_start, e.date_end, e.confidence,
    p.actor, p.actor_country, p.actor_sector, p.recipient, p.recipient_country, p.recipient_sector, p.mutual
FROM pairs p JOIN events_all e ON e.id = p.event AND e.article = p.article AND e.revision = p.revision AND e.run = p.run
ORDER BY e.article, e.revision, e.run, e.id, p.actor, p.recipient;

DROP VIEW event_dyads;

CREATE VIEW event_dyads AS
    SELECT d.* EXCLUDE (revision, run) FROM event_dyads_all d SEMI JOIN latest USING (article, revision, run);
