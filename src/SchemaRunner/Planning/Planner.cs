using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Works out which phases would run: a pure function of scripts, journal and target.</summary>
internal static class Planner
{
    /// <summary>The pending migrations up to a target, in order.</summary>
    /// <exception cref="HistoryConflictException">Scripts and journal do not agree, or the target does not exist.</exception>
    public static IReadOnlyList<PlannedPhase> Up(
        IReadOnlyList<Migration> migrations, IReadOnlyList<AppliedMigration> applied, ScriptVersion? target, IncompletePhase? incomplete = null)
    {
        RequireAgreement(migrations, applied);
        if (target is not null && migrations.All(m => m.Version != target))
            throw NoSuchVersion.Among(target, "the scripts", migrations.Select(m => m.Version));

        var done = applied.Select(a => a.Version).ToHashSet();
        var pending = migrations.Where(m => !done.Contains(m.Version) && (target is null || m.Version <= target)).ToList();
        if (applied.Count > 0 && pending.Find(m => m.Version < applied[^1].Version) is { } late)
        {
            throw new HistoryConflictException(
                "SR203",
                $"{late.Up.Path}: version {late.Version} is pending, and {applied[^1].Version} ({applied[^1].Name}) is already applied",
                $"give it a number above {applied[^1].Version}, or revert to below {late.Version} first");
        }

        return Resumption.Of([.. pending.Select(m => new PlannedPhase(m, m.Up))], incomplete, Direction.Up);
    }

    /// <summary>The applied migrations above a target, the latest first.</summary>
    /// <exception cref="HistoryConflictException">Scripts and journal do not agree, or the target is not applied.</exception>
    /// <exception cref="RefusedException">One of them says that it cannot be reverted, or was adopted and never ran.</exception>
    public static IReadOnlyList<PlannedPhase> Down(
        IReadOnlyList<Migration> migrations, IReadOnlyList<AppliedMigration> applied, ScriptVersion target, IncompletePhase? incomplete = null)
    {
        RequireAgreement(migrations, applied);
        if (!target.IsZero && applied.All(a => a.Version != target))
            throw NoSuchVersion.Among(target, "what is applied", applied.Select(a => a.Version));

        var byVersion = migrations.ToDictionary(m => m.Version);
        var phases = applied.Where(a => a.Version > target).Reverse().Select(a => byVersion[a.Version]).ToList();
        Resumption.RequireFirst(phases.Count == 0 ? null : phases[0], incomplete, Direction.Down);
        if (applied.LastOrDefault(a => a.IsOfBaseline) is { } adopted && adopted.Version > target)
        {
            throw new RefusedException(
                "SR218",
                $"version {adopted.Version} ({adopted.Name}) was adopted with the database and never ran here: there is nothing of it to revert",
                $"'--to {adopted.Version}' goes down as far as the baseline; what was there before it, only a backup brings back");
        }

        if (phases.Find(m => m.Down is null) is { } irreversible)
        {
            throw new RefusedException(
                "SR208",
                $"{irreversible.Up.Path}: version {irreversible.Version} is irreversible: {irreversible.Up.Directives.Irreversible}",
                "stop above it with --to, or restore a backup");
        }

        return Resumption.Of([.. phases.Select(m => new PlannedPhase(m, m.Down!))], incomplete, Direction.Down);
    }

    /// <summary>The target that reverts the last few applied migrations.</summary>
    public static ScriptVersion TargetOfSteps(IReadOnlyList<AppliedMigration> applied, int steps) =>
        steps >= applied.Count ? ScriptVersion.Parse("0") : applied[^(steps + 1)].Version;

    private static void RequireAgreement(IReadOnlyList<Migration> migrations, IReadOnlyList<AppliedMigration> applied)
    {
        var byVersion = migrations.ToDictionary(m => m.Version);
        foreach (var was in applied)
        {
            if (!byVersion.TryGetValue(was.Version, out var migration))
            {
                throw new HistoryConflictException(
                    "SR202",
                    $"version {was.Version} ({was.Name}) is applied and its script is gone",
                    "bring the script back; 'schemarunner history --output json' has its text");
            }

            if (migration.Up.Checksum != was.Checksum)
            {
                throw new HistoryConflictException(
                    "SR201",
                    $"{migration.Up.Path}: version {was.Version} was changed after it was applied; {LineDifference.Of(was.Script, migration.Up.Text)}",
                    ChangedScript.HintFor(was, isLast: was == applied[^1]));
            }
        }
    }
}
