-- Retaliation is a complaint of its own: it is never counted as the duplicate of another.
CREATE FUNCTION cluster_member_gate() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM complaint_clusters_cluster g, complaints_complaint c
        WHERE g.id = NEW.cluster_id AND g.kind = 'DUPLICATE'
          AND c.id = NEW.complaint_id AND c.topic = 'RETALIATION'
    ) THEN
        RAISE check_violation USING
            MESSAGE = 'retaliation is a duplicate of nothing',
            CONSTRAINT = 'member_retaliation_stays_apart';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER cluster_member_gate BEFORE INSERT ON complaint_clusters_member
    FOR EACH ROW EXECUTE FUNCTION cluster_member_gate();
