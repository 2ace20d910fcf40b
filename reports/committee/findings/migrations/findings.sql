-- A finding goes its way step by step, and its words are those that were circulated.
CREATE FUNCTION finding_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'DRAFT' THEN
            RAISE insufficient_privilege USING MESSAGE = 'a finding begins as a draft';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status IN ('ADOPTED', 'FAILED') THEN
        RAISE insufficient_privilege USING MESSAGE = 'a settled finding stays as it is';
    END IF;
    IF (NEW.title, NEW.text, NEW.duty) IS DISTINCT FROM (OLD.title, OLD.text, OLD.duty)
        AND NOT (OLD.status = 'DRAFT' AND NEW.status = 'DRAFT')
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'the words of a finding that is out stay';
    END IF;
    IF (NEW.reference, NEW.matter_id, NEW.drafted_by_id, NEW.drafted_at)
        IS DISTINCT FROM (OLD.reference, OLD.matter_id, OLD.drafted_by_id, OLD.drafted_at)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'a finding keeps its number and its matter';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('DRAFT', 'CIRCULATED'), ('CIRCULATED', 'DRAFT'), ('CIRCULATED', 'DELIBERATED'),
        ('DELIBERATED', 'CIRCULATED'), ('DELIBERATED', 'VOTED'), ('VOTED', 'ADOPTED'),
        ('VOTED', 'FAILED'))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'a finding does not go this way';
    END IF;
    IF NEW.status = OLD.status AND (NEW.item_id, NEW.motion_id, NEW.statements_until)
        IS DISTINCT FROM (OLD.item_id, OLD.motion_id, OLD.statements_until)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'a finding keeps its item and its vote';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER finding_goes_its_way BEFORE INSERT OR UPDATE ON committee_findings_finding
    FOR EACH ROW EXECUTE FUNCTION finding_goes_its_way();

-- It is deliberated in a meeting that took place, and decided by a vote on what was circulated.
CREATE FUNCTION finding_is_decided() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    outcome text;
BEGIN
    IF NEW.status = 'DELIBERATED' AND NOT EXISTS (
        SELECT FROM committee_meetings_agendaitem i
            JOIN committee_meetings_meeting m ON m.id = i.meeting_id
            WHERE i.id = NEW.item_id AND i.matter_id = NEW.matter_id AND m.opened_at IS NOT NULL)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'a finding is deliberated under its matter';
    END IF;
    IF NEW.status NOT IN ('VOTED', 'ADOPTED', 'FAILED') THEN
        RETURN NULL;
    END IF;
    SELECT v.status INTO outcome FROM committee_motions_motion v
        JOIN committee_meetings_agendaitem i ON i.id = v.item_id
        WHERE v.id = NEW.motion_id AND i.matter_id = NEW.matter_id AND v.parent_id IS NULL
            AND v.opened_at >= NEW.circulated_at;
    IF outcome IS NULL OR outcome NOT IN ('CARRIED', 'FAILED') THEN
        RAISE insufficient_privilege USING MESSAGE = 'a finding is decided by a vote on it';
    END IF;
    IF NEW.status <> 'VOTED' AND (NEW.status = 'ADOPTED') <> (outcome = 'CARRIED') THEN
        RAISE insufficient_privilege USING MESSAGE = 'a finding is settled as the vote was';
    END IF;
    IF NEW.status <> 'VOTED'
        AND (NEW.changed_at AT TIME ZONE 'America/New_York')::date <= NEW.statements_until
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'members may still add statements';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER finding_is_decided AFTER UPDATE OF status ON committee_findings_finding
    FOR EACH ROW EXECUTE FUNCTION finding_is_decided();

-- What hangs on a finding comes while it is in the right state; the lock lets it wait for
-- whoever moves the finding at the same moment.
CREATE FUNCTION proposal_with_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    one record;
    state text;
BEGIN
    one := CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
    SELECT status INTO state FROM committee_findings_finding
        WHERE id = one.finding_id FOR SHARE;
    IF state IS DISTINCT FROM 'DRAFT' THEN
        RAISE insufficient_privilege USING MESSAGE = 'what is proposed stays with what is out';
    END IF;
    RETURN one;
