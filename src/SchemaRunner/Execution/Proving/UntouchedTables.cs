using SchemaRunner.Reports;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Execution.Proving;

/// <summary>The tables that need not be read again after a phase, because the engine has proven that it did not write them.</summary>
/// <param name="before">The copy before the phase.</param>
/// <param name="after">The structure after it.</param>
/// <param name="phase">What the phase did.</param>
internal sealed class UntouchedTables(ProofState before, Structure after, PhaseReport phase)
{
    private readonly Dictionary<string, Table> tables = before.Structure.Tables.ToDictionary(ObjectNames.Of);
    private readonly Dictionary<string, TableDocument> contents = before.Snapshot.Tables.ToDictionary(t => t.Name);

    // A table that is told of may have been written, or may be another one under the same name
    private readonly HashSet<string> told =
        [.. phase.Tables.Where(t => t.Coverage != TableCoverage.Untouched || IsOtherwise(t)).Select(t => t.NameAfter).OfType<string>()];

    /// <summary>What a table holds still; <see langword="null"/> when it has to be read.</summary>
    public TableDocument? Find(Table table)
    {
        var name = ObjectNames.Of(table);

        // outside a transaction nothing is proven, and where no rows are compared nobody has asked
        return phase.Coverage is { ByText: false }
            && !told.Contains(DisplayName.Of(after, table))
            && tables.TryGetValue(name, out var was) && IsRead(was, table)
            ? contents.GetValueOrDefault(name)
            : null;
    }

    private static bool IsOtherwise(TableReport table) =>
        table.NameBefore != table.NameAfter || table.ColumnsAdded.Count + table.ColumnsDropped.Count + table.ColumnsRenamed.Count > 0;

    /// <summary>Whether both are read in the same way.</summary>
    private static bool IsRead(Table was, Table now) =>
        was.Columns.Select(c => (c.Name, c.Type)).SequenceEqual(now.Columns.Select(c => (c.Name, c.Type)))
        && KeyOf(was).SequenceEqual(KeyOf(now));

    private static IEnumerable<string> KeyOf(Table table) => table.KeyColumnIds.Select(id => table.Columns.First(c => c.Id == id).Name);
}
