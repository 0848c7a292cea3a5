namespace SchemaRunner.Snapshots;

/// <summary>The objects of two structures, told apart by whether they are the very same on both sides.</summary>
/// <remarks>An engine describes anew only what may have changed, so that most objects need no second look.</remarks>
internal sealed class ObjectSplit
{
    private readonly Dictionary<ObjectKind, List<SchemaObject>> same = [];
    private readonly ILookup<ObjectKind, SchemaObject> was;
    private readonly ILookup<ObjectKind, SchemaObject> now;

    public ObjectSplit(Structure before, Structure after)
    {
        var left = before.Objects.ToHashSet(ReferenceEqualityComparer.Instance);
        var added = new List<SchemaObject>();
        foreach (var item in after.Objects)
        {
            if (!left.Remove(item)) added.Add(item);
            else if (same.TryGetValue(item.Kind, out var others)) others.Add(item);
            else same.Add(item.Kind, [item]);
        }

        was = before.Objects.Where(left.Contains).ToLookup(o => o.Kind);
        now = added.ToLookup(o => o.Kind);
    }

    /// <summary>The objects of a kind that are the same.</summary>
    public IReadOnlyList<SchemaObject> Same(ObjectKind kind) => same.TryGetValue(kind, out var found) ? found : [];

    /// <summary>The other objects of a kind as they were.</summary>
    public IEnumerable<SchemaObject> Before(ObjectKind kind) => was[kind];

    /// <summary>The other objects of a kind as they are.</summary>
    public IEnumerable<SchemaObject> After(ObjectKind kind) => now[kind];
}
