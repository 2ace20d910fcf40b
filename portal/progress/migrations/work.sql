-- The ways between the states of long work; the table of them is portal.progress.states.LIFECYCLE.
CREATE OR REPLACE FUNCTION work_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' AND NEW.status <> 'QUEUED' THEN
        RAISE insufficient_privilege USING MESSAGE = 'long work begins as QUEUED';
    ELSIF TG_OP = 'UPDATE' AND NEW.status <> OLD.status
          AND OLD.status || ' ' || NEW.status NOT IN (
              'QUEUED RUNNING', 'QUEUED CANCELED', 'RUNNING DONE', 'RUNNING FAILED',
              'RUNNING CANCELED', 'FAILED QUEUED') THEN
        RAISE insufficient_privilege USING
            MESSAGE = format('%s work does not become %s', OLD.status, NEW.status);
    ELSIF TG_OP = 'UPDATE' AND ROW (NEW.id, NEW.kind, NEW.asked_by_id, NEW.asked_at)
          IS DISTINCT FROM ROW (OLD.id, OLD.kind, OLD.asked_by_id, OLD.asked_at) THEN
        RAISE insufficient_privilege USING MESSAGE = 'what was asked for, and by whom, stays';
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER work_moves BEFORE INSERT OR UPDATE ON progress_work
    FOR EACH ROW EXECUTE FUNCTION work_moves();
