using SchemaRunner.Journal;
using SchemaRunner.Scripts;

namespace SchemaRunner.Planning;

/// <summary>Which migrations are proven, and in which order.</summary>
/// <param name="Applied">Those that are applied, the latest first: the way to each leads down through the ones before it.</param>
/// <param name="Before">Those that are pending and only have to be there before the next ones.</param>
/// <param name="Pending">Those that are pending, in the order of their numbers.</param>
internal sealed record ProofPlan(IReadOnlyList<Migration> Applied, IReadOnlyList<Migration> Before, IReadOnlyList<Migration> Pending)
{
    /// <summary>How many migrations are proven.</summary>
    public int Count => Applied.Count + Pending.Count;

    /// <summary>The scripts in the order in which they run when nothing goes wrong.</summary>
    public IReadOnlyList<PlannedPhase> Phases =>
    [
        .. Applied.SelectMany(m => m.Down is null ? [] : (PlannedPhase[])[Down(m), Up(m), Down(m), Up(m), Down(m)]),
        .. Before.Select(Up),
        .. Pending.SelectMany(m => m.Down is null ? [Up(m)] : (PlannedPhase[])[Up(m), Down(m), Up(m)]),
    ];

    /// <summary>Makes the plan.</summary>
    /// <param name="migrations">The scripts.</param>
    /// <param name="journal">What is applied.</param>
    /// <param name="from">The first to be proven, applied or not; <see langword="null"/> for what is pending.</param>
    /// <exception cref="HistoryConflictException">Scripts and journal do not agree, or there is no such version.</exception>
    public static ProofPlan Of(IReadOnlyList<Migration> migrations, JournalState journal, ScriptVersion? from)
    {
        Resumption.RequireFirst(null, journal.Incomplete, Direction.Up);
        var pending = Planner.Up(migrations, journal.Applied, target: null).Select(phase => phase.Migration).ToList();
        if (from is null) return new ProofPlan([], [], pending);

        if (migrations.All(m => m.Version != from)) throw NoSuchVersion.Among(from, "the scripts", migrations.Select(m => m.Version));
        var open = pending.ToHashSet();
        return new ProofPlan(
            [.. migrations.Where(m => m.Version >= from && !open.Contains(m)).Reverse()],
            [.. pending.Where(m => m.Version < from)],
            [.. pending.Where(m => m.Version >= from)]);
    }

    /// <summary>The phase of a migration's up script.</summary>
    public static PlannedPhase Up(Migration migration) => new(migration, migration.Up);

    /// <summary>The phase of a migration's down script, which it has.</summary>
    public static PlannedPhase Down(Migration migration) => new(migration, migration.Down!);
}
