namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Changes that lose nothing, which must pass without a word.</summary>
internal static class PostgresHarmlessChanges
{
    private const int GroupSize = 10;

    /// <summary>The changes as runs of some migrations each; those that do not disturb each other share a database.</summary>
    public static IEnumerable<(string Name, IReadOnlyList<(string Name, string Script)> Changes)> Runs() =>
    [
        .. Renames().Concat(Combined()).Concat(Rebuilds()).Select(c => (c.Name, (IReadOnlyList<(string, string)>)[c])),
        ("label renamed, and its tables written in the next phases", [
            ("first", "ALTER TYPE tone RENAME VALUE 'ok' TO 'okay'; UPDATE fine SET moods = moods; ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'; UPDATE everything SET c_mood = c_mood;"),
            ("second", "UPDATE fine SET moods = moods; UPDATE everything SET c_mood = c_mood;"), ("third", "ALTER TYPE tone RENAME VALUE 'sad' TO 'ok'; UPDATE fine SET moods = moods;"), ("fourth", "UPDATE fine SET moods = moods;")]),
        .. Groups("made again", Again()), .. Groups("additions", Additions()), .. Groups("settings", Sessions()), .. Groups("rows", Data()),
    ];

    private static IEnumerable<(string Name, IReadOnlyList<(string Name, string Script)> Changes)> Groups(
        string name, IEnumerable<(string Name, string Script)> changes) =>
        changes.Chunk(GroupSize).Select((group, number) => ($"{name} {number + 1}", (IReadOnlyList<(string, string)>)group));

    private static IEnumerable<(string Name, string Script)> Renames() =>
        from rename in new[]
        {
            "TABLE account RENAME TO member", "TABLE ops.job RENAME TO task", "TABLE reading RENAME TO measured", "TABLE reading_2024 RENAME TO r24", "TABLE vehicle RENAME TO moving",
            "TABLE \"Odd Name\" RENAME TO plain", "TABLE account RENAME COLUMN status TO state", "TABLE region RENAME COLUMN id TO region_no", "TABLE order_line RENAME COLUMN order_id TO no",
            "TABLE account RENAME COLUMN name TO \"Full Name\"", "TABLE vehicle RENAME COLUMN plate TO number", "TABLE reading RENAME COLUMN value TO reading",
            "INDEX account_open_idx RENAME TO ix1", "TABLE account RENAME CONSTRAINT account_status_check TO ck1", "TABLE shipment RENAME CONSTRAINT shipment_line_fkey TO fk1",
            "TABLE region RENAME CONSTRAINT region_code_key TO uq1", "SEQUENCE free_seq RENAME TO other_seq", "SEQUENCE shipment_id_seq RENAME TO s1", "VIEW open_account RENAME TO v1",
            "VIEW open_account RENAME COLUMN region TO area", "MATERIALIZED VIEW region_total RENAME TO mv1", "FUNCTION touch() RENAME TO stroke", "FUNCTION squeeze(text) RENAME TO press",
            "PROCEDURE ops.tidy() RENAME TO clean", "TRIGGER account_touch ON account RENAME TO tr1", "POLICY account_read ON account RENAME TO p1", "TYPE mood RENAME TO feeling",
            "TYPE mood RENAME VALUE 'ok' TO 'fine'", "DOMAIN positive RENAME TO above_zero", "DOMAIN positive RENAME CONSTRAINT positive_check TO c1", "TYPE address RENAME ATTRIBUTE street TO road",
            "TYPE address RENAME TO place", "TABLE everything RENAME COLUMN c_mood TO feeling", "TYPE span RENAME TO extent", "SCHEMA ops RENAME TO works", "STATISTICS account_stats RENAME TO st1", "RULE log_quiet ON \"Odd Name\" RENAME TO hush",
            "TABLE account SET SCHEMA ops", "TABLE region SET SCHEMA ops", "FUNCTION touch() SET SCHEMA ops", "TYPE mood SET SCHEMA ops", "SEQUENCE free_seq SET SCHEMA corner", "VIEW open_account SET SCHEMA ops",
            "DOMAIN positive SET SCHEMA ops", "EXTENSION citext SET SCHEMA corner", "COLLATION ci RENAME TO ci2", "AGGREGATE product(integer) RENAME TO times",
            "TYPE mood RENAME VALUE 'ok' TO '{odd, \"label\"}'", "DOMAIN label RENAME TO tag", "DOMAIN short_code RENAME CONSTRAINT short_code_check TO c2", "TYPE address RENAME ATTRIBUTE city TO town", "TABLE event RENAME TO happening", "TABLE event_sale RENAME TO sale",
            "TABLE event RENAME COLUMN body TO text", "TABLE event_note RENAME CONSTRAINT event_note_fkey TO fk2", "TABLE guarded RENAME COLUMN code TO mark", "TABLE guarded RENAME TO kept", "TRIGGER view_write ON view_of_view RENAME TO tr2", "VIEW guarded_view RENAME TO v2",
            "FUNCTION ops.shout() RENAME TO cry", "FUNCTION many(text[]) RENAME TO several", "TABLE ci_key RENAME COLUMN word TO term", "TABLE citext_key RENAME CONSTRAINT citext_key_pkey TO pk", "SEQUENCE guarded_id_seq RENAME TO s2", "TABLE many_parents SET SCHEMA corner",
            "TABLE guarded SET SCHEMA ops", "TABLE event SET SCHEMA corner", "FUNCTION ops.shout() SET SCHEMA public", "DOMAIN short_code SET SCHEMA ops", "COLLATION ci SET SCHEMA ops", "TABLE parent_base RENAME COLUMN v TO w2", "SCHEMA ops OWNER TO CURRENT_USER",
        }
        select (rename, $"ALTER {rename};");