END $$;

CREATE TRIGGER proposal_with_a_draft
    BEFORE INSERT OR UPDATE OR DELETE ON committee_findings_proposal
    FOR EACH ROW EXECUTE FUNCTION proposal_with_a_draft();

CREATE FUNCTION statement_while_voted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    found record;
BEGIN
    SELECT status, statements_until, matter_id INTO found FROM committee_findings_finding
        WHERE id = NEW.finding_id FOR SHARE;
    IF found.status IS DISTINCT FROM 'VOTED'
        OR (NEW.signed_at AT TIME ZONE 'America/New_York')::date > found.statements_until
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'statements come after the vote, in time';
    END IF;
    IF EXISTS (SELECT FROM committee_seats_recusal
               WHERE matter_id = found.matter_id AND term_id = NEW.term_id)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'who is recused says nothing on the matter';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER statement_while_voted AFTER INSERT ON committee_findings_memberstatement
    FOR EACH ROW EXECUTE FUNCTION statement_while_voted();

CREATE FUNCTION finding_record_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'what was said of a finding stays';
END $$;

CREATE TRIGGER member_statement_stays BEFORE UPDATE OR DELETE ON committee_findings_memberstatement
    FOR EACH ROW EXECUTE FUNCTION finding_record_stays();
CREATE TRIGGER published_finding_stays
    BEFORE UPDATE OR DELETE ON committee_findings_publishedfinding
    FOR EACH ROW EXECUTE FUNCTION finding_record_stays();
CREATE TRIGGER response_stays BEFORE UPDATE OR DELETE ON committee_findings_response
    FOR EACH ROW EXECUTE FUNCTION finding_record_stays();

CREATE FUNCTION published_finding_is_the_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM committee_findings_finding f WHERE f.id = NEW.finding_id
            AND (f.reference, f.matter_id, f.duty, f.title, f.text, f.status, f.motion_id)
            = (NEW.reference, NEW.matter_id, NEW.duty, NEW.title, NEW.text, NEW.outcome,
               NEW.motion_id)
            AND jsonb_array_length(NEW.statements) = (
                SELECT count(*) FROM committee_findings_memberstatement s
                WHERE s.finding_id = f.id))
    THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'what is published is the settled finding with every statement';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER published_finding_is_the_settled
    AFTER INSERT ON committee_findings_publishedfinding
    FOR EACH ROW EXECUTE FUNCTION published_finding_is_the_settled();

-- An addressee's people touch what is addressed to their own places.
CREATE FUNCTION addressed_to_me(recommendation uuid) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF current_user <> 'portal_tenant' THEN
        RETURN true;
    END IF;
    RETURN EXISTS (SELECT FROM committee_findings_recommendation
                   WHERE id = recommendation AND addressee_id = ANY (current_scope()));
END $$;

CREATE FUNCTION recommendation_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'ADOPTED' OR NOT EXISTS (
            SELECT FROM committee_findings_finding
                WHERE id = NEW.finding_id AND status = 'ADOPTED')
        THEN
            RAISE insufficient_privilege
                USING MESSAGE = 'a recommendation begins with a finding that was adopted';
        END IF;
        RETURN NEW;
    END IF;
    IF (NEW.reference, NEW.finding_id, NEW.words, NEW.addressee_id, NEW.adopted_at)
        IS DISTINCT FROM
        (OLD.reference, OLD.finding_id, OLD.words, OLD.addressee_id, OLD.adopted_at)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'the words of a recommendation stay';
    END IF;
    IF (NEW.due_on, NEW.transmitted_at) IS DISTINCT FROM (OLD.due_on, OLD.transmitted_at)
        AND NOT (OLD.status = 'ADOPTED' AND NEW.status = 'TRANSMITTED' AND NEW.due_on >= OLD.due_on)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'the day of the reply is set when it is sent';
    END IF;
    IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
        ('ADOPTED', 'TRANSMITTED'), ('ADOPTED', 'SUPERSEDED'), ('TRANSMITTED', 'ANSWERED'),
        ('TRANSMITTED', 'SUPERSEDED'), ('ANSWERED', 'IMPLEMENTING'), ('ANSWERED', 'SUPERSEDED'),
        ('IMPLEMENTING', 'VERIFIED'), ('IMPLEMENTING', 'SUPERSEDED'))
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'a recommendation does not go this way';
    END IF;
    IF NOT addressed_to_me(NEW.id)
        OR NEW.status <> OLD.status
        AND (NEW.status IN ('ANSWERED', 'IMPLEMENTING')) <> (current_user = 'portal_tenant')
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'the addressee answers, and nobody else';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER recommendation_goes_its_way
    BEFORE INSERT OR UPDATE ON committee_findings_recommendation
    FOR EACH ROW EXECUTE FUNCTION recommendation_goes_its_way();

