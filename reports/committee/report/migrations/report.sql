-- A report goes its way one step at a time.  Its words change while it is a draft, its number of
-- editions when it is circulated, and nothing once it is published.
CREATE FUNCTION report_begins_as_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'DRAFT' OR NEW.edition <> 0 THEN
        RAISE insufficient_privilege USING MESSAGE = 'a report begins as a draft';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER report_begins_as_a_draft BEFORE INSERT ON committee_report_report
    FOR EACH ROW EXECUTE FUNCTION report_begins_as_a_draft();

CREATE FUNCTION report_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    way text := OLD.status || ' ' || NEW.status;
BEGIN
    IF OLD.status = 'PUBLISHED' THEN
        RAISE insufficient_privilege USING MESSAGE = 'a published report stays as it is';
    END IF;
    IF way NOT IN ('DRAFT DRAFT', 'DRAFT CIRCULATED', 'CIRCULATED DRAFT', 'CIRCULATED PUBLISHED') THEN
        RAISE insufficient_privilege USING MESSAGE = 'a report does not go from there to there';
    END IF;
    IF NEW.edition <> OLD.edition + (way = 'DRAFT CIRCULATED')::int THEN
        RAISE insufficient_privilege USING MESSAGE = 'an edition is counted when it is circulated';
    END IF;
    IF OLD.status = 'CIRCULATED' AND (NEW.title, NEW.text) IS DISTINCT FROM (OLD.title, OLD.text) THEN
        RAISE insufficient_privilege USING MESSAGE = 'what is circulated stays as it was read';
    END IF;
    IF way = 'CIRCULATED PUBLISHED'
       AND (NEW.digest, NEW.body, NEW.circulated_at, NEW.reply_by)
           IS DISTINCT FROM (OLD.digest, OLD.body, OLD.circulated_at, OLD.reply_by) THEN
        RAISE insufficient_privilege USING MESSAGE = 'what is published is what was circulated';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER report_goes_its_way BEFORE UPDATE ON committee_report_report
    FOR EACH ROW EXECUTE FUNCTION report_goes_its_way();

-- Published is only what holds the position of every seat, in the words that were signed, and
-- every statement of a member who left: no report can keep a dissent back.
CREATE FUNCTION report_prints_every_seat() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM committee_seats_seat s WHERE s.charter_id = NEW.charter_id
               AND NOT EXISTS (SELECT FROM committee_report_position p WHERE p.seat_id = s.id
                               AND p.report_id = NEW.id AND p.edition = NEW.edition)) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a seat has no position on this edition';
    END IF;
    IF NEW.sealed -> 'body' IS DISTINCT FROM NEW.body THEN
        RAISE insufficient_privilege USING MESSAGE = 'what is sealed is what was circulated';
    END IF;
    IF jsonb_array_length(NEW.sealed -> 'positions') <> (
           SELECT count(*) FROM committee_seats_seat WHERE charter_id = NEW.charter_id)
       OR EXISTS (SELECT FROM committee_report_position p
               JOIN committee_seats_seat s ON s.id = p.seat_id
               LEFT JOIN committee_seats_term t ON t.id = p.term_id
               WHERE p.report_id = NEW.id AND p.edition = NEW.edition
               AND (p.term_id IS NOT NULL OR NOT EXISTS (
                   SELECT FROM committee_report_position q WHERE q.report_id = p.report_id
                   AND q.edition = p.edition AND q.seat_id = p.seat_id AND q.term_id IS NOT NULL))
               AND NOT NEW.sealed -> 'positions' @> jsonb_build_array(jsonb_build_object(
                   'seat', s.number, 'name', coalesce(t.name, ''), 'stand', p.stand,
                   'words', p.words, 'apart', p.apart))) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a position is not printed as it was signed';
    END IF;
    IF EXISTS (SELECT FROM committee_seats_resignation r
               JOIN committee_seats_term t ON t.id = r.term_id
               JOIN committee_seats_seat s ON s.id = t.seat_id
               WHERE s.charter_id = NEW.charter_id
               AND NOT NEW.sealed -> 'resignations' @> jsonb_build_array(jsonb_build_object(
                   'seat', s.number, 'name', t.name, 'statement', r.statement))) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a resignation is not printed';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER report_prints_every_seat AFTER UPDATE ON committee_report_report
    FOR EACH ROW WHEN (OLD.status = 'CIRCULATED' AND NEW.status = 'PUBLISHED')
    EXECUTE FUNCTION report_prints_every_seat();

-- The lock lets whoever changes the parts wait for whoever circulates the report.
CREATE FUNCTION part_while_it_is_a_draft() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    SELECT status INTO state FROM committee_report_report
        WHERE id = coalesce(NEW.report_id, OLD.report_id) FOR SHARE;
    IF state IS DISTINCT FROM 'DRAFT' THEN
        RAISE insufficient_privilege USING MESSAGE = 'the parts of a report change while it is a draft';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;

CREATE TRIGGER part_while_it_is_a_draft BEFORE INSERT OR DELETE ON committee_report_part
    FOR EACH ROW EXECUTE FUNCTION part_while_it_is_a_draft();

-- A position is on the edition that is out, by who sits in the seat then; silence is recorded
-- after the day, and only of a seat that said nothing.  The lock lets it wait for a publication.
CREATE FUNCTION position_on_what_is_out() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    report committee_report_report;
    day date := (NEW.signed_at AT TIME ZONE 'America/New_York')::date;
BEGIN
    SELECT * INTO report FROM committee_report_report WHERE id = NEW.report_id FOR SHARE;
    IF report.status IS DISTINCT FROM 'CIRCULATED'
       OR (report.edition, report.digest) IS DISTINCT FROM (NEW.edition::int, NEW.digest::text) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a position is on the edition that is out';
    END IF;
    IF NOT EXISTS (SELECT FROM committee_seats_seat
                   WHERE id = NEW.seat_id AND charter_id = report.charter_id) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a position is of a seat of the charter';
    END IF;
    IF NEW.term_id IS NULL THEN
        IF day <= report.reply_by THEN
            RAISE insufficient_privilege USING MESSAGE = 'silence is recorded after the day';
        END IF;
        IF EXISTS (SELECT FROM committee_report_position WHERE report_id = NEW.report_id
                   AND edition = NEW.edition AND seat_id = NEW.seat_id AND term_id IS NOT NULL) THEN
            RAISE insufficient_privilege USING MESSAGE = 'the seat has a position';
        END IF;
    ELSIF NOT EXISTS (SELECT FROM committee_seats_term t WHERE t.id = NEW.term_id
                      AND t.seat_id = NEW.seat_id
                      AND day BETWEEN t.begins_on AND coalesce(t.ended_on, t.ends_on)
                      AND (t.capacity = 'MEMBER' OR NOT EXISTS (
                          SELECT FROM committee_seats_term m WHERE m.seat_id = t.seat_id
                          AND m.capacity = 'MEMBER'
                          AND day BETWEEN m.begins_on AND coalesce(m.ended_on, m.ends_on)))) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a position is signed by who sits in the seat';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER position_on_what_is_out BEFORE INSERT ON committee_report_position
    FOR EACH ROW EXECUTE FUNCTION position_on_what_is_out();

CREATE FUNCTION position_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a position stays as it was signed';
END $$;

CREATE TRIGGER position_stays BEFORE UPDATE OR DELETE ON committee_report_position
    FOR EACH ROW EXECUTE FUNCTION position_stays();
