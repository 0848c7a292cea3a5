namespace SchemaRunner.Comparisons.Ranges;

/// <summary>The rows whose keys lie between two keys. A key that holds NULL comes before all others.</summary>
/// <param name="From">The first key of the range; <see langword="null"/> for the very first row.</param>
/// <param name="To">The first key behind the range; <see langword="null"/> when there is none.</param>
public sealed record KeyRange(RowKey? From, RowKey? To)
{
    /// <summary>The whole table.</summary>
    public static KeyRange All { get; } = new(null, null);

    /// <summary>The ranges between keys of this range: one more than there are keys.</summary>
    /// <param name="boundaries">Keys within the range in ascending order, without its ends.</param>
    public IReadOnlyList<KeyRange> At(IReadOnlyList<RowKey> boundaries) =>
        [.. boundaries.Append(To).Zip(boundaries.Prepend(From), (to, from) => new KeyRange(from, to))];
}
