-- A place and everything below it, the highest first: the order in which rows are locked.
CREATE FUNCTION participation_below(places bigint[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
    WITH RECURSIVE tree AS (
        SELECT id FROM jurisdictions_jurisdiction WHERE id = ANY(places)
        UNION
        SELECT below.id FROM tree JOIN jurisdictions_jurisdiction below ON below.parent_id = tree.id
    )
    SELECT tree.id FROM tree JOIN jurisdictions_jurisdiction place ON place.id = tree.id
    ORDER BY length(place.code) * (place.kind <> 'PROGRAM')::int, tree.id
$$;

-- An act waits for the searches under way in every place that it reaches, then reads the clock:
-- its instant cannot come before a search that was let through.
CREATE FUNCTION participation_enter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    reached bigint;
    spoken participation_participationevent;
    acting_kind text;
BEGIN
    FOR reached IN SELECT participation_below(ARRAY[NEW.jurisdiction_id]) LOOP
        PERFORM 1 FROM jurisdictions_jurisdiction WHERE id = reached FOR UPDATE;
    END LOOP;
    NEW.entered_at := clock_timestamp();
    IF NOT NEW.retroactive THEN
        NEW.effective_at := greatest(NEW.effective_at, NEW.entered_at);
    END IF;
    NEW.received_at := least(NEW.received_at, NEW.entered_at);
    SELECT kind INTO acting_kind FROM jurisdictions_jurisdiction WHERE id = NEW.acting_id;
    IF NEW.acting_id <> NEW.jurisdiction_id AND acting_kind <> 'PROGRAM' THEN
        RAISE check_violation USING MESSAGE = 'a place speaks for itself alone',
            CONSTRAINT = 'participation_a_place_speaks_for_itself';
    END IF;
    IF NEW.concerns_id IS NOT NULL THEN
        SELECT * INTO spoken FROM participation_participationevent WHERE id = NEW.concerns_id;
        IF spoken.jurisdiction_id IS DISTINCT FROM NEW.jurisdiction_id OR NOT (CASE NEW.act
                WHEN 'LIFTING' THEN spoken.act = 'SUSPENSION'
                WHEN 'UNDO' THEN spoken.act <> 'UNDO' AND (spoken.acting_id = NEW.acting_id)
                WHEN 'END' THEN spoken.act IN ('ACTIVATION', 'OPT_OUT', 'NO_RETURN', 'OPT_IN')
                ELSE spoken.act IN ('OPT_OUT', 'NO_RETURN', 'OPT_IN') END) THEN
            RAISE check_violation USING MESSAGE = 'the entry does not fit the one it speaks of',
                CONSTRAINT = 'participation_speaks_of_another_entry';
        END IF;
        IF NEW.act IN ('UNDO', 'WITHDRAWAL', 'LIFTING')
           AND NOT participation_stands(NEW.concerns_id, 'infinity', 'infinity') THEN
            RAISE unique_violation USING MESSAGE = 'that entry is at an end already',
                CONSTRAINT = 'participation_ended_once';
        END IF;
    END IF;
    IF EXISTS (
        SELECT FROM participation_participationevent other
        WHERE other.jurisdiction_id = NEW.jurisdiction_id AND other.effective_at = NEW.effective_at
          AND (other.act IN ('OPT_OUT', 'NO_RETURN', 'OPT_IN')
               AND NEW.act IN ('OPT_OUT', 'NO_RETURN', 'OPT_IN')
               OR other.act IN ('ACTIVATION', 'DEACTIVATION')
               AND NEW.act IN ('ACTIVATION', 'DEACTIVATION')
               OR other.act = 'SUSPENSION' AND NEW.act = 'SUSPENSION')
          AND participation_stands(other.id, 'infinity', 'infinity')) THEN
        RAISE unique_violation USING MESSAGE = 'there is an entry about this instant already',
            CONSTRAINT = 'participation_one_entry_at_an_instant';
    END IF;
    RETURN NEW;
END $$;

-- Write the periods of places, and of everything below them, anew from an instant on.
CREATE FUNCTION participation_derive(places bigint[], since timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
    reached bigint[] := ARRAY(SELECT participation_below(places));
    starts timestamptz[];
BEGIN
    -- The period that lasts until the change, or beyond it, may grow or shrink: it is written
    -- anew as a whole.
    SELECT array_agg(coalesce(lower(period.during), '-infinity') ORDER BY wanted.turn) INTO starts
    FROM unnest(reached) WITH ORDINALITY AS wanted (place, turn)
    LEFT JOIN participation_participationperiod period
        ON period.jurisdiction_id = wanted.place
        AND (lower_inf(period.during) OR lower(period.during) < since)
        AND (upper_inf(period.during) OR upper(period.during) >= since);
    DELETE FROM participation_participationperiod
    WHERE jurisdiction_id = ANY (reached) AND (upper_inf(during) OR upper(during) >= since);
    INSERT INTO participation_participationperiod (jurisdiction_id, during, flow, request, because_id)
    WITH RECURSIVE changed AS (
        SELECT place, start FROM unnest(reached, starts) AS given (place, start)
    ), chain AS (
        SELECT place, start, place AS id, true AS own FROM changed
        UNION ALL
        SELECT chain.place, chain.start, step.parent_id, false
        FROM chain JOIN jurisdictions_jurisdiction step ON step.id = chain.id
        WHERE step.parent_id IS NOT NULL
    ), instants AS (
        SELECT place, start AS moment FROM changed
        UNION
        SELECT chain.place, event.effective_at
        FROM chain JOIN participation_participationevent event ON event.jurisdiction_id = chain.id
        WHERE event.effective_at > chain.start
        UNION
        SELECT chain.place, event.received_at
        FROM chain JOIN participation_participationevent event ON event.jurisdiction_id = chain.id
        WHERE chain.own AND event.received_at > chain.start
    ), ruled AS (
        SELECT instants.place, instants.moment, rule.flow, rule.request, rule.because,
            lag((rule.flow, rule.request, rule.because))
                OVER (PARTITION BY instants.place ORDER BY instants.moment)
                IS NOT DISTINCT FROM (rule.flow, rule.request, rule.because) AS goes_on
        FROM instants
        CROSS JOIN LATERAL participation_rule(instants.place, instants.moment, 'infinity') rule
    )
    SELECT place, tstzrange(nullif(moment, '-infinity'),
               lead(moment) OVER (PARTITION BY place ORDER BY moment)),
           flow, request, because
    FROM ruled WHERE NOT goes_on;
END $$;

CREATE FUNCTION participation_follow() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    places bigint[];
    since timestamptz;
BEGIN
    SELECT array_agg(DISTINCT jurisdiction_id), min(least(effective_at, received_at))
        INTO places, since FROM entered;
    IF places IS NOT NULL THEN
        PERFORM participation_derive(places, since);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION participation_found() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    places bigint[];
BEGIN
    SELECT array_agg(id) INTO places FROM founded;
    IF places IS NOT NULL THEN
        PERFORM participation_derive(places, '-infinity');
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION participation_keep_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'participation events are append-only';
END $$;

CREATE TRIGGER participation_enter BEFORE INSERT ON participation_participationevent
    FOR EACH ROW EXECUTE FUNCTION participation_enter();
CREATE TRIGGER participation_follow AFTER INSERT ON participation_participationevent
    REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION participation_follow();
CREATE TRIGGER participation_keep BEFORE UPDATE OR DELETE ON participation_participationevent
    FOR EACH ROW EXECUTE FUNCTION participation_keep_events();
CREATE TRIGGER participation_keep_all BEFORE TRUNCATE ON participation_participationevent
    FOR EACH STATEMENT EXECUTE FUNCTION participation_keep_events();
CREATE TRIGGER participation_found AFTER INSERT ON jurisdictions_jurisdiction
    REFERENCING NEW TABLE AS founded FOR EACH STATEMENT EXECUTE FUNCTION participation_found();

INSERT INTO participation_participationperiod (jurisdiction_id, during, flow, request)
SELECT id, '(,)', CASE kind WHEN 'COUNTY' THEN 'L2' ELSE 'L0' END, 'NONE'
FROM jurisdictions_jurisdiction;

-- What stands above a place decides with it: neither changes once the place is there.
CREATE FUNCTION jurisdiction_keeps_its_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a place keeps its code and what stands above it';
END $$;

CREATE TRIGGER jurisdiction_keeps_its_place
    BEFORE UPDATE ON jurisdictions_jurisdiction FOR EACH ROW
    WHEN ((NEW.kind, NEW.code, NEW.parent_id) IS DISTINCT FROM (OLD.kind, OLD.code, OLD.parent_id))
    EXECUTE FUNCTION jurisdiction_keeps_its_place();

REVOKE EXECUTE ON FUNCTION participation_derive(bigint[], timestamptz) FROM PUBLIC;
