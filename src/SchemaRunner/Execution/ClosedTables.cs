using SchemaRunner.Reports;

namespace SchemaRunner.Execution;

/// <summary>Works out how long a phase kept others from which tables.</summary>
internal static class ClosedTables
{
    /// <summary>How many tables and locks a report names; a phase may lock thousands.</summary>
    public const int Most = 100;

    /// <summary>The report with the locks of its phase and how long they kept others away.</summary>
    /// <param name="report">With the statements that ran.</param>
    /// <param name="locks">What was held before the script began.</param>
    /// <param name="end">How long the phase took.</param>
    public static PhaseReport Add(PhaseReport report, IReadOnlyList<TakenLock> locks, double end)
    {
        var closed = Of(locks, report.Statements, end);
        return report with
        {
            Locks = [.. locks.Take(Most)],
            LocksFurther = Math.Max(0, locks.Count - Most),
            Closed = [.. closed.Take(Most)],
            ClosedFurther = Math.Max(0, closed.Count - Most),
        };
    }

    private static List<ClosedTable> Of(IReadOnlyList<TakenLock> locks, IReadOnlyList<StatementReport> statements, double end) =>
    [
        .. locks.Select(taken => (Lock: taken, Start: 0.0))
            .Concat(statements.SelectMany(statement => statement.Locks.Select(taken => (Lock: taken, Start: statement.StartMilliseconds))))
            .Where(taken => taken.Lock.Closes != LockEffect.None)
            .GroupBy(taken => taken.Lock.Table, StringComparer.Ordinal)
            .Select(table => new ClosedTable(
                table.Key,
                end - table.Min(taken => taken.Start),
                table.Where(taken => taken.Lock.Closes == LockEffect.Everyone).Select(taken => end - taken.Start).DefaultIfEmpty().Max()))
            .OrderByDescending(table => table.ReadersMilliseconds)
            .ThenByDescending(table => table.WritersMilliseconds)
            .ThenBy(table => table.Table, StringComparer.Ordinal),
    ];
}
