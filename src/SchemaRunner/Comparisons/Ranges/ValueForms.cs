namespace SchemaRunner.Comparisons.Ranges;

/// <summary>Says in which form two columns can be compared.</summary>
internal static class ValueForms
{
    /// <summary>The form in which values of both columns come out alike when they mean the same.</summary>
    /// <param name="a">The canonical form of the one column.</param>
    /// <param name="b">The canonical form of the other.</param>
    public static ValueForm Common(ValueForm a, ValueForm b) => a == b ? a : ValueForm.Text;
}
