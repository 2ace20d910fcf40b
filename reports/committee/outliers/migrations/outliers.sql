-- An inquiry begins at its beginning, is about the place of its matter, and goes the ways of its
-- table: the agency's by the agency, all others by the committee.
CREATE FUNCTION inquiry_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.status <> 'RAISED' OR NOT EXISTS (
        SELECT FROM committee_seats_matter
        WHERE id = NEW.matter_id AND kind = 'OUTLIER' AND place_id = NEW.jurisdiction_id
    ) THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'an inquiry is raised about the place of its matter';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER inquiry_begins AFTER INSERT ON committee_outliers_inquiry
    FOR EACH ROW EXECUTE FUNCTION inquiry_begins();

CREATE FUNCTION inquiry_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.status <> NEW.status AND NOT (
        (current_user = 'portal_committee' AND (OLD.status, NEW.status) IN (
            ('RAISED', 'ASKED'), ('RAISED', 'NOTED'), ('ASKED', 'NOTED'), ('REPLIED', 'NOTED')
        ))
        OR (current_user = 'portal_tenant' AND (OLD.status, NEW.status) = ('ASKED', 'REPLIED'))
    ) THEN
        RAISE insufficient_privilege USING MESSAGE =
            format('an inquiry does not go from %s to %s so', OLD.status, NEW.status);
    END IF;
    IF OLD.status = 'NOTED' THEN
        RAISE insufficient_privilege USING MESSAGE = 'an inquiry that was noted stays as it is';
    END IF;
    IF OLD.asked_at IS NOT NULL AND (
        (OLD.question, OLD.asked_by_id, OLD.asked_at, OLD.due_on)
        IS DISTINCT FROM (NEW.question, NEW.asked_by_id, NEW.asked_at, NEW.due_on)
    ) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a question that was asked stays as it is';
    END IF;
    IF NEW.status = 'REPLIED' AND NOT EXISTS (
        SELECT FROM committee_outliers_reply WHERE inquiry_id = NEW.id
    ) OR NEW.status = 'NOTED' AND NOT EXISTS (
        SELECT FROM committee_outliers_note WHERE matter_id = NEW.matter_id
    ) THEN
        RAISE insufficient_privilege USING MESSAGE = 'nothing was written that brings this about';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER inquiry_goes_its_way BEFORE UPDATE ON committee_outliers_inquiry
    FOR EACH ROW EXECUTE FUNCTION inquiry_goes_its_way();

-- The lock lets a reply wait for a note that is written at the same moment, and a note for a reply.
CREATE FUNCTION reply_while_it_is_asked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    state text;
BEGIN
    SELECT status INTO state FROM committee_outliers_inquiry
        WHERE id = NEW.inquiry_id FOR SHARE;
    IF state IS DISTINCT FROM 'ASKED' THEN
        RAISE insufficient_privilege USING MESSAGE = 'no reply is asked for any more, or yet';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER reply_while_it_is_asked AFTER INSERT ON committee_outliers_reply
    FOR EACH ROW EXECUTE FUNCTION reply_while_it_is_asked();

CREATE FUNCTION note_tells_its_inquiry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    asked committee_outliers_inquiry;
    said text;
BEGIN
    SELECT * INTO asked FROM committee_outliers_inquiry
        WHERE matter_id = NEW.matter_id FOR SHARE;
    SELECT words INTO said FROM committee_outliers_reply WHERE inquiry_id = asked.id;
    IF asked.id IS NULL OR asked.status = 'NOTED' OR NEW.printed_with <> ''
        OR (NEW.quarter, NEW.indicator, NEW.synthetic, NEW.question, NEW.reply) IS DISTINCT FROM
           (asked.quarter, asked.indicator, asked.synthetic, asked.question, coalesce(said, ''))
    THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'a note tells the question and the reply of an inquiry that it ends';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER note_tells_its_inquiry AFTER INSERT ON committee_outliers_note
    FOR EACH ROW EXECUTE FUNCTION note_tells_its_inquiry();

-- The release of a quarter can be made again only if what it prints stays.
CREATE FUNCTION note_is_printed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a note stays with the release that prints it';
END $$;

CREATE TRIGGER note_is_printed_once BEFORE UPDATE ON committee_outliers_note
    FOR EACH ROW WHEN (OLD.printed_with <> '') EXECUTE FUNCTION note_is_printed_once();

CREATE FUNCTION note_waits_for_a_freeze() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT FROM statistics_cube WHERE quarter = NEW.printed_with
                   AND synthetic = NEW.synthetic AND frozen_at >= NEW.noted_at) THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'a note is printed with a quarter that was frozen after it';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER note_waits_for_a_freeze AFTER UPDATE ON committee_outliers_note
    FOR EACH ROW EXECUTE FUNCTION note_waits_for_a_freeze();
