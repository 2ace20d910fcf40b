-- A round is of a quarter that was frozen, goes its one way, and keeps what was published.
CREATE FUNCTION round_of_a_frozen_quarter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'PLANNED' OR NOT EXISTS (
            SELECT FROM statistics_cube WHERE quarter = NEW.quarter AND frozen_at IS NOT NULL) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a round begins with a frozen quarter';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER round_of_a_frozen_quarter AFTER INSERT ON committee_rounds_round
    FOR EACH ROW EXECUTE FUNCTION round_of_a_frozen_quarter();

CREATE FUNCTION round_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.status, NEW.status) NOT IN (
            ('PLANNED', 'FRAMING'), ('FRAMING', 'FRAMED'), ('FRAMED', 'SEEDED'),
            ('SEEDED', 'DRAWN'), ('DRAWN', 'REVIEWING'), ('REVIEWING', 'CONSOLIDATING'),
            ('CONSOLIDATING', 'CLOSED')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a round does not go there';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER round_goes_its_way BEFORE UPDATE ON committee_rounds_round
    FOR EACH ROW EXECUTE FUNCTION round_goes_its_way();

CREATE FUNCTION round_keeps_its_frame_and_seed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a frame and a seed stay as they were published';
END $$;

CREATE TRIGGER round_keeps_its_frame BEFORE UPDATE ON committee_rounds_round
    FOR EACH ROW WHEN (OLD.frame_digest <> '' AND
        (OLD.frame_digest, OLD.frame_cases, OLD.framed_at, OLD.secret, OLD.strata)
        IS DISTINCT FROM
        (NEW.frame_digest, NEW.frame_cases, NEW.framed_at, NEW.secret, NEW.strata))
    EXECUTE FUNCTION round_keeps_its_frame_and_seed();

CREATE TRIGGER round_keeps_its_seed BEFORE UPDATE ON committee_rounds_round
    FOR EACH ROW WHEN (OLD.seed <> '' AND (OLD.seed, OLD.seeded_at, OLD.seeded_by_id)
        IS DISTINCT FROM (NEW.seed, NEW.seeded_at, NEW.seeded_by_id))
    EXECUTE FUNCTION round_keeps_its_frame_and_seed();

CREATE FUNCTION round_is_at_it() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM committee_rounds_round
                   WHERE id = NEW.round_id AND status = TG_ARGV[0]) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the round does not stand there';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER frame_while_it_is_made AFTER INSERT ON committee_rounds_frame
    FOR EACH ROW EXECUTE FUNCTION round_is_at_it('FRAMING');
CREATE TRIGGER frame_source_while_it_is_made AFTER INSERT ON committee_rounds_framesource
    FOR EACH ROW EXECUTE FUNCTION round_is_at_it('FRAMING');
CREATE TRIGGER case_while_it_is_drawn AFTER INSERT ON committee_rounds_case
    FOR EACH ROW EXECUTE FUNCTION round_is_at_it('SEEDED');

-- Which bookings of a quarter somebody complained of by the number on the paper.  What is asked
-- here is all that leaves: no complaint, no number and no word.
CREATE FUNCTION rounds_complained_of(serial integer) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT d.booking_id
    FROM complaints_complaint c
    JOIN detainers_detainer d ON d.number = c.notice_number
    JOIN statistics_fact f ON f.quarter = serial AND f.booking = d.booking_id
    WHERE c.source <> 'AUTOMATIC' AND c.notice_number <> ''
$$;

REVOKE ALL ON FUNCTION rounds_complained_of(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION rounds_complained_of(integer) TO portal_statistics;
