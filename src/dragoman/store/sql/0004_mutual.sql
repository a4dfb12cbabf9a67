-- Schema 4.
--
-- Events tell whether their actors, several and without a recipient, deal with one another (talks, clashes) or act side by side (a joint
-- rebuke); until now all such events were taken for mutual. What older events are is told by their type and by what fired; where texts are
-- kept, also by `each other` in the sentence. Coding the articles anew tells it as exactly as for new ones.
DROP VIEW events_flat;
DROP VIEW events;

ALTER TABLE events_all ADD COLUMN mutual BOOLEAN DEFAULT false;

UPDATE events_all AS e SET mutual = true
FROM (
    SELECT event AS id, article, revision, run FROM event_actors_all
    GROUP BY ALL HAVING count(*) > 1 AND bool_and(role = 'actor')
) t, (SELECT id, article, revision, run, array_to_string(fired, chr(10)) AS why FROM events_all) f
WHERE (t.id, t.article, t.revision, t.run) = (e.id, e.article, e.revision, e.run)
    AND (f.id, f.article, f.revision, f.run) = (e.id, e.article, e.revision, e.run)
    AND (
        CASE e.event_type
            WHEN 'COOPERATE' THEN true
            WHEN 'AGREE' THEN NOT regexp_matches(f.why, '(?m)^frame ((promise|pledge)\{aid|announce\{.assist|approve\{loan)')
            WHEN 'CONSULT' THEN CASE
                WHEN regexp_matches(f.why, '(?m)^frame (n:)?(meet|talk|negotiat|discuss|confer|consult|hold|speak|brief)') THEN true
                ELSE e.modes <> ['third-party']
                    AND NOT regexp_matches(f.why, '(?m)^frame (n:)?(mediat|arbitrat|broker|facilitate|intercede|shuttle|diplomacy|act )')
                END
            WHEN 'RETREAT' THEN list_contains(e.modes, 'ceasefire')
            WHEN 'SUPPORT' THEN regexp_matches(f.why, '(?m)^frame (n:)?(sign|initial\{|forge|form\{|establish|reestablish|re-establish|'
                || 'normali|ally |reconcil|mend|exchange|ink|conclude|reach|strike|clinch|seal|agree|come @to|accord|deal|pact|treaty|'
                || 'partnership|cut\{deal|do\{deal|resume\{rel|restore\{(rel|tie)|upgrade\{rel|reopen\{emb)')
            WHEN 'ASSAULT' THEN regexp_matches(f.why, '(?m)^frame (n:)?(clash|skirmish|firefight|gunfight|shootout|standoff|hostility|'
                || 'exchange|confrontation|come @to|gunbattle|fighting @between|battle( @with| @between.with)? -|fight( @with| @in.for)? -|trade)')
                AND NOT regexp_matches(coalesce(e.evidence, ''), '(?i)\b(beside|alongside)\b')
            ELSE false
        END
        -- of a type whose name is not shipped nothing is known but its kind
        OR (e.quad <= 2 AND e.event_type NOT IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT'))
        OR regexp_matches(f.why, '(?m)^frame (n:)?(exchange|trade|swap|clash)')
        OR regexp_matches(coalesce(e.evidence, ''), '(?i)\b(each other|one another|each (side )?\w+ the other|mutual(ly)?)\b')
    );

DELETE FROM event_dyads_all AS d USING events_all AS e
WHERE d.mutual AND NOT e.mutual AND e.id = d.event AND e.article = d.article AND e.revision = d.revision AND e.run = d.run;

CREATE VIEW events AS SELECT e.* FROM events_all e SEMI JOIN latest USING (article, revision, run);

-- One event a row, as in schema 3, but for what is mutual.
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
    e.mutual, e.status, e.historical, e.date_start, e.date_end, e.date_precision, e.date_basis, e.date_text,
    w.name AS place, w.country AS place_country, w.precision AS place_precision, w.span_text AS place_text, w.geoname_id, w.lat, w.lon,
    e.said_by, e.said_by_name, e.claim,
    e.trigger, e.trigger_start, e.trigger_end, e.evidence, e.evidence_start, e.evidence_end, e.confidence, e.fired,
    array_to_string(p.actors, '; ') AS actors_joined,
    array_to_string(p.actor_names, '; ') AS actor_names_joined,
    array_to_string(p.recipients, '; ') AS recipients_joined,
    array_to_string(p.recipient_names, '; ') AS recipient_names_joined,
    p.actor_countries[1] AS actor_country,
    CASE WHEN e.mutual THEN p.actor_countries[2] ELSE p.recipient_countries[1] END AS recipient_country,
    CASE
        WHEN NOT e.mutual THEN p.actor_sides[1] || '>' || p.recipient_sides[1]
        ELSE least(p.actor_sides[1], p.actor_sides[2]) || '-' || greatest(p.actor_sides[1], p.actor_sides[2])
    END AS dyad,
    s.story, t.affair, e.revision, e.run
FROM events e
LEFT JOIN articles a ON a.id = e.article
LEFT JOIN parties p ON p.event = e.id
LEFT JOIN places w ON w.event = e.id
LEFT JOIN story_events s ON s.event = e.id
LEFT JOIN stories t ON t.id = s.story;
