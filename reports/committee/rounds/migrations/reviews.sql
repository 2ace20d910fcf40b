-- A review goes one way, its answers stay once they are locked, and a closed round stays closed.
CREATE FUNCTION review_of_an_open_round() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    SELECT r.status INTO state FROM committee_rounds_case c
        JOIN committee_rounds_round r ON r.id = c.round_id WHERE c.id = NEW.case_id FOR SHARE OF r;
    IF state <> 'REVIEWING' OR NEW.status <> 'OPEN' THEN
        RAISE insufficient_privilege USING MESSAGE = 'a review begins in a round under review';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER review_of_an_open_round AFTER INSERT ON committee_rounds_review
    FOR EACH ROW EXECUTE FUNCTION review_of_an_open_round();

-- Without a lock on the round, which whoever takes a review back has before the review's own.
CREATE FUNCTION review_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
    asked bigint;
    answered bigint;
BEGIN
    SELECT r.status, (SELECT count(*) FROM committee_rounds_question q
                      WHERE q.codebook_id = r.codebook_id)
        INTO state, asked FROM committee_rounds_case c
        JOIN committee_rounds_round r ON r.id = c.round_id WHERE c.id = OLD.case_id;
    IF state NOT IN ('REVIEWING', 'CONSOLIDATING') THEN
        RAISE insufficient_privilege USING MESSAGE = 'the reviews of a closed round stay';
    END IF;
    IF NOT ((OLD.status = 'OPEN' AND NEW.status IN ('LOCKED', 'RELEASED'))
            OR (OLD.status = 'LOCKED' AND NEW.status IN ('SETTLED', 'RELEASED'))
            OR (OLD.status = 'SETTLED' AND NEW.status = 'RELEASED')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a review does not go this way';
    END IF;
    IF NEW.status IN ('LOCKED', 'SETTLED') THEN
        SELECT count(*) INTO answered FROM committee_rounds_answer a
            WHERE a.review_id = OLD.id AND a.phase = CASE NEW.status WHEN 'LOCKED' THEN 1 ELSE 2 END;
        IF answered < asked OR (NEW.status = 'LOCKED') <> (state = 'REVIEWING') THEN
            RAISE insufficient_privilege USING MESSAGE = 'a review is locked in its time, once all is answered';
        END IF;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER review_goes_its_way BEFORE UPDATE ON committee_rounds_review
    FOR EACH ROW EXECUTE FUNCTION review_goes_its_way();

-- The lock on the review makes an answer come before it is locked, or not at all.
CREATE FUNCTION answer_before_the_lock() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    work text;
    state text;
    which uuid;
BEGIN
    SELECT v.status, v.case_id INTO work, which FROM committee_rounds_review v
        WHERE v.id = NEW.review_id FOR SHARE;
    SELECT r.status INTO state FROM committee_rounds_case c
        JOIN committee_rounds_round r ON r.id = c.round_id
        JOIN committee_rounds_question q ON q.codebook_id = r.codebook_id
        WHERE c.id = which AND q.id = NEW.question_id AND EXISTS (
            SELECT FROM jsonb_array_elements(q.answers) one
            WHERE (one ->> 0)::integer = NEW.value);
    IF state IS NULL THEN
        RAISE insufficient_privilege USING MESSAGE = 'no such answer is asked for';
    END IF;
    IF NOT ((NEW.phase = 1 AND work = 'OPEN' AND state = 'REVIEWING')
            OR (NEW.phase = 2 AND work = 'LOCKED' AND state = 'CONSOLIDATING')) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the answer is locked, or not asked for yet';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER answer_before_the_lock AFTER INSERT OR UPDATE ON committee_rounds_answer
    FOR EACH ROW EXECUTE FUNCTION answer_before_the_lock();

CREATE FUNCTION outcome_of_a_round_that_closes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM committee_rounds_case c
        JOIN committee_rounds_round r ON r.id = c.round_id AND r.status = 'CONSOLIDATING'
        JOIN committee_rounds_question q ON q.codebook_id = r.codebook_id
        WHERE c.id = NEW.case_id AND q.id = NEW.question_id
            AND (NEW.value IS NULL OR EXISTS (
                SELECT FROM jsonb_array_elements(q.answers) one
                WHERE (one ->> 0)::integer = NEW.value))) THEN
        RAISE insufficient_privilege USING MESSAGE = 'an outcome is of a round that closes';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER outcome_of_a_round_that_closes AFTER INSERT ON committee_rounds_outcome
    FOR EACH ROW EXECUTE FUNCTION outcome_of_a_round_that_closes();

-- Nobody sees another's answers before all are locked, and nothing closes before all consolidated.
CREATE FUNCTION round_waits_for_its_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM committee_rounds_case c JOIN committee_rounds_review v ON v.case_id = c.id
        WHERE c.round_id = NEW.id AND v.status = 'OPEN') THEN
        RAISE insufficient_privilege USING MESSAGE = 'a round waits until every review is locked';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER round_waits_for_its_reviews BEFORE UPDATE OF status ON committee_rounds_round
    FOR EACH ROW WHEN (NEW.status IN ('CONSOLIDATING', 'CLOSED'))
    EXECUTE FUNCTION round_waits_for_its_reviews();

CREATE FUNCTION figures_of_a_closed_round() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM committee_rounds_round r
                   WHERE r.id = NEW.round_id AND r.status = 'CLOSED') THEN
        RAISE insufficient_privilege USING MESSAGE = 'figures are of a closed round';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER figures_of_a_closed_round AFTER INSERT ON committee_rounds_figures
    FOR EACH ROW EXECUTE FUNCTION figures_of_a_closed_round();
