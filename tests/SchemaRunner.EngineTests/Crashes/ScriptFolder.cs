using SchemaRunner.Scripts;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>A folder of scripts, three of which a test may run: a base, a second one, and a third that the test chooses.</summary>
internal sealed class ScriptFolder : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schemarunner-scripts-").FullName;

    public ScriptFolder()
    {
        Directory.CreateDirectory(Path.Combine(folder, "up"));
        Write("1_base", """
            CREATE TABLE customer (id integer PRIMARY KEY, name varchar(40) NOT NULL);
            CREATE TABLE log (id integer PRIMARY KEY, line text);
            INSERT INTO customer (id, name) VALUES (1, 'Marang'), (2, 'Tuna'), (3, 'Udang');
            INSERT INTO log (id, line) VALUES (1, 'one'), (2, 'two');
            """);
        Write("2_more", """
            -- schemarunner:expect rows customer +1
            INSERT INTO customer (id, name) VALUES (4, 'Bandeng');
            ALTER TABLE customer ADD COLUMN note text;
            """);
        WriteShort();
    }

    /// <summary>As <c>--migrations</c> takes it.</summary>
    public string Folder => folder;

    /// <summary>The scripts on a database, in this process.</summary>
    public Migrator On(ITestDatabase database)
    {
        var engine = database.CreateEngine();
        return new Migrator(engine, ScriptSet.Load(new FolderScriptSource(folder), engine.Dialect));
    }

    private void Write(string name, string text) => File.WriteAllText(
        Path.Combine(folder, "up", $"{name}.sql"), $"-- schemarunner:irreversible a test\n{text}\n");

    /// <summary>Makes the third script one that ends at once.</summary>
    public void WriteShort() => Write("3_long", """
        -- schemarunner:expect rows log +1
        INSERT INTO log (id, line) VALUES (3, 'three');
        SELECT 1;
        """);

    /// <summary>Gives the third script, which ends at once, a way back of these statements.</summary>
    public void WriteDown(params string[] statements)
    {
        File.WriteAllText(
            Path.Combine(folder, "up", "3_long.sql"),
            "-- schemarunner:expect rows log +1\nINSERT INTO log (id, line) VALUES (3, 'three');\nSELECT 1;\n");
        Directory.CreateDirectory(Path.Combine(folder, "down"));
        File.WriteAllText(
            Path.Combine(folder, "down", "3_long.sql"), $"-- schemarunner:expect rows log -1\n{string.Join(";\n", statements)};\n");
    }

    /// <summary>Makes the third script one of these statements.</summary>
    public void WriteThird(params string[] statements) => Write("3_long", $"""
        -- schemarunner:expect rows log any
        {string.Join(";\n", statements)};
        """);

    /// <summary>Makes the third script one that runs outside a transaction.</summary>
    public void WriteOutside(params string[] statements) => Write("3_long", $"""
        -- schemarunner:transaction none
        {string.Join(";\n", statements)};
        """);

    /// <summary>Makes the third script one that has changed much when its last statement begins.</summary>
    public void WriteLong(string lastStatement, int rows = 60_000) => Write("3_long", $"""
        -- schemarunner:expect rows log any
        WITH RECURSIVE n(i) AS (SELECT 10 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})
        INSERT INTO log (id, line) SELECT i, 'a line that is long enough to fill pages of the file when there are many' FROM n;
        {lastStatement};
        """);

    /// <summary>Adds a fourth script.</summary>
    public void WriteFourth(string text) => Write("4_fourth", text);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(folder, recursive: true);
}
