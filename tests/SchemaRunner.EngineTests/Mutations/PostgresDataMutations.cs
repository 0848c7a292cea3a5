namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Changes of rows and values.</summary>
internal static class PostgresDataMutations
{
    public static IEnumerable<PostgresMutation> All() => [.. Rows(), .. Values(), .. Moves(), .. Rewrites()];

    // one value by the least that its type can tell apart
    private static IEnumerable<PostgresMutation> Values() =>
        from value in new (string Column, string What, string Set)[]
        {
            ("c_small", "by one", "c_small + 1"), ("c_int", "sign flipped", "-c_int"), ("c_big", "halves folded", "4294967296"),
            ("c_bool", "flipped", "NOT c_bool"), ("c_real", "last bit", "0.10000001"), ("c_double", "last bit", "0.10000000000000002"),
            ("c_numeric", "scale", "1.00"), ("c_numeric", "sign flipped", "-c_numeric"), ("c_numeric", "not a number", "'NaN'"),
            ("c_scaled", "last place", "1.5001"), ("c_money", "a cent", "c_money + '0.01'"), ("c_text", "case", "'aa'"),
            ("c_text", "null for a value", "NULL"), ("c_text", "empty for a value", "''"), ("c_text", "composed", "U&'A\\00E1'"),
            ("c_varchar", "trailing space", "'x '"), ("c_char", "value", "'AB'"), ("c_citext", "case", "'hello'"), ("c_ci", "case", "'HELLO'"),
            ("c_bytea", "one byte", "'\\x0103'"), ("c_bytea", "trailing zero byte", "'\\x010200'"), ("c_date", "a day", "c_date + 1"),
            ("c_date", "infinity", "'infinity'"), ("c_time", "a microsecond", "c_time + interval '1 microsecond'"),
            ("c_timetz", "same moment in another zone", "'11:00+08'"), ("c_ts", "a microsecond", "c_ts + interval '1 microsecond'"),
            ("c_tstz", "a microsecond", "c_tstz + interval '1 microsecond'"), ("c_interval", "an equal one", "'24:00:00'"),
            ("c_uuid", "last digit", "'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a10'"), ("c_json", "white space", "'{\"a\":1, \"b\": 2}'"),
            ("c_json", "order of keys", "'{\"b\": 2, \"a\": 1}'"), ("c_jsonb", "nesting", "'{\"a\": 1, \"b\": [[1], 2]}'"),
            ("c_jsonb", "1.0 for 1", "'{\"a\": 1.0, \"b\": [1, [2]]}'"), ("c_jsonb", "sign", "'{\"a\": -1, \"b\": [1, [2]]}'"),
            ("c_xml", "quotes", "'<a b=''1''/>'"), ("c_ints", "dimensions", "'{{1,2},{3,4}}'"), ("c_ints", "lower bound", "'[0:3]={1,2,3,4}'"),
            ("c_texts", "the word NULL for null", "'{a,\"NULL\"}'"), ("c_point", "a hair", "'(1,2.0000000000000004)'"), ("c_box", "corner", "'((0,0),(1,1.5))'"),
            ("c_circle", "same area elsewhere", "'<(5,5),1>'"), ("c_path", "opened", "popen(c_path)"), ("c_polygon", "order of points", "'((1,0),(0,0),(1,1))'"),
            ("c_line", "multiple", "'{2,4,6}'"), ("c_lseg", "turned round", "'((1,1),(0,0))'"), ("c_inet", "netmask", "'10.0.0.1/24'"), ("c_cidr", "netmask", "'10.0.0.0/9'"),
            ("c_mac", "last byte", "'08:00:2b:01:02:05'"), ("c_bit", "one bit", "B'0100'"), ("c_varbit", "leading zero", "B'001'"),
            ("c_vector", "a lexeme", "'a fat dog'"), ("c_query", "operator", "'fat | cat'"), ("c_mood", "label", "'sad'"), ("c_domain", "by one", "4"),
            ("c_address", "null for a field", "ROW('Jl. Raya 1', NULL)::address"), ("c_range", "end", "'[1,6)'"), ("c_range", "empty", "'empty'"),
            ("c_span", "bound", "'(0,1)'"), ("c_multi", "gap closed", "'{[1,7)}'"), ("c_oid", "by one", "43"),
        }
        select new PostgresMutation(
            $"{value.Column}: {value.What}", $"UPDATE everything SET {value.Column} = {value.Set} WHERE id = 1;", "SR302", $"everything.{value.Column}");

