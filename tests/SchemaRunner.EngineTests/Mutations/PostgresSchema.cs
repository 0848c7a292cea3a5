namespace SchemaRunner.EngineTests.Mutations;

/// <summary>A database that uses what real databases use, as the first migration of the mutation suite.</summary>
internal static class PostgresSchema
{
    /// <summary>Roles belong to the server, so they are made before the migration.</summary>
    public const string Roles = """
        DO $$ BEGIN CREATE ROLE attack_owner; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        DO $$ BEGIN CREATE ROLE attack_reader; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        DO $$ BEGIN CREATE ROLE attack_writer; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
        """;

    /// <summary>Structure and rows.</summary>
    public const string Script = """
        -- schemarunner:expect orphans legacy(account_id) 2
        CREATE EXTENSION btree_gist;
        CREATE EXTENSION citext;
        CREATE SCHEMA ops;
        CREATE SCHEMA corner;
        CREATE COLLATION ci (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
        CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
        CREATE DOMAIN positive AS integer DEFAULT 1 CONSTRAINT positive_check CHECK (VALUE > 0);
        CREATE TYPE address AS (street text, city text);
        CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = float8mi);

        CREATE SEQUENCE free_seq START 100 INCREMENT 10;
        SELECT nextval('free_seq'), nextval('free_seq'), nextval('free_seq');
        CREATE SEQUENCE invoice_no_seq;
        ALTER SEQUENCE invoice_no_seq RESTART WITH 5000;
        CREATE SEQUENCE down_seq INCREMENT -1 MAXVALUE 0 MINVALUE -1000 START 0;
        SELECT setval('down_seq', -50);

        CREATE FUNCTION twice(integer) RETURNS integer LANGUAGE sql IMMUTABLE STRICT AS 'SELECT $1 * 2';
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
        CREATE FUNCTION squeeze(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$ SELECT lower(regexp_replace(t, '\s+', ' ', 'g')) $$;
        CREATE PROCEDURE ops.tidy() LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; END $$;
        CREATE AGGREGATE product(integer) (SFUNC = int4mul, STYPE = integer, INITCOND = '1');

        CREATE TABLE region (
          id integer PRIMARY KEY, code text NOT NULL CONSTRAINT region_code_key UNIQUE, name text COLLATE ci NOT NULL,
          parent_id integer CONSTRAINT region_parent_fkey REFERENCES region (id) ON DELETE SET NULL);
        INSERT INTO region VALUES (1, 'ID', 'Indonesia', NULL), (2, 'AC', 'Aceh', 1), (3, 'BA', 'Bali', 1), (4, 'JB', 'Jawa Barat', 1);

        CREATE TABLE account (
          id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
          region_id integer NOT NULL DEFAULT 1 CONSTRAINT account_region_fkey REFERENCES region (id) ON UPDATE CASCADE,
          email citext NOT NULL, name varchar(40) NOT NULL, note text,
          status varchar(10) NOT NULL DEFAULT 'new' CONSTRAINT account_status_check CHECK (status IN ('new', 'open', 'closed')),
          balance numeric(14,4) NOT NULL DEFAULT 0,
          name_length integer GENERATED ALWAYS AS (length(name)) STORED,
          created_at timestamptz NOT NULL DEFAULT '2024-01-01 00:00:00+00');
        INSERT INTO account (region_id, email, name, note, status, balance)
        SELECT 1 + i % 4, 'user' || i || '@example.org', 'Name ' || i, CASE WHEN i % 3 = 0 THEN NULL WHEN i % 3 = 1 THEN '' ELSE 'note ' || i END,
               CASE WHEN i % 2 = 0 THEN 'new' ELSE 'open' END, i * 10.25 FROM generate_series(1, 12) i;
        CREATE INDEX account_region_idx ON account (region_id);
        CREATE UNIQUE INDEX account_email_idx ON account (lower(email::text));
        CREATE INDEX account_open_idx ON account (created_at DESC NULLS LAST) WHERE status = 'open';
        CREATE INDEX account_cover_idx ON account (status, created_at) INCLUDE (name, balance);
        CREATE INDEX account_note_idx ON account (note NULLS FIRST, name DESC);
        CREATE INDEX account_brin_idx ON account USING brin (created_at) WITH (pages_per_range = 16);
        CREATE INDEX account_squeeze_idx ON account (squeeze(name) text_pattern_ops);
        CREATE STATISTICS account_stats (dependencies) ON region_id, status FROM account;
        CREATE TRIGGER account_touch BEFORE UPDATE ON account FOR EACH ROW WHEN (OLD.name <> NEW.name) EXECUTE FUNCTION touch();
        ALTER TABLE account ENABLE ROW LEVEL SECURITY;
        CREATE POLICY account_read ON account FOR SELECT TO attack_reader USING (status <> 'closed');
        CREATE POLICY account_write ON account FOR UPDATE TO attack_writer USING (true) WITH CHECK (balance >= 0);
        ALTER TABLE account ALTER COLUMN note SET STORAGE EXTERNAL, ALTER COLUMN region_id SET STATISTICS 500;
        ALTER TABLE account SET (fillfactor = 80);

        CREATE TABLE order_line (
          order_id integer, line_no smallint, account_id bigint NOT NULL,
          item text NOT NULL, quantity positive, price numeric(12,2) NOT NULL,
          PRIMARY KEY (order_id, line_no),
          CONSTRAINT order_line_account_fkey FOREIGN KEY (account_id) REFERENCES account (id) ON DELETE CASCADE);
        INSERT INTO order_line SELECT 1 + i / 3, i % 3, 1 + i % 12, 'item ' || i, 1 + i % 5, i + 0.50 FROM generate_series(0, 17) i;
        CREATE TABLE shipment (
          id serial PRIMARY KEY, order_id integer, line_no smallint, during tsrange NOT NULL DEFAULT tsrange('2024-01-01', '2024-01-02'), dock integer NOT NULL,
          CONSTRAINT shipment_line_fkey FOREIGN KEY (order_id, line_no) REFERENCES order_line (order_id, line_no) MATCH FULL DEFERRABLE INITIALLY DEFERRED,
          CONSTRAINT shipment_dock_excl EXCLUDE USING gist (dock WITH =, during WITH &&));
        INSERT INTO shipment (order_id, line_no, dock) VALUES (1, 0, 1), (1, 1, 2), (2, 0, 3), (NULL, NULL, 4);
        CREATE TABLE legacy (id integer, account_id bigint, remark char(8));
        INSERT INTO legacy VALUES (1, 1, 'a'), (2, 2, 'b'), (3, 777, 'c'), (3, 778, 'c'), (4, NULL, NULL);
        ALTER TABLE legacy ADD CONSTRAINT legacy_account_fkey FOREIGN KEY (account_id) REFERENCES account (id) NOT VALID;
        ALTER TABLE legacy ADD CONSTRAINT legacy_id_check CHECK (id > 1) NOT VALID;
        CREATE TABLE team (id integer PRIMARY KEY, name text NOT NULL, captain_id integer);
        CREATE TABLE player (id integer PRIMARY KEY, team_id integer NOT NULL CONSTRAINT player_team_fkey REFERENCES team (id), name text);
        ALTER TABLE team ADD CONSTRAINT team_captain_fkey FOREIGN KEY (captain_id) REFERENCES player (id) DEFERRABLE INITIALLY DEFERRED;
        INSERT INTO team VALUES (1, 'red', 10), (2, 'blue', 20);
        INSERT INTO player VALUES (10, 1, 'a'), (11, 1, 'b'), (20, 2, 'c');

        CREATE TABLE everything (
          id integer PRIMARY KEY, c_small smallint, c_int integer, c_big bigint, c_bool boolean, c_real real, c_double double precision,
          c_numeric numeric, c_scaled numeric(10,4), c_money money, c_text text, c_varchar varchar(20), c_char char(6), c_citext citext,
          c_ci text COLLATE ci, c_bytea bytea, c_date date, c_time time, c_timetz timetz, c_ts timestamp, c_tstz timestamptz,
          c_interval interval, c_uuid uuid, c_json json, c_jsonb jsonb, c_xml xml, c_ints integer[], c_texts text[], c_point point,
          c_box box, c_circle circle, c_path path, c_polygon polygon, c_line line, c_lseg lseg, c_inet inet, c_cidr cidr, c_mac macaddr,
          c_bit bit(4), c_varbit varbit, c_vector tsvector, c_query tsquery, c_mood mood, c_domain positive, c_address address,
          c_range int4range, c_span span, c_multi int4multirange, c_oid oid);
        INSERT INTO everything VALUES
          (1, 1, 5, 1, true, 0.1, 0.1, 1.0, 1.5, 5, 'Aa', 'x', 'ab', 'Hello', 'Hello', '\x0102', '2024-01-01', '10:00:00.000001', '10:00+07',
           '2024-01-01 10:00:00.000001', '2024-01-01 10:00:00.000001+00', '1 day', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"a":1,"b": 2}',
           '{"a": 1, "b": [1, [2]]}', '<a b="1"/>', '{1,2,3,4}', '{a,NULL}', '(1,2)', '((0,0),(1,1))', '<(0,0),1>', '((0,0),(1,1))', '((0,0),(1,1),(1,0))',
           '{1,2,3}', '((0,0),(1,1))', '10.0.0.1', '10.0.0.0/8', '08:00:2b:01:02:03', '0101', '01', 'a fat cat', 'fat & cat', 'ok', 3,
           '("Jl. Raya 1",Bogor)', '[1,5)', '[0,1)', '{[1,3),[5,7)}', 42),
          (2, 2, 6, 4294967297, false, '-0', '-0', NULL, 2.5, 6, NULL, 'y', 'cd', 'World', 'World', '\x', '2500-01-01', '11:00', '10:00+08',
           '2500-01-01 10:00:00.000001', '2500-01-01 10:00:00.000001+00', '24:00:00', 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12', '[]', 'null',
           '<a/>', '{}', '{}', '(3,4)', '((0,0),(2,2))', '<(0,0),2>', '[(0,0),(1,1)]', '((0,0),(2,2),(2,0))', '{1,2,4}', '((0,0),(2,2))', '10.0.0.2',
           '10.1.0.0/16', '08:00:2b:01:02:04', '1010', '10', 'a rat', 'rat', 'happy', 4, '(x,)', 'empty', '[0,2)', '{}', 43);
        CREATE INDEX everything_gin_idx ON everything USING gin (c_jsonb jsonb_path_ops);
        CREATE INDEX everything_gist_idx ON everything USING gist (c_range);
        CREATE INDEX everything_hash_idx ON everything USING hash (c_text);
        CREATE INDEX everything_ci_idx ON everything (c_text COLLATE ci);

        CREATE TABLE log (line text, at integer);
        INSERT INTO log VALUES ('one', 1), ('two', 2), ('two', 2), ('three', 3), (NULL, 4);

        CREATE TABLE reading (sensor integer NOT NULL, day date NOT NULL, value numeric(8,2), region_id integer CONSTRAINT reading_region_fkey REFERENCES region (id) ON UPDATE CASCADE,
          PRIMARY KEY (sensor, day)) PARTITION BY RANGE (day);
        CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
        CREATE TABLE reading_2025 PARTITION OF reading FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
        CREATE TABLE reading_rest PARTITION OF reading DEFAULT;
        CREATE INDEX reading_value_idx ON reading (value);
        CREATE TRIGGER reading_touch AFTER INSERT ON reading FOR EACH ROW EXECUTE FUNCTION touch();
        INSERT INTO reading SELECT i, date '2024-06-01' + i * 200, i * 1.5, 1 + i % 4 FROM generate_series(1, 6) i;
        CREATE TABLE vehicle (id integer PRIMARY KEY, plate text NOT NULL);
        CREATE TABLE car (doors integer) INHERITS (vehicle);
        INSERT INTO vehicle VALUES (1, 'B 1 A');
        INSERT INTO car VALUES (2, 'B 2 B', 4), (3, 'B 3 C', 2);
        CREATE TABLE ops.job (id uuid PRIMARY KEY, payload jsonb NOT NULL DEFAULT '{}', run_at timestamptz);
        INSERT INTO ops.job VALUES ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11', '{"n": 1}', '2024-01-01'), ('a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12', '{"n": 2}', NULL);
        CREATE TABLE "Odd Name" ("Id" integer PRIMARY KEY, "select" text);
        INSERT INTO "Odd Name" VALUES (1, 'x'), (2, 'y');
        CREATE RULE log_quiet AS ON DELETE TO "Odd Name" DO ALSO NOTHING;
        CREATE TABLE spare (id integer PRIMARY KEY, label text);

        CREATE VIEW open_account AS SELECT a.id, a.email, r.name AS region FROM account a JOIN region r ON r.id = a.region_id WHERE a.status = 'open';
        CREATE VIEW safe_account WITH (security_barrier = true) AS SELECT id, name FROM account;
        CREATE MATERIALIZED VIEW region_total AS SELECT region_id, count(*) AS accounts FROM account GROUP BY region_id;
        CREATE UNIQUE INDEX region_total_idx ON region_total (region_id);
        CREATE FUNCTION balance_of(wanted bigint) RETURNS numeric LANGUAGE sql STABLE BEGIN ATOMIC SELECT balance FROM account WHERE id = wanted; END;

        COMMENT ON TABLE account IS 'who may log in';
        COMMENT ON COLUMN account.note IS 'free text';
        COMMENT ON INDEX account_open_idx IS 'for the dashboard';
        COMMENT ON FUNCTION twice(integer) IS 'doubles';
        COMMENT ON CONSTRAINT account_status_check ON account IS 'three states';
        COMMENT ON TYPE mood IS 'how it goes';
        COMMENT ON VIEW open_account IS 'open ones';
        COMMENT ON SCHEMA ops IS 'operations';
        GRANT USAGE ON SCHEMA ops TO attack_reader;
        GRANT SELECT ON account, region, ops.job TO attack_reader;
        GRANT SELECT, INSERT, UPDATE ON account TO attack_writer WITH GRANT OPTION;
        GRANT UPDATE (label) ON spare TO attack_writer;
        GRANT USAGE ON SEQUENCE free_seq TO attack_writer;
        REVOKE EXECUTE ON FUNCTION twice(integer) FROM PUBLIC;
        GRANT EXECUTE ON FUNCTION twice(integer) TO attack_reader;
        ALTER TABLE spare OWNER TO attack_owner;
        ALTER FUNCTION squeeze(text) OWNER TO attack_owner;
        """;
}
