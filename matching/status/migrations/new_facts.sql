-- A conviction that a place's own people report brings a decided case back to be decided again:
-- they see no case, so the database takes the step.  In casework the services take it.
CREATE FUNCTION status_new_facts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF current_setting('role') <> 'portal_tenant' THEN
        RETURN NEW;
    END IF;
    WITH again AS (
        UPDATE status_case
        SET status = 'ANSWERED', changed_at = greatest(changed_at, NEW.recorded_at)
        WHERE booking_id = NEW.booking_id AND status = 'DECIDED'
        RETURNING id, jurisdiction_id, changed_at
    )
    INSERT INTO status_casestep
        (id, case_id, source, target, taken_at, taken_by_id, note, jurisdiction_id)
    SELECT gen_random_uuid(), id, 'DECIDED', 'ANSWERED', changed_at, NEW.recorded_by_id, '',
           jurisdiction_id
    FROM again;
    RETURN NEW;
END $$;

CREATE TRIGGER status_new_facts AFTER INSERT ON status_conviction
    FOR EACH ROW EXECUTE FUNCTION status_new_facts();
