-- How many people of each place need a module on a day, and how many of them lack it.  The caller
-- says which role needs what and whose completions are good; who holds which role is read here, as
-- the owner, so that statisticians get counts and no person.  The digests change with whoever is
-- counted.
CREATE FUNCTION coverage_counts(
    day date, roles text[], modules bigint[], people bigint[], completed bigint[])
RETURNS TABLE (
    place text, module bigint, needed bigint, lacking bigint, roster text, standing text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH ends AS (
        SELECT (day + 1)::timestamp AT TIME ZONE 'UTC' AS at
    ), needs AS (
        SELECT n.role, n.module FROM unnest(roles, modules) AS n (role, module)
    ), good AS (
        SELECT DISTINCT g.person, g.module FROM unnest(people, completed) AS g (person, module)
    ), holding AS (
        SELECT CASE WHEN j.kind = 'PROGRAM' THEN '00000'
                    WHEN j.kind = 'COUNTY' AND j.listed THEN j.code
                    ELSE left(j.code, 2) || '000' END AS place,
               m.user_id AS person, m.role
        FROM jurisdictions_membership m
        JOIN jurisdictions_jurisdiction j ON j.id = m.jurisdiction_id, ends
        WHERE m.given_at < ends.at AND (m.taken_at IS NULL OR m.taken_at >= ends.at)
        UNION ALL
        SELECT '00000', a.user_id, a.role FROM jurisdictions_appointment a, ends
        WHERE a.given_at < ends.at AND (a.taken_at IS NULL OR a.taken_at >= ends.at)
    ), asked AS (
        SELECT DISTINCT h.place, h.person, n.module FROM holding h JOIN needs n ON n.role = h.role
        -- An agency's software is no person.
        WHERE NOT EXISTS (
            SELECT FROM jurisdictions_agencytoken t WHERE t.user_id = h.person)
    )
    SELECT a.place, a.module, count(*), count(*) FILTER (WHERE g.person IS NULL),
           md5(string_agg(a.person::text, ',' ORDER BY a.person)),
           md5(string_agg(a.person || ':' || (g.person IS NULL)::text, ',' ORDER BY a.person))
    FROM asked a LEFT JOIN good g ON g.person = a.person AND g.module = a.module
    GROUP BY a.place, a.module ORDER BY a.place, a.module
$$;

REVOKE ALL ON FUNCTION coverage_counts(date, text[], bigint[], bigint[], bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION coverage_counts(date, text[], bigint[], bigint[], bigint[])
    TO portal_statistics;

-- Who counted what and when, what was rounded and what was told: all of it stays as it is.
CREATE FUNCTION coverage_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'the figures of a quarter stay as they are';
END $$;

CREATE TRIGGER coverage_stays BEFORE UPDATE OR DELETE ON coverage_coverage
    FOR EACH ROW EXECUTE FUNCTION coverage_stays();
CREATE TRIGGER coverage_stays BEFORE UPDATE OR DELETE ON coverage_count
    FOR EACH ROW EXECUTE FUNCTION coverage_stays();
CREATE TRIGGER coverage_stays BEFORE UPDATE OR DELETE ON coverage_rounding
    FOR EACH ROW EXECUTE FUNCTION coverage_stays();
CREATE TRIGGER coverage_stays BEFORE UPDATE OR DELETE ON coverage_sheet
    FOR EACH ROW EXECUTE FUNCTION coverage_stays();
CREATE TRIGGER coverage_stays BEFORE UPDATE OR DELETE ON coverage_coveragefigure
    FOR EACH ROW EXECUTE FUNCTION coverage_stays();

-- A count or a figure more than were written with the quarter is refused.
CREATE FUNCTION coverage_counts_are_complete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM coverage_coverage c JOIN (SELECT DISTINCT coverage_id FROM come) n
               ON n.coverage_id = c.id
               WHERE (SELECT count(*) FROM coverage_count WHERE coverage_id = c.id) > c.number) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the quarter was counted already';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER coverage_counts_are_complete AFTER INSERT ON coverage_count
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT
    EXECUTE FUNCTION coverage_counts_are_complete();

CREATE FUNCTION coverage_figures_are_complete() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM coverage_sheet s JOIN (SELECT DISTINCT sheet_id FROM come) n
               ON n.sheet_id = s.id
               WHERE (SELECT count(*) FROM coverage_coveragefigure WHERE sheet_id = s.id)
                   > s.number) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the quarter was told already';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER coverage_figures_are_complete AFTER INSERT ON coverage_coveragefigure
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT
    EXECUTE FUNCTION coverage_figures_are_complete();

-- What the gate refused is not told.
CREATE FUNCTION coverage_told_if_safe() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM coverage_rounding WHERE coverage_id = NEW.coverage_id
                   AND refusals = '[]'::jsonb) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the figures did not pass the gate';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER coverage_told_if_safe BEFORE INSERT ON coverage_sheet
    FOR EACH ROW EXECUTE FUNCTION coverage_told_if_safe();