    private static IEnumerable<PostgresMutation> Rows()
    {
        foreach (var (table, where) in new[]
        {
            ("log", "at = 1"), ("order_line", "order_id = 6 AND line_no = 2"), ("legacy", "id = 1"), ("\"Odd Name\"", "\"Id\" = 2"),
            ("car", "id = 3"), ("ops.job", "run_at IS NULL"), ("reading_2025", "sensor = 2"), ("everything", "id = 2"),
        })
            yield return new($"row deleted from {table}", $"DELETE FROM {table} WHERE {where};", "SR301", table);

        yield return new("one of two equal rows deleted", "DELETE FROM log WHERE ctid = (SELECT min(ctid) FROM log WHERE at = 2);", "SR301", "log");
        yield return new("row inserted", "INSERT INTO log VALUES ('five', 5);", "SR301", "log");
        yield return new("row inserted into an empty table", "INSERT INTO spare VALUES (1, 'x');", "SR301", "spare");
        yield return new("table truncated", "TRUNCATE log;", "SR301", "log");
        yield return new("table truncated with its children", "TRUNCATE team CASCADE;", "SR301", "player");
        yield return new("child rows lost by cascade", "DELETE FROM legacy WHERE account_id = 12; DELETE FROM account WHERE id = 12;", "SR301", "order_line");
        yield return new("row of a partitioned table deleted through it", "DELETE FROM reading WHERE sensor = 1;", "SR301", "reading_2024");
        yield return new("row of a child deleted through its parent", "DELETE FROM vehicle WHERE id = 2;", "SR301", "car");
        yield return new("row moved between partitions", "UPDATE reading SET day = '2025-03-03' WHERE sensor = 1;", "SR301", "reading_2025");
        yield return new("row exchanged for another", "DELETE FROM region WHERE id = 3 AND false; DELETE FROM everything WHERE id = 2; INSERT INTO everything (id) VALUES (3);", "SR302", "everything.id");
        yield return new("row duplicated in exchange for another", "DELETE FROM log WHERE at = 3; INSERT INTO log VALUES ('two', 2);", "SR302", "log.line, at");
        yield return new("rows by a trigger that the script makes", """
            CREATE FUNCTION copy_line() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM log WHERE at = 3; RETURN NEW; END';
            CREATE TRIGGER spare_copy BEFORE UPDATE ON region FOR EACH STATEMENT EXECUTE FUNCTION copy_line();
            UPDATE region SET code = code WHERE false;
            """, "SR301", "log");
        yield return new("rows by a deferred trigger", """
            CREATE FUNCTION drop_line() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN DELETE FROM log WHERE at = 3; RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER late AFTER UPDATE ON region DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION drop_line();
            UPDATE region SET code = code WHERE id = 1;
            """, "SR301", "log");
        yield return new("rows deleted past row security", "SET row_security = off; DELETE FROM account WHERE id = 11;", "SR301", "account");
        yield return new("rows hidden by a rule", "CREATE RULE swallow AS ON INSERT TO player DO INSTEAD DELETE FROM log WHERE at = 1; INSERT INTO player VALUES (30, 1, 'x');", "SR301", "log");
    }

