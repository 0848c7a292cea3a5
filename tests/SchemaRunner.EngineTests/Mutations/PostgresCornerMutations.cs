namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Changes in what <see cref="PostgresCornerSchema"/> holds.</summary>
internal static class PostgresCornerMutations
{
    public static IEnumerable<PostgresMutation> All() => [.. Values(), .. Crossings(), .. Structure(), .. Rebuilds(), .. Cuts()];

    private static IEnumerable<PostgresMutation> Values() =>
        from value in new (string Column, int Id, string What, string Set)[]
        {
            ("f4", 1, "one unit in the last place of the largest", "3.4028233e38"), ("f4", 2, "the smallest to zero", "0"), ("f4", 3, "not a number to null", "NULL"), ("f4", 5, "minus zero to zero", "0"),
            ("f8", 1, "one unit in the last place of the largest", "1.7976931348623155e308"), ("f8", 2, "the smallest doubled", "1e-323"), ("f8", 4, "sign of infinity", "'Infinity'"), ("f8", 5, "minus zero to zero", "0"),
            ("n", 1, "one unit in the last place", "12345678901234567890.12345678901234567891"), ("n", 1, "one unit in the first place", "22345678901234567890.12345678901234567890"), ("n", 1, "through a double", "n::float8::numeric"),
            ("n", 5, "1 to 1.0", "1.0"), ("n", 3, "not a number to infinity", "'Infinity'"), ("big", 1, "one unit in the last place", "big + 0.00000000000000000001"), ("big", 4, "the smallest to zero", "0"),
            ("j", 1, "1 to \"1\"", "'\"1\"'"), ("j", 1, "1 to 1.0", "'1.0'"), ("j", 2, "\"1\" to 1", "'1'"), ("j", 3, "null to NULL", "NULL"), ("j", 5, "order in an array", "'[1.0, 1, \"1\"]'"), ("j", 4, "nesting cut", "'{\"a\": null}'"),
            ("t", 1, "composed to decomposed", "normalize(t, NFD)"), ("t", 2, "decomposed to composed", "normalize(t, NFC)"), ("t", 3, "empty to null", "NULL"), ("t", 5, "the word NULL to null", "NULL"), ("t", 4, "line end", "rtrim(t, E'\\n')"),
            ("t", 4, "tab to a space", "replace(t, E'\\t', ' ')"), ("t", 5, "case", "lower(t)"), ("t", 5, "trailing space", "t || ' '"), ("t", 5, "no-break space", "t || U&'\\00A0'"), ("t", 5, "a letter that looks the same", "U&'\\039DULL'"),
            ("t", 3, "empty to a space", "' '"), ("b", 1, "zero byte to empty", "''"), ("b", 2, "empty to null", "NULL"), ("b", 4, "line end", "'\\x0a'"), ("b", 5, "one bit", "'\\xfe'"), ("moods", 1, "order", "'{ok,sad}'"), ("moods", 2, "empty to null", "NULL"), ("moods", 4, "an element", "'{ok}'"),
            ("places", 1, "null and empty exchanged in a field", "ARRAY[ROW('a', ''), ROW('a', NULL)]::address[]"), ("places", 4, "null to nulls", "ARRAY[ROW(NULL, NULL)]::address[]"), ("days", 1, "a day", "'[2024-01-01,2024-02-02)'"), ("days", 3, "unbounded to infinity", "'[2024-01-01,infinity)'"),
            ("days", 2, "empty to null", "NULL"), ("spans", 1, "a gap", "'{\"{[1,2),[2,4)}\"}'"), ("x", 4, "white space", "'<a>1</a>'"), ("x", 2, "empty to null", "NULL"), ("iv", 1, "an equal one", "'{30 days,1 mon}'"), ("o", 4, "as a sign", "0"),
            ("c", 4, "one bit", "'y'"), ("nm", 4, "case", "'n'"), ("pg_lsn", 1, "by one", "'0/11'"), ("m8", 2, "last byte", "'08:00:2b:01:02:03:04:07'"), ("jp", 4, "an operator", "'$ ? (@ >= 1)'"), ("codes", 4, "a character", "'{B_2}'"), ("tz", 4, "the same moment", "'00:00+00'"), ("tz", 5, "same moment in another zone", "'07:00+07'"),
        }
        select new PostgresMutation($"fine.{value.Column} of {value.Id}: {value.What}", $"UPDATE fine SET {value.Column} = {value.Set} WHERE id = {value.Id};", "SR302", $"fine.{value.Column}");

