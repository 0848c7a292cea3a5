namespace SchemaRunner.Snapshots;

/// <summary>One value as an example.</summary>
/// <param name="Text">Its text, of which no more than <see cref="LengthLimit"/> characters are read; <see langword="null"/> for NULL.</param>
/// <param name="IsText">Whether it is a text, which is shown in quotes.</param>
public sealed record SampleValue(string? Text, bool IsText = false)
{
    /// <summary>How much of a value is read.</summary>
    public const int LengthLimit = 10_000;
}
