namespace SchemaRunner.EngineTests.Restores;

/// <summary>A database with objects of every kind that a restore has to take away and to bring back.</summary>
internal static class PostgresThings
{
    public const string Of = """
        CREATE SCHEMA ext; CREATE EXTENSION pgcrypto SCHEMA ext; CREATE EXTENSION citext;
        CREATE TABLE t (id int PRIMARY KEY, v text);
        INSERT INTO t SELECT i, repeat('x', 50) || E'\\.\n\t' || i || chr(233) || E'\r' FROM generate_series(1, 200) i;
        CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1;
        CREATE FUNCTION g() RETURNS text LANGUAGE plpgsql AS E'BEGIN\r\n RETURN 1; -- a;b\r\n PERFORM 1;\n END';
        CREATE VIEW w AS SELECT * FROM t;
        SELECT lo_create(4711); SELECT lo_put(4711, 0, '\xdeadbeef');
        CREATE PUBLICATION p FOR TABLE t;
        ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
        GRANT CREATE ON SCHEMA public TO PUBLIC;
        CREATE TYPE mood AS ENUM ('a', 'b'); CREATE DOMAIN positive AS int CHECK (value > 0); CREATE TYPE comp AS (a int, b mood);
        CREATE TABLE "We ird" (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, s serial, m mood, "Ü""x" text);
        INSERT INTO "We ird" (m) VALUES ('a'), ('b');
        CREATE SCHEMA app;
        CREATE TABLE app.p (id int, m mood) PARTITION BY RANGE (id);
        CREATE TABLE app.p1 PARTITION OF app.p FOR VALUES FROM (1) TO (10);
        INSERT INTO app.p VALUES (1, 'a');
        CREATE FUNCTION plus(int, int) RETURNS int LANGUAGE sql AS 'SELECT $1 + $2';
        CREATE AGGREGATE app.total (int) (SFUNC = plus, STYPE = int, INITCOND = '0');
        CREATE OPERATOR app.=== (LEFTARG = int, RIGHTARG = int, FUNCTION = plus);
        CREATE PROCEDURE app.pp(int) LANGUAGE sql AS 'SELECT 1';
        CREATE FUNCTION number(mood) RETURNS int LANGUAGE sql AS 'SELECT 1'; CREATE CAST (mood AS int) WITH FUNCTION number(mood);
        CREATE MATERIALIZED VIEW app.mv AS SELECT * FROM t; CREATE STATISTICS app.st ON id, v FROM t;
        CREATE TEXT SEARCH CONFIGURATION app.tc (COPY = english); CREATE COLLATION app.col FROM "C";
        CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER srv FOREIGN DATA WRAPPER nowhere; CREATE FOREIGN TABLE app.ft (id int) SERVER srv;
        CREATE TYPE app.rng AS RANGE (SUBTYPE = int);
        ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO PUBLIC;
        ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
        CREATE FUNCTION evt() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
        CREATE EVENT TRIGGER et ON ddl_command_end EXECUTE FUNCTION evt();
        CREATE TABLE app.quiet (id int); CREATE RULE r AS ON INSERT TO app.quiet DO ALSO NOTHING; CREATE POLICY pol ON app.quiet USING (true);
        CREATE OPERATOR FAMILY app.fam USING btree;
        CREATE OPERATOR CLASS app.cls FOR TYPE int4 USING btree AS OPERATOR 1 <, FUNCTION 1 btint4cmp(int4, int4);
        CREATE CONVERSION app.cnv FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
        COMMENT ON SCHEMA ext IS 'of extensions'; GRANT USAGE ON SCHEMA ext TO PUBLIC; CREATE TABLE ext.own (id int);
        CREATE TABLE child (id int PRIMARY KEY, t int REFERENCES t (id) DEFERRABLE INITIALLY DEFERRED); INSERT INTO child VALUES (1, 1);
        CREATE FUNCTION trg() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER tr BEFORE INSERT ON child FOR EACH ROW EXECUTE FUNCTION trg();
        """;

    public const string Changes = """
        DROP TABLE child; DROP VIEW w; DROP TABLE app.p; DELETE FROM "We ird"; DROP FUNCTION g; DROP EXTENSION citext;
        CREATE TABLE extra (id int PRIMARY KEY REFERENCES t (id)); CREATE VIEW of_t AS SELECT * FROM t;
        CREATE SCHEMA later; CREATE TABLE later.x (id int); CREATE TYPE fresh AS ENUM ('q'); CREATE SEQUENCE alone;
        ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC; ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC;
        GRANT CREATE ON SCHEMA ext TO PUBLIC; COMMENT ON SCHEMA ext IS 'something else'; COMMENT ON SCHEMA public IS 'mine';
        REVOKE USAGE ON SCHEMA public FROM PUBLIC;
        CREATE SCHEMA more; CREATE EXTENSION hstore SCHEMA more; CREATE TABLE more.h (h more.hstore);
        CREATE PUBLICATION p2 FOR TABLE t; SELECT lo_create(99); SELECT lo_put(4711, 0, '\xbabe');
        CREATE FUNCTION stop() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no''; END';
        CREATE EVENT TRIGGER stops ON sql_drop EXECUTE FUNCTION stop();
        """;
}
