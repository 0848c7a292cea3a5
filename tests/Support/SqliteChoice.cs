using System.Runtime.CompilerServices;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Support;

/// <summary>
/// Lets the engine choose its SQLite library before a test opens a file through the driver alone: the driver would bind
/// the bundled one, and two tests at once would then have two libraries in one process.
/// </summary>
internal static class SqliteChoice
{
#pragma warning disable CA2255 // this is the one place of the test programs that every test needs
    [ModuleInitializer]
#pragma warning restore CA2255
    public static void Make() => _ = SqliteLibrary.Version;
}
