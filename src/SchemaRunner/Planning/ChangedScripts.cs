using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Finds the scripts that are not those that were applied.</summary>
internal static class ChangedScripts
{
    /// <summary>The changed ones, in the order of their numbers.</summary>
    /// <param name="migrations">The scripts.</param>
    /// <param name="journal">What is applied.</param>
    /// <param name="dialect">Cuts scripts into statements.</param>
    /// <param name="version">The one to look at; <see langword="null"/> for all.</param>
    /// <exception cref="HistoryConflictException">There is no such migration.</exception>
    /// <exception cref="RefusedException">It is not applied, or a phase has to be ended first.</exception>
    public static IReadOnlyList<ChangedScript> Find(
        IReadOnlyList<Migration> migrations, JournalState journal, IScriptDialect dialect, ScriptVersion? version)
    {
        var byVersion = migrations.ToDictionary(m => m.Version);
        if (version is not null) RequireApplied(version, byVersion, journal);
        if (journal.Incomplete is { } incomplete)
            throw new RefusedException("SR216", $"{incomplete.Sentence}, and has to be ended first", $"go on with it, or {Resumption.Repair}");

        return [.. journal.Applied
            .Where(was => version is null || was.Version == version)
            .Where(was => byVersion.TryGetValue(was.Version, out var migration) && migration.Up.Checksum != was.Checksum)
            .Select(was => ChangedScript.Of(byVersion[was.Version], was, was == journal.Applied[^1], dialect))];
    }

    private static void RequireApplied(ScriptVersion version, Dictionary<ScriptVersion, Migration> migrations, JournalState journal)
    {
        if (!migrations.ContainsKey(version)) throw NoSuchVersion.Among(version, "the scripts", migrations.Keys);
        if (journal.Applied.Any(a => a.Version == version)) return;
        throw new RefusedException(
            "SR216", $"version {version} is not applied: there is no script of it to stand by", "'schemarunner status' shows how each migration stands");
    }
}
