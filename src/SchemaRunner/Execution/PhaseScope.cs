using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>What a phase is to lock, read and count.</summary>
/// <param name="Tables">The tables that are locked and read before the script; no other may be written.</param>
/// <param name="Known">
/// All tables when that was worked out; <see langword="null"/> when a table that is not among them can only have been
/// made in this transaction.
/// </param>
/// <param name="CountsOrphansBefore">Whether orphans are counted before the script, too, where the server checked the key once.</param>
internal sealed record PhaseScope(TableScope Tables, IReadOnlyList<Table>? Known, bool CountsOrphansBefore)
{
    /// <summary>Why a first attempt with a smaller scope was rolled back, in words.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The same for more tables.</summary>
    public PhaseScope With(TableScope tables, string note) => this with { Tables = Tables.With(tables), Notes = [.. Notes, note] };
}
