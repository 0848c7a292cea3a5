using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>A script's expectations beside the structures they speak of, and which of them were met.</summary>
internal sealed class ExpectationLedger(IReadOnlyList<Expectation> expectations, StructureMatch match)
{
    private readonly HashSet<Expectation> met = new(ReferenceEqualityComparer.Instance);
    private readonly NameResolver names = new(match);

    /// <summary>Every expectation, met or not.</summary>
    public IReadOnlyList<Expectation> All => expectations;

    /// <summary>The expectations that nothing has met.</summary>
    public IEnumerable<Expectation> Unmet => expectations.Where(e => !met.Contains(e));

    /// <summary>Whether a table may have gone from one row count to another.</summary>
    public bool AllowsRows(TablePair table, long before, long after) =>
        Meet<RowsExpectation>(e => names.IsTable(e.Table, table) && e.Change.Allows(before, after));

    /// <summary>The row change declared for a table, whether or not it happened.</summary>
    public bool DeclaresRows(TablePair table) =>
        expectations.OfType<RowsExpectation>().Any(e => names.IsTable(e.Table, table));

    /// <summary>Whether rows of a table may come and go at will.</summary>
    public bool AllowsAnyRows(TablePair table) =>
        Meet<RowsExpectation>(e => names.IsTable(e.Table, table) && e.Change == new RowChange(null, null, null));

    /// <summary>Whether a column's content may have changed.</summary>
    public bool AllowsChange(TablePair table, ColumnPair column) =>
        Meet<ChangeExpectation>(e => names.IsTable(e.Table, table) || names.NamesColumn(e, table, column));

    /// <summary>Whether the content of a whole table may have changed.</summary>
    public bool AllowsChange(TablePair table) => Meet<ChangeExpectation>(e => names.IsTable(e.Table, table));

    /// <summary>Whether a sequence may have been set back.</summary>
    public bool AllowsSetBack(Sequence sequence) =>
        Meet<ChangeExpectation>(e => names.IsObject(e.Table, sequence.Schema, sequence.Name, tableId: null));

    /// <summary>Whether a column's definition may have changed.</summary>
    public bool AllowsAlter(TablePair table, ColumnPair column) =>
        Meet<AlterExpectation>(e => names.IsColumn(e.Column, table, column));

    /// <summary>Whether a table's properties may have changed.</summary>
    public bool AllowsAlter(TablePair table) => Meet<AlterExpectation>(e => names.IsTable(e.Column, table));

    /// <summary>Whether a table may have gone.</summary>
    public bool AllowsDrop(TablePair table) =>
        Meet<DropExpectation>(e => e.Kind == ObjectKind.Table && names.IsTable(e.Name, table));

    /// <summary>Whether a column may have gone.</summary>
    public bool AllowsDrop(TablePair table, ColumnPair column) =>
        Meet<DropExpectation>(e => e.Kind == ObjectKind.Column && names.IsColumn(e.Name, table, column));

    /// <summary>Whether another object may have gone or come back different.</summary>
    public bool AllowsDrop(ObjectKind kind, string schema, string name, string? tableId) =>
        Meet<DropExpectation>(e => e.Kind == kind && names.IsObject(e.Name, schema, name, tableId));

    /// <summary>Whether a foreign key may have gone or come back different: by its name, or as <c>child(columns)</c>.</summary>
    public bool AllowsDrop(ForeignKey key)
    {
        var child = match.ForBefore(key.ChildTableId).Before!;
        return Meet<DropExpectation>(e => e.Kind == ObjectKind.ForeignKey
            && ((key.Name is not null && names.IsObject(e.Name, child.Schema, key.Name, child.Id))
                || e.Name.Text.Replace(" ", "", StringComparison.Ordinal)
                    == DisplayName.OfKey(match.Before, key).Replace(" ", "", StringComparison.Ordinal)));
    }

    /// <summary>How many orphans a key may have; <see langword="null"/> when nothing is declared.</summary>
    public long? AllowedOrphans(ForeignKey key)
    {
        var child = match.ForAfter(key.ChildTableId);
        var columns = key.ChildColumnIds.Select(id => child.After!.Columns.First(c => c.Id == id).Name).ToList();
        var found = expectations.OfType<OrphansExpectation>().FirstOrDefault(e =>
            names.IsTable(e.Child, child) && e.Columns.SequenceEqual(columns, match.Names));
        if (found is not null) met.Add(found);
        return found?.AtMost;
    }

    /// <summary>Counts expectations as met that the level of verification cannot judge, or that have nothing to act on.</summary>
    public void Excuse(Func<Expectation, bool> which) => met.UnionWith(expectations.Where(which));

    /// <summary>The tables that an expectation's name may mean.</summary>
    public IEnumerable<TablePair> TablesOf(NamePath path) => match.Tables.Concat(match.NameTakers).Where(t => names.MayMean(path, t));

    private bool Meet<T>(Func<T, bool> applies)
        where T : Expectation
    {
        var found = expectations.OfType<T>().Where(applies).ToList();
        met.UnionWith(found);
        return found.Count > 0;
    }
}
