using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>What a run would do to those who use the database meanwhile, as it was measured on a copy that nobody else used.</summary>
public sealed record Window
{
    /// <summary>How long its phases take together.</summary>
    public double Milliseconds { get; init; }

    /// <summary>Each phase that went through, in order.</summary>
    public IReadOnlyList<WindowPhase> Phases { get; init => field = value ?? []; } = [];

    /// <summary>The tables that are closed to others, those that readers are kept from the longest first.</summary>
    public IReadOnlyList<WindowTable> Closed { get; init => field = value ?? []; } = [];

    /// <summary>How many tables more are closed to others, at the least.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ClosedFurther { get; init; }

    /// <summary>The tables that are rewritten or emptied, by their names before the phase that does.</summary>
    public IReadOnlyList<string> Rewritten { get; init => field = value ?? []; } = [];

    /// <summary>How far the server's log grows by the statements; <see langword="null"/> where that is not known.</summary>
    public long? WalBytes { get; init; }

    /// <summary>What the phases that went through measured.</summary>
    internal static Window Of(IReadOnlyList<PhaseReport> phases)
    {
        var through = phases.Where(phase => phase.Verdict is Verdict.Verified or Verdict.Warned).ToList();
        var each = through.Select(Of).ToList();
        return new Window
        {
            Milliseconds = each.Sum(phase => phase.Milliseconds),
            Phases = each,
            Closed = [.. through.SelectMany(phase => phase.Closed.Select(closed => Of(phase, closed)))
                .GroupBy(table => table.Table, StringComparer.Ordinal).Select(Longest)
                .OrderByDescending(table => table.ReadersMilliseconds).ThenByDescending(table => table.WritersMilliseconds)
                .ThenBy(table => table.Table, StringComparer.Ordinal)],
            ClosedFurther = through.Select(phase => phase.ClosedFurther).DefaultIfEmpty().Max(),
            Rewritten = [.. through.SelectMany(phase => phase.Statements.SelectMany(statement => statement.Rewritten)).Distinct(StringComparer.Ordinal)],
            WalBytes = SumOf(each.Select(phase => phase.WalBytes)),
        };
    }

    private static WindowPhase Of(PhaseReport phase) => new(
        phase.Version, phase.Name, phase.Milliseconds,
        phase.Closed.Select(closed => closed.WritersMilliseconds).DefaultIfEmpty().Max(),
        phase.Closed.Select(closed => closed.ReadersMilliseconds).DefaultIfEmpty().Max(),
        SumOf(phase.Statements.Select(statement => statement.WalBytes)));

    private static WindowTable Of(PhaseReport phase, ClosedTable closed) =>
        new(closed.Table, phase.Version, closed.WritersMilliseconds, closed.ReadersMilliseconds);

    private static WindowTable Longest(IEnumerable<WindowTable> times) =>
        times.OrderByDescending(time => time.ReadersMilliseconds).ThenByDescending(time => time.WritersMilliseconds).First();

    private static long? SumOf(IEnumerable<long?> bytes)
    {
        var known = bytes.Where(amount => amount is not null).ToList();
        return known.Count == 0 ? null : known.Sum();
    }
}
