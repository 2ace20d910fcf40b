-- A frozen cube is what was counted on that day: neither it nor a cell of it is ever touched again.
CREATE FUNCTION cube_stays_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE insufficient_privilege USING MESSAGE = 'a frozen cube stays as it is';
END $$;

CREATE TRIGGER cube_stays_frozen BEFORE UPDATE OR DELETE ON statistics_cube
    FOR EACH ROW WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION cube_stays_frozen();

CREATE FUNCTION cell_of_a_frozen_cube() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM statistics_cube c JOIN gone ON gone.cube_id = c.id
               WHERE c.frozen_at IS NOT NULL) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a frozen cube keeps its cells';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER cell_of_a_frozen_cube AFTER DELETE ON statistics_cell
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION cell_of_a_frozen_cube();
CREATE TRIGGER cell_of_a_frozen_cube_changes AFTER UPDATE ON statistics_cell
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION cell_of_a_frozen_cube();

-- Locked against going, as a foreign key would do it for every row.
CREATE FUNCTION cell_comes_to_an_open_cube() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    named bigint[] := ARRAY(SELECT DISTINCT cube_id FROM come);
    frozen boolean[] := ARRAY(
        SELECT frozen_at IS NOT NULL FROM statistics_cube WHERE id = ANY (named) FOR KEY SHARE);
BEGIN
    IF cardinality(frozen) < cardinality(named) THEN
        RAISE foreign_key_violation USING MESSAGE = 'a cell is of a cube that is there';
    ELSIF true = ANY (frozen) THEN
        RAISE insufficient_privilege USING MESSAGE = 'a frozen cube takes no cell';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER cell_comes_to_an_open_cube AFTER INSERT ON statistics_cell
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION cell_comes_to_an_open_cube();
CREATE TRIGGER cell_moves_to_an_open_cube AFTER UPDATE ON statistics_cell
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION cell_comes_to_an_open_cube();
CREATE TRIGGER exposure_comes_to_an_open_cube AFTER INSERT ON statistics_exposure
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION cell_comes_to_an_open_cube();

CREATE FUNCTION cube_with_cells_stays() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    IF EXISTS (SELECT FROM statistics_cell WHERE cube_id = OLD.id) THEN
        RAISE foreign_key_violation USING MESSAGE = 'a cube that has cells stays';
    END IF;
    RETURN OLD;
END $$;

CREATE TRIGGER cube_with_cells_stays AFTER DELETE ON statistics_cube
    FOR EACH ROW EXECUTE FUNCTION cube_with_cells_stays();
