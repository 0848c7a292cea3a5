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
    private const string Zoned = "timestamp with time zone";

    /// <summary>Reads a column of a table called <c>t</c>.</summary>
    /// <param name="scan">The column, and the type to read it as.</param>
    /// <param name="reading">How to read it.</param>
    public static ColumnValue Of(ColumnScan scan, Reading reading)
    {
        var name = "t." + Sql.Quote(scan.Column.Name);
        var now = scan.Column.Type;
        if (scan.AsType is null || scan.AsType == now)
            return new(scan.Column.Id, scan.Column.Name, now, name, null);

        // Length and scale take part in both casts: what they cut off does not come back and is found by that
        var was = scan.AsType;
        var back = Cast(name, now, was, reading.TimeZone);
        var forth = Cast(back, was, now, reading.TimeZone);
        return new(
            scan.Column.Id, scan.Column.Name, was, back,
            $"{name}::pg_catalog.text IS NOT DISTINCT FROM ({forth})::pg_catalog.text");
    }

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
