-- What somebody says of a booking while its case is being decided was not known then: a claim and
-- a conviction wait for a decision under way, and are dated after every decision there is.  So no
-- decision's facts grow afterwards.  A place's own people see no case; the database looks for them.
CREATE FUNCTION status_after_decisions(booking uuid, said_at timestamptz) RETURNS timestamptz
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    decided_at timestamptz;
BEGIN
    PERFORM FROM status_case WHERE booking_id = booking ORDER BY id FOR UPDATE;
    SELECT max(step.taken_at) INTO decided_at
        FROM status_casestep step JOIN status_case c ON c.id = step.case_id
        WHERE c.booking_id = booking AND step.target = 'DECIDED';
    RETURN greatest(said_at, decided_at + interval '1 microsecond');
END $$;

CREATE FUNCTION status_claim_comes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.received_at := status_after_decisions(NEW.booking_id, NEW.received_at);
    RETURN NEW;
END $$;

CREATE TRIGGER status_claim_comes BEFORE INSERT ON status_claim
    FOR EACH ROW EXECUTE FUNCTION status_claim_comes();

CREATE FUNCTION status_conviction_comes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.recorded_at := status_after_decisions(NEW.booking_id, NEW.recorded_at);
    RETURN NEW;
END $$;

CREATE TRIGGER status_conviction_comes BEFORE INSERT ON status_conviction
    FOR EACH ROW EXECUTE FUNCTION status_conviction_comes();

-- Called by the triggers alone, as the owner: to anybody else it would tell when cases are decided.
REVOKE EXECUTE ON FUNCTION status_after_decisions(uuid, timestamptz) FROM PUBLIC;
