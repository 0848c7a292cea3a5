namespace SchemaRunner.Comparisons.Ranges;

/// <summary>Says in which form two columns can be compared.</summary>
internal static class ValueForms
{
    /// <summary>The form in which values of both columns come out alike when they mean the same: the one that says more.</summary>
    /// <param name="a">The canonical form of the one column.</param>
    /// <param name="b">The canonical form of the other.</param>
    /// <remarks>Only where both are whole numbers can both sides order them as such.</remarks>
    public static ValueForm Common(ValueForm a, ValueForm b)
    {
        var more = a > b ? a : b;
        return more == ValueForm.Integer && a != b ? ValueForm.Decimal : more;
    }
}
