namespace SchemaRunner.Reports.Writers.Html;

/// <summary>One bar on a time line.</summary>
/// <param name="Start">When it begins, in milliseconds.</param>
/// <param name="Milliseconds">How long it is.</param>
/// <param name="CssClass">What colours it.</param>
/// <param name="IsThin">Whether it takes a part of the height only, so that it can be told apart without colour.</param>
internal readonly record struct Bar(double Start, double Milliseconds, string CssClass, bool IsThin = false)
{
    /// <summary>How many units the whole time line has.</summary>
    public const int Width = 1000;

    // what took no time at all is to be seen all the same
    private const double Least = 1.5;

    /// <summary>The bar as SVG, on a time line of some milliseconds.</summary>
    public string Draw(double end, int height)
    {
        var length = Math.Clamp(Milliseconds / end * Width, Least, Width);
        var start = Math.Clamp(Start / end * Width, 0, Width - length);
        var (top, thick) = IsThin ? (height * 3 / 8, height / 4) : (0, height);
        return $"<rect class=\"{CssClass}\" x=\"{start:0.#}\" y=\"{top}\" width=\"{length:0.#}\" height=\"{thick}\"></rect>\n";
    }
}
