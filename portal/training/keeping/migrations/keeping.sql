-- A place's people assign for their own place, and take back what was assigned there.
CREATE FUNCTION assignment_of_ones_own_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_user = 'portal_tenant'
       AND (NEW.place_id IS NULL
            OR NOT NEW.place_id = ANY ((SELECT current_scope())::bigint[])) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a place assigns to its own people alone';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER assignment_of_ones_own_place AFTER INSERT OR UPDATE ON training_keeping_assignment
    FOR EACH ROW EXECUTE FUNCTION assignment_of_ones_own_place();

-- Who led a roll call is not among those who attended it, and each was recorded there.
CREATE FUNCTION attendance_attested_by_the_leader() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM training_completion c JOIN training_keeping_rollcall r ON r.id = NEW.roll_call_id
        WHERE c.id = NEW.completion_id AND c.way = 'ROLL_CALL' AND c.module_id = r.module_id
        AND c.completed_on = r.held_on AND c.attested_by_id = r.led_by_id
    ) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an attendance is what the leader attested';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER attendance_attested_by_the_leader AFTER INSERT ON training_keeping_attendance
    FOR EACH ROW EXECUTE FUNCTION attendance_attested_by_the_leader();

-- A line stands for what a file recorded while it was applied.
CREATE FUNCTION batch_line_of_a_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM training_completion WHERE id = NEW.completion_id AND way = 'CSV') THEN
        RAISE insufficient_privilege USING MESSAGE = 'a line is of a completion from a file';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER batch_line_of_a_file AFTER INSERT ON training_keeping_batchline
    FOR EACH ROW EXECUTE FUNCTION batch_line_of_a_file();
