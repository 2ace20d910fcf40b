-- A statement comes in while statements are taken, waits for a moderator and stays as it came.
CREATE FUNCTION statement_as_it_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'RECEIVED' OR NEW.campaign_id IS NOT NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'a statement waits for a moderator first';
    END IF;
    IF NOT EXISTS (SELECT FROM committee_meetings_meeting WHERE id = NEW.meeting_id
                   AND (status = 'NOTICED' OR adjourned_at IS NOT NULL)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this meeting takes no statements';
    END IF;
    IF NEW.item_id IS NOT NULL AND NOT EXISTS (SELECT FROM committee_meetings_agendaitem
            WHERE id = NEW.item_id AND meeting_id = NEW.meeting_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the item is of another meeting';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER statement_as_it_came AFTER INSERT ON committee_meetings_statement
    FOR EACH ROW EXECUTE FUNCTION statement_as_it_came();

-- The ways are those of states.STATEMENT.
CREATE FUNCTION statement_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY[
        'RECEIVED>SHOWN', 'RECEIVED>WITHHELD', 'WITHHELD>SHOWN']) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this way does not lead on for a statement';
    END IF;
    IF OLD.status = NEW.status AND (OLD.ground, OLD.reason, OLD.decided_by_id, OLD.decided_at)
            IS DISTINCT FROM (NEW.ground, NEW.reason, NEW.decided_by_id, NEW.decided_at) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a decision stays until there is another';
    END IF;
    IF NEW.item_id IS NOT NULL AND NEW.item_id IS DISTINCT FROM OLD.item_id
            AND NOT EXISTS (SELECT FROM committee_meetings_agendaitem
                            WHERE id = NEW.item_id AND meeting_id = NEW.meeting_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the item is of another meeting';
    END IF;
    IF NEW.campaign_id IS DISTINCT FROM OLD.campaign_id
            AND NOT EXISTS (SELECT FROM committee_meetings_campaign
                            WHERE id = NEW.campaign_id AND meeting_id = NEW.meeting_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the campaign is of another meeting';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER statement_goes_its_way AFTER UPDATE ON committee_meetings_statement
    FOR EACH ROW EXECUTE FUNCTION statement_goes_its_way();

-- What the public reads is what came in, and stays; more may come to say the same.
CREATE FUNCTION posted_as_it_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM committee_meetings_statement s
        WHERE s.id = NEW.statement_id AND s.status = 'SHOWN'
        AND (s.meeting_id, s.name, s.organization, s.language, s.words, s.digest, s.filed_at)
            = (NEW.meeting_id, NEW.name, NEW.organization, NEW.language, NEW.words, NEW.digest,
               NEW.filed_at)
        AND s.campaign_id IS NOT DISTINCT FROM NEW.campaign_id
        AND s.item_id IS NOT DISTINCT FROM NEW.item_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a posted statement is what came in';
    END IF;
    IF TG_OP = 'UPDATE' AND NEW.copies < OLD.copies THEN
        RAISE insufficient_privilege USING MESSAGE = 'a posted statement stays';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER posted_as_it_came AFTER INSERT OR UPDATE ON committee_meetings_postedstatement
    FOR EACH ROW EXECUTE FUNCTION posted_as_it_came();

CREATE FUNCTION posted_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a posted statement stays';
END $$;

CREATE TRIGGER posted_stays BEFORE DELETE ON committee_meetings_postedstatement
    FOR EACH ROW EXECUTE FUNCTION posted_stays();

CREATE FUNCTION withheld_while_it_is() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    statement committee_meetings_statement;
BEGIN
    SELECT * INTO statement FROM committee_meetings_statement
        WHERE id = COALESCE(NEW.statement_id, OLD.statement_id);
    IF TG_OP = 'DELETE' THEN
        IF statement.status = 'WITHHELD' THEN
            RAISE insufficient_privilege USING MESSAGE = 'what is withheld is counted';
        END IF;
    ELSIF (statement.status, statement.ground, statement.meeting_id)
            <> ('WITHHELD', NEW.ground, NEW.meeting_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'only what is withheld is counted so';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER withheld_while_it_is
    AFTER INSERT OR DELETE ON committee_meetings_withheldstatement
    FOR EACH ROW EXECUTE FUNCTION withheld_while_it_is();
