namespace SchemaRunner.Cli;

/// <summary>The tool's version.</summary>
internal static class ToolVersion
{
    /// <summary><c>schemarunner 0.1.0</c></summary>
    public static string Line => $"schemarunner {typeof(MigratorOptions).Assembly.GetName().Version!.ToString(3)}";
}
