-- The leaf of a row: RFC 9162 section 2.1, SHA-256 over 0x00 and the row's canonical JSON.
CREATE OR REPLACE FUNCTION audit_leaf(e audit_auditevent) RETURNS bytea
LANGUAGE sql STABLE SET timezone = 'UTC' SET search_path = public, pg_temp AS $$
    SELECT sha256('\x00'::bytea || convert_to(jsonb_build_array(
        e.id, e.event, e.subject_type, e.subject_id, e.jurisdiction_id, e.actor, e.before,
        e.after, e.detail, extract(epoch FROM e.recorded_at)::text,
        extract(epoch FROM e.happened_at)::text, e.transaction)::text, 'UTF8'))
$$;

CREATE OR REPLACE FUNCTION audit_write() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    NEW.happened_at := clock_timestamp();
    NEW.transaction := pg_current_xact_id()::text::bigint;
    NEW.leaf := audit_leaf(NEW);
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'the audit trail is append-only';
END $$;

CREATE OR REPLACE TRIGGER audit_write BEFORE INSERT ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_write();
CREATE OR REPLACE TRIGGER audit_keep BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_keep();
CREATE OR REPLACE TRIGGER audit_keep_all BEFORE TRUNCATE ON audit_auditevent
    FOR EACH STATEMENT EXECUTE FUNCTION audit_keep();
