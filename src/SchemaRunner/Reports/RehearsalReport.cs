using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>The copy that a rehearsal was made on, and what it tells of the run to come.</summary>
public sealed record RehearsalReport
{
    /// <summary>How the copy was made, in words.</summary>
    public required string Way { get; init; }

    /// <summary>How long that took, in milliseconds.</summary>
    public double CopyMilliseconds { get; init; }

    /// <summary>How many rows of each table were copied; <see langword="null"/> for the whole database.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SampleRows { get; init; }

    /// <summary>What the figures are worth, in sentences.</summary>
    public string Limits => SampleRows switch
    {
        null => "Measured on a copy that nobody else used: waiting for locks of others comes on top.",
        0 => "The copy had no rows: durations and amounts say nothing of the database, whose rows come on top.",
        { } rows => $"The copy had {rows:N0} rows of each table, and those that they refer to: durations and amounts are of these and "
            + "cannot be scaled. Rows that no foreign key ties together were chosen apart, and there are fewer of them: a new key "
            + "or a declared number of rows may fail on the copy and hold in the database.",
    };

    /// <summary>In what the copy was not like the database, in sentences.</summary>
    public IReadOnlyList<string> Differences { get; init => field = value ?? []; } = [];

    /// <summary>The lines that were written into scripts, in the order in which they were.</summary>
    public IReadOnlyList<ScriptEdit> Edits { get; init => field = value ?? []; } = [];

    /// <summary>What the run would do to those who use the database.</summary>
    public required Window Window { get; init; }
}