    private static IEnumerable<PostgresMutation> Moves()
    {
        yield return new("values swapped between two rows", "UPDATE account SET name = CASE id WHEN 1 THEN 'Name 2' ELSE 'Name 1' END WHERE id IN (1, 2);", "SR302", "account.name");
        yield return new("values swapped in a table without a key", "UPDATE log SET line = CASE at WHEN 1 THEN 'three' ELSE 'one' END WHERE at IN (1, 3);", "SR302", "log");
        yield return new("values of two rows swapped under a composite key", "UPDATE order_line SET price = CASE line_no WHEN 0 THEN 1.50 ELSE 0.50 END WHERE order_id = 1 AND line_no IN (0, 1);", "SR302", "order_line.price");
        yield return new("values shifted by a row", "UPDATE everything SET c_text = (SELECT e.c_text FROM everything e WHERE e.id = 3 - everything.id);", "SR302", "everything.c_text");
        yield return new("keys of two rows swapped", "UPDATE everything SET id = id + 10; UPDATE everything SET id = 13 - id;", "SR302", "everything.c_small");
        yield return new("null and empty swapped", "UPDATE account SET note = CASE WHEN note IS NULL THEN '' WHEN note = '' THEN NULL ELSE note END;", "SR302", "account.note");
        yield return new("a key updated with cascade", "UPDATE region SET id = 40 WHERE id = 4;", "SR302", "account.region_id");
        yield return new("columns crossed in a rebuild", """
            CREATE TABLE everything2 (LIKE region INCLUDING ALL); DROP TABLE everything2;
            CREATE TABLE log2 AS SELECT at::text AS line, length(line) AS at FROM log; DROP TABLE log; ALTER TABLE log2 RENAME TO log;
            """, "SR302", "log.line, at");
        yield return new("names of two columns swapped and values with them", """
            ALTER TABLE player ADD COLUMN nick text; UPDATE player SET nick = name; UPDATE player SET name = id::text;
            """, "SR302", "player.name");
        yield return new("values rounded", "UPDATE account SET balance = round(balance, 1);", "SR302", "account.balance");
        yield return new("values trimmed", "UPDATE legacy SET remark = upper(remark) WHERE id > 1;", "SR302", "legacy.remark");
        yield return new("times moved by a zone", "SET TimeZone = 'Asia/Jakarta'; UPDATE account SET created_at = created_at::timestamp AT TIME ZONE 'UTC';", "SR302", "account.created_at");
        yield return new("a generated value through its source", "UPDATE account SET name = name || 'x' WHERE id = 1;", "SR302", "account.name, name_length");
        yield return new("an inherited row through its parent", "UPDATE vehicle SET plate = 'B 9 Z' WHERE id = 3;", "SR302", "car.plate");
        yield return new("json reformatted", "UPDATE everything SET c_json = c_json::jsonb::json;", "SR302", "everything.c_json");
    }

    private static IEnumerable<PostgresMutation> Rewrites()
    {
        yield return new("rebuild that loses a row", "CREATE TABLE log2 AS SELECT DISTINCT * FROM log; DROP TABLE log; ALTER TABLE log2 RENAME TO log;", "SR301", "log");
        yield return new("rebuild under the old name with the old kept", """
            ALTER TABLE log RENAME TO log_old; CREATE TABLE log (line text, at integer); INSERT INTO log SELECT * FROM log_old WHERE at > 1;
            """, "SR301", "log");
        yield return new("scale cut off", "ALTER TABLE everything ALTER COLUMN c_numeric TYPE numeric(6,0);", "SR304", "everything.c_numeric");
        yield return new("text cut off", "ALTER TABLE order_line ALTER COLUMN item TYPE varchar(4) USING left(item, 4);", "SR304", "order_line.item");
        yield return new("type narrowed", "ALTER TABLE order_line ALTER COLUMN order_id TYPE bigint;", "SR304", "order_line.order_id");
        yield return new("zone dropped from times", "ALTER TABLE ops.job ALTER COLUMN run_at TYPE timestamp;", "SR304", "ops.job.run_at");
        yield return new("json turned into jsonb", "ALTER TABLE everything ALTER COLUMN c_json TYPE jsonb;", "SR304", "everything.c_json");
        yield return new("label taken out of an enum by a new type", """
            ALTER TYPE mood RENAME TO mood_old; CREATE TYPE mood AS ENUM ('ok', 'happy');
            ALTER TABLE everything ALTER COLUMN c_mood TYPE mood USING c_mood::text::mood; DROP TYPE mood_old;
            """, "SR316", "mood");
    }
}
