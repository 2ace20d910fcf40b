-- A completion names an edition of its own module; whoever takes it here passes what is out then.
CREATE FUNCTION completion_of_its_edition() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM training_edition
        WHERE id = NEW.edition_id AND module_id = NEW.module_id
        AND (NEW.way <> 'HERE'
             OR NEW.score >= pass_mark AND published_on <= NEW.completed_on)
    ) THEN
        RAISE insufficient_privilege
            USING MESSAGE = 'a completion names an edition of its module, and was passed if taken here';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER completion_of_its_edition AFTER INSERT ON training_completion
    FOR EACH ROW WHEN (NEW.edition_id IS NOT NULL) EXECUTE FUNCTION completion_of_its_edition();
