using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Execution;

/// <summary>Adopts a database under the run lock: what it holds is recorded, and nothing of it is changed.</summary>
/// <param name="engine">The database.</param>
/// <param name="session">A session on it.</param>
/// <param name="header">The run that records it.</param>
/// <param name="migrations">The migrations.</param>
/// <param name="options">How to work.</param>
internal sealed class Baselining(
    IEngine engine, IEngineSession session, RunHeader header, IReadOnlyList<Migration> migrations, MigratorOptions options)
{
    private readonly long started = options.TimeProvider.GetTimestamp();

    /// <summary>Records an entry for each migration that counts as applied; the last one has what the database holds.</summary>
    public async Task<Report> RunAsync(ScriptVersion at, CancellationToken cancellationToken)
    {
        await session.RequireJournalAsync(cancellationToken);
        await using var runLock = await RunLocking.AcquireAsync(engine, header, options, cancellationToken);
        session.WatchFrom(runLock, progress => options.Observer?.StatementProgressed(progress));
        var journal = await session.ReadJournalAsync(cancellationToken);
        var reports = new List<PhaseReport>();
        await new RecordingTransaction(session, runLock, options).RunAsync(
            $"schemarunner {header.RunId} baseline", journal is [.., var end] ? end : null,
            async () =>
            {
                var structure = await session.ReadStructureAsync(cancellationToken);
                var plan = Baselines.Plan(engine.Target, migrations, journal, structure, at);
                var scripts = plan.Adopted.Count > 0 ? plan.Adopted.Select(m => m.Up).ToList() : [NoScript];
                reports.AddRange(scripts.Select(script => PhaseRunner.Begin(script, header.StartedAt) with { Verdict = Verdict.Baseline }));
                reports[^1] = await DescribeAsync(reports[^1], plan, structure, journal, cancellationToken);
                return [.. scripts.Zip(reports, (script, report) => JournalEntries.For(header, report, script))];
            },
            cancellationToken);
        return new Report { Run = header, Verdict = Verdict.Baseline, Milliseconds = reports[^1].Milliseconds, Phases = reports };
    }

    // what adopts a database that holds nothing of any migration: no migration has no checksum
    private static Script NoScript => new(ScriptVersion.Parse("0"), "baseline", Direction.Up, "no script", "", "", [], ScriptDirectives.None);

    private async Task<PhaseReport> DescribeAsync(
        PhaseReport report, BaselinePlan plan, Structure structure, IReadOnlyList<JournalEntry> journal, CancellationToken cancellationToken)
    {
        var (hash, delta) = new StructureLedger(Drift.Between(journal, structure).Recorded).Record(structure);
        var tables = await CountAsync(structure, cancellationToken);
        return report with
        {
            Tables = tables,
            Notes = [$"found {plan.Holds}, {Quantity.Of(tables.Sum(t => t.RowsAfter ?? 0), "row")}; nothing was run, and nothing was verified"],
            StructureHash = hash,
            StructureDelta = delta,
            Milliseconds = options.TimeProvider.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    private async Task<IReadOnlyList<TableReport>> CountAsync(Structure structure, CancellationToken cancellationToken)
    {
        var excluded = new ScopeFinder(session, engine.Dialect, options).Excluded(structure);
        var scans = options.VerifyLevel == VerifyLevel.Structure
            ? []
            : structure.Tables.Where(t => t.HoldsRows && !excluded.Contains(t.Id)).Select(t => new TableScan(t, [], [])).ToList();
        var counted = await new SnapshotTaker(session, options.Observer).TakeAsync(
            SnapshotMoment.Before, structure, [], scans, [], cancellationToken);
        return [.. structure.Tables
            .Select(table => (Name: DisplayName.Of(structure, table), Content: counted.Contents.GetValueOrDefault(table.Id)))
            .OrderBy(table => table.Name, StringComparer.Ordinal)
            .Select(table => new TableReport
            {
                NameBefore = table.Name,
                NameAfter = table.Name,
                RowsBefore = table.Content?.Rows,
                RowsAfter = table.Content?.Rows,
                Content = ContentState.NotCompared,
                Coverage = table.Content is null ? TableCoverage.Excluded : TableCoverage.Read,
            })];
    }
}
