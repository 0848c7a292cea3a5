using SchemaRunner.Checks;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Execution.Proving;

/// <summary>What directives of a script allow to be lost. Only content can be: a structure is what a down script can always put back.</summary>
/// <param name="script">The script.</param>
/// <param name="names">How the engine compares names.</param>
internal sealed class LossDirectives(Script script, StringComparer names)
{
    /// <summary>The directives that allow content to be lost.</summary>
    public IReadOnlyList<Expectation> All { get; } = [.. script.Directives.Expectations.Where(IsLoss)];

    /// <summary>Which of the scripts it is.</summary>
    public Direction Direction => script.Direction;

    /// <summary>The first directive that allows a difference in a table, or a column of it; <see langword="null"/> when none does.</summary>
    public Expectation? Find(DifferenceKind kind, Structure structure, Table table, Column? column) =>
        All.FirstOrDefault(directive => Allows(directive, kind, structure, table, column));

    /// <summary>The same among those that speak of content: that something goes does not say that nothing is brought back of it.</summary>
    public Expectation? FindOfContent(DifferenceKind kind, Structure structure, Table table, Column? column) =>
        All.FirstOrDefault(directive => directive is not DropExpectation && Allows(directive, kind, structure, table, column));

    private bool Allows(Expectation directive, DifferenceKind kind, Structure structure, Table table, Column? column)
    {
        var isContent = kind == DifferenceKind.Content;
        return directive switch
        {
            RowsExpectation rows => IsTable(rows.Table.Parts),
            DropExpectation { Kind: ObjectKind.Table } drop => IsTable(drop.Name.Parts),
            DropExpectation drop => isContent && IsColumn(drop.Name.Parts, []),
            ChangeExpectation change => isContent && (IsTable(change.Table.Parts) || IsColumn(change.Table.Parts, change.MoreColumns)),
            _ => false,
        };

        bool IsTable(IReadOnlyList<string> parts) => NameResolver.IsTable(parts, table, structure, names);

        bool IsColumn(IReadOnlyList<string> parts, IReadOnlyList<string> more) =>
            parts.Count > 1 && column is not null && IsTable([.. parts.SkipLast(1)])
            && more.Append(parts[^1]).Any(name => names.Equals(name, column.Name));
    }

    private static bool IsLoss(Expectation directive) => directive switch
    {
        RowsExpectation { Change: { Exactly: null, LowestDelta: >= 0 } } => false,
        DropExpectation drop => drop.Kind is ObjectKind.Table or ObjectKind.Column,
        _ => directive is RowsExpectation or ChangeExpectation,
    };
}