    private static IEnumerable<(string Name, string Script)> Combined()
    {
        yield return ("names of two tables swapped", "ALTER TABLE team RENAME TO t; ALTER TABLE player RENAME TO team; ALTER TABLE t RENAME TO player;");
        yield return ("names of three columns rotated", "ALTER TABLE account RENAME COLUMN name TO t; ALTER TABLE account RENAME COLUMN note TO name; ALTER TABLE account RENAME COLUMN status TO note; ALTER TABLE account RENAME COLUMN t TO status;");
        yield return ("names of two indexes swapped", "ALTER INDEX account_open_idx RENAME TO t; ALTER INDEX account_note_idx RENAME TO account_open_idx; ALTER INDEX t RENAME TO account_note_idx;");
        yield return ("names of two sequences swapped", "ALTER SEQUENCE free_seq RENAME TO t; ALTER SEQUENCE down_seq RENAME TO free_seq; ALTER SEQUENCE t RENAME TO down_seq;");
        yield return ("names of two functions swapped", "CREATE FUNCTION halve(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1 / 2'; ALTER FUNCTION twice(integer) RENAME TO t; ALTER FUNCTION halve(integer) RENAME TO twice; ALTER FUNCTION t(integer) RENAME TO halve;");
        yield return ("labels of an enum in arrays swapped", "ALTER TYPE tone RENAME VALUE 'ok' TO 'okay'; ALTER TYPE tone RENAME VALUE 'sad' TO 'ok'; ALTER TYPE tone RENAME VALUE 'okay' TO 'sad'; UPDATE fine SET moods = moods;");
        yield return ("labels of an enum swapped", "ALTER TYPE mood RENAME VALUE 'ok' TO 'okay'; ALTER TYPE mood RENAME VALUE 'sad' TO 'ok'; ALTER TYPE mood RENAME VALUE 'okay' TO 'sad';");
        yield return ("label renamed and its old name given to a new one", "ALTER TYPE mood RENAME VALUE 'ok' TO 'fine'; ALTER TYPE mood ADD VALUE 'ok' BEFORE 'fine';");
        yield return ("labels renamed by another owner", "ALTER TYPE mood OWNER TO attack_owner; SET ROLE attack_owner; ALTER TYPE mood RENAME VALUE 'ok' TO 'okay'; RESET ROLE; ALTER TYPE mood OWNER TO CURRENT_USER;");
        yield return ("everything of a table renamed at once", """
            ALTER TABLE account RENAME TO member; ALTER TABLE member RENAME COLUMN region_id TO area_id; ALTER TABLE member RENAME COLUMN name TO label;
            ALTER TABLE member RENAME CONSTRAINT account_region_fkey TO member_area_fkey; ALTER INDEX account_pkey RENAME TO member_pkey;
            ALTER INDEX account_region_idx RENAME TO member_area_idx; ALTER SEQUENCE account_id_seq RENAME TO member_id_seq; ALTER TABLE region RENAME TO area;
            """);
        yield return ("renamed and moved and back", "ALTER TABLE team RENAME TO t; ALTER TABLE t SET SCHEMA ops; ALTER TABLE ops.t SET SCHEMA public; ALTER TABLE t RENAME TO team;");
        yield return ("renamed, with a new view under the old name", "ALTER TABLE log RENAME TO log_line; CREATE VIEW log AS SELECT * FROM log_line;");
        yield return ("view made again over renamed columns", """
            DROP VIEW open_account; ALTER TABLE region RENAME TO area; ALTER TABLE area RENAME COLUMN name TO label;
            CREATE VIEW open_account AS SELECT a.id, a.email, r.label AS region FROM account a JOIN area r ON r.id = a.region_id WHERE a.status = 'open';
            COMMENT ON VIEW open_account IS 'open ones';
            """);
        yield return ("index made again over a renamed column", "DROP INDEX account_region_idx; ALTER TABLE account RENAME COLUMN region_id TO area_id; CREATE INDEX account_area_idx ON account (area_id);");
        yield return ("check made again over a renamed column", "ALTER TABLE account DROP CONSTRAINT account_status_check; ALTER TABLE account RENAME COLUMN status TO state; ALTER TABLE account ADD CONSTRAINT account_state_check CHECK (state IN ('new', 'open', 'closed')); COMMENT ON CONSTRAINT account_state_check ON account IS 'three states';");
        yield return ("key made again over a renamed column", "ALTER TABLE order_line DROP CONSTRAINT order_line_account_fkey; ALTER TABLE order_line RENAME COLUMN account_id TO member_id; ALTER TABLE order_line ADD FOREIGN KEY (member_id) REFERENCES account (id) ON DELETE CASCADE;");
        yield return ("column swapped for a copy under another name and back", "ALTER TABLE player ADD COLUMN nick text; UPDATE player SET nick = name;");
    }

