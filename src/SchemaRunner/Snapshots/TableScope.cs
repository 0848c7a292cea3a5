namespace SchemaRunner.Snapshots;

/// <summary>Some tables of a structure, or all of them.</summary>
public sealed record TableScope
{
    private static readonly HashSet<string> s_none = [];

    private readonly IReadOnlySet<string>? ids;

    private TableScope(IReadOnlySet<string>? ids, string? reason)
    {
        this.ids = ids;
        Reason = reason;
    }

    /// <summary>No table.</summary>
    public static TableScope Nothing { get; } = new(new HashSet<string>(), reason: null);

    /// <summary>Whether it is every table there is, now or later.</summary>
    public bool IsEverything => ids is null;

    /// <summary>Why it is every table, such as <c>what EXECUTE at line 12 runs cannot be told</c>; <see langword="null"/> otherwise.</summary>
    public string? Reason { get; }

    /// <summary>Ids of tables outside of it that are to be locked against writers all the same, because the script will do so.</summary>
    public IReadOnlySet<string> Altered { get; init; } = s_none;

    /// <summary>Ids of tables, of it or not, that are to be closed to readers, too, because the script will do so.</summary>
    public IReadOnlySet<string> Closed { get; init; } = s_none;

    /// <summary>Every table, now or later.</summary>
    /// <param name="reason">Why no smaller scope would do.</param>
    public static TableScope Everything(string reason) => new(ids: null, reason);

    /// <summary>These tables.</summary>
    /// <param name="ids">Their ids.</param>
    public static TableScope Of(IEnumerable<string> ids) => new(ids.ToHashSet(), reason: null);

    /// <summary>Whether a table belongs to it.</summary>
    /// <param name="id">The table's id.</param>
    public bool Contains(string id) => ids is null || ids.Contains(id);

    /// <summary>Whether every table of another scope belongs to this one.</summary>
    public bool Covers(TableScope other) => ids is null || (other.ids is not null && other.ids.IsSubsetOf(ids));

    /// <summary>What belongs to one of the two.</summary>
    public TableScope With(TableScope other) => (ids is null ? this : other.ids is null ? other : Of(ids.Concat(other.ids))) with
    {
        Altered = Altered.Concat(other.Altered).ToHashSet(),
        Closed = Closed.Concat(other.Closed).ToHashSet(),
    };
}
