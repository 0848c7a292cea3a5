using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Execution.Proving;

/// <summary>
/// Finds the directive that allows a difference: those of the script that leads away from a state speak of it by the names that
/// it has there, those of the script that leads back by the names that it has at the other end.
/// </summary>
/// <param name="After">The step that the difference was found after.</param>
/// <param name="Own">The state that the differences are named by.</param>
/// <param name="Away">The script that leads away from it.</param>
/// <param name="Way">What that script did.</param>
/// <param name="Other">The state that it led to.</param>
/// <param name="Back">The script that leads back.</param>
internal sealed record DirectiveNames(
    ProofStep After, ProofState Own, LossDirectives Away, PhaseReport Way, ProofState Other, LossDirectives Back)
{
    /// <summary>The directive; <see langword="null"/> when nothing allows it.</summary>
    public (Direction Script, Expectation Directive)? Find(Difference what)
    {
        if (Own.Find(what.Name) is not { } place) return null;
        if (Away.Find(what.Kind, Own.Structure, place.Table, place.Column) is { } away) return (Away.Direction, away);
        return AtTheOtherEnd(place.Table, place.Column) is { } there && Back.FindOfContent(what.Kind, Other.Structure, there.Table, there.Column) is { } back
            ? (Back.Direction, back)
            : null;
    }

    /// <summary>What a difference is called at the other end; <see langword="null"/> when what differs is not there.</summary>
    public string? NameAtTheOtherEnd(Difference what)
    {
        if (Own.Find(what.Name) is not { } place || AtTheOtherEnd(place.Table, place.Column) is not { } there) return null;
        if (place.Column is null) return ObjectNames.Of(there.Table);
        return there.Column is null ? null : $"{ObjectNames.Of(there.Table)}.{there.Column.Name}";
    }

    private (Table Table, Column? Column)? AtTheOtherEnd(Table table, Column? column)
    {
        var name = DisplayName.Of(Own.Structure, table);
        var line = Way.Tables.FirstOrDefault(t => t.NameBefore == name);
        name = line?.NameAfter ?? name;
        if (Other.Structure.Tables.FirstOrDefault(t => DisplayName.Of(Other.Structure, t) == name) is not { } there) return null;
        if (column is null) return (there, null);
        var renamed = there.Columns.FirstOrDefault(c => line?.ColumnsRenamed.Contains($"{column.Name} → {c.Name}") ?? false);
        return (there, renamed ?? there.Columns.FirstOrDefault(c => c.Name == column.Name));
    }
}
