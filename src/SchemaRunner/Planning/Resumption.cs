using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Puts the phase that stopped part of the way where it belongs: before everything else, or in everything's way.</summary>
internal static class Resumption
{
    /// <summary>The ways out that are always there.</summary>
    public const string Repair = "'schemarunner repair --mark applied|reverted VERSION --reason TEXT' when it was finished or undone by hand";

    /// <summary>Makes sure that nothing comes before what is incomplete.</summary>
    /// <exception cref="HistoryConflictException">Something would.</exception>
    public static void RequireFirst(Migration? first, IncompletePhase? incomplete, Direction direction)
    {
        if (incomplete is null || (direction == incomplete.Direction && first?.Version == incomplete.Version)) return;
        var verb = incomplete.Direction == Direction.Up ? "up" : "down";
        throw new HistoryConflictException(
            "SR213", $"{incomplete.Sentence}, and has to be ended first", $"go on with 'schemarunner {verb}', or {Repair}");
    }

    /// <summary>The phases, the first of which goes on where it stopped.</summary>
    /// <exception cref="HistoryConflictException">It is not the first of them, or what has run of it reads otherwise now.</exception>
    public static IReadOnlyList<PlannedPhase> Of(IReadOnlyList<PlannedPhase> phases, IncompletePhase? incomplete, Direction direction)
    {
        RequireFirst(phases.Count == 0 ? null : phases[0].Migration, incomplete, direction);
        if (incomplete is null) return phases;
        RequireSame(phases[0].Script, incomplete);
        return [phases[0] with { Resumes = incomplete }, .. phases.Skip(1)];
    }

    private static void RequireSame(Script script, IncompletePhase incomplete)
    {
        if (script.Directives.Transactional)
        {
            throw new HistoryConflictException(
                "SR214", $"{script.Path}: {incomplete.Sentence}, and the script no longer says 'transaction none'",
                $"put the directive back, or {Repair}");
        }

        var now = StatementHash.Of(script);
        for (var i = 0; i < incomplete.Done.Count; i++)
        {
            if (i < now.Count && now[i] == incomplete.Done[i]) continue;
            throw new HistoryConflictException(
                "SR214",
                $"{script.Path}: {incomplete.Sentence}, and statement {i + 1}, which has run, {(i < now.Count ? "was changed since" : "is gone")}",
                $"put it back as it was (only statement {incomplete.Next} and those behind it may change), or {Repair}");
        }
    }
}
