namespace SchemaRunner.Scripts.Directives;

/// <summary>A name in a directive: <c>table</c>, <c>schema.table</c>, <c>table.column</c> …, parts unquoted and folded.</summary>
/// <remarks>What the parts are is known only beside a structure: <c>a.b</c> may be a table of a schema or a column of a table.</remarks>
public sealed record NamePath(IReadOnlyList<string> Parts, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
