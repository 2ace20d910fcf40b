-- How a place's prints flow at an instant: the most restrictive of the latest decisions of the
-- place and of everything above it.  A place without a decision of its own has not joined: L2.
-- The index is right whatever the statistics say: right after an import they say nothing.
CREATE OR REPLACE FUNCTION participation_flow(place bigint, moment timestamptz) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off
AS $$
    WITH RECURSIVE chain AS (
        SELECT id, parent_id FROM jurisdictions_jurisdiction WHERE id = place
        UNION ALL
        SELECT above.id, above.parent_id
        FROM chain JOIN jurisdictions_jurisdiction above ON above.id = chain.parent_id
    )
    SELECT coalesce(max(coalesce(latest.flow, CASE WHEN chain.id = place THEN 'L2' ELSE 'L0' END)
                        COLLATE "C"), 'L2')
    FROM chain LEFT JOIN LATERAL (
        SELECT flow FROM jurisdictions_participationdecision decision
        WHERE decision.jurisdiction_id = chain.id AND decision.effective_at <= moment
        ORDER BY decision.effective_at DESC LIMIT 1
    ) latest ON true
$$;

-- Hold participation still for the rest of the transaction: a decision about the place or
-- anything above it waits.  FOR SHARE, because the FOR KEY SHARE of a foreign key lets a
-- decision pass.
CREATE OR REPLACE FUNCTION participation_hold(place bigint) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE step bigint := place;
BEGIN
    WHILE step IS NOT NULL LOOP
        SELECT parent_id INTO step FROM jurisdictions_jurisdiction WHERE id = step FOR SHARE;
    END LOOP;
END $$;

-- A decision waits for the searches under way, then reads the clock: its instant cannot come
-- before a search that was let through.
CREATE OR REPLACE FUNCTION participation_decide() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM 1 FROM jurisdictions_jurisdiction WHERE id = NEW.jurisdiction_id FOR UPDATE;
    NEW.decided_at := clock_timestamp();
    IF NOT NEW.retroactive THEN
        NEW.effective_at := greatest(NEW.effective_at, NEW.decided_at);
    END IF;
    RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION participation_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'participation decisions are append-only';
END $$;

CREATE OR REPLACE TRIGGER participation_decide
    BEFORE INSERT ON jurisdictions_participationdecision
    FOR EACH ROW EXECUTE FUNCTION participation_decide();
CREATE OR REPLACE TRIGGER participation_keep
    BEFORE UPDATE OR DELETE ON jurisdictions_participationdecision
    FOR EACH ROW EXECUTE FUNCTION participation_keep();
CREATE OR REPLACE TRIGGER participation_keep_all
    BEFORE TRUNCATE ON jurisdictions_participationdecision
    FOR EACH STATEMENT EXECUTE FUNCTION participation_keep();

-- Which tenants the present transaction may touch.  Without a scope a query fails; it does not
-- answer with nothing.
CREATE OR REPLACE FUNCTION current_scope() RETURNS bigint[]
LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE scope text := current_setting('portal.scope', true);
BEGIN
    IF scope IS NULL OR scope = '' THEN
        RAISE insufficient_privilege USING MESSAGE = 'no tenant scope is set';
    END IF;
    RETURN scope::bigint[];
END $$;
