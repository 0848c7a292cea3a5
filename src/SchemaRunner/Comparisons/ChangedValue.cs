namespace SchemaRunner.Comparisons;

/// <summary>One value that differs.</summary>
/// <param name="Column">Its column, as A names it.</param>
/// <param name="A">What it is in A; <see langword="null"/> for NULL.</param>
/// <param name="B">What it is in B.</param>
/// <param name="Text">Both in words: <c>"Cibeber" → "Cibeler"</c>.</param>
public sealed record ChangedValue(string Column, string? A, string? B, string Text);
