-- The rule.  It is the database's, so that the gate of every search, the pages and the
-- statistics cannot disagree; portal.participation.acts.MEANINGS says the same in a table and
-- portal.participation.periods computes it a second time, to check.

-- Whether an entry still counts at an instant, as was known at another: no entry that ends it
-- (an undo, a withdrawal, the lifting of a suspension) is in effect, or that one is undone.
CREATE FUNCTION participation_stands(entry bigint, moment timestamptz, known timestamptz)
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT FROM participation_participationevent ender
        WHERE ender.concerns_id = entry AND ender.act IN ('UNDO', 'WITHDRAWAL', 'LIFTING')
          AND ender.effective_at <= moment AND ender.entered_at <= known
          AND NOT EXISTS (
              SELECT FROM participation_participationevent undo
              WHERE undo.concerns_id = ender.id AND undo.act = 'UNDO'
                AND undo.effective_at <= moment AND undo.entered_at <= known))
$$;

-- The flow of one place by its own list: the strictest of the latest word of the program, the
-- latest word of the place, and any suspension.  A county that was never activated is at L2;
-- a state and the program as a whole close nothing until they act.
CREATE FUNCTION participation_own(place bigint, kind text, moment timestamptz, known timestamptz,
                                  OUT flow text, OUT because bigint)
LANGUAGE sql STABLE AS $$
    SELECT word.flow, word.because FROM (
        (SELECT CASE act WHEN 'OPT_OUT' THEN 'L2' WHEN 'NO_RETURN' THEN 'L1' ELSE 'L0' END AS flow,
                id AS because, 1 AS turn
         FROM participation_participationevent
         WHERE jurisdiction_id = place AND act IN ('OPT_OUT', 'NO_RETURN', 'OPT_IN')
           AND effective_at <= moment AND entered_at <= known
           AND participation_stands(id, moment, known)
         ORDER BY effective_at DESC LIMIT 1)
        UNION ALL
        (SELECT 'L2', id, 2
         FROM participation_participationevent
         WHERE jurisdiction_id = place AND act = 'SUSPENSION'
           AND effective_at <= moment AND entered_at <= known
           AND participation_stands(id, moment, known)
         ORDER BY effective_at DESC LIMIT 1)
        UNION ALL
        (SELECT CASE act WHEN 'ACTIVATION' THEN 'L0' ELSE 'L2' END, id, 3
         FROM participation_participationevent
         WHERE jurisdiction_id = place AND act IN ('ACTIVATION', 'DEACTIVATION')
           AND effective_at <= moment AND entered_at <= known
           AND participation_stands(id, moment, known)
         ORDER BY effective_at DESC LIMIT 1)
        UNION ALL
        SELECT CASE kind WHEN 'COUNTY' THEN 'L2' ELSE 'L0' END, NULL, 4
        WHERE kind <> 'COUNTY' OR NOT EXISTS (
            SELECT FROM participation_participationevent
            WHERE jurisdiction_id = place AND act IN ('ACTIVATION', 'DEACTIVATION')
              AND effective_at <= moment AND entered_at <= known
              AND participation_stands(id, moment, known))
    ) word
    ORDER BY word.flow COLLATE "C" DESC, word.because IS NULL, word.turn LIMIT 1
$$;

-- What holds for a place at an instant: the strictest flow of the place and of everything
-- above it, with the nearest entry that makes it so, and what the place itself has asked for.
CREATE FUNCTION participation_rule(place bigint, moment timestamptz, known timestamptz,
                                   OUT flow text, OUT because bigint, OUT request text)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE chain AS (
        SELECT id, parent_id, kind, 0 AS depth FROM jurisdictions_jurisdiction WHERE id = place
        UNION ALL
        SELECT above.id, above.parent_id, above.kind, chain.depth + 1
        FROM chain JOIN jurisdictions_jurisdiction above ON above.id = chain.parent_id
    ), strictest AS (
        SELECT own.flow, own.because
        FROM chain CROSS JOIN LATERAL participation_own(chain.id, chain.kind, moment, known) own
        ORDER BY own.flow COLLATE "C" DESC, own.because IS NULL, chain.depth LIMIT 1
    )
    SELECT coalesce((SELECT s.flow FROM strictest s), 'L2'), (SELECT s.because FROM strictest s),
        coalesce((
            SELECT CASE act WHEN 'WITHDRAWAL' THEN 'WITHDRAWN' ELSE act END
            FROM participation_participationevent
            WHERE jurisdiction_id = place AND act IN ('OPT_OUT', 'NO_RETURN', 'OPT_IN', 'WITHDRAWAL')
              AND received_at <= moment AND entered_at <= known
              AND NOT EXISTS (
                  SELECT FROM participation_participationevent undo
                  WHERE undo.concerns_id = participation_participationevent.id
                    AND undo.act = 'UNDO' AND undo.effective_at <= moment
                    AND undo.entered_at <= known)
            ORDER BY received_at DESC, id DESC LIMIT 1), 'NONE')
$$;

-- The period that holds now answers for the gate, the list and the map; a place without one
-- is closed.
CREATE OR REPLACE FUNCTION participation_flow(place bigint, moment timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
    SELECT coalesce((SELECT flow FROM participation_participationperiod
                     WHERE jurisdiction_id = place AND during @> moment), 'L2')
$$;

-- Hold participation still for the rest of the transaction: an act on the place, or on anything
-- above it, waits.  FOR SHARE, because the FOR KEY SHARE of a foreign key lets an act pass.
CREATE OR REPLACE FUNCTION participation_hold(place bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM jurisdictions_jurisdiction WHERE id = place FOR SHARE;
END $$;
