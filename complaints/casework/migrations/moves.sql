-- Each change of a complaint's state has its move: from which state, to which, and when.  The move
-- comes after the change, so that it is asked for when the transaction ends, in whatever scope.
CREATE FUNCTION complaint_keeps_its_move() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM complaint_casework_move
                   WHERE complaint_id = NEW.id AND source = OLD.status AND target = NEW.status
                   AND moved_at = NEW.changed_at) THEN
        RAISE check_violation USING
            MESSAGE = format('no move says how a complaint that was %s became %s',
                             OLD.status, NEW.status),
            CONSTRAINT = 'complaint_keeps_each_move';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER complaint_keeps_its_move AFTER UPDATE ON complaints_complaint
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status <> NEW.status)
    EXECUTE FUNCTION complaint_keeps_its_move();

-- A complaint begins as received, and the time of the last change moves with a change alone: by it
-- an answer is contested and a complaint is kept.
CREATE FUNCTION complaint_moves_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING MESSAGE = 'a complaint changes by its moves alone',
        CONSTRAINT = 'complaint_moves_alone';
END $$;

CREATE TRIGGER complaint_begins_as_received BEFORE INSERT ON complaints_complaint
    FOR EACH ROW WHEN (NEW.status <> 'RECEIVED') EXECUTE FUNCTION complaint_moves_alone();

CREATE TRIGGER complaint_changes_in_time BEFORE UPDATE ON complaints_complaint
    FOR EACH ROW WHEN (OLD.status = NEW.status AND OLD.changed_at <> NEW.changed_at)
    EXECUTE FUNCTION complaint_moves_alone();

-- A move tells of the change that was just made, and of no other.  After the insert, so that row
-- security speaks first.
CREATE FUNCTION move_tells_of_a_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM complaints_complaint
                   WHERE id = NEW.complaint_id AND status = NEW.target
                   AND changed_at = NEW.moved_at) THEN
        RAISE check_violation USING MESSAGE = 'the complaint made no such move',
            CONSTRAINT = 'move_tells_of_a_change';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER move_tells_of_a_change AFTER INSERT ON complaint_casework_move
    FOR EACH ROW EXECUTE FUNCTION move_tells_of_a_change();
