using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>How much of the database a phase's verification looked at, and on what the rest rests.</summary>
public sealed record Coverage
{
    /// <summary>Tables that were read before and after the script.</summary>
    public int TablesRead { get; init; }

    /// <summary>Tables that the server or library proved not to have been written, read or not.</summary>
    public int TablesUntouched { get; init; }

    /// <summary>Tables that the options left out: nothing is known of their rows.</summary>
    public IReadOnlyList<string> TablesExcluded { get; init; } = [];

    /// <summary>
    /// Whether it is only the script's text that tells which tables were not written: the phase ran outside a transaction,
    /// where nothing is locked and nothing can be proven of others.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ByText { get; init; }

    /// <summary>The tables there are.</summary>
    [JsonIgnore]
    public int TablesInAll => TablesRead + TablesUntouched + TablesExcluded.Count;

    /// <summary>Why every table was locked and read; <see langword="null"/> when only those were that the script can touch.</summary>
    public string? WholeBecause { get; init; }

    /// <summary>Foreign keys whose orphans were counted after the script.</summary>
    public int KeysCounted { get; init; }

    /// <summary>Foreign keys that the server held throughout: validated, and out of the user's reach to switch off.</summary>
    public int KeysHeld { get; init; }

    /// <summary>Foreign keys of which neither table was written.</summary>
    public int KeysUntouched { get; init; }

    /// <summary>The foreign keys there are.</summary>
    [JsonIgnore]
    public int KeysInAll => KeysCounted + KeysHeld + KeysUntouched;
}
