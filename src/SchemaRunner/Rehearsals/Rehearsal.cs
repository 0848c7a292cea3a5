using SchemaRunner.Backups;
using SchemaRunner.Engines;
using SchemaRunner.Planning;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Rehearsals;

/// <summary>Applies what is pending to a copy of the database, which is removed however that ends.</summary>
/// <param name="engine">The database; nothing in it changes.</param>
/// <param name="source">The scripts; read again after something was written into them.</param>
/// <param name="options">How the run on the copy works; <see langword="null"/> for the defaults.</param>
public sealed class Rehearsal(IEngine engine, IScriptSource source, MigratorOptions? options = null)
{
    private readonly MigratorOptions options = options ?? new MigratorOptions();

    /// <summary>Makes the copy, runs there what <see cref="Migrator.UpAsync"/> would run, and removes it.</summary>
    /// <param name="target">The last version to apply; <see langword="null"/> for all.</param>
    /// <param name="how">What is copied, and what is done about what is refused.</param>
    /// <param name="cancellationToken">Stops it; the copy is removed all the same.</param>
    /// <returns>The report that a run would have made, with <see cref="Report.Rehearsal"/>; without, when nothing is pending.</returns>
    /// <exception cref="BackupException">The database could not be copied.</exception>
    /// <inheritdoc cref="Migrator.UpAsync"/>
    public async Task<Report> RunAsync(ScriptVersion? target, RehearsalOptions how, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(how);
        if (how.WriteExpectations && source is not FolderScriptSource)
            throw new ArgumentException($"scripts {source.Description} cannot be written", nameof(how));
        var scripts = ScriptSet.Load(source, engine.Dialect);
        var (header, drift) = await new Migrator(engine, scripts, options).LookAheadAsync(target, cancellationToken);
        header = header with { Rehearsal = true };
        if (drift is null) return new Report { Run = header, Verdict = Verdict.NothingToDo };

        var rounds = new RehearsalRounds(how);
        while (await RunOnCopyAsync(scripts, target, new RehearsedDatabase(engine.Target, drift), rounds, cancellationToken))
            scripts = ScriptSet.Load(source, engine.Dialect);
        return rounds.Finish();
    }

    /// <returns>Whether another copy is needed to go on.</returns>
    private async Task<bool> RunOnCopyAsync(
        ScriptSet scripts, ScriptVersion? target, RehearsedDatabase rehearsed, RehearsalRounds rounds, CancellationToken cancellationToken)
    {
        options.Observer?.CopyStarted(engine.Target);
        var started = options.TimeProvider.GetTimestamp();
        await using var copy = await engine.Copies.MakeScratchAsync("rehearse", rounds.Content, cancellationToken);
        rounds.Begin(copy, options.TimeProvider.GetElapsedTime(started).TotalMilliseconds);
        while (await RoundAsync(copy, scripts, target, rehearsed, rounds, cancellationToken))
        {
            // what a phase did outside a transaction is still there: only another copy is as the database is
            if (rounds.IsSpoilt) return true;
            scripts = ScriptSet.Load(source, engine.Dialect);
        }

        return false;
    }

    /// <returns>Whether something was written into a script, so that it can be tried again.</returns>
    private async Task<bool> RoundAsync(
        IScratchDatabase copy, ScriptSet scripts, ScriptVersion? target, RehearsedDatabase rehearsed, RehearsalRounds rounds,
        CancellationToken cancellationToken)
    {
        try
        {
            var migrator = new Migrator(copy.Engine, scripts, options with { Rehearsed = rounds.HasPhases ? rehearsed.Told : rehearsed });
            rounds.Add(await migrator.UpAsync(target, dryRun: false, cancellationToken));
            return false;
        }
        catch (MigrationFailedException failed)
        {
            rounds.Add(failed.Report);
            if (rounds.Declare(failed.Report)) return true;
            throw new MigrationFailedException(rounds.Finish(), failed.InnerException);
        }
    }
}
