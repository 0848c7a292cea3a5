namespace SchemaRunner.Comparisons;

/// <summary>Decides as what two columns of different engines are compared, by the types that both declare.</summary>
internal static class CanonicalPair
{
    /// <summary>The kind for two columns.</summary>
    /// <param name="one">What one column's type says; <see langword="null"/> when it says nothing.</param>
    /// <param name="other">What the other's says.</param>
    /// <remarks>The kinds stand in the order of how much they say: a number decides over a text, and a day over both.</remarks>
    public static CanonicalKind Of(CanonicalKind? one, CanonicalKind? other) =>
        (CanonicalKind)Math.Max((int)(one ?? CanonicalKind.Text), (int)(other ?? CanonicalKind.Text));
}
