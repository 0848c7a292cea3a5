using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>How a column is read: as it is, or cast back to the type that it had.</summary>
/// <param name="Id">The column.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">The type that the value has when read.</param>
/// <param name="Value">The expression for the value.</param>
/// <param name="Lossless">
/// For a cast value, the condition that casting it forth again gives the value back; <see langword="null"/> otherwise.
/// </param>
internal sealed record ColumnValue(string Id, string Name, string Type, string Value, string? Lossless)
{
    private const string KeyOfDocument = """
        "(?:[^"\\]|\\.)*"\s*:
        """;

    private const string Zoned = "timestamp with time zone";

    /// <summary>Reads a column of a table.</summary>
    /// <param name="scan">The column, and the type to read it as.</param>
    /// <param name="reading">How to read it.</param>
    /// <param name="source">What the table is called in the query.</param>
    public static ColumnValue Of(ColumnScan scan, Reading reading, string source = "t")
    {
        var name = $"{source}.{Sql.Quote(scan.Column.Name)}";
        var now = scan.Column.Type;
        if (scan.AsType == "json")
            return new(scan.Column.Id, scan.Column.Name, "text", Canonical($"({name}::pg_catalog.text::pg_catalog.json)"), null);
        if (scan.AsType == "numeric")
            return new(scan.Column.Id, scan.Column.Name, scan.AsType, $"pg_catalog.trim_scale({name}::pg_catalog.numeric)", now == "numeric" ? null : ComesBack(name, $"({name}::pg_catalog.numeric)", "numeric", now, reading));
        if (scan.AsType is null || scan.AsType == now)
            return new(scan.Column.Id, scan.Column.Name, now, name, null);

        // a type of the user's is compared by its text, which needs no cast to a type that may be gone by now
        if (KeptRows.IsOfTheUsers(scan.AsType)) return new(scan.Column.Id, scan.Column.Name, "text", $"{name}::pg_catalog.text", null);

        // Length and scale take part in both casts: what they cut off does not come back and is found by that
        var was = scan.AsType;
        var back = Cast(name, now, was, reading.TimeZone);

        // the text of a moment names the zone in which it was written; as a moment it is the same
        var comesBack = IsZoned(was) && !IsTime(now) ? null : ComesBack(name, back, was, now, reading);
        return new(scan.Column.Id, scan.Column.Name, was, back, comesBack);
    }

    /// <summary>Whether a column's values say more, as they are read, than the type alone does: white space or zeros that mean nothing are left out.</summary>
    public static bool IsCanonical(string? asType) => asType is "json" or "numeric";

    private static string ComesBack(string name, string back, string was, string now, Reading reading) =>
        $"{name}::pg_catalog.text IS NOT DISTINCT FROM ({Cast(back, was, now, reading.TimeZone)})::pg_catalog.text";

    // White space, the order of keys and the way numbers are written are none of a document's values. Of keys that are there
    // twice jsonb keeps one, so they are counted.
    private static string Canonical(string name) =>
        $"({name}::pg_catalog.jsonb::pg_catalog.text || ' ' || (SELECT pg_catalog.count(*) "
        + $"FROM pg_catalog.regexp_matches({name}::pg_catalog.text, {Sql.Literal(KeyOfDocument)}, 'g'))::pg_catalog.text)";

    /// <summary>A cast; between times with and without a zone in the script's zone, not in the pinned one.</summary>
    private static string Cast(string value, string from, string to, string timeZone)
    {
        var zone = Sql.Literal(timeZone);
        if (IsZoned(from) && !IsZoned(to) && IsTime(to))
            return $"(pg_catalog.timezone({zone}, {value})::{to})";
        if (!IsZoned(from) && IsTime(from) && IsZoned(to))
            return $"(pg_catalog.timezone({zone}, {value}::pg_catalog.timestamp)::{to})";
        return $"({value}::{to})";
    }

    private static bool IsZoned(string type)
        => type == Zoned || type.StartsWith("timestamp(", StringComparison.Ordinal) && type.EndsWith(") with time zone", StringComparison.Ordinal);

    private static bool IsTime(string type)
        => type == "date" || type.StartsWith("timestamp", StringComparison.Ordinal)
            || type.StartsWith("time ", StringComparison.Ordinal) || type.StartsWith("time(", StringComparison.Ordinal);
}
