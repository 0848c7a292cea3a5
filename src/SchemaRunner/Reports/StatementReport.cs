using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>One statement that ran, or a run of statements that are added up.</summary>
/// <param name="Number">1-based position in the script.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Text">Its text, cut after 2,000 characters.</param>
/// <param name="Rows">Rows it changed; <see langword="null"/> where the server does not say.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <remarks>
/// In a script of more than 1,000 statements those behind them are one entry, with the number, line and text of the first.
/// </remarks>
public sealed record StatementReport(int Number, int Line, string Text, long? Rows, double Milliseconds)
{
    /// <summary>How many statements behind this one are added to it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Following { get; init; }

    /// <summary>The line of the last of them; <see langword="null"/> when there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int? LastLine { get; init; }

    /// <summary>When it began, in milliseconds from the moment at which the phase's transaction was about to begin.</summary>
    public double StartMilliseconds { get; init; }

    /// <summary>
    /// The locks on tables that it was the first to take, but for those that every reader takes. Tables that the script
    /// itself has made are left out: nobody else sees them yet.
    /// </summary>
    public IReadOnlyList<TakenLock> Locks { get; init => field = value ?? []; } = [];

    /// <summary>The tables whose rows lie in another file since then, by their names before the phase: rewritten or emptied.</summary>
    public IReadOnlyList<string> Rewritten { get; init => field = value ?? []; } = [];

    /// <summary>
    /// How far the server's write-ahead log grew meanwhile, in bytes, with what others wrote at the same time;
    /// <see langword="null"/> where that is not known.
    /// </summary>
    public long? WalBytes { get; init; }

    /// <summary>What the server said while it ran.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
