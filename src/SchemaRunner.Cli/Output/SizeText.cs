namespace SchemaRunner.Cli.Output;

/// <summary>Sizes of files as people read them.</summary>
internal static class SizeText
{
    /// <summary><c>812 B</c>, <c>12.4 kB</c>, <c>3.1 GB</c>.</summary>
    public static string Of(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB"];
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 999.95 && unit < units.Length - 1; unit++) size /= 1000;
        return unit == 0 ? $"{bytes} B" : $"{size:0.0} {units[unit]}";
    }
}
