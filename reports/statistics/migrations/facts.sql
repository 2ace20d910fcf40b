-- Facts lie in one partition a quarter, so that a cube reads its quarter alone.
CREATE TABLE statistics_fact (
    booking uuid NOT NULL,
    county integer NOT NULL,
    hours_over smallint NOT NULL,
    quarter smallint NOT NULL,
    level smallint NOT NULL,
    "group" smallint NOT NULL,
    stage smallint NOT NULL,
    PRIMARY KEY (quarter, booking),
    CONSTRAINT fact_county_of_five_digits CHECK (county BETWEEN 0 AND 99999),
    CONSTRAINT fact_of_known_codes CHECK (
        "group" BETWEEN 1 AND 6 AND level BETWEEN 1 AND 4 AND stage BETWEEN 1 AND 30),
    CONSTRAINT fact_over_its_deadline_is_overdue CHECK (
        hours_over = 0 OR (hours_over > 0 AND stage BETWEEN 24 AND 27))
) PARTITION BY LIST (quarter);

CREATE INDEX fact_of_the_longest ON statistics_fact (quarter, hours_over) WHERE hours_over > 0;

-- The site owns no table and makes none: the owner does it here, for a quarter of the years that
-- there are.  Two who come at once take turns.
CREATE FUNCTION statistics_open_quarter(serial integer) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF serial IS NULL OR serial NOT BETWEEN 2008 * 4 AND 2200 * 4 THEN
        RAISE invalid_parameter_value USING MESSAGE = 'there is no such quarter';
    END IF;
    PERFORM pg_advisory_xact_lock(hashtext('statistics_open_quarter'));
    IF to_regclass(format('statistics_fact_%s', serial)) IS NULL THEN
        EXECUTE format(
            'CREATE TABLE statistics_fact_%s PARTITION OF statistics_fact FOR VALUES IN (%s)',
            serial, serial);
        EXECUTE format(
            'REVOKE ALL ON statistics_fact_%s FROM PUBLIC', serial);
    END IF;
END $$;

REVOKE ALL ON FUNCTION statistics_open_quarter(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION statistics_open_quarter(integer) TO portal_statistics;
