DO $outer$
DECLARE
    body text := $inner$ SELECT 'x;'; $inner$;
BEGIN
    EXECUTE $q$CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE plpgsql AS $body$
    BEGIN
        RETURN 1; -- $outer
    END;
    $body$;$q$;
    IF true THEN
        RAISE NOTICE 'it''s; %', body;
    END IF;
END
$outer$;

CREATE FUNCTION pg_temp.g() RETURNS trigger AS $$
BEGIN
    NEW.x := CASE WHEN NEW.x > 0 THEN 1 ELSE 0 END;
    RETURN NEW;
END;
$$ LANGUAGE plpgsql;

DO LANGUAGE plpgsql $$ BEGIN PERFORM 1; END $$