    private static IEnumerable<PostgresMutation> Crossings()
    {
        yield return new("columns of one type crossed in INSERT … SELECT", "CREATE TEMP TABLE k AS SELECT * FROM citext_key; DELETE FROM citext_key; INSERT INTO citext_key SELECT mail, other, one FROM k;", "SR302", "citext_key.one, other");
        yield return new("columns crossed by SELECT * into another order", "CREATE TABLE k (f double precision PRIMARY KEY, other text, one text); INSERT INTO k SELECT * FROM float_key; DROP TABLE float_key; ALTER TABLE k RENAME TO float_key; ALTER INDEX k_pkey RENAME TO float_key_pkey;", "SR302", "float_key.one, other");
        yield return new("a key's case that equals the old one", "UPDATE citext_key SET mail = 'ann@x.id' WHERE mail = 'ann@x.id';", "SR302", "citext_key.mail");
        yield return new("a key's case under a collation that ignores it", "UPDATE ci_key SET word = 'ALPHA' WHERE word = 'alpha';", "SR302", "ci_key.word");
        yield return new("a key's scale", "UPDATE ci_key SET n = 1.00 WHERE n = 1;", "SR302", "ci_key.word, at, n");
        yield return new("a key by a microsecond", "UPDATE ci_key SET at = at + interval '1 microsecond' WHERE word = 'beta';", "SR302", "ci_key.word, at, n");
        yield return new("a key of floats by the last bit", "UPDATE float_key SET f = 0.3 WHERE f > 0.2;", "SR302", "float_key.f");
        yield return new("a key of zero with another sign", "UPDATE float_key SET f = '-0' WHERE f = 0;", "SR302", "float_key.f");
        yield return new("values swapped under a key of text", "UPDATE citext_key SET one = CASE one WHEN 'a' THEN 'b' ELSE 'a' END;", "SR302", "citext_key.one");
        yield return new("values swapped between partitions", "UPDATE event SET body = CASE id WHEN 2 THEN 'body 3' ELSE 'body 2' END WHERE id IN (2, 3);", "SR302", "body");
        yield return new("row moved to another partition's bounds", "UPDATE event SET kind = 'visit' WHERE id = 1;", "SR301", "event_sale_2024");
        yield return new("row deleted from a nested partition", "DELETE FROM event WHERE id = 12;", "SR301", "event_sale_rest");
        yield return new("children of a partitioned table deleted by cascade", "DELETE FROM event WHERE id = 3;", "SR301", "event_note");
        yield return new("nested partitions emptied", "DELETE FROM event_other;", "SR301", "event_other_0");
        yield return new("row of many parents changed through one of them", "UPDATE parent_base SET v = 'other';", "SR302", "many_parents.v");
        yield return new("row of many parents deleted through the other", "DELETE FROM parent_other;", "SR301", "many_parents");
        yield return new("row of an unlogged table deleted", "DELETE FROM cache_entry;", "SR301", "cache_entry");
        yield return new("row duplicated in exchange for another under a key", "CREATE TEMP TABLE k AS SELECT * FROM fine WHERE id = 1; DELETE FROM fine WHERE id = 2; UPDATE k SET id = 2; INSERT INTO fine SELECT * FROM k;", "SR302", "fine.f4");
        yield return new("values in a table whose rows are hidden from their owner", "UPDATE guarded SET code = 'd' WHERE code = 'c';", "SR302", "guarded.code");
        yield return new("row written by a trigger's cascade into a table without a key", "DELETE FROM event_sale WHERE id = 3;", "SR301", "event_note");
        yield return new("row updated into its double", "UPDATE log SET line = 'two', at = 2 WHERE at = 1;", "SR302", "log.line, at");
        yield return new("upsert that changes a row", "INSERT INTO citext_key VALUES ('ANN@X.ID', 'z', 'x') ON CONFLICT (mail) DO UPDATE SET one = excluded.one;", "SR302", "citext_key.one");
        yield return new("merge that changes a row", "MERGE INTO cache_entry c USING (VALUES (1)) v(id) ON c.id = v.id WHEN MATCHED THEN UPDATE SET v = 'two';", "SR302", "cache_entry.v");
        yield return new("row written by a function", "CREATE FUNCTION spoil() RETURNS void LANGUAGE plpgsql AS 'BEGIN EXECUTE ''UPDATE cac'' || ''he_entry SET v = NULL''; END'; SELECT spoil();", "SR302", "cache_entry.v");
        yield return new("row written by a query's WITH", "WITH gone AS (DELETE FROM cache_entry RETURNING *) SELECT count(*) FROM gone;", "SR301", "cache_entry");
        yield return new("rows written through an updatable view", "UPDATE guarded_view SET code = 'e' WHERE code = 'a';", "SR302", "guarded.code");
        yield return new("rows copied from inline data", "COPY cache_entry FROM stdin;\n2\ttwo\n\\.\n", "SR301", "cache_entry");
    }