    private static IEnumerable<(string Name, string Script)> Rebuilds()
    {
        yield return ("table without a key rebuilt in another order", "ALTER TABLE log RENAME TO old; CREATE TABLE log (at integer, line text); INSERT INTO log (line, at) SELECT line, at FROM old ORDER BY 1 DESC; DROP TABLE old;");
        yield return ("table rebuilt with all that belongs to it", """
            CREATE TABLE job2 (run_at timestamptz, payload jsonb NOT NULL DEFAULT '{}', id uuid PRIMARY KEY);
            INSERT INTO job2 SELECT run_at, payload, id FROM ops.job; DROP TABLE ops.job; ALTER TABLE job2 SET SCHEMA ops; ALTER TABLE ops.job2 RENAME TO job;
            ALTER INDEX ops.job2_pkey RENAME TO job_pkey; GRANT SELECT ON ops.job TO attack_reader;
            """);
        yield return ("table rebuilt with its checks, keys and defaults", """
            CREATE TABLE player2 (LIKE player INCLUDING ALL); INSERT INTO player2 SELECT * FROM player; ALTER TABLE team DROP CONSTRAINT team_captain_fkey;
            DROP TABLE player; ALTER TABLE player2 RENAME TO player; ALTER INDEX player2_pkey RENAME TO player_pkey;
            ALTER TABLE player ADD CONSTRAINT player_team_fkey FOREIGN KEY (team_id) REFERENCES team (id);
            ALTER TABLE team ADD CONSTRAINT team_captain_fkey FOREIGN KEY (captain_id) REFERENCES player (id) DEFERRABLE INITIALLY DEFERRED;
            """);
        yield return ("table rebuilt with everything that a table can have", PostgresGuardedRebuild.Script);
        yield return ("columns crossed by name, not by place", "CREATE TABLE k (other text, mail citext PRIMARY KEY, one text); INSERT INTO k (one, mail, other) SELECT one, mail, other FROM citext_key; DROP TABLE citext_key; ALTER TABLE k RENAME TO citext_key; ALTER INDEX k_pkey RENAME TO citext_key_pkey;");
        yield return ("nested partition detached and attached", "CREATE TEMP TABLE n AS SELECT * FROM event_note; DELETE FROM event_note; ALTER TABLE event DETACH PARTITION event_sale; ALTER TABLE event ATTACH PARTITION event_sale FOR VALUES IN ('refund', 'sale'); INSERT INTO event_note SELECT * FROM n;");
        yield return ("index made anew in place", "REINDEX INDEX guarded_spot_idx;");
        yield return ("serial made anew for a rebuilt column", "ALTER SEQUENCE shipment_id_seq OWNED BY NONE; ALTER SEQUENCE shipment_id_seq OWNED BY shipment.id;");
        yield return ("table clustered", "CLUSTER account USING account_region_idx; ALTER TABLE account SET WITHOUT CLUSTER;");
        yield return ("rewritten", "ALTER TABLE log SET UNLOGGED; ALTER TABLE log SET LOGGED;");
        yield return ("partition detached and attached", "ALTER TABLE reading DETACH PARTITION reading_2025; ALTER TABLE reading ATTACH PARTITION reading_2025 FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');");
        yield return ("inheritance off and on", "ALTER TABLE car NO INHERIT vehicle; ALTER TABLE car INHERIT vehicle;");
        yield return ("reindexed", "REINDEX TABLE account; REINDEX INDEX everything_gin_idx;");
        yield return ("triggers off and on", "ALTER TABLE account DISABLE TRIGGER ALL; UPDATE account SET note = note; ALTER TABLE account ENABLE TRIGGER ALL;");
        foreach (var (table, column, type) in new[]
        {
            ("order_line", "order_id", "bigint"), ("everything", "c_varchar", "text"), ("everything", "c_scaled", "numeric(14,6)"), ("ops.job", "run_at", "timestamp"), ("everything", "c_ts", "timestamptz"),
            ("everything", "c_date", "timestamp"), ("everything", "c_small", "integer"), ("everything", "c_real", "double precision"), ("everything", "c_citext", "text"), ("everything", "c_mood", "text"),
            ("everything", "id", "bigint"), ("everything", "c_cidr", "inet"),
        })
            yield return ($"{table}.{column} widened to {type}", $"-- schemarunner:expect alter {table}.{column}\nSET TimeZone = 'Asia/Jakarta';\nALTER TABLE {table} ALTER COLUMN {column} TYPE {type};");
    }

