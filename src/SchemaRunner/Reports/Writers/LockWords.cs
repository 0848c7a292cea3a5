namespace SchemaRunner.Reports.Writers;

/// <summary>The words that the documents for people share of locks and of the time they kept others waiting.</summary>
internal static class LockWords
{
    private const int MostTables = 10;

    public static string Of(PhaseStep step) => step switch
    {
        PhaseStep.Begin => "begin and lock",
        PhaseStep.SnapshotBefore => "snapshot before",
        PhaseStep.Script => "script",
        PhaseStep.SnapshotAfter => "snapshot after",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, message: null),
    };

    /// <summary>How long others were kept from a table; a dash where they never were.</summary>
    public static string Closed(double milliseconds) => milliseconds > 0 ? ReportWords.Duration(milliseconds) : "–";

    /// <summary><c>812 B</c>, <c>4.1 kB</c>, <c>3.2 MB</c>; a dash where it is not known.</summary>
    public static string Bytes(long? bytes) => bytes switch
    {
        null => "–",
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:0.0} kB",
        < 1_000_000_000 => $"{bytes / 1e6:0.0} MB",
        _ => $"{bytes / 1e9:0.0} GB",
    };

    /// <summary>The tables that are locked in each mode, in a few names.</summary>
    /// <param name="locks">The locks.</param>
    /// <param name="further">How many more there are.</param>
    public static IEnumerable<(string Mode, string Tables)> ByMode(IReadOnlyList<TakenLock> locks, int further = 0)
    {
        var modes = locks.GroupBy(l => l.Mode, StringComparer.Ordinal).Select(mode => (mode.Key, Tables: mode.Select(l => l.Table).ToList())).ToList();
        foreach (var (mode, tables) in modes)
        {
            var more = Math.Max(0, tables.Count - MostTables) + (mode == modes[^1].Key ? further : 0);
            yield return (mode, string.Join(", ", tables.Take(MostTables)) + (more > 0 ? $" and {more:N0} more" : ""));
        }
    }
}
