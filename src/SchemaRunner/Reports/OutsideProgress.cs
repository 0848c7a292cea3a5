using System.Text.Json.Serialization;

namespace SchemaRunner.Reports;

/// <summary>How far a phase outside a transaction has come, as one journal entry has it.</summary>
/// <param name="Statements">How many statements the script has.</param>
/// <param name="Done">How many of them have completed, those of earlier runs included.</param>
public sealed record OutsideProgress(int Statements, int Done)
{
    /// <summary>SHA-256 of the last completed statement, where the entry says that it has just completed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hash { get; init; }

    /// <summary>The statement that was begun and is not known to have completed; <see langword="null"/> when none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Begun { get; init; }

    /// <summary>Whether the server has said that the begun statement failed, so that it did not complete.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsRefused { get; init; }

    /// <summary>Where the begun statement builds an index; <see langword="null"/> when it builds none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IndexPlace? Place { get; init; }
}
