-- A flag is of counts that stay, and stays as it was signed; a comment comes before the signature.
CREATE FUNCTION flag_of_a_frozen_cube() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM statistics_cube WHERE id = NEW.cube_id
                   AND frozen_at IS NOT NULL AND quarter = NEW.quarter) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a flag is of a frozen cube of its quarter';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER flag_of_a_frozen_cube AFTER INSERT ON flags_flag
    FOR EACH ROW EXECUTE FUNCTION flag_of_a_frozen_cube();

CREATE FUNCTION flag_stays_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a signed flag stays as it is';
END $$;

CREATE TRIGGER flag_stays_signed BEFORE UPDATE ON flags_flag
    FOR EACH ROW WHEN (OLD.status = 'SIGNED') EXECUTE FUNCTION flag_stays_signed();

-- The lock lets the comment wait for whoever signs at the same moment.
CREATE FUNCTION comment_before_the_signature() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    SELECT status INTO state FROM flags_flag
        WHERE id = NEW.flag_id AND asked_at IS NOT NULL FOR SHARE;
    IF state IS NULL OR state = 'SIGNED' THEN
        RAISE insufficient_privilege USING MESSAGE = 'no comment is asked for any more, or yet';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER comment_before_the_signature AFTER INSERT ON flags_comment
    FOR EACH ROW EXECUTE FUNCTION comment_before_the_signature();
