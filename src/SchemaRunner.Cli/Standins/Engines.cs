#pragma warning disable CA1801, IDE0060, MA0048, CS1591
using System.Reflection;
using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres
{
    internal static class PostgresEngine
    {
        public static IEngine Connect(string connectionString) => throw new NotSupportedException(connectionString);
    }
}

namespace SchemaRunner.Sqlite
{
    internal static class SqliteEngine
    {
        public static IEngine Connect(string connectionString) => throw new NotSupportedException(connectionString);
    }

    internal static class SqliteLibrary
    {
        public static string Description => "stand-in";
    }

    internal static class SqliteBackup
    {
        public static Task CopyAsync(string from, string to, CancellationToken cancellationToken) =>
            throw new NotSupportedException(from + to);
    }
}

namespace SchemaRunner.Scripts
{
    internal sealed class FolderScriptSource(string path) : IScriptSource
    {
        public string Description => path;

        public IReadOnlyList<ScriptFile> Read() => throw new NotSupportedException();
    }

    internal sealed class EmbeddedScriptSource(Assembly assembly) : IScriptSource
    {
        public string Description => assembly.GetName().Name!;

        public IReadOnlyList<ScriptFile> Read() => throw new NotSupportedException();
    }
}

namespace SchemaRunner.Reports.Writers
{
    internal static class ReportWriters
    {
        public static IReadOnlyList<IReportWriter> All => [];
    }
}

namespace SchemaRunner.Cli.Demo
{
    internal sealed record LegacyTable(string Name, int RowCount)
    {
        public IEnumerable<string> InsertStatements() => [Name];
    }

    internal sealed class LegacyData
    {
        public IReadOnlyList<LegacyTable> Tables { get; } = [];
    }
}
