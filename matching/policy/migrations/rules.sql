-- A version of a rule is entered and never changed; what the portal began with came by migration.
CREATE FUNCTION policy_version_enters() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.first_load AND current_user <> 'portal_owner' THEN
        RAISE insufficient_privilege USING MESSAGE = 'only a migration loads the first rules';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER policy_version_enters BEFORE INSERT ON policy_ruleversion
    FOR EACH ROW EXECUTE FUNCTION policy_version_enters();

-- Approval comes before the version takes effect, and after somebody entered it.
CREATE FUNCTION policy_signature_enters() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    signed policy_ruleversion;
BEGIN
    SELECT * INTO signed FROM policy_ruleversion WHERE id = NEW.version_id;
    IF signed.first_load THEN
        RAISE check_violation USING MESSAGE = 'the first rules have no signature';
    END IF;
    IF NEW.part <> 'AUTHOR' AND NOT EXISTS (
        SELECT FROM policy_rulesignature WHERE version_id = NEW.version_id AND part = 'AUTHOR')
    THEN
        RAISE check_violation USING MESSAGE = 'nobody has entered this version of a rule';
    END IF;
    IF NEW.part = 'APPROVER'
        AND signed.effective_at < greatest(NEW.signed_at, clock_timestamp()) + interval '30 seconds'
    THEN
        RAISE check_violation USING MESSAGE = 'a rule is approved before it takes effect';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER policy_signature_enters BEFORE INSERT ON policy_rulesignature
    FOR EACH ROW EXECUTE FUNCTION policy_signature_enters();

CREATE FUNCTION policy_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a rule and its signatures stay as they are';
END $$;

CREATE TRIGGER policy_version_stays BEFORE UPDATE OR DELETE ON policy_ruleversion
    FOR EACH ROW EXECUTE FUNCTION policy_stays();
CREATE TRIGGER policy_signature_stays BEFORE UPDATE OR DELETE ON policy_rulesignature
    FOR EACH ROW EXECUTE FUNCTION policy_stays();
