-- What was said of a hold stays as it was said.
CREATE FUNCTION hold_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'what is on record of a hold stays';
END $$;

CREATE TRIGGER overdue_keep BEFORE UPDATE OR DELETE ON holds_overdue
    FOR EACH ROW EXECUTE FUNCTION hold_keep();
CREATE TRIGGER overdue_keep_all BEFORE TRUNCATE ON holds_overdue
    FOR EACH STATEMENT EXECUTE FUNCTION hold_keep();
CREATE TRIGGER explanation_keep BEFORE UPDATE OR DELETE ON holds_overdueexplanation
    FOR EACH ROW EXECUTE FUNCTION hold_keep();
CREATE TRIGGER explanation_keep_all BEFORE TRUNCATE ON holds_overdueexplanation
    FOR EACH STATEMENT EXECUTE FUNCTION hold_keep();
CREATE TRIGGER custody_end_keep BEFORE UPDATE OR DELETE ON holds_custodyend
    FOR EACH ROW EXECUTE FUNCTION hold_keep();
CREATE TRIGGER custody_end_keep_all BEFORE TRUNCATE ON holds_custodyend
    FOR EACH STATEMENT EXECUTE FUNCTION hold_keep();
CREATE TRIGGER alarm_keep BEFORE UPDATE OR DELETE ON holds_alarm
    FOR EACH ROW EXECUTE FUNCTION hold_keep();
CREATE TRIGGER alarm_keep_all BEFORE TRUNCATE ON holds_alarm
    FOR EACH STATEMENT EXECUTE FUNCTION hold_keep();
CREATE TRIGGER hold_clock_row_keep BEFORE DELETE ON holds_holdclock
    FOR EACH ROW EXECUTE FUNCTION hold_keep();
CREATE TRIGGER hold_clock_row_keep_all BEFORE TRUNCATE ON holds_holdclock
    FOR EACH STATEMENT EXECUTE FUNCTION hold_keep();

-- A clock is begun by a detainer of its booking that is in effect, while the person is held.
CREATE FUNCTION hold_clock_begin() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    asked record;
BEGIN
    SELECT booking_id, agency_id, conditional INTO asked
        FROM detainers_detainer WHERE id = NEW.detainer_id;
    IF asked.booking_id IS DISTINCT FROM NEW.booking_id
       OR asked.agency_id IS DISTINCT FROM NEW.agency_id THEN
        RAISE check_violation USING MESSAGE = 'the detainer is of another booking',
            CONSTRAINT = 'hold_clock_of_its_booking';
    END IF;
    IF asked.conditional AND NOT EXISTS (
            SELECT FROM status_conviction WHERE booking_id = NEW.booking_id
            AND charge_id IS NOT NULL AND retracted_at IS NULL) THEN
        RAISE check_violation USING MESSAGE = 'there is no conviction',
            CONSTRAINT = 'hold_clock_waits_for_the_conviction';
    END IF;
    IF NEW.ended OR EXISTS (SELECT FROM holds_custodyend WHERE booking_id = NEW.booking_id) THEN
        RAISE check_violation USING MESSAGE = 'custody has ended',
            CONSTRAINT = 'hold_clock_begins_in_custody';
    END IF;
    IF NEW.started_at > clock_timestamp() THEN
        RAISE check_violation USING MESSAGE = 'the release is not due yet',
            CONSTRAINT = 'hold_clock_not_in_advance';
    END IF;
    RETURN NEW;
END $$;

-- After the insert, so that row security speaks first of a place next door.
CREATE TRIGGER hold_clock_begin AFTER INSERT ON holds_holdclock
    FOR EACH ROW EXECUTE FUNCTION hold_clock_begin();

-- No pause, no restart, no extension: it ends, once, with custody.
CREATE FUNCTION hold_clock_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF to_jsonb(NEW) - 'ended' IS DISTINCT FROM to_jsonb(OLD) - 'ended'
       OR NOT NEW.ended
       OR NOT EXISTS (SELECT FROM holds_custodyend WHERE booking_id = NEW.booking_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a clock runs until custody ends';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER hold_clock_keep BEFORE UPDATE ON holds_holdclock
    FOR EACH ROW EXECUTE FUNCTION hold_clock_keep();

-- Custody that ended after the deadline is on record as overdue, whoever writes its end.
CREATE FUNCTION custody_end_stops() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    clock record;
BEGIN
    SELECT id, started_at, deadline_at INTO clock
        FROM holds_holdclock WHERE booking_id = NEW.booking_id;
    IF clock.started_at > NEW.ended_at THEN
        RAISE check_violation USING MESSAGE = 'custody ended before the release was due',
            CONSTRAINT = 'custody_end_after_the_clock_began';
    END IF;
    IF clock.deadline_at < NEW.ended_at
       AND NOT EXISTS (SELECT FROM holds_overdue WHERE clock_id = clock.id) THEN
        RAISE check_violation USING MESSAGE = 'a hold past its deadline is on record as such',
            CONSTRAINT = 'custody_end_late_is_overdue';
    END IF;
    UPDATE holds_holdclock SET ended = true WHERE id = clock.id;
    RETURN NULL;
END $$;

CREATE TRIGGER custody_end_stops AFTER INSERT ON holds_custodyend
    FOR EACH ROW EXECUTE FUNCTION custody_end_stops();
