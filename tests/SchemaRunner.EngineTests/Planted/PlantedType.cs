using System.Globalization;

namespace SchemaRunner.EngineTests.Planted;

/// <summary>A type of the model: its values are numbers, and how each engine is told them.</summary>
/// <param name="Name">The word for it.</param>
/// <param name="Postgres">PostgreSQL's type.</param>
/// <param name="Sqlite">SQLite's.</param>
/// <param name="Values">How many values there are.</param>
/// <param name="PostgresLiteral">The literal for PostgreSQL.</param>
/// <param name="SqliteLiteral">The literal for SQLite.</param>
internal sealed record PlantedType(
    string Name, string Postgres, string Sqlite, int Values, Func<int, string> PostgresLiteral, Func<int, string> SqliteLiteral)
{
    private static readonly Dictionary<string, (string Postgres, string Sqlite)> s_others = new()
    {
        ["integer"] = ("bigint", "BIGINT"), ["bigint"] = ("numeric", "NUMERIC NOT NULL"), ["word"] = ("varchar(80)", "VARCHAR(80) NOT NULL"), ["code"] = ("text", "CLOB NOT NULL"),
        ["amount"] = ("numeric(20,5)", "NUMERIC"), ["day"] = ("timestamp", "TEXT"), ["real"] = ("numeric", "DOUBLE"), ["truth"] = ("boolean", "INTEGER"),
        ["bytes"] = ("bytea", ""), ["id"] = ("text", "CHAR(36)"), ["document"] = ("jsonb", "JSONTEXT"), ["moment"] = ("timestamptz(3)", "CHAR(30)"), ["stamp"] = ("timestamp(3)", "TEXT"),
    };

    private static readonly string[] s_words = ["Padang", "padang", "ñandú", "東京", "🐟", "O''Neill", "", " ", "a b", "\t", "zz"];

    /// <summary>Types of keys, whose texts are those that a report shows.</summary>
    public static PlantedType[] Keys { get; } =
    [
        Alike("integer", "integer", "INTEGER", 100_000, value => Text(value - 500)),
        Alike("bigint", "bigint", "BIGINT NOT NULL", 100_000, value => Text((value * 4_294_967_296L) - 7)),
        Alike("word", "text", "TEXT NOT NULL", 100_000, Word),
        Alike("code", "varchar(60)", "VARCHAR(60) NOT NULL", 100_000, Word),
    ];

    /// <summary>Types of other columns, as both engines have them.</summary>
    public static PlantedType[] Columns { get; } =
    [
        .. Keys,
        Alike("amount", "numeric(12,3)", "DECIMAL(12,3)", 100_000, value => $"{Text(value - 700)}.{value % 1000:000}"),
        Alike("real", "double precision", "REAL", 100_000, value => Text((value * 0.37) - 11)),
        Alike("day", "date", "DATE", 5_000, value => $"'{Day(value):yyyy-MM-dd}'"),
        new("truth", "boolean", "BOOLEAN", 2, value => value == 0 ? "false" : "true", value => value == 0 ? "0" : "1"),
        new("moment", "timestamptz", "TEXT", 100_000, value => $"'{Day(value):yyyy-MM-dd} 07:30:00.{value % 1000:000}+07'", value => $"'{Day(value):yyyy-MM-dd}T00:30:00.{value % 1000:000}Z'"),
        new("stamp", "timestamp", "TIMESTAMP", 100_000, value => $"'{Day(value):yyyy-MM-dd} 07:30:00'", value => $"'{Day(value):yyyy-MM-ddTHH:mm}:00'".Replace("T00:00:", "T07:30:", StringComparison.Ordinal)),
        new("bytes", "bytea", "BLOB", 100_000, value => $"'\\x{value:x8}'", value => $"x'{value:x8}'"),
        new("id", "uuid", "TEXT", 100_000, value => $"'{Id(value)}'", value => $"'{Id(value).ToUpperInvariant()}'"),
        new("document", "jsonb", "TEXT", 100_000, value => $"'{{\"a\": {value}, \"bb\": [\"x\"]}}'", value => $"'{{\"bb\":[\"x\"],\"a\":{value}}}'"),
    ];

    /// <summary>The type that holds the same values and is another one.</summary>
    public PlantedType Other => s_others.TryGetValue(Name, out var other) ? this with { Postgres = other.Postgres, Sqlite = other.Sqlite } : this;

    /// <summary>A type that SQLite alone has: values that differ in their storage class only.</summary>
    public static PlantedType Any { get; } = new(
        "any", "text", "", 7, value => Text(value), value => new[] { "1", "1.0", "'1'", "x'31'", "'1.0'", "''", "x''" }[value]);

    private static PlantedType Alike(string name, string postgres, string sqlite, int values, Func<int, string> literal) =>
        new(name, postgres, sqlite, values, literal, literal);

    // Many begin alike, and differ in case or by a blank
    private static string Word(int value) => $"'{s_words[value % s_words.Length]}{value / s_words.Length}'";

    private static DateTime Day(int value) => new DateTime(1990, 1, 1).AddDays(value);

    private static string Id(int value) => $"{value:x8}-0000-4000-8000-{value * 7L:x12}";

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
