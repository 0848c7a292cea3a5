using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Checks;

/// <summary>Two snapshots side by side, what the script declared, and what the checks have found so far.</summary>
internal sealed class Comparison
{
    private readonly Dictionary<ObjectKind, int> kept = [];

    public Comparison(Snapshot before, Snapshot after, StructureMatch match, ExpectationLedger expectations, VerifyLevel level)
    {
        Before = before;
        After = after;
        Match = match;
        Expectations = expectations;
        Level = level;
    }

    public Snapshot Before { get; }

    public Snapshot After { get; }

    public StructureMatch Match { get; }

    public ExpectationLedger Expectations { get; }

    public VerifyLevel Level { get; }

    /// <summary>What survived the script of the tables whose rows were declared to change, by table id before.</summary>
    public IReadOnlyDictionary<string, SurvivorContent> Survivors { get; init; } = new Dictionary<string, SurvivorContent>();

    /// <inheritdoc cref="IEngineSession.ComparesAcrossTypes"/>
    public bool ComparesAcrossTypes { get; init; }

    public List<Mismatch> Mismatches { get; } = [];

    public List<ObjectChange> Changes { get; } = [];

    public List<string> Notes { get; } = [];

    /// <summary>By kind, how many objects were what they had been.</summary>
    public SortedDictionary<string, int> Kept => new(
        kept.Where(k => k.Value > 0).ToDictionary(k => KindWords.Of(k.Key), k => k.Value), StringComparer.Ordinal);

    public void Keep(ObjectKind kind, int count = 1) => kept[kind] = kept.GetValueOrDefault(kind) + count;

    /// <summary>Whether a description is the very one that stood before, in which no name has changed either.</summary>
    public bool IsTheSame(object? was, object? now) => was is not null && ReferenceEquals(was, now) && Match.Renames.AreNone;

    /// <summary>Whether an object of before went because a table or column went that it belonged to.</summary>
    public bool WentWithItsTable(string? tableId, IEnumerable<string> columnIds)
    {
        if (tableId is null) return false;
        if (Match.OwnerAfter(tableId) is null) return true;
        return Match.FindBefore(tableId) is { } pair && columnIds.Any(id => pair.ForBefore(id) is { After: null });
    }

    /// <summary>Runs every check.</summary>
    public void Run()
    {
        foreach (var check in AllChecks.InOrder) check.Compare(this);
    }
}
