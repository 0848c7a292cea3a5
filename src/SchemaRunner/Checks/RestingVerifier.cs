using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Looks for what is wrong in a database at rest.</summary>
internal sealed class RestingVerifier(IEngineSession session, ScriptSet scripts)
{
    public async Task<IReadOnlyList<Finding>> FindAsync(CancellationToken cancellationToken)
    {
        var journal = await session.ReadJournalAsync(cancellationToken);
        var structure = await session.ReadStructureAsync(cancellationToken);
        var orphans = await session.CountOrphansAsync([.. structure.ForeignKeys.Select(k => new OrphanScan(k))], structure, cancellationToken);
        return [
            .. Orphans(structure, orphans), .. InvalidIndexes(structure), .. DriftOf(journal, structure),
            .. JournalChain.FindBreaks(journal).Select(b => new Finding("SR209", "journal", b, "compare it with a backup", [])),
            .. Scripts(journal), .. Incomplete(journal),
        ];
    }

    private static IEnumerable<Finding> Orphans(Structure structure, IEnumerable<OrphanCount> orphans) =>
        from orphan in orphans
        where orphan.Rows > 0
        let key = structure.ForeignKeys.First(k => k.Id == orphan.ForeignKeyId)
        select new Finding(
            "SR307", DisplayName.OfKeyAndParent(structure, key), $"{Quantity.Of(orphan.Rows, "child row has", "child rows have")} no parent",
            "add the parents or remove the rows in a migration", orphan.Samples);

    private static IEnumerable<Finding> InvalidIndexes(Structure structure) =>
        from index in structure.Objects
        where index.Kind == ObjectKind.Index && IndexCheck.IsInvalid(index)
        let name = DisplayName.Of(structure, index.Schema, index.Name)
        select new Finding("SR308", name, "the index is invalid", $"drop it and create it again, or REINDEX INDEX {name}", []);

    private static IEnumerable<Finding> DriftOf(IReadOnlyList<JournalEntry> journal, Structure structure)
    {
        if (!journal.Any(RecordedStructure.IsCarriedBy)) return [];
        var drift = Drift.Between(journal, structure);
        const string hint = "find out who changed it; 'schemarunner up --allow-drift' goes on from here and records it";
        return [
            .. drift.Lost.Select(one => new Finding("SR205", one.Object, MessageOf(one), hint, [])),
            .. drift.Added.Select(one => new Finding("SR205", one.Object, MessageOf(one), Hint: null, []) { IsNote = true }),
            .. drift.Unknown is { } reason ? [new Finding("SR205", "structure", reason, Hint: null, []) { IsNote = true }] : (Finding[])[],
        ];
    }

    private static string MessageOf(DriftedObject one) => one.Change switch
    {
        ChangeKind.Added => "added since the journal recorded the structure",
        ChangeKind.Dropped => "gone since the journal recorded it",
        _ => $"changed since the journal recorded it{(one.Detail is null ? "" : $": {one.Detail}")}",
    };

    private static IEnumerable<Finding> Incomplete(IReadOnlyList<JournalEntry> journal) =>
        IncompletePhase.Find(journal) is { } incomplete
            ? [new Finding("SR213", $"{incomplete.Version} {incomplete.Name}", incomplete.Sentence, $"go on with it, or {Resumption.Repair}", [])]
            : [];

    private IEnumerable<Finding> Scripts(IReadOnlyList<JournalEntry> journal) =>
        from status in StatusList.Of(scripts.Migrations, JournalState.Of(journal))
        where status.State is MigrationState.Changed or MigrationState.Missing or MigrationState.OutOfOrder
        select status.State switch
        {
            MigrationState.Changed => Script("SR201", status, "the script was changed after it was applied", $"put it back as it was, or {ChangedScript.Repair}"),
            MigrationState.Missing => Script("SR202", status, "the script is applied and gone", "bring it back"),
            _ => Script("SR203", status, "it is pending and a later one is applied", "give it a higher number"),
        };

    private static Finding Script(string code, MigrationStatus status, string message, string hint) =>
        new(code, $"{status.Version} {status.Name}", message, hint, []);
}
