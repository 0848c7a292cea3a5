using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>Records under the run lock that changed scripts stand for those that were applied.</summary>
/// <param name="engine">The database.</param>
/// <param name="session">A session on it.</param>
/// <param name="header">The run that records it.</param>
/// <param name="migrations">The migrations.</param>
/// <param name="options">How to work.</param>
internal sealed class Acceptance(
    IEngine engine, IEngineSession session, RunHeader header, IReadOnlyList<Migration> migrations, MigratorOptions options)
{
    /// <summary>Records it.</summary>
    /// <remarks>The entries carry no structure: nothing ran, and what drifted has drifted still.</remarks>
    /// <exception cref="RefusedException">The journal is not the one that the difference was made of.</exception>
    public async Task<IReadOnlyList<JournalEntry>> AcceptAsync(
        IReadOnlyList<ChangedScript> changed, string reason, CancellationToken cancellationToken)
    {
        await session.RequireJournalAsync(cancellationToken);
        await using var runLock = await RunLocking.AcquireAsync(engine, header, options, cancellationToken);
        var journal = await session.ReadJournalAsync(cancellationToken);
        RequireAsShown(changed, ChangedScripts.Find(migrations, JournalState.Of(journal), engine.Dialect, version: null));

        var entries = changed.Select(one => JournalEntries.For(header, ReportOf(one, reason), one.Migration.Up)).ToList();
        await new RecordingTransaction(session, runLock, options).RunAsync(
            $"schemarunner {header.RunId} repair", journal is [.., var last] ? last : null,
            () => Task.FromResult<IReadOnlyList<JournalEntry>>(entries), cancellationToken);
        return [.. (await session.ReadJournalAsync(CancellationToken.None)).Where(entry => entry.RunId == header.RunId)];
    }

    private PhaseReport ReportOf(ChangedScript changed, string reason) =>
        PhaseRunner.Begin(changed.Migration.Up, header.StartedAt) with
        {
            Verdict = Verdict.Repaired,
            Reason = reason,
            Accepted = new ScriptAcceptance(changed.Was.Checksum, changed.Difference),
            Notes = [$"the changed script was accepted: {reason}", .. changed.Meaning],
        };

    private static void RequireAsShown(IReadOnlyList<ChangedScript> shown, IReadOnlyList<ChangedScript> found)
    {
        var checksums = found.ToDictionary(one => one.Migration.Version, one => one.Was.Checksum);
        if (shown.FirstOrDefault(one => checksums.GetValueOrDefault(one.Migration.Version) != one.Was.Checksum) is not { } other) return;
        throw new RefusedException(
            "SR216", $"version {other.Migration.Version} is another one in the journal than when its difference was shown",
            "run it again and look at the difference");
    }
}
