-- The policy stamp of a booking: written once, by the database, while participation is held
-- still; the stricter of the flow at booking and the flow at receipt.
CREATE OR REPLACE FUNCTION booking_stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE insufficient_privilege USING MESSAGE = 'a booking is written once';
    END IF;
    PERFORM participation_hold(NEW.jurisdiction_id);
    NEW.stamped_at := clock_timestamp();
    NEW.flow := greatest(participation_flow(NEW.jurisdiction_id, NEW.booked_at) COLLATE "C",
                         participation_flow(NEW.jurisdiction_id, NEW.stamped_at) COLLATE "C");
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER booking_stamp BEFORE INSERT OR UPDATE ON matching_booking
    FOR EACH ROW EXECUTE FUNCTION booking_stamp();

-- The ways between the states of a job; the table of them is portal.leases.LIFECYCLE.
CREATE OR REPLACE FUNCTION job_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.status <> 'QUEUED' THEN
        RAISE check_violation USING MESSAGE = 'a job begins as QUEUED',
            CONSTRAINT = 'job_moves';
    ELSIF TG_OP = 'UPDATE' AND NEW.status <> OLD.status
          AND OLD.status || ' ' || NEW.status NOT IN (
              'QUEUED RUNNING', 'QUEUED WITHHELD', 'RUNNING DONE', 'RUNNING FAILED',
              'RUNNING WITHHELD', 'FAILED QUEUED', 'FAILED WITHHELD') THEN
        RAISE check_violation USING
            MESSAGE = format('a %s job does not become %s', OLD.status, NEW.status),
            CONSTRAINT = 'job_moves';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER job_moves BEFORE INSERT OR UPDATE ON matching_reading
    FOR EACH ROW EXECUTE FUNCTION job_moves();
CREATE OR REPLACE TRIGGER job_moves BEFORE INSERT OR UPDATE ON matching_search
    FOR EACH ROW EXECUTE FUNCTION job_moves();

-- The gate.  The share lock comes first and the clock is read after it, so that no decision
-- can fall between the test and the write.  Steps to the safe side pass: failing, withholding,
-- marking a message as sent.
CREATE OR REPLACE FUNCTION search_gate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stamp text;
    booked timestamptz;
    strictest text;
    returned boolean := NEW.released_at IS NOT NULL;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.booking_id, NEW.jurisdiction_id, NEW.gallery)
           IS DISTINCT FROM (OLD.booking_id, OLD.jurisdiction_id, OLD.gallery) THEN
            RAISE insufficient_privilege USING MESSAGE = 'a search keeps its booking and gallery';
        END IF;
        returned := returned AND NEW.released_at IS DISTINCT FROM OLD.released_at;
    END IF;
    IF NEW.gallery <> 'IMMIGRATION' OR NEW.status IN ('FAILED', 'WITHHELD') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.status = OLD.status AND NOT returned
       AND NEW.lease_token IS NOT DISTINCT FROM OLD.lease_token THEN
        RETURN NEW;
    END IF;
    PERFORM participation_hold(NEW.jurisdiction_id);
    SELECT flow, booked_at INTO stamp, booked FROM matching_booking
        WHERE id = NEW.booking_id AND jurisdiction_id = NEW.jurisdiction_id;
    strictest := greatest(coalesce(stamp, 'L2') COLLATE "C",
        participation_flow(NEW.jurisdiction_id, booked) COLLATE "C",
        participation_flow(NEW.jurisdiction_id, clock_timestamp()) COLLATE "C");
    IF strictest >= 'L2' OR (returned AND strictest > 'L0') THEN
        RAISE check_violation USING
            MESSAGE = 'the jurisdiction does not take part',
            CONSTRAINT = 'search_only_while_participating';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER search_gate BEFORE INSERT OR UPDATE ON matching_search
    FOR EACH ROW EXECUTE FUNCTION search_gate();

-- Of one booking either the immigration search ran or the prints were withheld, never both.
CREATE OR REPLACE FUNCTION withholding_check() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        RAISE insufficient_privilege USING MESSAGE = 'a withholding is written once';
    END IF;
    IF EXISTS (SELECT 1 FROM matching_search WHERE booking_id = NEW.booking_id
               AND gallery = 'IMMIGRATION' AND status <> 'WITHHELD') THEN
        RAISE check_violation USING MESSAGE = 'the immigration search of this booking stands',
            CONSTRAINT = 'withholding_instead_of_a_search';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER withholding_check BEFORE INSERT OR UPDATE ON matching_withholding
    FOR EACH ROW EXECUTE FUNCTION withholding_check();

-- A verdict and a conclusion, once given, stand.
CREATE OR REPLACE FUNCTION conclusion_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.conclusion <> '' THEN
        RAISE insufficient_privilege USING MESSAGE = 'a conclusion is given once';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER verdict_stands BEFORE UPDATE ON matching_verdict
    FOR EACH ROW EXECUTE FUNCTION conclusion_stands();
CREATE OR REPLACE TRIGGER candidate_stands BEFORE UPDATE ON matching_candidate
    FOR EACH ROW EXECUTE FUNCTION conclusion_stands();
