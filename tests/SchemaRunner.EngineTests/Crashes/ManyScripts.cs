using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>A folder of scripts that make tables and fill and change those of the scripts before.</summary>
internal sealed class ManyScripts : IDisposable
{
    public ManyScripts(int count)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "up"));
        for (var number = 1; number <= count; number++)
        {
            var isFirst = number == 1;
            File.WriteAllText(Path.Combine(Folder, "up", $"{number}_step.sql"), $"""
                -- schemarunner:irreversible a test
                {(isFirst ? "" : $"-- schemarunner:expect rows t{number - 1} +1")}
                CREATE TABLE t{number} (id integer PRIMARY KEY, line text);
                WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
                INSERT INTO t{number} (id, line) SELECT i, 'line' FROM n;
                {(isFirst ? "" : $"INSERT INTO t{number - 1} (id, line) VALUES (1, 'late'); ALTER TABLE t{number - 1} ADD COLUMN note text;")}
                CREATE INDEX i{number} ON t{number} (line);
                """);
        }
    }

    /// <summary>As <c>--migrations</c> takes it.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("schemarunner-scripts-").FullName;

    /// <summary>The scripts on a database, in this process.</summary>
    public Migrator On(ITestDatabase database)
    {
        var engine = database.CreateEngine();
        return new Migrator(engine, ScriptSet.Load(new FolderScriptSource(Folder), engine.Dialect));
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
