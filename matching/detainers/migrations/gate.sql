-- The ways between the states of a detainer; the table of them is matching.detainers.states.
CREATE FUNCTION detainer_way(source text, target text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT target = ANY (CASE source
        WHEN 'DRAFT' THEN ARRAY['ISSUED', 'CANCELLED']
        WHEN 'ISSUED' THEN ARRAY['SERVED', 'AWAITING_CONVICTION', 'ACTIVE', 'RELEASE_DUE',
            'TRANSFERRED', 'RELEASED', 'DECLINED', 'CANCELLED', 'LIFTED']
        WHEN 'SERVED' THEN ARRAY['AWAITING_CONVICTION', 'ACTIVE', 'RELEASE_DUE', 'TRANSFERRED',
            'RELEASED', 'DECLINED', 'CANCELLED', 'LIFTED']
        WHEN 'AWAITING_CONVICTION' THEN ARRAY['ACTIVE', 'RELEASED', 'DECLINED', 'CANCELLED',
            'LIFTED']
        WHEN 'ACTIVE' THEN ARRAY['RELEASE_DUE', 'TRANSFERRED', 'RELEASED', 'DECLINED',
            'CANCELLED', 'LIFTED']
        WHEN 'RELEASE_DUE' THEN ARRAY['TRANSFERRED', 'EXPIRED', 'RELEASED', 'DECLINED',
            'CANCELLED', 'LIFTED']
        WHEN 'EXPIRED' THEN ARRAY['TRANSFERRED', 'RELEASED', 'DECLINED', 'CANCELLED', 'LIFTED']
        ELSE ARRAY[]::text[] END)
$$;

CREATE FUNCTION detainer_toward_release(target text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = public, pg_temp AS $$
    SELECT target IN ('EXPIRED', 'RELEASED', 'DECLINED', 'CANCELLED', 'LIFTED')
$$;

CREATE FUNCTION detainer_refuse(rule text, words text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING MESSAGE = words, CONSTRAINT = rule;
END $$;

-- A detainer keeps what it says, takes only the ways of its table, and toward a hold only while
-- nothing stops it.  The share lock on participation comes first and the clock is read after it.
CREATE FUNCTION detainer_gate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    kept text[] := ARRAY['status', 'changed_at', 'issued_at', 'issued_by_id', 'code'];
    booked timestamptz;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'DRAFT' OR NEW.issued_at IS NOT NULL THEN
            PERFORM detainer_refuse('detainer_begins_as_draft', 'a detainer begins as a draft');
        END IF;
    ELSE
        IF to_jsonb(NEW) - kept IS DISTINCT FROM to_jsonb(OLD) - kept
           OR NOT (OLD.status = 'DRAFT' AND NEW.status = 'ISSUED')
              AND (NEW.issued_at, NEW.issued_by_id, NEW.code)
                  IS DISTINCT FROM (OLD.issued_at, OLD.issued_by_id, OLD.code) THEN
            RAISE insufficient_privilege USING MESSAGE = 'a detainer keeps what it says';
        END IF;
        IF NEW.status = OLD.status THEN
            RETURN NEW;
        END IF;
        IF NOT detainer_way(OLD.status, NEW.status) THEN
            PERFORM detainer_refuse('detainer_moves',
                format('a detainer that is %s does not become %s', OLD.status, NEW.status));
        END IF;
        IF detainer_toward_release(NEW.status) THEN
            RETURN NEW;
        END IF;
    END IF;
    IF NEW.source = 'SC' THEN
        PERFORM participation_hold(NEW.jurisdiction_id);
        SELECT booked_at INTO booked FROM matching_booking WHERE id = NEW.booking_id;
        IF 'L2' IN (participation_flow(NEW.jurisdiction_id, booked),
                    participation_flow(NEW.jurisdiction_id, clock_timestamp())) THEN
            PERFORM detainer_refuse('detainer_of_a_place_that_takes_part',
                'the place does not take part in the program');
        END IF;
    END IF;
    IF EXISTS (SELECT FROM status_claim WHERE booking_id = NEW.booking_id AND outcome = '') THEN
        PERFORM detainer_refuse('detainer_stops_at_a_claim', 'a claim is undecided');
    END IF;
    IF EXISTS (SELECT FROM status_claim
               WHERE booking_id = NEW.booking_id AND outcome = 'UPHELD')
       OR EXISTS (SELECT FROM status_case
                  WHERE id = NEW.case_id AND status IN ('CLOSED', 'VOIDED')) THEN
        PERFORM detainer_refuse('detainer_ends_with_its_case', 'the case is at its end');
    END IF;
    IF NEW.conditional AND NEW.status IN ('ACTIVE', 'RELEASE_DUE', 'TRANSFERRED')
       AND NOT EXISTS (SELECT FROM status_conviction WHERE booking_id = NEW.booking_id
                       AND charge_id IS NOT NULL AND retracted_at IS NULL) THEN
        PERFORM detainer_refuse('detainer_waits_for_the_conviction', 'there is no conviction');
    END IF;
    IF (NEW.status = 'SERVED'
        OR NEW.form = 'I247A'
           AND NEW.status IN ('AWAITING_CONVICTION', 'ACTIVE', 'RELEASE_DUE', 'TRANSFERRED'))
       AND NOT EXISTS (SELECT FROM detainers_service
                       WHERE detainer_id = NEW.id AND served_on = 'PERSON') THEN
        PERFORM detainer_refuse('detainer_served_on_the_person',
            'it was not served on the person');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER detainer_gate BEFORE INSERT OR UPDATE ON detainers_detainer
    FOR EACH ROW EXECUTE FUNCTION detainer_gate();

-- What an issued detainer rests on.  It reads as the officer who issues: no other scope sees a
-- response.  A match alone is never a ground.
CREATE FUNCTION detainer_founded() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    matched record;
    answer record;
    decided record;
    standing text;
BEGIN
    IF NEW.ground = '' AND NEW.form <> 'I247N' THEN
        PERFORM detainer_refuse('detainer_names_its_ground', 'there is no ground');
    END IF;
    IF NEW.source <> 'SC' THEN
        RETURN NEW;
    END IF;
    SELECT c.status, c.booking_id, b.agency_id INTO matched
        FROM status_case c JOIN matching_booking b ON b.id = c.booking_id
        WHERE c.id = NEW.case_id;
    SELECT r.id, r.finding, r.ground, octet_length(r.evidence) AS evidence INTO answer
        FROM status_response r JOIN status_query q ON q.id = r.query_id
        WHERE q.case_id = NEW.case_id ORDER BY r.answered_at DESC, r.id DESC LIMIT 1;
    IF answer.id IS DISTINCT FROM NEW.response_id OR answer.finding <> 'REMOVABLE'
       OR answer.ground = '' OR answer.evidence = 0 THEN
        PERFORM detainer_refuse('detainer_rests_on_a_removable_response',
            'the latest response does not carry it');
    END IF;
    SELECT d.id, d.outcome INTO decided FROM policy_decision d
        WHERE d.case_id = NEW.case_id ORDER BY d.decided_at DESC, d.id DESC LIMIT 1;
    SELECT o.outcome INTO standing FROM policy_override o WHERE o.decision_id = decided.id;
    standing := coalesce(standing, decided.outcome, 'NO_ACTION');
    IF decided.id IS DISTINCT FROM NEW.decision_id OR matched.status <> 'DECIDED'
       OR NOT (standing = 'MAY_PROCEED' OR standing = 'AFTER_CONVICTION' AND NEW.conditional) THEN
        PERFORM detainer_refuse('detainer_rests_on_the_standing_decision',
            'the standing decision does not carry it');
    END IF;
    IF (matched.booking_id, matched.agency_id) IS DISTINCT FROM (NEW.booking_id, NEW.agency_id)
    THEN
        PERFORM detainer_refuse('detainer_for_the_agency_of_its_booking',
            'it is another booking, or another agency');
    END IF;
    IF NOT EXISTS (SELECT FROM status_duty WHERE case_id = NEW.case_id
                   AND user_id = NEW.issued_by_id AND part = 'OFFICER') THEN
        PERFORM detainer_refuse('detainer_issued_by_the_officer_of_the_case',
            'this is not the officer of the case');
    END IF;
    RETURN NEW;
END $$;

-- Triggers of one kind run in the order of names: the gate comes first.
CREATE TRIGGER detainer_rests BEFORE UPDATE ON detainers_detainer
    FOR EACH ROW WHEN (OLD.status = 'DRAFT' AND NEW.status = 'ISSUED')
    EXECUTE FUNCTION detainer_founded();

-- The hold policy of a place at an instant; NULL where it has none.
CREATE FUNCTION hold_policy_of(place bigint, moment timestamptz) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    SELECT CASE WHEN ends THEN NULL ELSE id END FROM detainers_holdpolicy
    WHERE jurisdiction_id = place AND effective_at <= moment
    ORDER BY effective_at DESC LIMIT 1
$$;

-- An answer names the policies in force, of the place and of its state, and a hold a condition of
-- each; a policy without conditions therefore allows none.
CREATE FUNCTION answer_gate() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asked record;
    own bigint := hold_policy_of(NEW.jurisdiction_id, clock_timestamp());
    above bigint;
BEGIN
    SELECT status, issued_at INTO asked FROM detainers_detainer WHERE id = NEW.detainer_id;
    IF asked.status NOT IN ('ISSUED', 'SERVED', 'AWAITING_CONVICTION', 'ACTIVE', 'RELEASE_DUE',
                            'EXPIRED') OR NEW.answered_at < asked.issued_at THEN
        PERFORM detainer_refuse('answer_to_an_open_detainer', 'the detainer is not open');
    END IF;
    SELECT hold_policy_of(place.parent_id, clock_timestamp()) INTO above
        FROM jurisdictions_jurisdiction place JOIN jurisdictions_jurisdiction state
            ON state.id = place.parent_id AND state.kind = 'STATE'
        WHERE place.id = NEW.jurisdiction_id;
    IF (NEW.policy_id, NEW.state_policy_id) IS DISTINCT FROM (own, above) THEN
        PERFORM detainer_refuse('answer_under_the_policy_in_force',
            'another hold policy is in force');
    END IF;
    IF NEW.condition_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM detainers_holdcondition
            WHERE id = NEW.condition_id AND policy_id = own)
       OR NEW.state_condition_id IS NOT NULL AND NOT EXISTS (
            SELECT FROM detainers_holdcondition
            WHERE id = NEW.state_condition_id AND policy_id = above) THEN
        PERFORM detainer_refuse('answer_under_a_condition_of_the_policy',
            'the condition is of another policy');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER answer_gate BEFORE INSERT ON detainers_answer
    FOR EACH ROW EXECUTE FUNCTION answer_gate();

-- A policy is entered with all its conditions: none joins it afterwards.
CREATE FUNCTION hold_condition_gate() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    IF NEW.number NOT BETWEEN 1 AND (SELECT condition_count FROM detainers_holdpolicy
                                     WHERE id = NEW.policy_id) THEN
        PERFORM detainer_refuse('hold_condition_of_those_entered',
            'the policy was entered without this condition');
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER hold_condition_gate BEFORE INSERT ON detainers_holdcondition
    FOR EACH ROW EXECUTE FUNCTION hold_condition_gate();
