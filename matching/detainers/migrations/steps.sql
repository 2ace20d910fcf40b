-- Each change of a detainer's state has its step: which state, when, and by whom.  The step comes
-- after the change, so that it is asked for when the transaction ends.
CREATE FUNCTION detainer_keeps_its_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM detainers_step
                   WHERE detainer_id = NEW.id AND source = OLD.status AND target = NEW.status
                   AND taken_at = NEW.changed_at) THEN
        PERFORM detainer_refuse('detainer_keeps_each_step',
            format('no step says how a detainer that was %s became %s', OLD.status, NEW.status));
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER detainer_keeps_its_step AFTER UPDATE ON detainers_detainer
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status <> NEW.status)
    EXECUTE FUNCTION detainer_keeps_its_step();

-- The time of the last change moves with a change alone.
CREATE FUNCTION detainer_changes_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a detainer keeps what it says';
END $$;

CREATE TRIGGER detainer_changes_in_time BEFORE UPDATE ON detainers_detainer
    FOR EACH ROW WHEN (OLD.status = NEW.status AND OLD.changed_at <> NEW.changed_at)
    EXECUTE FUNCTION detainer_changes_in_time();

-- A step tells of the change that was just made, and of no other.  After the insert, so that row
-- security speaks first of a place next door.
CREATE FUNCTION step_tells_of_a_change() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT detainer_way(NEW.source, NEW.target) OR NOT EXISTS (
            SELECT FROM detainers_detainer
            WHERE id = NEW.detainer_id AND status = NEW.target AND changed_at = NEW.taken_at) THEN
        PERFORM detainer_refuse('step_tells_of_a_change', 'the detainer made no such step');
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER step_tells_of_a_change AFTER INSERT ON detainers_step
    FOR EACH ROW EXECUTE FUNCTION step_tells_of_a_change();
