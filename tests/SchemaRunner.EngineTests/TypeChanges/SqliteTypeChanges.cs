namespace SchemaRunner.EngineTests.TypeChanges;

/// <summary>Changes of a column's type by a rebuild, and whether its values survive them.</summary>
internal static class SqliteTypeChanges
{
    public static IReadOnlyList<TypeChange> Kept { get; } =
    [
        new("INTEGER", ["1", "-7", "9007199254740993"], "BIGINT"), new("INTEGER", ["1", "-7"], "REAL"), new("INTEGER", ["1", "-7", "9223372036854775807"], "TEXT"), new("INTEGER", ["1"], "NUMERIC"), new("INTEGER", ["1", "'x'"], ""), new("INTEGER", ["1"], "BLOB"),
        new("VARCHAR(10)", ["'a'", "'b '", "''"], "TEXT"), new("VARCHAR(10)", ["'a'"], "VARCHAR(20)"), new("TEXT", ["'12'", "'-7'", "'x'"], "INTEGER"), new("TEXT", ["'0.5'"], "REAL"), new("TEXT", ["'a'"], ""), new("TEXT", ["'2024-01-01'"], "DATE"), new("DATE", ["'2024-01-01'"], "TEXT"), new("DATETIME", ["'2024-01-01 10:00:00'"], "TEXT"),
        new("REAL", ["1.0", "0.1", "-2.5"], "NUMERIC"), new("REAL", ["1.0", "2.0"], "INTEGER", "CAST(v AS INTEGER)"), new("REAL", ["0.1", "3.0"], ""), new("NUMERIC", ["1", "1.5", "'x'"], "REAL"), new("DECIMAL(10,2)", ["1.5", "3"], "DECIMAL(14,4)"), new("NUMERIC", ["1.5", "3"], "TEXT"), new("DECIMAL(10,2)", ["1.5"], "REAL"),
        new("BOOLEAN", ["0", "1"], "INTEGER"), new("BLOB", ["x'00ff'", "1", "'t'"], ""), new("", ["1", "1.5", "'a'", "x'01'"], "BLOB"), new("", ["1", "'a'"], "NUMERIC"), new("JSON", ["'{}'"], "TEXT"), new("CHAR(5)", ["'ab'"], "TEXT"),
    ];

    public static IReadOnlyList<TypeChange> Lost { get; } =
    [
        new("DECIMAL(10,2)", ["1.5", "2.49", "3", "9.99", "8.01"], "INTEGER", "CAST(round(v) AS INTEGER)"), new("REAL", ["0.1", "2.5"], "INTEGER", "CAST(v AS INTEGER)"), new("REAL", ["0.30000000000000004"], "TEXT", "CAST(round(v, 10) AS TEXT)"), new("INTEGER", ["9007199254740993"], "REAL"), new("NUMERIC", ["1.005"], "REAL", "round(v, 2)"),
        new("TEXT", ["'Cibeber'", "'Ciawi'", "'Bogor Tengah'", "'Kotabaru'"], "VARCHAR(5)", "substr(v, 1, 5)"), new("TEXT", ["'007'", "'1e3'", "'1.50'"], "NUMERIC"), new("TEXT", ["'12 kg'", "'x'"], "INTEGER", "CAST(v AS INTEGER)"), new("TEXT", ["'a'"], "BLOB", "CAST(v AS BLOB)"), new("BLOB", ["x'3132'"], "TEXT", "CAST(v AS TEXT)"), new("BLOB", ["x'00ff'"], "TEXT", "hex(v)"), new("TEXT", ["'a '"], "CHAR(2)", "trim(v)"), new("DATETIME", ["'2024-01-01 10:00:00'"], "DATE", "date(v)"),
        new("DATETIME", ["'2024-01-01 10:00:00'"], "INTEGER", "strftime('%s', v)"), new("BOOLEAN", ["0", "2"], "INTEGER", "v <> 0"), new("INTEGER", ["1", "0"], "TEXT", "CASE v WHEN 1 THEN 'yes' ELSE 'no' END"), new("TEXT", ["''"], "INTEGER", "nullif(v, '')"), new("INTEGER", ["NULL", "1"], "BIGINT", "coalesce(v, 0)"), new("", ["1", "'1 '"], "TEXT", "trim(v)"), new("INTEGER", ["1"], "BIGINT", "-v"), new("VARCHAR(10)", ["'Aa'"], "TEXT", "lower(v)"),
    ];
}
