using System.Text.Json.Serialization;
using SchemaRunner.Scripts;

namespace SchemaRunner.Reports;

/// <summary>What one phase did, and what was compared to prove it.</summary>
public sealed record PhaseReport
{
    /// <summary>The migration's number as written.</summary>
    public required string Version { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Which of its scripts.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The script's place.</summary>
    public required string Path { get; init; }

    /// <summary>The script's checksum.</summary>
    public required string Checksum { get; init; }

    /// <summary>When the phase began, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How the phase ended.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>From lock to commit or rollback, in milliseconds.</summary>
    public double Milliseconds { get; init; }

    /// <summary>The script's own time, in milliseconds.</summary>
    public double ScriptMilliseconds { get; init; }

    /// <summary>The snapshots' and comparison's time, in milliseconds.</summary>
    public double VerifyMilliseconds { get; init; }

    /// <summary>The directives of the script, as written.</summary>
    public IReadOnlyList<string> Expectations { get; init; } = [];

    /// <summary>The statements that ran; those behind the first 1,000 are one entry.</summary>
    public IReadOnlyList<StatementReport> Statements { get; init; } = [];

    /// <summary>How many statements ran.</summary>
    [JsonIgnore]
    public int StatementCount => Statements.Count + Statements.Sum(statement => statement.Following);

    /// <summary>What it spent its time on; empty when the phase could not begin, and in reports of earlier releases.</summary>
    public IReadOnlyList<StepTime> Steps { get; init => field = value ?? []; } = [];

    /// <summary>The first 100 of the locks that the phase held before its script began.</summary>
    public IReadOnlyList<TakenLock> Locks { get; init => field = value ?? []; } = [];

    /// <summary>How many locks more it held before its script began.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int LocksFurther { get; init; }

    /// <summary>How long which tables were closed to others, the first 100 of those that were so the longest.</summary>
    public IReadOnlyList<ClosedTable> Closed { get; init => field = value ?? []; } = [];

    /// <summary>How many tables more were closed to others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int ClosedFurther { get; init; }

    /// <summary>
    /// How much was looked at; <see langword="null"/> when the phase was stopped before it was compared, or only the
    /// structure was.
    /// </summary>
    public Coverage? Coverage { get; init; }

    /// <summary>The tables that were read, changed or left out, in the order of their names after the phase.</summary>
    public IReadOnlyList<TableReport> Tables { get; init; } = [];

    /// <summary>The foreign keys whose orphans were counted.</summary>
    public IReadOnlyList<ForeignKeyReport> ForeignKeys { get; init; } = [];

    /// <summary>What changed in the structure.</summary>
    public IReadOnlyList<ObjectChange> Changes { get; init; } = [];

    /// <summary>How many objects of each kind were compared and found to be what they were, by the kind's word.</summary>
    public IReadOnlyDictionary<string, int> Kept { get; init; } = new Dictionary<string, int>();

    /// <summary>The differences that no expectation allows; empty when proven.</summary>
    public IReadOnlyList<Mismatch> Mismatches { get; init; } = [];

    /// <summary>Why the migration was marked by hand, or its changed script accepted; <see langword="null"/> when it was not.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>What the changed script that was accepted differs in; <see langword="null"/> when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ScriptAcceptance? Accepted { get; init; }

    /// <summary>What came of the proof on a copy; <see langword="null"/> for what ran on the database itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MigrationProof? Proof { get; init; }

    /// <summary>How far a phase outside a transaction has come; <see langword="null"/> for one in a transaction.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OutsideProgress? Outside { get; init; }

    /// <summary>What else is worth saying.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>
    /// The tries before the last one, each of which was stopped by a lock of somebody else's and rolled back; none in reports
    /// of earlier releases.
    /// </summary>
    public IReadOnlyList<PhaseRetry> Retries { get; init => field = value ?? []; } = [];

    /// <summary>What stopped the phase, when it was not a mismatch.</summary>
    public Problem? Problem { get; init; }

    /// <summary>The report with one more note.</summary>
    internal PhaseReport WithNote(string note) => this with { Notes = [.. Notes, note] };

    /// <summary>The report of the phase as it was stopped by an exception.</summary>
    internal PhaseReport FailedBy(SchemaRunnerException exception) => this with { Verdict = Verdict.Failed, Problem = Problem.Of(exception) };

    /// <summary>Hash of the structure afterwards; empty when the phase was rolled back.</summary>
    public string StructureHash { get; init; } = "";

    /// <summary>How the structure's fingerprints changed; <see langword="null"/> when the phase was rolled back.</summary>
    public StructureDelta? StructureDelta { get; init; }
}
