using SchemaRunner.Reports;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Every declared change has happened: an expectation is a promise in both directions.</summary>
internal sealed class ExpectationCheck : ICheck
{
    /// <summary>Its code.</summary>
    public const string OfExpectations = "SR320";

    public string Code => OfExpectations;

    public void Compare(Comparison comparison)
    {
        // up to N orphans may be none
        comparison.Expectations.Excuse(e => e is OrphansExpectation);
        comparison.Expectations.Excuse(e => e is RowsExpectation rows
            && (comparison.Level == VerifyLevel.Structure || SpeaksOfUnread(comparison, rows)));
        comparison.Expectations.Excuse(e => e is ChangeExpectation change
            && (comparison.Level != VerifyLevel.Content || SpeaksOfEmptyTables(comparison, change) || SpeaksOfUncompared(comparison, change)));

        foreach (var unmet in comparison.Expectations.Unmet)
        {
            comparison.Mismatches.Add(new Mismatch(
                Code, KindOf(unmet), NameOf(unmet), $"'{unmet.Text}' (line {unmet.Line})", Found(comparison, unmet)));
        }
    }

    // an UPDATE on an empty table changes nothing, and is no less right for it
    private static bool SpeaksOfEmptyTables(Comparison comparison, ChangeExpectation change)
    {
        var tables = comparison.Expectations.TablesOf(change.Table).ToList();
        return tables.Count > 0 && tables.All(t =>
            t.Before is not null && comparison.Before.Contents.GetValueOrDefault(t.Before.Id) is { Rows: 0 });
    }

    private static bool SpeaksOfUnread(Comparison comparison, RowsExpectation rows) =>
        comparison.Expectations.TablesOf(rows.Table).Any(t => t.Before is { HoldsRows: true } was && !comparison.Before.Contents.ContainsKey(was.Id));

    private static bool SpeaksOfUncompared(Comparison comparison, ChangeExpectation change) =>
        comparison.Expectations.TablesOf(change.Table).Any(t =>
            ContentDifference.Of(comparison, t).State == ContentState.NotCompared);

    private static string Found(Comparison comparison, Expectation unmet)
    {
        if (unmet is not RowsExpectation rows) return "no such change";
        foreach (var table in comparison.Expectations.TablesOf(rows.Table))
        {
            var before = table.Before is null ? 0 : comparison.Before.Contents.GetValueOrDefault(table.Before.Id)?.Rows;
            var after = table.After is null ? null : comparison.After.Contents.GetValueOrDefault(table.After.Id)?.Rows;
            if (before is not null && after is not null) return $"{before:N0} rows before and {after:N0} after";
        }

        return "no such table";
    }

    private static ObjectKind KindOf(Expectation expectation) => expectation switch
    {
        DropExpectation drop => drop.Kind,
        AlterExpectation { Column.Parts.Count: > 1 } => ObjectKind.Column,
        _ => ObjectKind.Table,
    };

    private static string NameOf(Expectation expectation) => expectation switch
    {
        RowsExpectation rows => rows.Table.Text,
        ChangeExpectation change => change.Table.Text,
        AlterExpectation alter => alter.Column.Text,
        DropExpectation drop => drop.Name.Text,
        OrphansExpectation orphans => orphans.Child.Text,
        _ => expectation.Text,
    };
}
