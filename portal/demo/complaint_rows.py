"""Invented complaints in one stroke, for measuring: most of them over, some waiting.

The rows are like those of a program of some years.  What stands for sealed words is noise as long
as them, which no list reads; no key opens it.
"""

import psycopg

TABLES = (
    "complaints_complaint",
    "complaint_casework_move",
    "complaint_casework_deadline",
    "complaint_casework_assignment",
    "complaint_routing_routing",
    "complaint_clusters_sketch",
)
# A county of every size: the cube of an even draw gives the first ones most of the rows.
PREPARE = """
    CREATE TEMP TABLE place AS
        SELECT id, row_number() OVER (ORDER BY md5(code)) - 1 AS turn
        FROM jurisdictions_jurisdiction WHERE kind = 'COUNTY';
    CREATE TEMP TABLE made AS
        SELECT gen_random_uuid() AS id, drawn.turn, place.id AS place, drawn.state, drawn.topic,
               now() - drawn.age * interval '1100 days' - interval '1 hour' AS opened,
               now() - drawn.age * interval '1000 days' AS changed
        FROM (SELECT turn, floor(power(random(), 3) * (SELECT count(*) FROM place)) AS county,
                     random() AS state, random() AS topic, random() AS age
              FROM generate_series(1, {rows}) turn) drawn
        JOIN place ON place.turn = drawn.county;
    INSERT INTO complaint_routing_team (name, is_general, made_at)
        SELECT 'Measured', NOT EXISTS (SELECT FROM complaint_routing_team WHERE is_general), now();
"""
FILL = """
    INSERT INTO complaints_complaint (id, jurisdiction_id, number, topic, source, notice_number,
        mode, language, content, status, opened_at, changed_at)
    SELECT id, place, 'B-' || turn,
        (ARRAY['STOP', 'HELD_TOO_LONG', 'CITIZEN_OR_VICTIM', 'NO_COPY', 'TREATMENT',
               'DATA_ERROR', 'OTHER', 'NOT_SURE'])[1 + floor(topic * 8)],
        CASE WHEN topic < 0.7 THEN 'WEB' WHEN topic < 0.9 THEN 'PHONE' ELSE 'PAPER' END, '',
        'CONFIDENTIAL', CASE WHEN topic < 0.5 THEN 'es' ELSE 'en' END,
        sha512(turn::text::bytea) || sha512(id::text::bytea) || sha512(opened::text::bytea),
        CASE WHEN state < 0.02 THEN 'RECEIVED' WHEN state < 0.04 THEN 'ACKNOWLEDGED'
             WHEN state < 0.07 THEN 'INTAKE_REVIEW' WHEN state < 0.08 THEN 'OIG_WINDOW'
             WHEN state < 0.10 THEN 'REFERRED' WHEN state < 0.20 THEN 'INVESTIGATING'
             WHEN state < 0.22 THEN 'FINDINGS' WHEN state < 0.30 THEN 'WITHDRAWN'
             ELSE 'CLOSED' END,
        opened, changed
    FROM made;
    INSERT INTO complaint_casework_move (id, jurisdiction_id, complaint_id, source, target,
        outcome, moved_at)
    SELECT gen_random_uuid(), place, id, 'INTAKE_REVIEW', 'CLOSED',
        CASE WHEN topic < 0.3 THEN 'NO_JURISDICTION' WHEN topic < 0.6 THEN 'INSUFFICIENT'
             ELSE 'SUBSTANTIATED' END, changed
    FROM made WHERE state >= 0.30;
    INSERT INTO complaint_casework_deadline (id, jurisdiction_id, complaint_id, rule, began_at,
        due_at, more_days, ended_at, ending, reminded_at, escalated_at)
    SELECT gen_random_uuid(), place, id, rule, opened, opened + length,
        0, CASE WHEN state >= 0.22 OR rule = 'ACKNOWLEDGE' AND state >= 0.02 THEN changed END,
        CASE WHEN state >= 0.22 OR rule = 'ACKNOWLEDGE' AND state >= 0.02 THEN 'MET' ELSE '' END,
        opened, opened
    FROM made, (VALUES ('ACKNOWLEDGE', interval '7 days'), ('LETTER', interval '180 days'))
        AS kinds (rule, length);
    INSERT INTO complaint_casework_assignment (id, jurisdiction_id, complaint_id, assignee_id,
        given_by_id, given_at)
    SELECT gen_random_uuid(), place, id, {worker}, {worker}, opened FROM made
        WHERE state BETWEEN 0.10 AND 0.15;
    INSERT INTO complaint_routing_routing (id, jurisdiction_id, complaint_id, team_id, urgent,
        sent_at)
    SELECT gen_random_uuid(), place, id, (SELECT max(id) FROM complaint_routing_team),
        topic < 0.01, opened FROM made;
    INSERT INTO complaint_clusters_sketch (id, jurisdiction_id, complaint_id, "values", bands,
        made_with)
    SELECT gen_random_uuid(), place, id, '', ARRAY[]::integer[], 100 FROM made;
"""


def fill(session: psycopg.Connection, *, rows: int, worker: int) -> None:
    """Insert so many complaints as a superuser, past every trigger and foreign key.

    ``worker`` is the id of the person to whom some are given.
    """
    session.execute("SET session_replication_role = replica")
    for statement in (PREPARE, FILL):
        session.execute(statement.format(rows=int(rows), worker=int(worker)))
    for table in TABLES:
        session.execute(f"VACUUM (ANALYZE) {table}")
