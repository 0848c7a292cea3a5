using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Journal;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots.Documents;

namespace SchemaRunner.Execution;

/// <summary>Builds an empty database from the scripts and compares its structure with that of the database.</summary>
/// <param name="engine">The database, which is only read.</param>
/// <param name="scripts">The scripts.</param>
/// <param name="options">How to work.</param>
internal sealed class FreshBuild(IEngine engine, ScriptSet scripts, MigratorOptions options)
{
    /// <summary>Builds as far as the database has come: to the last migration that is applied; where none is, with all.</summary>
    public async Task<Convergence> CompareAsync(CancellationToken cancellationToken)
    {
        await using var session = await engine.OpenAsync(cancellationToken);
        var last = AppliedMigration.Fold(await session.ReadJournalAsync(cancellationToken)) is [.., var applied] ? applied.Version : null;
        var live = DocumentObjects.Of(await session.ReadStructureAsync(cancellationToken));
        var built = scripts.Migrations.Where(m => last is null || m.Version <= last).ToList();
        var found = new Convergence
        {
            Database = engine.Target,
            Built = [.. built.Select(NameOf)],
            LeftOut = [.. scripts.Migrations.Except(built).Select(NameOf)],
            Objects = live.Count,
        };

        await using var scratch = await engine.Copies.MakeScratchAsync("fresh", new ScratchContent.Nothing(), cancellationToken);
        try
        {
            if (built.Count > 0) await BuildAsync(scratch.Engine, built[^1].Version, cancellationToken);
        }
        catch (MigrationFailedException failed) when (failed.Report.Verdict != Verdict.Interrupted)
        {
            const string hint = "a script that needs rows or objects that no script makes cannot build a database";
            return found with { Problem = new Problem(failed.Code, failed.Message, hint) };
        }

        await using var fresh = await scratch.Engine.OpenAsync(cancellationToken);
        var made = DocumentObjects.Of(await fresh.ReadStructureAsync(cancellationToken));
        return found with { Differences = SnapshotComparison.Structure(live, made) };
    }

    // Of rows an empty database has none, so what scripts declare of them cannot come true: only the structure counts
    private Task<Report> BuildAsync(IEngine scratch, ScriptVersion last, CancellationToken cancellationToken) =>
        new Migrator(scratch, scripts, options with { VerifyLevel = VerifyLevel.Structure, OnMismatch = MismatchAction.Warn, Atomic = false })
            .UpAsync(last, cancellationToken: cancellationToken);

    private static string NameOf(Migration migration) => $"{migration.Version} {migration.Name}";
}
