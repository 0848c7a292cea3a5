namespace SchemaRunner.Cli.Demo;

/// <summary>Values as SQL text that PostgreSQL and SQLite read alike.</summary>
internal static class SqlLiteral
{
    /// <summary>A string in single quotes, or <c>NULL</c>.</summary>
    public static string Text(string? value) =>
        value is null ? "NULL" : $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary><c>TRUE</c> or <c>FALSE</c>.</summary>
    public static string Boolean(bool value) => value ? "TRUE" : "FALSE";

    /// <summary>An exact decimal: <c>Fixed(-50, 2)</c> is <c>-0.50</c>, trailing zeros kept.</summary>
    public static string Fixed(long units, int decimals)
    {
        var digits = Math.Abs(units).ToString().PadLeft(decimals + 1, '0');
        return $"{(units < 0 ? "-" : "")}{digits[..^decimals]}.{digits[^decimals..]}";
    }

    /// <summary>A date.</summary>
    public static string Date(DateOnly date) => $"'{date:yyyy-MM-dd}'";

    /// <summary>A timestamp to the second.</summary>
    public static string Timestamp(DateOnly date, TimeOnly time) => $"'{date:yyyy-MM-dd} {time:HH:mm:ss}'";

    /// <summary>A timestamp to the microsecond.</summary>
    public static string PreciseTimestamp(DateOnly date, TimeOnly time, int microseconds) =>
        $"'{date:yyyy-MM-dd} {time:HH:mm:ss}.{microseconds:000000}'";
}
