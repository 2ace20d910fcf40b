-- A release goes along its table and no other way, and each change leaves its step.
CREATE FUNCTION release_way(source text, target text) RETURNS boolean
LANGUAGE sql IMMUTABLE AS $$
    SELECT (source, target) IN (
        ('OPEN', 'FROZEN'),
        ('FROZEN', 'COMPUTED'), ('FROZEN', 'OPEN'),
        ('COMPUTED', 'CHECKED'), ('COMPUTED', 'OPEN'),
        ('CHECKED', 'SIGNED'), ('CHECKED', 'COMPUTED'), ('CHECKED', 'OPEN'),
        ('SIGNED', 'APPROVED'), ('SIGNED', 'CHECKED'),
        ('APPROVED', 'PUBLISHED'), ('APPROVED', 'CHECKED'),
        ('PUBLISHED', 'CORRECTED'))
$$;

CREATE FUNCTION release_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT release_way(OLD.status, NEW.status) THEN
        RAISE insufficient_privilege
            USING MESSAGE = format('a release that is %s does not become %s', OLD.status, NEW.status);
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER release_goes_its_way BEFORE UPDATE ON releases_release
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION release_goes_its_way();

CREATE FUNCTION release_keeps_its_step() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM releases_step
                   WHERE release_id = NEW.id AND source = OLD.status AND target = NEW.status
                   AND taken_at = NEW.changed_at) THEN
        RAISE insufficient_privilege
            USING MESSAGE = format('no step says how it became %s', NEW.status);
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER release_keeps_its_step AFTER UPDATE ON releases_release
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (OLD.status <> NEW.status)
    EXECUTE FUNCTION release_keeps_its_step();

-- What is signed stays as it was signed, and what is published stays for good.
CREATE FUNCTION release_stays_as_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a signed release stays as it is';
END $$;

CREATE TRIGGER release_stays_as_signed BEFORE UPDATE ON releases_release
    FOR EACH ROW WHEN (
        OLD.status IN ('SIGNED', 'APPROVED', 'PUBLISHED', 'CORRECTED')
        AND (OLD.quarter, OLD.version, OLD.day, OLD.reason, OLD.address, OLD.cube_id, OLD.manifest)
            IS DISTINCT FROM
            (NEW.quarter, NEW.version, NEW.day, NEW.reason, NEW.address, NEW.cube_id, NEW.manifest))
    EXECUTE FUNCTION release_stays_as_signed();

CREATE FUNCTION ledger_of_a_signed_release() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM releases_release WHERE id = NEW.release_id AND status <> 'FROZEN') THEN
        RAISE insufficient_privilege USING MESSAGE = 'the ledger is written with the computation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER ledger_of_a_signed_release BEFORE INSERT OR UPDATE ON releases_ledger
    FOR EACH ROW EXECUTE FUNCTION ledger_of_a_signed_release();
