-- A case carries what was decided last and whether a detainer rests on it, for lists that would
-- otherwise read every decision and every detainer.  Each writer is in casework, and writes it.
CREATE FUNCTION casework_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE status_case SET standing = NEW.outcome WHERE id = NEW.case_id;
    RETURN NEW;
END $$;

CREATE TRIGGER casework_decided AFTER INSERT ON policy_decision
    FOR EACH ROW EXECUTE FUNCTION casework_decided();

CREATE FUNCTION casework_overridden() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE status_case SET standing = NEW.outcome
    WHERE id = (SELECT case_id FROM policy_decision WHERE id = NEW.decision_id);
    RETURN NEW;
END $$;

CREATE TRIGGER casework_overridden AFTER INSERT ON policy_override
    FOR EACH ROW EXECUTE FUNCTION casework_overridden();

CREATE FUNCTION casework_detained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE status_case SET detained = NEW.status <> 'CANCELLED' WHERE id = NEW.case_id;
    RETURN NEW;
END $$;

CREATE TRIGGER casework_drafted AFTER INSERT ON detainers_detainer
    FOR EACH ROW WHEN (NEW.case_id IS NOT NULL) EXECUTE FUNCTION casework_detained();

-- A draft that is given up leaves the case to be taken up again; an issued one does not.
CREATE TRIGGER casework_discarded AFTER UPDATE OF status ON detainers_detainer
    FOR EACH ROW WHEN (OLD.status = 'DRAFT' AND NEW.status = 'CANCELLED' AND NEW.case_id IS NOT NULL)
    EXECUTE FUNCTION casework_detained();