    private static IEnumerable<PostgresMutation> Structure() =>
        from change in new (string What, string Script, string Code, string Object)[]
        {
            ("index marked invalid", "UPDATE pg_catalog.pg_index SET indisvalid = false WHERE indexrelid = 'guarded_spot_idx'::regclass;", "SR308", "guarded_spot_idx"),
            ("spgist index as gist", "DROP INDEX guarded_spot_idx; CREATE INDEX guarded_spot_idx ON guarded USING gist (spot);", "SR308", "guarded_spot_idx"),
            ("nulls last", "DROP INDEX guarded_order_idx; CREATE INDEX guarded_order_idx ON guarded (region_id DESC NULLS LAST, code COLLATE \"POSIX\") WITH (fillfactor = 70);", "SR308", "guarded_order_idx"),
            ("ascending", "DROP INDEX guarded_order_idx; CREATE INDEX guarded_order_idx ON guarded (region_id NULLS FIRST, code COLLATE \"POSIX\") WITH (fillfactor = 70);", "SR308", "guarded_order_idx"),
            ("index without its collation", "DROP INDEX guarded_order_idx; CREATE INDEX guarded_order_idx ON guarded (region_id DESC NULLS FIRST, code) WITH (fillfactor = 70);", "SR308", "guarded_order_idx"),
            ("index options reset", "ALTER INDEX guarded_order_idx RESET (fillfactor);", "SR308", "guarded_order_idx"),
            ("index expression's text configuration", "DROP INDEX guarded_fine_idx; CREATE INDEX guarded_fine_idx ON guarded USING gin (to_tsvector('english', code)) WITH (fastupdate = off);", "SR308", "guarded_fine_idx"),
            ("unique constraint without its cover", "ALTER TABLE guarded DROP CONSTRAINT guarded_code_key; ALTER TABLE guarded ADD CONSTRAINT guarded_code_key UNIQUE NULLS NOT DISTINCT (code) DEFERRABLE;", "SR308", "guarded_code_key"),
            ("unique constraint with nulls distinct", "ALTER TABLE guarded DROP CONSTRAINT guarded_code_key; ALTER TABLE guarded ADD CONSTRAINT guarded_code_key UNIQUE (code) INCLUDE (region_id) DEFERRABLE;", "SR30", "guarded_code_key"),
            ("unique constraint not deferrable", "ALTER TABLE guarded DROP CONSTRAINT guarded_code_key; ALTER TABLE guarded ADD CONSTRAINT guarded_code_key UNIQUE NULLS NOT DISTINCT (code) INCLUDE (region_id);", "SR305", "guarded_code_key"),
            ("identity dropped", "ALTER TABLE guarded ALTER COLUMN id DROP IDENTITY;", "SR304", "guarded.id"),
            ("identity always", "ALTER TABLE guarded ALTER COLUMN id SET GENERATED ALWAYS;", "SR304", "guarded.id"),
            ("identity's step", "ALTER TABLE guarded ALTER COLUMN id SET INCREMENT 1;", "SR309", "guarded_id_seq"),
            ("identity's cache", "ALTER TABLE guarded ALTER COLUMN id SET CACHE 1;", "SR309", "guarded_id_seq"),
            ("generated expression dropped", "ALTER TABLE guarded ALTER COLUMN twice DROP EXPRESSION;", "SR304", "guarded.twice"),
            ("row security no longer forced", "ALTER TABLE guarded NO FORCE ROW LEVEL SECURITY;", "SR319", "guarded"),
            ("replica identity", "ALTER TABLE guarded REPLICA IDENTITY DEFAULT;", "SR319", "guarded"),
            ("logged", "ALTER TABLE cache_entry SET LOGGED;", "SR319", "cache_entry"),
            ("trigger no longer always", "ALTER TABLE guarded ENABLE TRIGGER guarded_columns;", "SR311", "guarded_columns"),
            ("trigger only on a replica", "ALTER TABLE guarded ENABLE REPLICA TRIGGER guarded_rows;", "SR311", "guarded_rows"),
            ("trigger on one column fewer", "DROP TRIGGER guarded_columns ON guarded; CREATE TRIGGER guarded_columns BEFORE UPDATE OF code ON guarded FOR EACH ROW EXECUTE FUNCTION ops.shout('a', 'b'); ALTER TABLE guarded ENABLE ALWAYS TRIGGER guarded_columns;", "SR311", "guarded_columns"),
            ("trigger with other arguments", "DROP TRIGGER guarded_columns ON guarded; CREATE TRIGGER guarded_columns BEFORE UPDATE OF code, region_id ON guarded FOR EACH ROW EXECUTE FUNCTION ops.shout('a', 'B'); ALTER TABLE guarded ENABLE ALWAYS TRIGGER guarded_columns;", "SR311", "guarded_columns"),
            ("constraint trigger immediate", "DROP TRIGGER guarded_late ON guarded; CREATE CONSTRAINT TRIGGER guarded_late AFTER INSERT ON guarded DEFERRABLE FOR EACH ROW EXECUTE FUNCTION ops.shout();", "SR311", "guarded_late"),
            ("trigger without its table of rows", "DROP TRIGGER guarded_rows ON guarded; CREATE TRIGGER guarded_rows AFTER DELETE ON guarded FOR EACH STATEMENT EXECUTE FUNCTION ops.shout(); COMMENT ON TRIGGER guarded_rows ON guarded IS 'per statement';", "SR311", "guarded_rows"),
            ("trigger's comment", "COMMENT ON TRIGGER guarded_rows ON guarded IS NULL;", "SR314", "guarded_rows"), ("policy's comment", "COMMENT ON POLICY guarded_all ON guarded IS NULL;", "SR314", "guarded_all"),
            ("trigger of a view", "DROP TRIGGER view_write ON view_of_view;", "SR311", "view_write"),
            ("policy made permissive", "DROP POLICY guarded_all ON guarded; CREATE POLICY guarded_all ON guarded USING (code <> 'secret'); COMMENT ON POLICY guarded_all ON guarded IS 'restricts';", "SR313", "guarded_all"),
            ("view without its check", "CREATE OR REPLACE VIEW guarded_view WITH (security_invoker = true) AS SELECT id, code FROM guarded WHERE code <> 'z';", "SR310", "guarded_view"),
            ("view with its owner's rights", "ALTER VIEW guarded_view RESET (security_invoker);", "SR310", "guarded_view"),
            ("column grant of a view", "REVOKE SELECT (code) ON guarded_view FROM attack_reader;", "SR315", "guarded_view.code"),
            ("grant on a type", "REVOKE USAGE ON TYPE span FROM attack_reader;", "SR315", "span"),
            ("function without its setting", "ALTER FUNCTION ops.shout() RESET search_path;", "SR312", "shout()"),
            ("function with invoker's rights", "ALTER FUNCTION ops.shout() SECURITY INVOKER;", "SR312", "shout()"),
            ("function volatile", "ALTER FUNCTION many(text[]) VOLATILE;", "SR312", "many"),
            ("function not parallel", "ALTER FUNCTION many(text[]) PARALLEL UNSAFE;", "SR312", "many"),
            ("function's cost", "ALTER FUNCTION many(text[]) COST 100;", "SR312", "many"), ("function's rows", "ALTER FUNCTION rows_of(integer) ROWS 1000;", "SR312", "rows_of"),
            ("function's returned columns", "DROP FUNCTION rows_of(integer); CREATE FUNCTION rows_of(wanted integer) RETURNS TABLE (id text) LANGUAGE sql ROWS 5 AS 'SELECT code FROM public.guarded WHERE id = $1';", "SR312", "rows_of"),
            ("function's owner", "ALTER FUNCTION many(text[]) OWNER TO attack_owner;", "SR312", "many"),
            ("domain nullable", "ALTER DOMAIN label DROP NOT NULL;", "SR316", "label"), ("domain of a domain without its check", "ALTER DOMAIN short_code DROP CONSTRAINT short_code_check;", "SR316", "short_code"),
            ("composite type's attribute type", "DROP TABLE fine; ALTER TABLE everything DROP COLUMN c_address; ALTER TYPE address ALTER ATTRIBUTE city TYPE varchar(20) CASCADE;", "SR316", "address"),
            ("statistics without its expression", "DROP STATISTICS guarded_stats; CREATE STATISTICS guarded_stats ON code, region_id FROM guarded;", "SR318", "guarded_stats"),
            ("statistics target", "ALTER STATISTICS guarded_stats SET STATISTICS 7;", "SR318", "guarded_stats"),
            ("nested partition detached", "DELETE FROM event_note; ALTER TABLE event_sale DETACH PARTITION event_sale_2024;", "SR317", "event_sale_2024"),
            ("partitioned partition detached", "ALTER TABLE event DETACH PARTITION event_other;", "SR317", "event_other"),
            ("partition's list shorter", "DELETE FROM event_note; ALTER TABLE event DETACH PARTITION event_sale; DELETE FROM event_sale WHERE kind = 'refund'; ALTER TABLE event ATTACH PARTITION event_sale FOR VALUES IN ('sale');", "SR317", "event_sale"),
            ("one of two parents left", "ALTER TABLE many_parents NO INHERIT parent_other;", "SR317", "many_parents"),
            ("key to a partitioned table gone", "ALTER TABLE event_note DROP CONSTRAINT event_note_fkey;", "SR306", "event_note(event_id, event_kind, event_at)"),
            ("set default made no action", "ALTER TABLE guarded DROP CONSTRAINT guarded_region_fkey; ALTER TABLE guarded ADD CONSTRAINT guarded_region_fkey FOREIGN KEY (region_id) REFERENCES region (id);", "SR306", "guarded(region_id)"),
            ("set null for one column", "ALTER TABLE event_note DROP CONSTRAINT event_note_fkey; ALTER TABLE event_note ADD CONSTRAINT event_note_fkey FOREIGN KEY (event_id, event_kind, event_at) REFERENCES event ON DELETE SET NULL (event_id);", "SR306", "event_note(event_id, event_kind, event_at)"),
            ("materialized view selects less", "DROP MATERIALIZED VIEW view_kept; CREATE MATERIALIZED VIEW view_kept AS SELECT code FROM view_of_view LIMIT 1;", "SR310", "view_kept"),
            ("view chain dropped", "DROP VIEW guarded_view CASCADE;", "SR310", "view_of_view"),
            ("schema emptied by cascade", "DROP FUNCTION ops.shout() CASCADE;", "SR311", "guarded_late"),
            ("column by cascade of its type", "DROP DOMAIN label CASCADE;", "SR304", "fine.codes"),
            ("column by cascade of its collation", "DROP COLLATION ci CASCADE;", "SR304", "region.name"),
        }
        select new PostgresMutation($"corner: {change.What}", change.Script, change.Code, change.Object);