    private static IEnumerable<(string Name, string Script)> Again()
    {
        yield return ("index under another name", "DROP INDEX account_region_idx; CREATE INDEX ix_other ON account USING btree (region_id ASC NULLS LAST);");
        yield return ("expression index made again", "DROP INDEX account_email_idx; CREATE UNIQUE INDEX account_email_idx ON account (lower(email::text));");
        yield return ("unique constraint under another name", "ALTER TABLE region DROP CONSTRAINT region_code_key; ALTER TABLE region ADD CONSTRAINT uq UNIQUE (code);");
        yield return ("check under another name", "ALTER TABLE account DROP CONSTRAINT account_status_check; ALTER TABLE account ADD CONSTRAINT c CHECK (status IN ('new', 'open', 'closed')); COMMENT ON CONSTRAINT c ON account IS 'three states';");
        yield return ("check validated", "DELETE FROM spare WHERE false; ALTER TABLE legacy DROP CONSTRAINT legacy_id_check; ALTER TABLE legacy ADD CONSTRAINT legacy_id_check CHECK (id > 1) NOT VALID;");
        yield return ("key validated", "ALTER TABLE player DROP CONSTRAINT player_team_fkey; ALTER TABLE player ADD CONSTRAINT player_team_fkey FOREIGN KEY (team_id) REFERENCES team (id) NOT VALID; ALTER TABLE player VALIDATE CONSTRAINT player_team_fkey;");
        yield return ("view replaced by itself", "CREATE OR REPLACE VIEW open_account AS SELECT a.id, a.email, r.name AS region FROM account a JOIN region r ON (r.id = a.region_id) WHERE (a.status = 'open');");
        yield return ("view made again with its grants and comment", "DROP VIEW open_account; CREATE VIEW open_account AS SELECT a.id, a.email, r.name AS region FROM account a JOIN region r ON r.id = a.region_id WHERE a.status = 'open'; COMMENT ON VIEW open_account IS 'open ones';");
        yield return ("materialized view made again", "DROP MATERIALIZED VIEW region_total; CREATE MATERIALIZED VIEW region_total AS SELECT region_id, count(*) AS accounts FROM account GROUP BY region_id; CREATE UNIQUE INDEX region_total_idx ON region_total (region_id);");
        yield return ("materialized view refreshed", "REFRESH MATERIALIZED VIEW region_total; REFRESH MATERIALIZED VIEW CONCURRENTLY region_total;");
        yield return ("function replaced by itself", "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $x$ BEGIN RETURN NEW; END $x$;");
        yield return ("function made again with its rights", "DROP FUNCTION twice(integer); CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1 * 2'; COMMENT ON FUNCTION twice(integer) IS 'doubles'; REVOKE EXECUTE ON FUNCTION twice(integer) FROM PUBLIC; GRANT EXECUTE ON FUNCTION twice(integer) TO attack_reader;");
        yield return ("atomic function made again", "DROP FUNCTION balance_of(bigint); CREATE FUNCTION balance_of(wanted bigint) RETURNS numeric LANGUAGE sql STABLE BEGIN ATOMIC SELECT balance FROM account WHERE id = wanted; END;");
        yield return ("trigger made again", "DROP TRIGGER account_touch ON account; CREATE TRIGGER account_touch BEFORE UPDATE ON account FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION touch();");
        yield return ("policy made again", "DROP POLICY account_read ON account; CREATE POLICY account_read ON account FOR SELECT TO attack_reader USING (status <> 'closed');");
        yield return ("statistics made again", "DROP STATISTICS account_stats; CREATE STATISTICS account_stats (dependencies) ON region_id, status FROM account;");
        yield return ("rights taken and given back", "REVOKE ALL ON account FROM attack_writer; GRANT SELECT, INSERT, UPDATE ON account TO attack_writer WITH GRANT OPTION;");
        yield return ("default dropped and set again", "ALTER TABLE account ALTER COLUMN status DROP DEFAULT, ALTER COLUMN status SET DEFAULT 'new';");
        yield return ("sequence made again further on", "DROP SEQUENCE free_seq; CREATE SEQUENCE free_seq START 100 INCREMENT 10; SELECT setval('free_seq', 500); GRANT USAGE ON SEQUENCE free_seq TO attack_writer;");
    }

