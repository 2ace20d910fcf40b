-- A complaint is marked as disposed of by what two people confirmed, and stays so.
CREATE FUNCTION complaint_disposed_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.disposed_at IS NOT DISTINCT FROM OLD.disposed_at THEN
        RETURN NEW;
    END IF;
    IF OLD.disposed_at IS NOT NULL OR NOT EXISTS (
        SELECT FROM retention_disposal
        WHERE complaint_id = NEW.id AND confirmed_at = NEW.disposed_at)
    THEN
        RAISE check_violation USING MESSAGE = 'nobody confirmed this',
            CONSTRAINT = 'complaint_disposed_of_by_two';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER complaint_disposed_check BEFORE UPDATE OF disposed_at ON complaints_complaint
    FOR EACH ROW EXECUTE FUNCTION complaint_disposed_check();

-- No tombstone stands over a complaint that is not marked.
CREATE FUNCTION tombstone_check() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM complaints_complaint
        WHERE id = NEW.complaint_id AND disposed_at = NEW.disposed_at AND content IS NULL)
    THEN
        RAISE check_violation USING MESSAGE = 'the complaint is kept',
            CONSTRAINT = 'tombstone_of_a_disposed_complaint';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER tombstone_check BEFORE INSERT ON retention_tombstone
    FOR EACH ROW EXECUTE FUNCTION tombstone_check();
