namespace SchemaRunner.EngineTests.Properties;

/// <summary>What tables of a model are made of on one engine.</summary>
/// <param name="Keys">What follows the name of the column that tells rows apart; what stands behind a bracket ends the table.</param>
/// <param name="Types">Types of columns, their values, and an expression that changes any value of a column <c>{0}</c>, NULL too.</param>
internal sealed record ModelDialect(string[] Keys, (string Type, string[] Values, string Change)[] Types)
{
    public static ModelDialect Sqlite { get; } = new(
        [" INTEGER PRIMARY KEY", " INTEGER NOT NULL PRIMARY KEY) WITHOUT ROWID", " INTEGER"],
        [.. new[] { "INTEGER", "TEXT", "REAL", "" }.Select(type => (
            type, new[] { "NULL", "''", "'a'", "'A'", "1", "1.0", "'1'", "0.1", "'Padang '", "-7" },
            "CASE WHEN {0} IS NULL THEN '' WHEN typeof({0}) = 'text' THEN {0} || ' ' ELSE {0} + 1 END"))]);

    public static ModelDialect Postgres { get; } = new(
        [" integer PRIMARY KEY", " bigint PRIMARY KEY", " integer NOT NULL", " smallint UNIQUE"],
        [
            ("integer", ["NULL", "0", "1", "-2147483648"], "COALESCE(-({0} / 2) - 1, 0)"), ("text", ["NULL", "''", "'a'", "'A'", "'Padang '"], "COALESCE({0} || ' ', '')"),
            ("varchar(40)", ["NULL", "'x'", "U&'e\\0301'"], "COALESCE(normalize({0}, NFC) || 'x', '')"), ("numeric", ["NULL", "0", "1.0", "-0.10"], "COALESCE({0} + 0.00, 0.0) * 1.0 + 0.000"),
            ("double precision", ["NULL", "0", "'-0'", "'NaN'", "0.1"], "CASE WHEN {0} IS NULL OR {0} = 'NaN' THEN 0.5 ELSE {0} + 1 END"), ("bigint", ["NULL", "1", "4294967296"], "COALESCE({0} + 4294967296, 0)"),
            ("timestamptz", ["NULL", "'2024-01-01 00:00+00'", "'2500-01-01 00:00+00'"], "COALESCE({0} + interval '1 microsecond', '2024-01-01')"), ("boolean", ["NULL", "true", "false"], "COALESCE(NOT {0}, true)"),
            ("jsonb", ["NULL", "'null'", "'{\"a\": 1}'", "'[1, \"1\"]'"], "COALESCE(jsonb_build_array({0}), 'null')"), ("bytea", ["NULL", "''", "'\\x00'"], "COALESCE({0} || '\\x00', '')"),
            ("integer[]", ["NULL", "'{}'", "'{1,2}'"], "COALESCE(ARRAY[{0}], '{{}}')"), ("char(4)", ["NULL", "'ab'"], "COALESCE(upper({0}) || 'Z', 'q')"), ("interval", ["NULL", "'1 day'"], "COALESCE({0} * 24, '24:00')"),
        ]);
}
