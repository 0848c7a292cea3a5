using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Works out which tables a phase locks and reads: those that its script can touch and those that it declares.</summary>
internal sealed class ScopeFinder(IEngineSession session, IScriptDialect dialect, MigratorOptions options)
{
    /// <summary>The scope of a script on a structure that was just read.</summary>
    public async Task<PhaseScope> FindAsync(Script script, Structure structure, bool countsOrphansBefore, CancellationToken cancellationToken)
    {
        var known = structure.Tables.Select(t => t.Id).ToHashSet();
        var tables = options.VerifyLevel == VerifyLevel.Structure ? TableScope.Nothing
            : options.LockScope == LockScope.All ? TableScope.Everything("it was asked for")
            : (await session.PredictAsync(script, structure, cancellationToken)).With(Declared(script, structure));
        return new PhaseScope(tables, known, countsOrphansBefore);
    }

    /// <summary>Ids of the tables that the options leave out.</summary>
    public IReadOnlySet<string> Excluded(Structure structure) =>
        structure.Tables
            .Where(t => options.Excluded.Any(name => NameResolver.IsTable(PartsOf(name), t, structure, dialect.NameComparer)))
            .Select(t => t.Id)
            .ToHashSet();

    private IReadOnlyList<string> PartsOf(string name) => [.. name.Split('.').Select(dialect.FoldName)];

    private TableScope Declared(Script script, Structure structure)
    {
        var names = script.Directives.Expectations.Select(NameOf).OfType<NamePath>().ToList();
        return TableScope.Of(structure.Tables.Where(t => names.Any(name => MayMean(name.Parts, t, structure))).Select(t => t.Id));
    }

    private bool MayMean(IReadOnlyList<string> parts, Table table, Structure structure) =>
        NameResolver.IsTable(parts, table, structure, dialect.NameComparer)
        || (parts.Count > 1 && NameResolver.IsTable([.. parts.SkipLast(1)], table, structure, dialect.NameComparer));

    private static NamePath? NameOf(Expectation expectation) => expectation switch
    {
        RowsExpectation rows => rows.Table,
        ChangeExpectation change => change.Table,
        AlterExpectation alter => alter.Column,
        DropExpectation { Kind: ObjectKind.Table or ObjectKind.Column } drop => drop.Name,
        OrphansExpectation orphans => orphans.Child,
        _ => null,
    };
}
