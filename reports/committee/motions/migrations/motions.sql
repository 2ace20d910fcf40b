-- A motion begins as moved; an amendment is moved while its motion is seconded and can be changed.
CREATE FUNCTION motion_begins_as_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'MOVED' OR NEW.wording <> NEW.text THEN
        RAISE insufficient_privilege USING MESSAGE = 'a motion begins as it was moved';
    END IF;
    IF NEW.parent_id IS NOT NULL THEN
        PERFORM FROM committee_motions_motion
            WHERE id = NEW.parent_id AND item_id = NEW.item_id AND parent_id IS NULL
            AND status = 'SECONDED' FOR SHARE;
        IF NOT FOUND THEN
            RAISE insufficient_privilege
                USING MESSAGE = 'an amendment is of a seconded motion under the same item';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER motion_begins_as_moved BEFORE INSERT ON committee_motions_motion
    FOR EACH ROW EXECUTE FUNCTION motion_begins_as_moved();

-- The ways of the table in states.py; a seconder is of another seat than the mover.
CREATE FUNCTION motion_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT (OLD.status, NEW.status) IN (
        ('MOVED', 'SECONDED'), ('MOVED', 'WITHDRAWN'), ('MOVED', 'LAPSED'),
        ('SECONDED', 'OPEN'), ('SECONDED', 'WITHDRAWN'),
        ('OPEN', 'CARRIED'), ('OPEN', 'FAILED'), ('OPEN', 'NO_QUORUM')) THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'a motion does not go from ' || OLD.status || ' to ' || NEW.status;
    END IF;
    IF NEW.status = 'SECONDED' AND EXISTS (
        SELECT FROM committee_seats_term m JOIN committee_seats_term s ON s.seat_id = m.seat_id
        WHERE m.id = NEW.mover_id AND s.id = NEW.seconder_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'another seat seconds a motion';
    END IF;
    IF NEW.status = 'OPEN' AND EXISTS (
        SELECT FROM committee_motions_motion
        WHERE parent_id = NEW.id AND status IN ('MOVED', 'SECONDED', 'OPEN')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an amendment is decided first';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER motion_goes_its_way BEFORE UPDATE ON committee_motions_motion
    FOR EACH ROW WHEN (OLD.status <> NEW.status) EXECUTE FUNCTION motion_goes_its_way();

-- The numbers of a count are those of the votes, without those of members who came in conflict.
CREATE FUNCTION motion_counted_as_voted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    counted integer[];
BEGIN
    SELECT ARRAY[count(*) FILTER (WHERE v.choice = 'YES'), count(*) FILTER (WHERE v.choice = 'NO'),
                 count(*) FILTER (WHERE v.choice = 'ABSTAIN')] INTO counted
        FROM committee_motions_vote v WHERE v.motion_id = NEW.id AND NOT EXISTS (
            SELECT FROM committee_motions_absence a
            WHERE a.motion_id = v.motion_id AND a.term_id = v.term_id AND a.why = 'RECUSED');
    IF counted <> ARRAY[NEW.yes, NEW.no, NEW.abstained]::integer[] THEN
        RAISE insufficient_privilege USING MESSAGE = 'a count is that of the votes';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER motion_counted_as_voted BEFORE UPDATE ON committee_motions_motion
    FOR EACH ROW WHEN (OLD.status = 'OPEN' AND NEW.status <> 'OPEN')
    EXECUTE FUNCTION motion_counted_as_voted();

-- Without a change of its state a motion changes its wording alone, to that of an amendment.
CREATE FUNCTION motion_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.status = 'SECONDED' AND NEW.status = 'SECONDED'
        AND to_jsonb(OLD) - 'wording' - 'changed_at' = to_jsonb(NEW) - 'wording' - 'changed_at'
        AND EXISTS (SELECT FROM committee_motions_motion WHERE parent_id = NEW.id
                    AND status = 'CARRIED' AND text = NEW.wording) THEN
        RETURN NEW;
    END IF;
    RAISE insufficient_privilege USING MESSAGE = 'a motion stays as it was moved and decided';
END $$;

CREATE TRIGGER motion_stays_as_it_is BEFORE UPDATE ON committee_motions_motion
    FOR EACH ROW WHEN (OLD.status = NEW.status OR OLD.wording <> NEW.wording
                       OR OLD.seconder_id <> NEW.seconder_id OR OLD.opened_at <> NEW.opened_at)
    EXECUTE FUNCTION motion_stays();

CREATE TRIGGER motion_is_kept BEFORE DELETE ON committee_motions_motion
    FOR EACH ROW EXECUTE FUNCTION motion_stays();

-- A roll is written while its motion goes from seconded to open, and each row of the term's seat.
CREATE FUNCTION roll_fixed_at_the_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM committee_motions_motion WHERE id = NEW.motion_id AND status = 'SECONDED'
        FOR SHARE;
    IF NOT FOUND THEN
        RAISE insufficient_privilege USING MESSAGE = 'a roll is fixed when its vote opens';
    END IF;
    IF NOT EXISTS (SELECT FROM committee_seats_term
                   WHERE id = NEW.term_id AND seat_id = NEW.seat_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a roll names the seat of a term';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER roll_fixed_at_the_opening BEFORE INSERT ON committee_motions_roll
    FOR EACH ROW EXECUTE FUNCTION roll_fixed_at_the_opening();

CREATE FUNCTION roll_with_its_opening() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM committee_motions_motion
               WHERE id = NEW.motion_id AND status IN ('MOVED', 'SECONDED', 'WITHDRAWN')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a roll without a vote';
    END IF;
    RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER roll_with_its_opening AFTER INSERT ON committee_motions_roll
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION roll_with_its_opening();

-- The lock lets a vote come before the count or be refused.
CREATE FUNCTION vote_of_the_roll() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM committee_motions_motion WHERE id = NEW.motion_id AND status = 'OPEN' FOR SHARE;
    IF NOT FOUND THEN
        RAISE insufficient_privilege USING MESSAGE = 'the vote is not open';
    END IF;
    IF NOT EXISTS (SELECT FROM committee_motions_roll WHERE motion_id = NEW.motion_id
                   AND term_id = NEW.term_id AND standing = 'ELIGIBLE') THEN
        RAISE insufficient_privilege USING MESSAGE = 'the roll was fixed without this member';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER vote_of_the_roll BEFORE INSERT ON committee_motions_vote
    FOR EACH ROW EXECUTE FUNCTION vote_of_the_roll();

CREATE TRIGGER absence_of_the_roll BEFORE INSERT ON committee_motions_absence
    FOR EACH ROW EXECUTE FUNCTION vote_of_the_roll();

CREATE FUNCTION vote_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'what was voted stays as it is';
END $$;

CREATE TRIGGER vote_stays BEFORE UPDATE OR DELETE ON committee_motions_vote
    FOR EACH ROW EXECUTE FUNCTION vote_stays();

CREATE TRIGGER roll_stays BEFORE UPDATE OR DELETE ON committee_motions_roll
    FOR EACH ROW EXECUTE FUNCTION vote_stays();

CREATE TRIGGER absence_stays BEFORE UPDATE OR DELETE ON committee_motions_absence
    FOR EACH ROW EXECUTE FUNCTION vote_stays();
