namespace SchemaRunner.Cli.Output;

/// <summary>One cell of a table: its text, and another form of it for a narrower column.</summary>
/// <param name="Text">The text without colours.</param>
/// <param name="Fit">Makes the text fit a width; <see langword="null"/> for leaving out the middle.</param>
/// <param name="Colour">Colours the finished text, padding included; <see langword="null"/> for none.</param>
internal sealed record Cell(string Text, Func<int, string>? Fit = null, Func<string, string>? Colour = null)
{
    /// <summary>The text in a given width.</summary>
    public string In(int width) => Text.Length <= width ? Text : Fit?.Invoke(width) ?? Shorten.Middle(Text, width);

    /// <summary>A cell of plain text.</summary>
    public static implicit operator Cell(string text) => new(text);
}
