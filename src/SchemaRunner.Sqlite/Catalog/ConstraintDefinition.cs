namespace SchemaRunner.Sqlite.Catalog;

/// <summary>One constraint as the text of its table has it.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name after CONSTRAINT.</param>
/// <param name="Column">The column that it stands on, or <see langword="null"/> for one of the table.</param>
/// <param name="Columns">The columns of a key.</param>
/// <param name="Text">The expression of a CHECK; what follows the parent of a foreign key.</param>
internal sealed record ConstraintDefinition(
    ConstraintType Type, string? Name, string? Column, IReadOnlyList<string> Columns, string Text)
{
    /// <summary>What ON CONFLICT says instead of ABORT.</summary>
    public string? OnConflict { get; init; }
}
