-- A void takes back what examiners identified, and nobody takes part in it who examined the pair.
CREATE FUNCTION void_check() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    person bigint := CASE TG_OP WHEN 'INSERT' THEN NEW.voided_by_id ELSE NEW.looked_by_id END;
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status <> 'UNCONFIRMED' THEN
        RAISE insufficient_privilege USING MESSAGE = 'a second look is taken once';
    END IF;
    IF TG_OP = 'INSERT' AND NOT EXISTS (
        SELECT FROM matching_candidate candidate
        JOIN matching_search search ON search.id = candidate.search_id
        WHERE candidate.id = NEW.candidate_id AND candidate.conclusion = 'IDENTIFICATION'
          AND search.booking_id = NEW.booking_id)
    THEN
        RAISE check_violation USING MESSAGE = 'nobody was identified',
            CONSTRAINT = 'void_of_an_identification';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.status <> 'UNCONFIRMED' THEN
        RAISE check_violation USING MESSAGE = 'a void begins unconfirmed',
            CONSTRAINT = 'void_begins_unconfirmed';
    END IF;
    IF TG_OP = 'INSERT' AND NEW.case_id IS DISTINCT FROM (
        SELECT id FROM status_case WHERE candidate_id = NEW.candidate_id)
    THEN
        RAISE check_violation USING MESSAGE = 'the case is another match''s',
            CONSTRAINT = 'void_of_the_case_of_its_match';
    END IF;
    IF EXISTS (SELECT FROM matching_verdict
               WHERE candidate_id = NEW.candidate_id AND examiner_id = person) THEN
        RAISE check_violation USING MESSAGE = 'an examiner of the pair has no part in its void',
            CONSTRAINT = 'void_by_no_examiner';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER void_check BEFORE INSERT OR UPDATE ON voiding_void
    FOR EACH ROW EXECUTE FUNCTION void_check();

-- What was published stays; the second look alone is added to it.
CREATE FUNCTION wrongful_match_keeps() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.look <> 'UNCONFIRMED' THEN
        RAISE insufficient_privilege USING MESSAGE = 'the register keeps what it says';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER wrongful_match_keeps BEFORE UPDATE ON voiding_wrongfulmatch
    FOR EACH ROW EXECUTE FUNCTION wrongful_match_keeps();
