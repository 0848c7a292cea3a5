using SchemaRunner.Journal;
using SchemaRunner.Scripts;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Planning;

/// <summary>Whether a database may be adopted, and what counts as applied then.</summary>
internal static class Baselines
{
    private const string Code = "SR217";

    /// <summary>The plan.</summary>
    /// <param name="target">The database in words.</param>
    /// <param name="migrations">The scripts.</param>
    /// <param name="entries">The journal.</param>
    /// <param name="structure">The structure as it is.</param>
    /// <param name="at">The last version that the database holds already; zero for none.</param>
    /// <exception cref="HistoryConflictException">There is no such migration.</exception>
    /// <exception cref="RefusedException">The database is empty, or known to the journal.</exception>
    public static BaselinePlan Plan(
        string target, IReadOnlyList<Migration> migrations, IReadOnlyList<JournalEntry> entries, Structure structure, ScriptVersion at)
    {
        if (!at.IsZero && migrations.All(m => m.Version != at)) throw NoSuchVersion.Among(at, "the scripts", migrations.Select(m => m.Version));
        RequireUnknown(target, entries, at);
        var holds = Holdings.Of(structure);
        if (holds.Length == 0)
        {
            throw new RefusedException(
                Code, $"{target} is empty: there is nothing to adopt", "'schemarunner up' applies every migration; if it should hold something, check --database");
        }

        return new BaselinePlan(
            target, at, [.. migrations.Where(m => m.Version <= at)], [.. migrations.Where(m => m.Version > at)], holds);
    }

    private static void RequireUnknown(string target, IReadOnlyList<JournalEntry> entries, ScriptVersion at)
    {
        var journal = JournalState.Of(entries);
        if (journal.Incomplete is { } incomplete)
            throw new RefusedException(Code, $"{incomplete.Sentence}, and has to be ended first", $"go on with it, or {Resumption.Repair}");
        if (journal.Applied is [.., var last])
        {
            var how = last.IsOfBaseline ? $"was adopted at {last.Version} ({last.Name})" : $"has a journal, and {last.Version} ({last.Name}) is applied";
            throw new RefusedException(
                Code, $"{target} {how} on {last.Entry.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC",
                "'schemarunner repair --mark applied VERSION --reason TEXT' counts one more migration as applied");
        }

        if (at.IsZero && entries.LastOrDefault(RecordedStructure.IsCarriedBy) is { } known)
        {
            throw new RefusedException(
                Code, $"{target} is known to its journal since {known.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, and nothing is applied",
                "'schemarunner up' applies what is pending");
        }
    }
}
