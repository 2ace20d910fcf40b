-- A term lies in the days of its charter, and ends once; so does an interest.
CREATE FUNCTION term_within_its_charter() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM committee_seats_seat s
                   JOIN committee_seats_charter c ON c.id = s.charter_id
                   WHERE s.id = NEW.seat_id AND NEW.begins_on >= c.effective_on
                   AND NEW.ends_on <= c.ends_on) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a term lies in the days of its charter';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER term_within_its_charter AFTER INSERT ON committee_seats_term
    FOR EACH ROW EXECUTE FUNCTION term_within_its_charter();

CREATE FUNCTION term_ended_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a term that was ended stays so';
END $$;

CREATE TRIGGER term_ended_stays BEFORE UPDATE ON committee_seats_term
    FOR EACH ROW WHEN (OLD.ended_on IS NOT NULL) EXECUTE FUNCTION term_ended_stays();

CREATE FUNCTION interest_ended_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'an interest that is over stays so';
END $$;

CREATE TRIGGER interest_ended_stays BEFORE UPDATE ON committee_seats_interest
    FOR EACH ROW WHEN (OLD.ended_at IS NOT NULL) EXECUTE FUNCTION interest_ended_stays();
