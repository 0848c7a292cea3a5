namespace SchemaRunner.Backups;

/// <summary>Which backups may go.</summary>
public abstract record PruneRule
{
    private PruneRule()
    {
    }

    /// <summary>All but the newest few of each database.</summary>
    /// <param name="Count">How many stay, one at least.</param>
    public sealed record Newest(int Count) : PruneRule;

    /// <summary>Those that are older than this.</summary>
    /// <param name="Age">The age.</param>
    public sealed record OlderThan(TimeSpan Age) : PruneRule;
}
