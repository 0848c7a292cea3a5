using SchemaRunner.Engines;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Cli;

/// <summary>The tool's version, and the SQLite library's, which is not the same on every machine.</summary>
internal static class ToolVersion
{
    /// <summary><c>schemarunner 0.1.0 (SQLite 3.40.1, system library)</c></summary>
    public static string Line =>
        $"schemarunner {typeof(MigratorOptions).Assembly.GetName().Version!.ToString(3)} (SQLite {Library()})";

    private static string Library()
    {
        try
        {
            return SqliteLibrary.Description;
        }
        catch (ConnectionFailedException cause)
        {
            return cause.Message;
        }
    }
}
