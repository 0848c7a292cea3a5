namespace SchemaRunner.Comparisons;

/// <summary>A row by its key.</summary>
/// <param name="Key">By column, as A names it, the key's values as text; <see langword="null"/> for NULL.</param>
/// <param name="Text">The same in words: <c>id=12, line=3</c>.</param>
public sealed record NamedRow(IReadOnlyDictionary<string, string?> Key, string Text);
