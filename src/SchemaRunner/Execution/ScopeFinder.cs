using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Works out which tables a phase locks and reads: those that its script can touch and those that it declares.</summary>
internal sealed class ScopeFinder(IEngineSession session, IScriptDialect dialect, MigratorOptions options)
{
    private static readonly HashSet<string> s_none = [];

    private readonly List<NamePath> excluded =
        [.. options.Excluded.Select(text => new DirectiveReader(text, dialect).Name() ?? new NamePath([text], text))];

    /// <summary>The scope of a script on a structure that was just read.</summary>
    public async Task<PhaseScope> FindAsync(Script script, Structure structure, bool countsOrphansBefore, CancellationToken cancellationToken)
    {
        var asked = options.LockScope == LockScope.All ? TableScope.Everything("it was asked for") : Declared(script, structure);
        var tables = options.VerifyLevel == VerifyLevel.Structure
            ? TableScope.Nothing
            : asked.With(await PredictAsync(script, structure, cancellationToken));
        return new PhaseScope(tables, structure.Tables, countsOrphansBefore || options.LockScope == LockScope.All);
    }

    /// <summary>The tables that a script outside a transaction writes, as far as its text tells, or declares.</summary>
    /// <param name="reader">Predicts.</param>
    /// <param name="script">The script.</param>
    /// <param name="structure">The structure before it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PhaseScope> FindOutsideAsync(
        IEngineSession reader, Script script, Structure structure, CancellationToken cancellationToken)
    {
        var tables = options.VerifyLevel == VerifyLevel.Structure
            ? TableScope.Nothing
            : (await reader.PredictAsync(script, structure, cancellationToken)).With(Declared(script, structure));
        return new PhaseScope(tables, Known: null, CountsOrphansBefore: true);
    }

    /// <summary>How a phase would be verified on a structure that was just read.</summary>
    public async Task<PhaseForecast> ForecastAsync(PlannedPhase phase, Structure structure, CancellationToken cancellationToken)
    {
        var scope = phase.Script.Directives.Transactional
            ? await FindAsync(phase.Script, structure, countsOrphansBefore: false, cancellationToken)
            : await FindOutsideAsync(session, phase.Script, structure, cancellationToken);
        var leftOut = Excluded(structure);
        var compared = structure.Tables.Where(t => t.HoldsRows && !leftOut.Contains(t.Id)).ToList();
        var read = compared.Where(t => scope.Tables.Contains(t.Id)).ToList();
        var forecast = new PhaseForecast(
            phase, options.VerifyLevel, Names(structure, read), scope.Tables.Reason, compared.Count - read.Count,
            Names(structure, structure.Tables.Where(t => leftOut.Contains(t.Id))));
        if (!phase.Script.Directives.Transactional) return forecast;

        var closed = structure.Tables.Where(t => scope.Tables.Closed.Contains(t.Id)).ToList();
        return forecast with
        {
            ClosedToReaders = Names(structure, closed),
            AlsoClosedToWriters = Names(structure, structure.Tables.Where(t => scope.Tables.Altered.Contains(t.Id)).Except(read).Except(closed)),
        };
    }

    /// <summary>Ids of the tables that the options leave out.</summary>
    public IReadOnlySet<string> Excluded(Structure structure) =>
        excluded.Count == 0 ? s_none
        : structure.Tables.Where(t => excluded.Exists(name => IsTable(name.Parts, t, structure))).Select(t => t.Id).ToHashSet();

    /// <summary>What the options leave out and nobody knows, in words.</summary>
    public IEnumerable<string> Unknown(Structure structure) =>
        excluded.Where(name => !structure.Tables.Any(t => IsTable(name.Parts, t, structure)))
            .Select(name => $"{name.Text} was to be left out, and is no table of this database");

    private async Task<TableScope> PredictAsync(Script script, Structure structure, CancellationToken cancellationToken)
    {
        try
        {
            return await session.PredictAsync(script, structure, cancellationToken);
        }
        catch (SchemaRunnerException gone) when (gone is ScriptChangedException or ScriptSourceException)
        {
            // the phase fails by it when it reads the script to run it
            return TableScope.Everything(gone.Message);
        }
    }

    private static List<string> Names(Structure structure, IEnumerable<Table> tables) =>
        [.. tables.Select(t => DisplayName.Of(structure, t)).Order(StringComparer.Ordinal)];

    private TableScope Declared(Script script, Structure structure)
    {
        var names = script.Directives.Expectations.Select(NameOf).OfType<NamePath>().ToList();
        return names.Count == 0 ? TableScope.Nothing : TableScope.Of(structure.Tables.Where(t => names.Any(name => MayMean(name.Parts, t, structure))).Select(t => t.Id));
    }

    private bool MayMean(IReadOnlyList<string> parts, Table table, Structure structure) =>
        IsTable(parts, table, structure) || (parts.Count > 1 && IsTable([.. parts.SkipLast(1)], table, structure));

    private bool IsTable(IReadOnlyList<string> parts, Table table, Structure structure) =>
        NameResolver.IsTable(parts, table, structure, dialect.NameComparer);

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
