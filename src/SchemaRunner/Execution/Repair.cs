using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>Records under the run lock that a migration is applied or reverted, because somebody has seen to it by hand.</summary>
/// <param name="engine">The database.</param>
/// <param name="session">A session on it.</param>
/// <param name="header">The run that records it; its direction is the mark.</param>
/// <param name="migrations">The migrations.</param>
/// <param name="options">How to work.</param>
internal sealed class Repair(
    IEngine engine, IEngineSession session, RunHeader header, IReadOnlyList<Migration> migrations, MigratorOptions options)
{
    /// <summary>Records the mark, with the structure as it is now.</summary>
    public async Task<JournalEntry> MarkAsync(ScriptVersion version, string reason, CancellationToken cancellationToken)
    {
        await using var runLock = await RunLocking.AcquireAsync(engine, header, options, cancellationToken);
        var journal = await session.ReadJournalAsync(cancellationToken);
        var marked = RepairMark.Check(migrations, JournalState.Of(journal), version, header.Direction);
        await session.RequireJournalAsync(cancellationToken);

        var structure = await session.ReadStructureAsync(cancellationToken);
        var (hash, delta) = new StructureLedger(Drift.Between(journal, structure).Recorded).Record(structure);
        var report = PhaseRunner.Begin(marked.Up, header.StartedAt) with
        {
            Direction = header.Direction,
            Verdict = Verdict.Repaired,
            Reason = reason,
            Notes = [$"marked as {RepairMark.Word(header.Direction)} by hand: {reason}"],
            StructureHash = hash,
            StructureDelta = delta,
        };
        var entry = JournalEntries.For(header, report, marked.Up) with { Direction = header.Direction };
        var writer = new JournalWriter(journal is [.., var last] ? last : null);
        await runLock.EnsureHeldAsync(cancellationToken);
        await writer.AppendAsync(session, entry, CancellationToken.None);
        return (await session.ReadJournalAsync(CancellationToken.None))[^1];
    }
}
