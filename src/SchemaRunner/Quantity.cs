namespace SchemaRunner;

/// <summary>A number and its noun.</summary>
internal static class Quantity
{
    /// <summary><c>1 row</c>, <c>2,000 rows</c>.</summary>
    public static string Of(long number, string one) => Of(number, one, one + "s");

    /// <summary><c>1 mismatch</c>, <c>2 mismatches</c>.</summary>
    public static string Of(long number, string one, string many) => $"{number:N0} {(number == 1 ? one : many)}";
}
