-- A meeting goes its way as states.MEETING says, was noticed in time or for a reason, and from
-- the call to order on keeps what it was called for.
CREATE FUNCTION meeting_goes_its_way() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    days integer;
    last boolean;
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'PLANNED' THEN
            RAISE insufficient_privilege USING MESSAGE = 'a meeting begins with its plan';
        END IF;
        RETURN NULL;
    END IF;
    IF OLD.status <> NEW.status AND NOT (OLD.status || '>' || NEW.status) = ANY (ARRAY[
        'PLANNED>NOTICED', 'PLANNED>CANCELED', 'NOTICED>HELD', 'NOTICED>CANCELED',
        'HELD>MINUTES_DRAFT', 'MINUTES_DRAFT>CERTIFIED', 'CERTIFIED>POSTED',
        'CERTIFIED>MINUTES_DRAFT', 'POSTED>MINUTES_DRAFT']) THEN
        RAISE insufficient_privilege USING MESSAGE = 'this way does not lead on for a meeting';
    END IF;
    IF NEW.status = 'NOTICED' AND NEW.short_notice = '' THEN
        days := (NEW.starts_at AT TIME ZONE 'America/New_York')::date
            - (NEW.noticed_at AT TIME ZONE 'America/New_York')::date;
        IF days < NEW.notice_days THEN
            RAISE insufficient_privilege USING MESSAGE = 'a short notice says why';
        END IF;
    END IF;
    IF OLD.status NOT IN ('PLANNED', 'NOTICED') AND (
        to_jsonb(OLD) - 'status' - 'changed_at' - 'adjourned_at'
        <> to_jsonb(NEW) - 'status' - 'changed_at' - 'adjourned_at'
        OR OLD.adjourned_at IS NOT NULL AND OLD.adjourned_at IS DISTINCT FROM NEW.adjourned_at) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a meeting stays as it was held';
    END IF;
    IF OLD.status <> NEW.status AND NEW.status IN ('CERTIFIED', 'POSTED') THEN
        SELECT certified_at IS NOT NULL AND (posted_at IS NOT NULL) = (NEW.status = 'POSTED')
            INTO last FROM committee_meetings_minutes
            WHERE meeting_id = NEW.id ORDER BY version DESC LIMIT 1;
        IF last IS NOT TRUE THEN
            RAISE insufficient_privilege USING MESSAGE = 'the last minutes are not certified, or not posted';
        END IF;
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER meeting_goes_its_way AFTER INSERT OR UPDATE ON committee_meetings_meeting
    FOR EACH ROW EXECUTE FUNCTION meeting_goes_its_way();

-- The lock lets whoever writes wait for whoever calls to order or adjourns at the same moment.
CREATE FUNCTION item_before_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    meeting committee_meetings_meeting;
BEGIN
    SELECT * INTO meeting FROM committee_meetings_meeting
        WHERE id = COALESCE(NEW.meeting_id, OLD.meeting_id) FOR SHARE;
    IF meeting.status IN ('PLANNED', 'NOTICED') THEN
        IF TG_OP = 'INSERT' THEN
            NEW.added_late := false;
        END IF;
    ELSIF TG_OP = 'INSERT' AND meeting.status = 'HELD' AND meeting.adjourned_at IS NULL THEN
        NEW.added_late := true;
    ELSE
        RAISE insufficient_privilege USING MESSAGE = 'the agenda stays from the call to order on';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER item_before_the_end
    BEFORE INSERT OR UPDATE OR DELETE ON committee_meetings_agendaitem
    FOR EACH ROW EXECUTE FUNCTION item_before_the_end();

CREATE FUNCTION paper_before_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM committee_meetings_meeting m
        JOIN committee_meetings_agendaitem i ON i.meeting_id = m.id
        WHERE i.id = NEW.item_id AND m.status IN ('PLANNED', 'NOTICED', 'HELD')
        AND m.adjourned_at IS NULL FOR SHARE OF m;
    IF NOT FOUND THEN
        RAISE insufficient_privilege USING MESSAGE = 'papers come before the meeting is over';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER paper_before_the_end AFTER INSERT ON committee_meetings_paper
    FOR EACH ROW EXECUTE FUNCTION paper_before_the_end();

-- Who came and went, and when there was a quorum, is written down while the meeting lasts.
CREATE FUNCTION while_the_meeting_lasts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM committee_meetings_meeting
        WHERE id = NEW.meeting_id AND status = 'HELD' AND adjourned_at IS NULL FOR SHARE;
    IF NOT FOUND THEN
        RAISE insufficient_privilege USING MESSAGE = 'the meeting is not being held';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER attendance_while_the_meeting_lasts
    AFTER INSERT OR UPDATE ON committee_meetings_attendance
    FOR EACH ROW EXECUTE FUNCTION while_the_meeting_lasts();
CREATE TRIGGER mark_while_the_meeting_lasts AFTER INSERT ON committee_meetings_quorummark
    FOR EACH ROW EXECUTE FUNCTION while_the_meeting_lasts();

CREATE FUNCTION attendance_ends_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'who left, left';
END $$;

CREATE TRIGGER attendance_ends_once BEFORE UPDATE ON committee_meetings_attendance
    FOR EACH ROW WHEN (OLD.left_at IS NOT NULL) EXECUTE FUNCTION attendance_ends_once();

-- A notice is of a meeting that is planned or noticed, and says what the meeting then says.
CREATE FUNCTION notice_of_a_meeting_to_come() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM FROM committee_meetings_meeting
        WHERE id = NEW.meeting_id AND status IN ('PLANNED', 'NOTICED') FOR SHARE;
    IF NOT FOUND THEN
        RAISE insufficient_privilege USING MESSAGE = 'a notice is of a meeting to come';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER notice_of_a_meeting_to_come AFTER INSERT ON committee_meetings_notice
    FOR EACH ROW EXECUTE FUNCTION notice_of_a_meeting_to_come();

-- Minutes are of a meeting that is over; certified ones stay, and a chair alone certifies them.
CREATE FUNCTION minutes_of_a_meeting_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM FROM committee_meetings_meeting
            WHERE id = NEW.meeting_id AND adjourned_at IS NOT NULL FOR SHARE;
        IF NOT FOUND OR NEW.certified_at IS NOT NULL THEN
            RAISE insufficient_privilege USING MESSAGE = 'minutes are drafted after the meeting';
        END IF;
        RETURN NULL;
    END IF;
    IF OLD.certified_at IS NOT NULL AND (OLD.posted_at IS NOT NULL
        OR to_jsonb(OLD) - 'posted_at' <> to_jsonb(NEW) - 'posted_at') THEN
        RAISE insufficient_privilege USING MESSAGE = 'certified minutes stay as they are';
    END IF;
    IF NEW.certified_by_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM committee_seats_term WHERE id = NEW.certified_by_id AND chairs) THEN
        RAISE insufficient_privilege USING MESSAGE = 'the chair certifies minutes';
    END IF;
    IF EXISTS (SELECT FROM committee_meetings_minutes
               WHERE meeting_id = NEW.meeting_id AND version > NEW.version) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a later version stands in their place';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER minutes_of_a_meeting_held AFTER INSERT OR UPDATE ON committee_meetings_minutes
    FOR EACH ROW EXECUTE FUNCTION minutes_of_a_meeting_held();
