using SchemaRunner.Execution.Proving;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner;

public sealed partial class Migrator
{
    /// <summary>
    /// Takes migrations up, down and up again on a copy of the database, and says of each whether it comes back: with the way
    /// down everything is what it was before, and with the second way up what it was after the first.
    /// </summary>
    /// <param name="from">
    /// The first to be proven; <see langword="null"/> for what is pending. One that is applied is taken down first, with
    /// everything above it.
    /// </param>
    /// <param name="record">
    /// Whether the journal keeps the outcome, so that <see cref="MigratorOptions.RequireProof"/> can ask for it. Apart from that
    /// the database itself is not touched.
    /// </param>
    /// <param name="cancellationToken">Stops it and leaves nothing behind.</param>
    /// <exception cref="HistoryConflictException">Scripts and journal do not agree.</exception>
    /// <exception cref="RefusedException">The database holds something and has no journal.</exception>
    /// <exception cref="Backups.BackupException">The database cannot be copied.</exception>
    public async Task<ProofReport> ProveAsync(ScriptVersion? from = null, bool record = false, CancellationToken cancellationToken = default)
    {
        var started = options.TimeProvider.GetTimestamp();
        RunHeader header;
        await using (var session = await engine.OpenAsync(cancellationToken))
        {
            header = HeaderOf(Direction.Up, dryRun: false, session);

            // what needs no copy to be known is known before one is made
            var journal = await session.ReadJournalAsync(cancellationToken);
            var plan = ProofPlan.Of(scripts.Migrations, JournalState.Of(journal), from);
            if (plan.Count == 0) return new ProofReport { Run = header, Migrations = [] };
            RunHistory.RequireKnown(journal, await session.ReadStructureAsync(cancellationToken), engine.Target, allowDrift: true);
            if (record) await session.RequireJournalAsync(cancellationToken);
        }

        var proofs = await new ProofRun(engine, header, scripts, options).RunAsync(from, cancellationToken);
        if (record) await new ProofRecord(engine, header, options).WriteAsync(scripts.Migrations, proofs, cancellationToken);
        return new ProofReport
        {
            Run = header,
            Migrations = proofs,
            Recorded = record,
            Milliseconds = options.TimeProvider.GetElapsedTime(started).TotalMilliseconds,
        };
    }
}
