using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Execution.Proving;

/// <summary>The copy at one moment of a proof.</summary>
/// <param name="Structure">Its structure.</param>
/// <param name="Snapshot">Its snapshot by names.</param>
internal sealed record ProofState(Structure Structure, SnapshotDocument Snapshot)
{
    /// <summary>The table, and the column of it, that a name in the snapshot means.</summary>
    public (Table Table, Column? Column)? Find(string name)
    {
        foreach (var table in Structure.Tables)
        {
            var full = ObjectNames.Of(table);
            if (name == full) return (table, null);
            if (name.StartsWith(full, StringComparison.Ordinal) && table.Columns.FirstOrDefault(c => $"{full}.{c.Name}" == name) is { } column)
                return (table, column);
        }

        return null;
    }
}
