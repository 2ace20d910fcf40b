-- A candidate of an immigration search that examiners identified opens a case, and every examiner
-- who looked at it has a part in it and can have no other.  Where the place has left the program
-- since, by the booking's time or by now, no case opens: nothing follows from such a match.
CREATE FUNCTION status_open_case() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    searched record;
    opened uuid;
BEGIN
    SELECT search.gallery, search.booking_id, booking.booked_at, booking.flow INTO searched
        FROM matching_search search JOIN matching_booking booking ON booking.id = search.booking_id
        WHERE search.id = NEW.search_id;
    IF searched.gallery <> 'IMMIGRATION' THEN
        RETURN NEW;
    END IF;
    PERFORM participation_hold(NEW.jurisdiction_id);
    IF 'L2' IN (searched.flow, participation_flow(NEW.jurisdiction_id, searched.booked_at),
                participation_flow(NEW.jurisdiction_id, clock_timestamp())) THEN
        RETURN NEW;
    END IF;
    INSERT INTO status_case
        (id, candidate_id, booking_id, jurisdiction_id, opened_at, status, changed_at)
    VALUES (gen_random_uuid(), NEW.id, searched.booking_id, NEW.jurisdiction_id,
            NEW.concluded_at, 'OPEN', NEW.concluded_at)
    RETURNING id INTO opened;
    INSERT INTO status_duty (case_id, user_id, part, taken_at, jurisdiction_id)
    SELECT opened, verdict.examiner_id, 'EXAMINER', NEW.concluded_at, NEW.jurisdiction_id
    FROM matching_verdict verdict WHERE verdict.candidate_id = NEW.id;
    RETURN NEW;
END $$;

CREATE TRIGGER status_open_case AFTER UPDATE OF conclusion ON matching_candidate
    FOR EACH ROW WHEN (NEW.conclusion = 'IDENTIFICATION' AND OLD.conclusion = '')
    EXECUTE FUNCTION status_open_case();

-- A decision on a claim is made once.
CREATE FUNCTION status_claim_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a decision on a claim stays as it was made';
END $$;

CREATE TRIGGER status_claim_keeps BEFORE UPDATE ON status_claim
    FOR EACH ROW WHEN (OLD.outcome <> '') EXECUTE FUNCTION status_claim_keeps();
