using SchemaRunner.Checks;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution.Outside;

/// <summary>Compares what was before a phase outside a transaction with what is after it, where nothing is locked.</summary>
/// <remarks>
/// Others write meanwhile. So only those tables are read that the script itself writes, as far as its text tells, or
/// declares; all of them where the engine notices whether somebody else wrote. The structure is compared as ever.
/// </remarks>
internal sealed class OutsideVerification(RunContext run, IOutsidePhase phase, Script script, IncompletePhase? resumed)
{
    private readonly SnapshotTaker taker = new(phase.Reader, run.Options.Observer);
    private readonly RowChange any = new(null, null, null);
    private PhaseScope scope = null!;
    private ScanPlan plan = null!;
    private IReadOnlySet<string> excluded = new HashSet<string>();
    private Snapshot before = null!;

    /// <summary>The structure after it; <see langword="null"/> until that was read.</summary>
    public Structure? StructureAfter { get; private set; }

    /// <summary>Reads what is before.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var structure = await phase.Reader.ReadStructureAsync(cancellationToken);
        scope = await run.Finder.FindOutsideAsync(phase.Reader, script, structure, cancellationToken);
        excluded = run.Finder.Excluded(structure);
        plan = new ScanPlan(
            structure, script.Directives, run.Engine.Dialect.NameComparer, run.Options.VerifyLevel,
            id => (phase.NoticesOthers || scope.Tables.Contains(id)) && !excluded.Contains(id));
        before = await taker.TakeAsync(
            SnapshotMoment.Before, structure, [], plan.Before(), KeysOf(structure, scope.Tables.Contains), cancellationToken);
    }

    /// <summary>Reads what is after and compares.</summary>
    /// <param name="report">What is known of the phase.</param>
    /// <param name="isPart">
    /// Whether it is only a part of the script that is compared: what it declares may come later, or have come before.
    /// </param>
    /// <param name="withRows">Whether rows are to be read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PhaseReport> EndAsync(PhaseReport report, bool isPart, bool withRows, CancellationToken cancellationToken)
    {
        var structure = await phase.Reader.ReadStructureAsync(cancellationToken);
        StructureAfter = structure;
        var level = withRows ? run.Options.VerifyLevel : VerifyLevel.Structure;
        var match = new StructureMatch(before.Structure, structure, run.Engine.Dialect.NameComparer);
        var isAlone = phase.NoticesOthers && await phase.AreOthersAwayAsync(cancellationToken);
        var written = isAlone ? TableScope.Everything("nobody else wrote") : scope.Tables;
        var touch = new Touch(match, written, written, excluded);
        var (was, now) = level == VerifyLevel.Structure
            ? (WithoutRows(before.Structure), WithoutRows(structure))
            : (before, await ReadAfterAsync(structure, touch, written, cancellationToken));
        var comparison = new Comparison(was, now, match, new ExpectationLedger(ExpectationsOf(isPart), match), level)
        {
            ComparesAcrossTypes = phase.Reader.ComparesAcrossTypes,
        };
        comparison.Run();
        return report with
        {
            Tables = PhaseReports.Tables(comparison, touch),
            ForeignKeys = PhaseReports.ForeignKeys(comparison),
            Changes = comparison.Changes,
            Kept = comparison.Kept,
            Mismatches = [.. comparison.Mismatches.Where(m => !isPart || m.Code != ExpectationCheck.OfExpectations)],
            Notes = [.. report.Notes, .. comparison.Notes, .. Limits(comparison, level, isAlone)],
            Coverage = level == VerifyLevel.Structure ? null : Cover(touch, now),
        };
    }

    private static Snapshot WithoutRows(Structure structure) =>
        new(structure, new Dictionary<string, TableContent>(), new Dictionary<string, OrphanCount>());

    private async Task<Snapshot> ReadAfterAsync(
        Structure structure, Touch touch, TableScope written, CancellationToken cancellationToken)
    {
        // what has another identity now, as after a VACUUM of SQLite, was not written for that
        bool IsRead(string id) => touch.Match.ForAfter(id) is not { Before: { } was } || written.Contains(was.Id);
        return await taker.TakeAsync(
            SnapshotMoment.After, structure, [], [.. plan.After(touch).Where(scan => IsRead(scan.Table.Id))],
            KeysOf(structure, IsRead), cancellationToken);
    }

    private Coverage Cover(Touch touch, Snapshot after)
    {
        var old = touch.Match.Tables.Where(pair => pair.Before is { HoldsRows: true }).ToList();
        return new Coverage
        {
            TablesRead = after.Contents.Count,
            TablesUntouched = old.Count(pair => !touch.IsExcluded(pair) && (pair.After is null || !after.Contents.ContainsKey(pair.After.Id))),
            TablesExcluded = [.. old.Where(touch.IsExcluded).Select(pair => DisplayName.Of(touch.Match.Before, pair.Before!))],
            WholeBecause = scope.Tables.Reason,
            ByText = true,
            KeysCounted = after.Orphans.Count,
            KeysUntouched = after.Structure.ForeignKeys.Count - after.Orphans.Count,
        };
    }

    private List<OrphanScan> KeysOf(Structure structure, Predicate<string> isWritten) => run.Options.VerifyLevel == VerifyLevel.Structure
        ? []
        : [.. structure.ForeignKeys
            .Where(key => !excluded.Contains(key.ChildTableId)
                && (isWritten(key.ChildTableId) || (key.ParentTableId is { } parent && isWritten(parent))))
            .Select(key => new OrphanScan(key))];

    private IReadOnlyList<Expectation> ExpectationsOf(bool isPart) => isPart
        ? [.. script.Directives.Expectations.Select(e => e is RowsExpectation rows ? rows with { Change = any } : e), .. OwnTables()]
        : script.Directives.Expectations;

    /// <summary>Allows everything to the rows of tables that an earlier part of the phase has made.</summary>
    private IEnumerable<Expectation> OwnTables()
    {
        if (resumed is null) yield break;
        var recorded = RecordedStructure.Fold(resumed.Earlier);
        foreach (var table in before.Structure.Tables.Where(t => !recorded.ContainsKey($"table {t.Schema}.{t.Name}")))
        {
            var name = new NamePath([table.Schema, table.Name], table.Name);
            yield return new RowsExpectation(0, "", name, any);
            yield return new ChangeExpectation(0, "", name, []);
        }
    }

    private IEnumerable<string> Limits(Comparison comparison, VerifyLevel level, bool isAlone)
    {
        if (level != run.Options.VerifyLevel) yield return "rows were not compared, because the phase was stopped";
        else if (phase.NoticesOthers && !isAlone) yield return "somebody else wrote while the phase ran: only tables that the script writes were compared";
        if (!isAlone && comparison.Mismatches.Any(m => m.Place is not null))
            yield return "a phase outside a transaction locks nothing: other rows and values may be somebody else's work";
    }
}
