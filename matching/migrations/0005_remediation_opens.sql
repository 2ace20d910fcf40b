-- An act that closes a stretch of the past opens a task in every place whose searches it touches:
-- those that passed the gate for a booking, or at an instant, that is closed as is known now, and
-- answers returned where none should have been.  The place of the act itself always gets one,
-- unless the act only takes another one back, as the undoing of an import does by the thousand.
CREATE FUNCTION remediation_open() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    act record;
    place bigint;
    task uuid;
    touched uuid[];
BEGIN
    FOR act IN
        SELECT entered.id, entered.jurisdiction_id, entered.entered_at,
            entered.act IN ('UNDO', 'WITHDRAWAL') AS takes_back
        FROM entered LEFT JOIN participation_participationevent spoken
            ON spoken.id = entered.concerns_id
        WHERE entered.retroactive AND (
            entered.act IN ('OPT_OUT', 'NO_RETURN', 'SUSPENSION', 'DEACTIVATION')
            OR entered.act IN ('UNDO', 'WITHDRAWAL')
               AND spoken.act IN ('ACTIVATION', 'OPT_IN', 'NO_RETURN', 'LIFTING', 'WITHDRAWAL'))
    LOOP
        FOR place IN SELECT participation_below(ARRAY[act.jurisdiction_id]) LOOP
            SELECT array_agg(search.id) INTO touched
            FROM matching_search search
            JOIN matching_booking booking ON booking.id = search.booking_id
            WHERE search.jurisdiction_id = place AND search.gallery = 'IMMIGRATION'
              AND search.passed_open_at IS NOT NULL
              AND NOT EXISTS (SELECT FROM matching_remediationitem item
                              WHERE item.search_id = search.id)
              AND ('L2' IN (participation_flow(place, booking.booked_at),
                            participation_flow(place, search.passed_open_at),
                            participation_flow(place, search.passed_start_at),
                            participation_flow(place, search.passed_finish_at))
                       AND search.passed_start_at IS NOT NULL
                   OR search.passed_release_at IS NOT NULL
                       AND (participation_flow(place, booking.booked_at) > 'L0'
                            OR participation_flow(place, search.passed_release_at) > 'L0'));
            IF touched IS NOT NULL OR place = act.jurisdiction_id AND NOT act.takes_back THEN
                INSERT INTO matching_remediation
                    (id, event_id, jurisdiction_id, opened_at, status, note)
                VALUES (gen_random_uuid(), act.id, place, act.entered_at, 'OPEN', '') RETURNING id INTO task;
                INSERT INTO matching_remediationitem (jurisdiction_id, remediation_id, search_id)
                SELECT place, task, unnest(touched);
            END IF;
        END LOOP;
    END LOOP;
    RETURN NULL;
END $$;

-- It runs after the periods were written anew: triggers of one kind run in the order of names.
CREATE TRIGGER remediation_open AFTER INSERT ON participation_participationevent
    REFERENCING NEW TABLE AS entered FOR EACH STATEMENT EXECUTE FUNCTION remediation_open();
