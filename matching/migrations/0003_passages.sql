-- The gate, which also writes down when it let a search through.  The share lock comes first and
-- the clock is read after it, so that no act can fall between the test and the write.  Steps to
-- the safe side pass: failing, withholding, marking a message as sent.
CREATE OR REPLACE FUNCTION search_gate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    stamp text;
    booked timestamptz;
    strictest text;
    moment timestamptz;
    returned boolean := NEW.released_at IS NOT NULL;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.booking_id, NEW.jurisdiction_id, NEW.gallery)
           IS DISTINCT FROM (OLD.booking_id, OLD.jurisdiction_id, OLD.gallery) THEN
            RAISE insufficient_privilege USING MESSAGE = 'a search keeps its booking and gallery';
        END IF;
        returned := returned AND NEW.released_at IS DISTINCT FROM OLD.released_at;
        NEW.passed_open_at := OLD.passed_open_at;
        NEW.passed_start_at := OLD.passed_start_at;
        NEW.passed_finish_at := OLD.passed_finish_at;
        NEW.passed_release_at := OLD.passed_release_at;
    ELSE
        NEW.passed_open_at := NULL;
        NEW.passed_start_at := NULL;
        NEW.passed_finish_at := NULL;
        NEW.passed_release_at := NULL;
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
    moment := clock_timestamp();
    strictest := greatest(coalesce(stamp, 'L2') COLLATE "C",
        participation_flow(NEW.jurisdiction_id, booked) COLLATE "C",
        participation_flow(NEW.jurisdiction_id, moment) COLLATE "C");
    IF strictest >= 'L2' OR (returned AND strictest > 'L0') THEN
        RAISE check_violation USING
            MESSAGE = 'the jurisdiction does not take part',
            CONSTRAINT = 'search_only_while_participating';
    END IF;
    IF TG_OP = 'INSERT' OR NEW.status = 'QUEUED' AND OLD.status <> 'QUEUED' THEN
        NEW.passed_open_at := moment;
    ELSIF NEW.status = 'RUNNING' THEN
        NEW.passed_start_at := moment;
    ELSIF OLD.status <> 'DONE' THEN
        NEW.passed_finish_at := moment;
    END IF;
    IF returned THEN
        NEW.passed_release_at := moment;
    END IF;
    RETURN NEW;
END $$;