    private static IEnumerable<(string Name, string Script)> Additions() =>
        from added in new[]
        {
            "ALTER TABLE account ADD COLUMN seen timestamptz NOT NULL DEFAULT clock_timestamp(), ADD COLUMN token uuid DEFAULT gen_random_uuid()", "ALTER TABLE log ADD COLUMN id serial",
            "ALTER TABLE log ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY", "ALTER TABLE reading ADD COLUMN note text DEFAULT 'x'", "ALTER TABLE vehicle ADD COLUMN year integer",
            "ALTER TABLE account ADD COLUMN upper_name text GENERATED ALWAYS AS (upper(name)) STORED", "ALTER TABLE order_line ADD CONSTRAINT positive_price CHECK (price > 0)",
            "CREATE INDEX extra_idx ON account (balance)", "CREATE TABLE reading_2030 PARTITION OF reading FOR VALUES FROM ('2030-01-01') TO ('2031-01-01')",
            "CREATE TABLE fresh AS SELECT * FROM account", "CREATE VIEW extra AS SELECT 1 AS one", "CREATE SEQUENCE extra_seq", "CREATE SCHEMA extra; CREATE TABLE extra.account (id integer); INSERT INTO extra.account VALUES (1)",
            "ALTER TYPE mood ADD VALUE 'elated' AFTER 'happy'", "ALTER TYPE mood ADD VALUE 'so-so' BEFORE 'ok'", "COMMENT ON TABLE region IS 'where'", "COMMENT ON COLUMN region.code IS 'iso'",
            "GRANT SELECT ON team TO attack_reader", "GRANT DELETE ON account TO attack_writer", "GRANT SELECT (name) ON player TO PUBLIC", "CREATE POLICY extra ON account FOR DELETE USING (false)",
            "CREATE TRIGGER extra AFTER INSERT ON log FOR EACH ROW EXECUTE FUNCTION touch()", "CREATE FUNCTION twice(text) RETURNS text LANGUAGE sql AS 'SELECT $1 || $1'", "CREATE TYPE extra AS (a integer)",
            "CREATE EXTENSION pg_trgm", "CREATE STATISTICS extra ON team_id, name FROM player", "CREATE TEMPORARY TABLE scratch (id integer PRIMARY KEY); INSERT INTO scratch VALUES (1)",
            "CREATE TABLE child () INHERITS (vehicle)", "ALTER TABLE player ADD FOREIGN KEY (id) REFERENCES player (id)", "ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO attack_reader; CREATE TABLE shared (id integer)",
            "ANALYZE", "ANALYZE account (name), log", "CREATE SCHEMA other; CREATE TABLE other.log AS SELECT * FROM log; DELETE FROM other.log; DROP TABLE other.log; CREATE VIEW other.account AS SELECT 1 AS id; CREATE FUNCTION other.twice(integer) RETURNS integer LANGUAGE sql AS 'SELECT $1'",
            "CREATE SCHEMA shadow; CREATE FUNCTION shadow.sum(numeric) RETURNS numeric LANGUAGE sql AS 'SELECT 0.0'; CREATE FUNCTION shadow.hashtextextended(text, bigint) RETURNS bigint LANGUAGE sql AS 'SELECT 7'; CREATE TABLE shadow.pg_class (oid integer); SET search_path = shadow, public, pg_catalog",
            "CREATE PUBLICATION p FOR TABLE log", "ALTER TABLE account ALTER COLUMN created_at DROP DEFAULT, ALTER COLUMN created_at SET DEFAULT '2024-01-01 00:00:00+00'",
        }
        select (added, $"{added};");

