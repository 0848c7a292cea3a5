namespace SchemaRunner.EngineTests.TypeChanges;

/// <summary>A column that gets another type.</summary>
/// <param name="Was">Its type.</param>
/// <param name="Values">Its values, as they are inserted.</param>
/// <param name="Now">Its new type.</param>
/// <param name="Using">How its values are turned, <c>v</c> being the old one; empty for the server's own way.</param>
internal sealed record TypeChange(string Was, string[] Values, string Now, string Using = "")
{
    /// <inheritdoc/>
    public override string ToString() => $"{Was} of {string.Join(" ", Values)} to {Now}{(Using.Length > 0 ? $" by {Using}" : "")}";
}
