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

    /// <summary>What the server said while it ran.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
