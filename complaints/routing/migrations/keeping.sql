-- Rules that were enacted stay as they are: whoever asks why a complaint went to a team is told
-- by the very rules that sent it there.
CREATE FUNCTION routing_rule_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (
        SELECT FROM complaint_routing_ruleset s
        WHERE s.enacted_at IS NOT NULL
          AND (TG_OP <> 'INSERT' AND s.id = OLD.ruleset_id
               OR TG_OP <> 'DELETE' AND s.id = NEW.ruleset_id)
    ) THEN
        RAISE insufficient_privilege USING MESSAGE = 'rules that were enacted stay as they are';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER routing_rule_keep BEFORE INSERT OR UPDATE OR DELETE
    ON complaint_routing_routingrule FOR EACH ROW EXECUTE FUNCTION routing_rule_keep();

CREATE FUNCTION routing_set_keep() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF OLD.enacted_at IS NOT NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'rules that were enacted stay as they are';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER routing_set_keep BEFORE UPDATE OR DELETE
    ON complaint_routing_ruleset FOR EACH ROW EXECUTE FUNCTION routing_set_keep();
