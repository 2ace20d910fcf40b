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
CREATE TRIGGER arrival_keep BEFORE UPDATE OR DELETE ON holds_arrival
    FOR EACH ROW EXECUTE FUNCTION hold_keep();
CREATE TRIGGER arrival_keep_all BEFORE TRUNCATE ON holds_arrival
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
    IF NEW.ended OR NEW.over_at IS NOT NULL
       OR EXISTS (SELECT FROM holds_custodyend WHERE booking_id = NEW.booking_id) THEN
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

-- Whether any detainer of a booking holds the person at a moment: it is open and asks for a hold,
-- the conviction and the service that it needs are on record, the agency did not answer against it
-- (under a hold policy it answered for it), and neither the case nor the place has ended it.
-- matching.holds.effect says the same to people; a claim on which nobody has decided ends nothing.
CREATE FUNCTION hold_stands(booking uuid, moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (
        SELECT FROM detainers_detainer one
        JOIN matching_booking booked ON booked.id = one.booking_id
        JOIN jurisdictions_jurisdiction place ON place.id = one.jurisdiction_id
        LEFT JOIN jurisdictions_jurisdiction state
            ON state.id = place.parent_id AND state.kind = 'STATE'
        WHERE one.booking_id = booking
          AND one.status IN ('ISSUED', 'SERVED', 'AWAITING_CONVICTION', 'ACTIVE', 'RELEASE_DUE')
          AND 'HOLD' = ANY (one.requests)
          AND NOT (one.conditional AND NOT EXISTS (
              SELECT FROM status_conviction WHERE booking_id = booking
              AND charge_id IS NOT NULL AND retracted_at IS NULL))
          AND NOT (one.form = 'I247A' AND NOT EXISTS (
              SELECT FROM detainers_service
              WHERE detainer_id = one.id AND served_on = 'PERSON'))
          AND coalesce(
              (SELECT choice FROM detainers_answer WHERE detainer_id = one.id
               ORDER BY answered_at DESC, id DESC LIMIT 1),
              CASE WHEN coalesce(hold_policy_of(place.id, moment),
                                 hold_policy_of(state.id, moment)) IS NULL
                   THEN 'HONOR' ELSE '' END) = 'HONOR'
          AND NOT (one.source = 'SC' AND 'L2' IN (
              participation_flow(place.id, booked.booked_at),
              participation_flow(place.id, moment)))
          AND NOT EXISTS (SELECT FROM status_claim
                          WHERE booking_id = booking AND outcome = 'UPHELD')
          AND NOT EXISTS (SELECT FROM status_case
                          WHERE id = one.case_id AND status IN ('CLOSED', 'VOIDED')))
$$;

-- No pause, no restart, no extension: it ends, once, with custody; and it is over, once, from a
-- moment at which nothing holds the person any more.
CREATE FUNCTION hold_clock_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    ends text[] := ARRAY['ended', 'over_at', 'over_because', 'ends_at'];
    over boolean := (NEW.over_at, NEW.over_because) IS DISTINCT FROM (OLD.over_at, OLD.over_because);
BEGIN
    IF to_jsonb(NEW) - ends IS DISTINCT FROM to_jsonb(OLD) - ends
       OR OLD.ended OR NEW.ended = over THEN
        RAISE insufficient_privilege USING MESSAGE = 'a clock runs until custody ends';
    END IF;
    IF NEW.ended AND NOT EXISTS (
            SELECT FROM holds_custodyend WHERE booking_id = NEW.booking_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a clock runs until custody ends';
    END IF;
    IF over AND (OLD.over_at IS NOT NULL OR hold_stands(NEW.booking_id, NEW.over_at)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a detainer still holds the person';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER hold_clock_keep BEFORE UPDATE ON holds_holdclock
    FOR EACH ROW EXECUTE FUNCTION hold_clock_keep();

-- A clock over which no detainer of its booking stands any more is over from that moment.  The
-- lock comes first and the question after it, so that of two last detainers which end at once the
-- second one finds none.  Whoever changes a detainer holds its row before the clock's.
CREATE FUNCTION hold_over(booking uuid, moment timestamptz, because text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    clock record;
BEGIN
    SELECT id, started_at, deadline_at INTO clock FROM holds_holdclock
        WHERE booking_id = booking AND NOT ended AND over_at IS NULL FOR NO KEY UPDATE;
    IF FOUND AND moment < clock.deadline_at AND NOT hold_stands(booking, moment) THEN
        UPDATE holds_holdclock
            SET over_at = greatest(moment, clock.started_at), over_because = because
            WHERE id = clock.id;
    END IF;
END $$;

-- Of a detainer that comes while a clock runs everybody is told; it begins no other clock.
CREATE FUNCTION hold_detainer_moves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.status = 'ISSUED' THEN
        INSERT INTO holds_arrival (id, jurisdiction_id, clock_id, detainer_id, arrived_at)
        SELECT gen_random_uuid(), NEW.jurisdiction_id, id, NEW.id, NEW.issued_at
            FROM holds_holdclock WHERE booking_id = NEW.booking_id AND NOT ended;
    ELSE
        PERFORM hold_over(NEW.booking_id, NEW.changed_at,
            CASE WHEN NEW.status IN ('CANCELLED', 'LIFTED', 'DECLINED')
                 THEN NEW.status ELSE 'ENDED' END);
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER hold_detainer_moves AFTER UPDATE OF status ON detainers_detainer
    FOR EACH ROW WHEN (OLD.status <> NEW.status AND NEW.status IN
        ('ISSUED', 'CANCELLED', 'LIFTED', 'DECLINED', 'RELEASED', 'TRANSFERRED'))
    EXECUTE FUNCTION hold_detainer_moves();

CREATE FUNCTION hold_answered() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hold_over(booking_id, NEW.answered_at, 'DECLINED')
        FROM detainers_detainer WHERE id = NEW.detainer_id;
    RETURN NULL;
END $$;

CREATE TRIGGER hold_answered AFTER INSERT ON detainers_answer
    FOR EACH ROW WHEN (NEW.choice <> 'HONOR') EXECUTE FUNCTION hold_answered();

CREATE FUNCTION hold_conviction_retracted() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM hold_over(NEW.booking_id, NEW.retracted_at, 'RETRACTED');
    RETURN NULL;
END $$;

CREATE TRIGGER hold_conviction_retracted AFTER UPDATE OF retracted_at ON status_conviction
    FOR EACH ROW WHEN (NEW.retracted_at IS NOT NULL)
    EXECUTE FUNCTION hold_conviction_retracted();

-- Custody that ended after the hold was over is on record as overdue, whoever writes its end.
CREATE FUNCTION custody_end_stops() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    clock record;
BEGIN
    SELECT id, started_at, ends_at INTO clock
        FROM holds_holdclock WHERE booking_id = NEW.booking_id;
    IF clock.started_at > NEW.ended_at THEN
        RAISE check_violation USING MESSAGE = 'custody ended before the release was due',
            CONSTRAINT = 'custody_end_after_the_clock_began';
    END IF;
    IF clock.ends_at < NEW.ended_at
       AND NOT EXISTS (SELECT FROM holds_overdue WHERE clock_id = clock.id) THEN
        RAISE check_violation USING MESSAGE = 'a hold past its deadline is on record as such',
            CONSTRAINT = 'custody_end_late_is_overdue';
    END IF;
    UPDATE holds_holdclock SET ended = true WHERE id = clock.id;
    RETURN NULL;
END $$;

CREATE TRIGGER custody_end_stops AFTER INSERT ON holds_custodyend
    FOR EACH ROW EXECUTE FUNCTION custody_end_stops();
