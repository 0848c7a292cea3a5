using SchemaRunner.Checks;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Works out how each table is to be read, so that a scan before and a scan after can be compared.</summary>
/// <param name="structure">What stands before the script, which decides what table a name means.</param>
/// <param name="directives">What the script declares.</param>
/// <param name="names">How names compare in this engine.</param>
/// <param name="level">What is to be compared.</param>
/// <param name="isRead">Which tables are to be read at all, by their ids before.</param>
internal sealed class ScanPlan(
    Structure structure, ScriptDirectives directives, StringComparer names, VerifyLevel level, Predicate<string> isRead)
{
    /// <summary>The scans before the script.</summary>
    public IReadOnlyList<TableScan> Before() =>
        level == VerifyLevel.Structure ? [] : [.. structure.Tables.Where(t => t.HoldsRows && isRead(t.Id)).Select(BeforeOf)];

    /// <summary>The scans after it, of what was written: every value bound to its row by the key that was there before.</summary>
    public IReadOnlyList<TableScan> After(Touch touch)
    {
        if (level == VerifyLevel.Structure) return [];
        var match = touch.Match;
        var taken = match.NameTakers.Select(t => t.After!.Id).ToHashSet();
        return [.. match.Tables
            .Where(pair => pair.After is { HoldsRows: true } && !(pair.Before is null && taken.Contains(pair.After.Id)))
            .Concat(match.NameTakers)
            .Where(pair => !touch.IsExcluded(pair) && touch.IsWritten(pair))
            .Select(pair => AfterOf(match, pair))];
    }

    /// <summary>The tables with a key whose rows are declared to come or go, as they are read before the script.</summary>
    public IReadOnlyList<TableScan> WithRowsDeclared() =>
        level != VerifyLevel.Content
            ? []
            : [.. structure.Tables
                .Where(t => t.HoldsRows && isRead(t.Id) && directives.Expectations.OfType<RowsExpectation>().Any(e => IsTable(e.Table.Parts, t)))
                .Select(BeforeOf)
                .Where(scan => scan.Key.Count > 0)];

    private TableScan BeforeOf(Table table)
    {
        if (level == VerifyLevel.Counts) return new TableScan(table, [], []);
        var key = KeyOf(table);
        return new TableScan(
            table,
            [.. key.Select(column => Read(table, column))],
            [.. table.Columns.Select(column => Read(table, column))]);
    }

    private TableScan AfterOf(StructureMatch match, TablePair pair)
    {
        var table = pair.After!;

        // what was made by the script has nothing to be compared with
        if (level == VerifyLevel.Counts || pair.Before is null) return new TableScan(table, [], []);

        var was = BeforeOf(pair.Before);
        var kept = was.Columns
            .Select(scan => (scan, now: pair.ForBefore(scan.Column.Id)?.After))
            .Where(c => c.now is not null)
            .Select(c => ReadAs(match, c.scan, c.now!))
            .ToList();
        var added = pair.Columns.Where(c => c.Before is null).Select(c => new ColumnScan(c.After!, InRowDigest: false));
        var key = was.Key.Select(scan => (scan, now: pair.ForBefore(scan.Column.Id)?.After)).ToList();

        // without a column of the old key nothing can be bound; the column check refuses its loss, or it was declared
        return new TableScan(
            table,
            key.TrueForAll(k => k.now is not null) ? [.. key.Select(k => ReadAs(match, k.scan, k.now!))] : [],
            [.. kept, .. added]);
    }

    private IEnumerable<Column> KeyOf(Table table)
    {
        var key = table.KeyColumnIds.Select(id => table.Columns.First(c => c.Id == id)).ToList();
        return key.Exists(column => Declared<ChangeExpectation>(table, column) || Declared<DropExpectation>(table, column)) ? [] : key;
    }

    private ColumnScan Read(Table table, Column column) => new(
        column,
        Declared<AlterExpectation>(table, column) ? column.Type : null,
        InRowDigest: !IsNamedToChange(table, column) && !Declared<DropExpectation>(table, column));

    private static ColumnScan ReadAs(StructureMatch match, ColumnScan was, Column now) => was with
    {
        Column = now,
        AsType = was.AsType ?? (match.SameType(was.Column, now) ? null : was.Column.Type),
    };

    private bool Declared<T>(Table table, Column column)
        where T : Expectation =>
        directives.Expectations.OfType<T>().Any(expectation => expectation switch
        {
            ChangeExpectation change => IsTable(change.Table.Parts, table) || IsNamed(change, table, column),
            AlterExpectation alter => Names(alter.Column.Parts, table, column),
            DropExpectation { Kind: ObjectKind.Column } drop => Names(drop.Name.Parts, table, column),
            _ => false,
        });

    // a whole table that may change keeps its rows' digest: values that only move between rows are such a change
    private bool IsNamedToChange(Table table, Column column) =>
        directives.Expectations.OfType<ChangeExpectation>().Any(change => IsNamed(change, table, column));

    private bool IsNamed(ChangeExpectation change, Table table, Column column) =>
        Names(change.Table.Parts, table, column)
        || (change.Table.Parts.Count > 1 && IsTable([.. change.Table.Parts.SkipLast(1)], table)
            && change.MoreColumns.Contains(column.Name, names));

    private bool Names(IReadOnlyList<string> parts, Table table, Column column) =>
        parts.Count >= 2 && names.Equals(parts[^1], column.Name) && IsTable([.. parts.SkipLast(1)], table);

    private bool IsTable(IReadOnlyList<string> parts, Table table) => NameResolver.IsTable(parts, table, structure, names);
}