    private static IEnumerable<(string Name, string Script)> Sessions() =>
        from setting in new[]
        {
            "TimeZone = 'Asia/Jakarta'", "DateStyle = 'SQL, DMY'", "IntervalStyle = iso_8601", "search_path = ops, corner", "search_path = ''", "ROLE attack_reader", "extra_float_digits = -15", "bytea_output = escape",
            "row_security = off", "xmlbinary = hex", "lc_monetary = 'C'", "standard_conforming_strings = off", "quote_all_identifiers = on", "session_replication_role = replica", "lock_timeout = '1ms'",
            "statement_timeout = '5s'", "enable_seqscan = off", "client_encoding = 'LATIN1'", "transform_null_equals = on", "array_nulls = off", "SESSION AUTHORIZATION attack_owner", "work_mem = '64kB'", "default_transaction_read_only = on",
            "constraint_exclusion = off", "jit = on", "backslash_quote = on", "escape_string_warning = off", "geqo = off", "plan_cache_mode = force_custom_plan", "xmloption = document",
        }
        from local in new[] { "", "LOCAL " }
        where local.Length == 0 || setting.StartsWith("ROLE", StringComparison.Ordinal) || setting.StartsWith("search_path", StringComparison.Ordinal) || setting.StartsWith("Time", StringComparison.Ordinal)
        select ($"SET {local}{setting}", $"SET {local}{setting};");

    private static IEnumerable<(string Name, string Script)> Data()
    {
        yield return ("update that changes nothing", "UPDATE account SET name = name, balance = balance; UPDATE everything SET c_json = c_json, c_double = c_double;");
        yield return ("changed and changed back", "UPDATE account SET note = 'x' WHERE id = 1; UPDATE account SET note = '' WHERE id = 1;");
        yield return ("deleted and inserted again", "DELETE FROM log WHERE at = 1; INSERT INTO log VALUES ('one', 1);");
        yield return ("row with its key deleted and inserted again", "CREATE TEMPORARY TABLE kept AS SELECT * FROM everything; DELETE FROM everything; INSERT INTO everything SELECT * FROM kept; DROP TABLE kept;");
        yield return ("deferred key used properly", "UPDATE team SET captain_id = 99 WHERE id = 1; UPDATE team SET captain_id = 10 WHERE id = 1; SET CONSTRAINTS ALL DEFERRED;");
        yield return ("savepoint rolled back", "DO $$ BEGIN BEGIN DELETE FROM log; RAISE EXCEPTION 'x'; EXCEPTION WHEN others THEN NULL; END; END $$;");
        yield return ("numbers taken from sequences", "SELECT nextval('free_seq'), nextval('invoice_no_seq'), nextval('down_seq'), setval('account_id_seq', 100);");
        yield return ("sequence set further on", "ALTER SEQUENCE free_seq RESTART WITH 1000; SELECT setval('down_seq', -60);");
        yield return ("function called that reads", "SELECT balance_of(1), twice(2); CALL ops.tidy();");
        yield return ("empty statement list", "DO 'BEGIN END';");
        yield return ("advisory lock taken", "SELECT pg_advisory_xact_lock(1);");
        yield return ("table of the script's own dropped again", "CREATE TABLE passing (id integer); INSERT INTO passing VALUES (1); DROP TABLE passing;");
        yield return ("copy of inline data into a new table", "CREATE TABLE copied (id integer, line text);\nCOPY copied FROM stdin;\n1\ta\n2\tb\n\\.\n");
    }
}
