using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Puts scripts and journal side by side.</summary>
internal static class StatusList
{
    public static IReadOnlyList<MigrationStatus> Of(
        IReadOnlyList<Migration> migrations, JournalState journal)
    {
        var applied = journal.Applied;
        var known = migrations.ToDictionary(m => m.Version);
        var done = applied.ToDictionary(a => a.Version);
        var last = applied.Count > 0 ? applied[^1].Version : null;
        IEnumerable<ScriptVersion> stopped = journal.Incomplete is { } incomplete ? [incomplete.Version] : [];
        return [.. known.Keys.Union(done.Keys).Union(stopped).Order().Select(version =>
        {
            var migration = known.GetValueOrDefault(version);
            var was = done.GetValueOrDefault(version);
            return new MigrationStatus(
                version, migration?.Name ?? was?.Name ?? journal.Incomplete!.Name,
                version == journal.Incomplete?.Version ? MigrationState.Incomplete : StateOf(migration, was, last),
                was?.Entry.StartedAt, was?.Entry.AppliedBy, was?.Entry.RunId, was?.Entry.DurationMs);
        })];
    }

    private static MigrationState StateOf(Migration? migration, AppliedMigration? was, ScriptVersion? last) => (migration, was) switch
    {
        (null, _) => MigrationState.Missing,
        (_, null) => last is not null && migration.Version < last ? MigrationState.OutOfOrder : MigrationState.Pending,
        _ when migration.Up.Checksum != was.Checksum => MigrationState.Changed,
        _ => was.IsOfBaseline ? MigrationState.Baseline : MigrationState.Applied,
    };
}