-- A state says what is on record: a reply, steps, all of them verified, another in its place.
CREATE FUNCTION recommendation_as_recorded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    fits boolean;
BEGIN
    fits := CASE NEW.status
        WHEN 'ANSWERED' THEN EXISTS (
            SELECT FROM committee_findings_response WHERE recommendation_id = NEW.id)
        WHEN 'IMPLEMENTING' THEN EXISTS (
            SELECT FROM committee_findings_step WHERE recommendation_id = NEW.id)
        WHEN 'VERIFIED' THEN NOT EXISTS (
            SELECT FROM committee_findings_step
                WHERE recommendation_id = NEW.id AND verified_at IS NULL)
        WHEN 'SUPERSEDED' THEN EXISTS (
            SELECT FROM committee_findings_recommendation
                WHERE id = NEW.superseded_by_id AND status <> 'SUPERSEDED')
        ELSE true END;
    IF NOT fits THEN
        RAISE insufficient_privilege USING MESSAGE = 'the record does not bear this state';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER recommendation_as_recorded
    AFTER UPDATE OF status ON committee_findings_recommendation
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION recommendation_as_recorded();

CREATE FUNCTION response_while_it_is_waited_for() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    SELECT status INTO state FROM committee_findings_recommendation
        WHERE id = NEW.recommendation_id FOR SHARE;
    IF state IS DISTINCT FROM 'TRANSMITTED' OR NOT addressed_to_me(NEW.recommendation_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'no reply is waited for';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER response_while_it_is_waited_for AFTER INSERT ON committee_findings_response
    FOR EACH ROW EXECUTE FUNCTION response_while_it_is_waited_for();

CREATE FUNCTION step_of_who_agreed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    IF TG_OP = 'DELETE' THEN
        RAISE insufficient_privilege USING MESSAGE = 'what was undertaken stays';
    END IF;
    SELECT status INTO state FROM committee_findings_recommendation
        WHERE id = NEW.recommendation_id FOR SHARE;
    IF NOT addressed_to_me(NEW.recommendation_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the addressee takes the steps';
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF state IS NULL OR state NOT IN ('ANSWERED', 'IMPLEMENTING') OR NOT EXISTS (
            SELECT FROM committee_findings_response
                WHERE recommendation_id = NEW.recommendation_id AND stance <> 'DOES_NOT')
        THEN
            RAISE insufficient_privilege USING MESSAGE = 'steps are of who agreed';
        END IF;
        RETURN NEW;
    END IF;
    IF state IS DISTINCT FROM 'IMPLEMENTING' OR OLD.verified_at IS NOT NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'what was verified stays';
    END IF;
    IF (NEW.recommendation_id, NEW.number, NEW.words, NEW.due_on, NEW.undertaken_by_id,
        NEW.undertaken_at)
        IS DISTINCT FROM
        (OLD.recommendation_id, OLD.number, OLD.words, OLD.due_on, OLD.undertaken_by_id,
         OLD.undertaken_at)
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'what was undertaken stays';
    END IF;
    IF OLD.done_at IS NOT NULL AND NEW.done_at IS DISTINCT FROM OLD.done_at
        AND (NEW.done_at IS NOT NULL OR NEW.asked_more = '')
    THEN
        RAISE insufficient_privilege USING MESSAGE = 'evidence stays unless more is asked for';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER step_of_who_agreed BEFORE INSERT OR UPDATE OR DELETE ON committee_findings_step
    FOR EACH ROW EXECUTE FUNCTION step_of_who_agreed();
