using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution.Proving;

/// <summary>Writes proofs into the journal of the database, under the run lock, all of them or none.</summary>
/// <param name="engine">The database.</param>
/// <param name="header">Who proved them.</param>
/// <param name="options">How to work.</param>
internal sealed class ProofRecord(IEngine engine, RunHeader header, MigratorOptions options)
{
    /// <summary>Appends an entry for each migration that had its turn.</summary>
    public async Task WriteAsync(
        IReadOnlyList<Migration> migrations, IReadOnlyList<MigrationProof> proofs, CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        await using var runLock = await RunLocking.AcquireAsync(engine, header, options, cancellationToken);
        var journal = await session.ReadJournalAsync(cancellationToken);
        var entries = proofs.Where(proof => proof.Verdict != ProofVerdict.NotReached)
            .Select(proof => EntryOf(migrations.First(m => m.Version.Text == proof.Version), proof)).ToList();
        await new RecordingTransaction(session, runLock, options).RunAsync(
            $"schemarunner {header.RunId} prove", journal is [.., var last] ? last : null,
            () => Task.FromResult<IReadOnlyList<JournalEntry>>(entries), cancellationToken);
    }

    private JournalEntry EntryOf(Migration migration, MigrationProof proof)
    {
        var report = PhaseRunner.Begin(ProofPlan.Up(migration), header.StartedAt) with
        {
            Verdict = Verdict.Proven,
            Milliseconds = proof.Milliseconds,
            Notes = [$"{proof.Version} {proof.Name} is {ProofWords.Of(proof.Verdict)}", .. ProofWords.Sentences(proof)],
            Proof = proof,
        };
        return JournalEntries.For(header, report, migration.Up);
    }
}