    // every step right but one
    private static IEnumerable<PostgresMutation> Rebuilds() =>
        from lost in new (string What, string Part, string Instead, string Code, string Object)[]
        {
            ("a row", "FROM guarded_old;", "FROM guarded_old WHERE id > 10;", "SR301", "guarded"),
            ("the collation", "code text COLLATE \"C\"", "code text", "SR304", "guarded.code"), ("the default", " DEFAULT 'x'", "", "SR304", "guarded.code"), ("NOT NULL", "\"C\" NOT NULL", "\"C\"", "SR304", "guarded.code"),
            ("the check", " CONSTRAINT guarded_code_check CHECK (code <> '')", "", "SR305", "guarded_code_check"), ("the primary key", " PRIMARY KEY", "", "SR305", "guarded_pkey"),
            ("the identity", " GENERATED BY DEFAULT AS IDENTITY (START 10 INCREMENT 5 CACHE 3)", "", "SR304", "guarded.id"), ("the generated column's expression", " GENERATED ALWAYS AS (length(code) * 2) STORED", "", "SR304", "guarded.twice"),
            ("the foreign key", " CONSTRAINT guarded_region_fkey REFERENCES region (id) ON DELETE SET DEFAULT", "", "SR306", "guarded(region_id)"), ("the key's action", " ON DELETE SET DEFAULT", "", "SR306", "guarded(region_id)"),
            ("the unique constraint", ", CONSTRAINT guarded_code_key UNIQUE NULLS NOT DISTINCT (code) INCLUDE (region_id) DEFERRABLE", "", "SR305", "guarded_code_key"),
            ("an index", "CREATE INDEX guarded_spot_idx ON guarded USING spgist (spot);", "", "SR308", "guarded_spot_idx"), ("the statistics", "CREATE STATISTICS guarded_stats ON lower(code), region_id FROM guarded;", "", "SR318", "guarded_stats"),
            ("a trigger", "CREATE CONSTRAINT TRIGGER guarded_late AFTER INSERT ON guarded DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION ops.shout();", "", "SR311", "guarded_late"),
            ("the trigger's mode", "ALTER TABLE guarded ENABLE ALWAYS TRIGGER guarded_columns;", "", "SR311", "guarded_columns"),
            ("the policy", "CREATE POLICY guarded_all ON guarded AS RESTRICTIVE USING (code <> 'secret'); COMMENT ON POLICY guarded_all ON guarded IS 'restricts';", "", "SR313", "guarded_all"),
            ("row security", "ENABLE ROW LEVEL SECURITY, ", "", "SR319", "guarded"), ("a comment", "COMMENT ON TRIGGER guarded_rows ON guarded IS 'per statement';", "", "SR314", "guarded_rows"),
            ("the sequence's position", "SELECT setval(pg_get_serial_sequence('guarded', 'id'), 20);", "", "SR309", "guarded_id_seq"), ("the order of two values", "SELECT id, code, region_id, seen, spot", "SELECT id, CASE id WHEN 10 THEN 'b' WHEN 15 THEN 'a' ELSE code END, region_id, seen, spot", "SR302", "guarded.code"),
            ("a view", "CREATE MATERIALIZED VIEW view_kept AS SELECT code FROM view_of_view;", "", "SR310", "view_kept"), ("a view's grant", "GRANT SELECT (id, code) ON guarded_view TO attack_reader;", "", "SR315", "guarded_view.code"),
        }
        select new PostgresMutation($"rebuild right but for {lost.What}", PostgresGuardedRebuild.With(lost.Part, lost.Instead), lost.Code, lost.Object);

