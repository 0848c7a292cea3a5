namespace SchemaRunner.Cli.Demo;

/// <summary>A total dealt out in unequal shares that add up to it exactly.</summary>
/// <param name="total">What is dealt out.</param>
/// <param name="parts">To how many.</param>
/// <param name="spread">By how much a share may lie above or below the even one.</param>
internal sealed class Shares(int total, int parts, int spread)
{
    /// <summary>The share of the part with this zero-based index.</summary>
    public int Of(int index)
    {
        var even = Before(index + 1) - Before(index);

        // Two neighbours move by the same amount in opposite directions, so that the sum stays
        var amount = index / 2 % (spread + 1);
        var hasNeighbour = (index ^ 1) < parts;
        return !hasNeighbour ? even : index % 2 == 0 ? even + amount : even - amount;
    }

    private int Before(int index) => (int)((long)index * total / parts);
}
