namespace SchemaRunner.Snapshots;

/// <summary>The words for the kinds of object, as directives and reports write them.</summary>
public static class KindWords
{
    /// <summary>The word for a kind: <c>table</c>, <c>foreign key</c> …</summary>
    public static string Of(ObjectKind kind) => kind switch
    {
        ObjectKind.ForeignKey => "foreign key",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
