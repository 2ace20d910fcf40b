-- The work on a release goes along its table; the table is reports.releases.work_states.WORK.
CREATE OR REPLACE FUNCTION release_work_state(work jsonb) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE
        WHEN coalesce(work ->> 'task', '') <> '' THEN CASE
            WHEN coalesce(work ->> 'canceled_at', '') <> '' THEN 'STOPPING'
            WHEN coalesce(work ->> 'told', '') <> '' THEN 'RUNNING'
            ELSE 'WAITING' END
        WHEN coalesce(work ->> 'canceled_at', '') <> '' THEN 'CANCELED'
        WHEN coalesce(work ->> 'problem', '') <> '' THEN 'FAILED'
        ELSE 'IDLE' END
$$;

CREATE OR REPLACE FUNCTION release_work_way(source text, target text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT (source, target) IN (
        ('IDLE', 'WAITING'), ('IDLE', 'FAILED'),
        ('WAITING', 'RUNNING'), ('WAITING', 'IDLE'), ('WAITING', 'FAILED'),
        ('WAITING', 'CANCELED'),
        ('RUNNING', 'IDLE'), ('RUNNING', 'FAILED'), ('RUNNING', 'WAITING'),
        ('RUNNING', 'STOPPING'), ('RUNNING', 'CANCELED'),
        ('STOPPING', 'CANCELED'), ('STOPPING', 'WAITING'),
        ('FAILED', 'WAITING'), ('FAILED', 'IDLE'),
        ('CANCELED', 'WAITING'))
$$;

CREATE OR REPLACE FUNCTION release_work_moves() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    source text := 'IDLE';
    target text := release_work_state(NEW.work);
BEGIN
    IF TG_OP = 'UPDATE' THEN
        source := release_work_state(OLD.work);
        -- These two steps are a worker's: what was canceled is not written after all.
        IF source IN ('STOPPING', 'CANCELED') AND (OLD.status, NEW.status) IN (
                ('FROZEN', 'COMPUTED'), ('COMPUTED', 'CHECKED')) THEN
            RAISE insufficient_privilege USING MESSAGE = 'the work was canceled';
        END IF;
    END IF;
    IF source <> target AND NOT release_work_way(source, target) THEN
        RAISE insufficient_privilege
            USING MESSAGE = format('work that is %s does not become %s', source, target);
    END IF;
    IF target NOT IN ('IDLE', 'FAILED') AND NEW.status NOT IN ('OPEN', 'FROZEN', 'COMPUTED') THEN
        RAISE insufficient_privilege
            USING MESSAGE = format('no worker is at a release that is %s', NEW.status);
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE TRIGGER release_work_moves BEFORE INSERT OR UPDATE ON releases_release
    FOR EACH ROW EXECUTE FUNCTION release_work_moves();
