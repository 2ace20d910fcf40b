"""Invented cases, claims, detainers, and what jails did about them, in one stroke, for measuring.

The rows are like those of a program of some years: most cases closed, few waiting, places of
very different size, which all take part or once did.  They stand without prints and searches,
which no list reads.
"""

import psycopg

# A county of every size: the cube of an even draw gives the first ones most of the rows.
PREPARE = """
    CREATE TEMP TABLE place AS
        SELECT id, row_number() OVER (ORDER BY md5(code)) - 1 AS turn
        FROM jurisdictions_jurisdiction WHERE kind = 'COUNTY' AND id IN
            (SELECT jurisdiction_id FROM participation_participationperiod WHERE flow <> 'L2');
    CREATE TEMP TABLE agency AS
        SELECT min(id) AS id FROM jurisdictions_agency;
    CREATE TEMP TABLE made AS
        SELECT gen_random_uuid() AS booking, gen_random_uuid() AS case_id, drawn.turn,
               place.id AS place, drawn.state, drawn.finding, drawn.drafted,
               now() - drawn.age * interval '1100 days' AS opened,
               now() - drawn.age * interval '1000 days' AS changed
        FROM (SELECT turn, floor(power(random(), 3) * (SELECT count(*) FROM place)) AS county,
                     random() AS state, random() AS finding, random() AS drafted, random() AS age
              FROM generate_series(1, {rows}) turn) drawn
        JOIN place ON place.turn = drawn.county;
"""
FILL = """
    INSERT INTO matching_booking (id, jurisdiction_id, agency_id, local_number, control_number,
        person, booked_at, received_at, received_by_id, source, request_digest, flow)
    SELECT booking, place, (SELECT id FROM agency), 'BENCH-' || turn, '', '', opened, opened, 1,
        'API', '', 'L0' FROM made;
    INSERT INTO status_case (id, jurisdiction_id, candidate_id, booking_id, opened_at, status,
        changed_at, assigned_to_id, standing, detained)
    SELECT case_id, place, gen_random_uuid(), booking, opened,
        CASE WHEN state < 0.05 THEN 'OPEN' WHEN state < 0.08 THEN 'QUERIED'
             WHEN state < 0.12 THEN 'ANSWERED' WHEN state < 0.42 THEN 'DECIDED'
             WHEN state < 0.45 THEN 'VOIDED' ELSE 'CLOSED' END,
        changed, CASE WHEN drafted < 0.02 THEN {worker} END,
        CASE WHEN state < 0.12 THEN '' WHEN finding < 0.3 THEN 'NO_ACTION'
             WHEN finding < 0.5 THEN 'STOP' WHEN finding < 0.7 THEN 'AFTER_CONVICTION'
             ELSE 'MAY_PROCEED' END,
        drafted > 0.1
    FROM made;
    INSERT INTO detainers_detainer (id, jurisdiction_id, number, booking_id, agency_id, source,
        case_id, form, ground, priority, requests, conditional, status, changed_at, drafted_by_id,
        drafted_at, issued_at, issued_by_id, code, decision_id, response_id)
    SELECT gen_random_uuid(), place, 'B-' || turn, booking, (SELECT id FROM agency), 'SC', case_id,
        (ARRAY['JUN2011', 'DEC2011', 'I247D', 'I247A'])[1 + floor(finding * 4)], 'FINAL_ORDER', '',
        ARRAY['HOLD'], finding < 0.1,
        CASE WHEN drafted < 0.01 THEN 'DRAFT' WHEN drafted < 0.02 THEN 'ISSUED'
             WHEN drafted < 0.03 THEN 'SERVED' WHEN drafted < 0.035 THEN 'AWAITING_CONVICTION'
             WHEN drafted < 0.05 THEN 'ACTIVE' WHEN drafted < 0.06 THEN 'RELEASE_DUE'
             WHEN drafted < 0.2 THEN 'DECLINED' WHEN drafted < 0.5 THEN 'TRANSFERRED'
             ELSE 'RELEASED' END,
        changed, CASE WHEN state < 0.02 THEN {worker} ELSE 1 END, opened,
        CASE WHEN drafted >= 0.01 THEN opened END, CASE WHEN drafted >= 0.01 THEN 1 END,
        CASE WHEN drafted >= 0.01 THEN ''::bytea END, case_id, case_id
    FROM made;
    INSERT INTO status_claim (id, jurisdiction_id, booking_id, kind, claimant, words, received_at,
        outcome, reason, decided_at, decided_by_id)
    SELECT gen_random_uuid(), place, booking,
        CASE WHEN finding < 0.8 THEN 'CITIZENSHIP' ELSE 'VICTIM' END, 'PERSON', '',
        changed - finding * interval '3 days',
        CASE WHEN drafted < 0.02 THEN '' ELSE 'NOT_UPHELD' END,
        CASE WHEN drafted >= 0.02 THEN ''::bytea END, CASE WHEN drafted >= 0.02 THEN changed END,
        CASE WHEN drafted >= 0.02 THEN 1 END
    FROM made WHERE state < 0.2;
    INSERT INTO holds_holdclock (id, jurisdiction_id, booking_id, agency_id, detainer_id,
        started_at, zone, form, holiday_table, excluding_observed_at, counting_observed_at,
        deadline_at, kept_days_count, started_by_id, reported_at, over_because, ended)
    SELECT id, jurisdiction_id, booking_id, agency_id, id, due, 'UTC', form, '', due + hours,
        due + hours, due + hours, true, 1, due, '', status = 'RELEASED'
    FROM detainers_detainer,
        LATERAL (SELECT interval '48 hours' AS hours, CASE status WHEN 'RELEASED' THEN changed_at
                 ELSE now() - interval '48 hours' * random() END AS due) release
    WHERE number LIKE 'B-%' AND (status = 'RELEASED' AND random() < 0.05
        OR status = 'RELEASE_DUE');
    INSERT INTO holds_overdue (id, jurisdiction_id, clock_id, agency_id, number, deadline_at,
        deadline_date, noticed_at)
    SELECT gen_random_uuid(), jurisdiction_id, id, agency_id, 'late', deadline_at, deadline_at,
        deadline_at FROM holds_holdclock WHERE holiday_table = '' AND ended;
    INSERT INTO holds_overdueexplanation (id, jurisdiction_id, overdue_id, words, explained_by_id,
        explained_at)
    SELECT gen_random_uuid(), jurisdiction_id, id, '', 1, noticed_at FROM holds_overdue
        WHERE number = 'late' AND random() < 0.9;
    INSERT INTO detainers_receipt (jurisdiction_id, detainer_id, acknowledged_by_id,
        acknowledged_at)
    SELECT jurisdiction_id, id, 1, issued_at FROM detainers_detainer
        WHERE number LIKE 'B-%' AND issued_at IS NOT NULL AND random() < 0.98;
    INSERT INTO detainers_service (id, jurisdiction_id, detainer_id, served_on, means, served_at,
        served_by_id, proof, paper_digest)
    SELECT gen_random_uuid(), jurisdiction_id, id, who, 'PORTAL', issued_at, 1, '', ''
    FROM detainers_detainer, unnest(ARRAY['AGENCY', 'PERSON']) who
        WHERE number LIKE 'B-%' AND issued_at IS NOT NULL
        AND (who = 'AGENCY' OR status <> 'ISSUED' AND random() < 0.98);
    INSERT INTO detainers_answer (id, jurisdiction_id, detainer_id, choice, answered_by_id,
        answered_at)
    SELECT gen_random_uuid(), jurisdiction_id, id, 'NOTIFY_ONLY', 1, issued_at
    FROM detainers_detainer
        WHERE number LIKE 'B-%' AND issued_at IS NOT NULL AND random() < 0.95;
"""
TABLES = (
    "matching_booking",
    "status_case",
    "status_claim",
    "detainers_detainer",
    "detainers_receipt",
    "detainers_service",
    "detainers_answer",
    "holds_holdclock",
    "holds_overdue",
    "holds_overdueexplanation",
)


def fill(session: psycopg.Connection, *, rows: int, worker: int) -> None:
    """Insert so many cases and detainers as a superuser, past every trigger and foreign key.

    ``worker`` is the id of the person to whom some cases are given.
    """
    session.execute("SET session_replication_role = replica")
    for statement in (PREPARE, FILL):
        session.execute(statement.format(rows=int(rows), worker=int(worker)))
    for table in TABLES:
        session.execute(f"VACUUM (ANALYZE) {table}")