    // a type change that truncates, undeclared: the column is named; declared, the values are (PostgresTypeChangeTests)
    private static IEnumerable<PostgresMutation> Cuts() =>
        from cut in new (string Table, string Column, string Type, string Using)[]
        {
            ("order_line", "price", "numeric(12,0)", ""), ("fine", "big", "numeric(30,19)", ""), ("fine", "t", "varchar(3)", "left(t, 3)"), ("fine", "f8", "real", "CASE WHEN abs(f8) BETWEEN 1e-30 AND 1e30 THEN f8 END"),
            ("ci_key", "note", "char(1)", "note"), ("account", "name", "varchar(5)", "left(name, 5)"), ("event_note", "event_at", "text", "to_char(event_at, 'YYYY-MM')"), ("cache_entry", "v", "\"char\"", "v"),
        }
        select new PostgresMutation(
            $"{cut.Table}.{cut.Column} cut to {cut.Type}",
            (cut.Column is "event_at" ? "ALTER TABLE event_note DROP CONSTRAINT event_note_fkey; " : cut.Column is "name" ? "DROP VIEW safe_account; ALTER TABLE account DROP COLUMN name_length; DROP TRIGGER account_touch ON account; " : "")
                + $"ALTER TABLE {cut.Table} ALTER COLUMN {cut.Column} TYPE {cut.Type}{(cut.Using.Length > 0 ? $" USING ({cut.Using})::{cut.Type}" : "")};",
            "SR304", $"{cut.Table}.{cut.Column}");
}
