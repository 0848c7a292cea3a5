namespace SchemaRunner.Comparisons.Ranges;

/// <summary>A row's key, one text for each key column; two rows have the same key when all texts are equal, ordinally.</summary>
/// <remarks>
/// The text of a column in a canonical form is the canonical one, the same on every engine. In the engine's own form it
/// is any text that the engine reads back, and that tells values of different types apart where a column can hold such.
/// </remarks>
public sealed class RowKey : IEquatable<RowKey>
{
    private readonly string?[] values;

    /// <summary>A key.</summary>
    /// <param name="values">The texts in the order of the key's columns; <see langword="null"/> for NULL.</param>
    public RowKey(IEnumerable<string?> values) => this.values = [.. values];

    /// <summary>The texts in the order of the key's columns.</summary>
    public IReadOnlyList<string?> Values => values;

    /// <inheritdoc/>
    public bool Equals(RowKey? other) => other is not null && values.AsSpan().SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RowKey);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var value in values) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join(", ", values.Select(value => value ?? "NULL"));
}
