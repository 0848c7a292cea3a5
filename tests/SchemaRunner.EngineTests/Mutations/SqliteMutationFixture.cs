using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>The database of the mutations, made once and copied for each of them.</summary>
public sealed class SqliteMutationFixture : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("schemarunner-mutations-").FullName;

    private string Original => Path.Combine(folder, "original.db");

    /// <summary>What the database is before any mutation, as <c>sqlite3 .dump</c> writes it.</summary>
    public string Dump { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await using var database = (SqliteTestDatabase)await SqliteTestDatabase.CreateAsync();
        await Base().On(database.CreateEngine()).UpAsync();
        File.Copy(database.FilePath, Original);
        Dump = await database.DumpAsync();
    }

    /// <summary>A copy of its own for one test.</summary>
    internal async Task<SqliteTestDatabase> CopyAsync()
    {
        var database = (SqliteTestDatabase)await SqliteTestDatabase.CreateAsync();
        File.Copy(Original, database.FilePath);
        return database;
    }

    /// <summary>A migrator whose only pending migration is the script.</summary>
    internal static Migrator With(ITestDatabase database, string script) =>
        new TestScripts(("up/1_base.sql", BaseText), ("up/2_change.sql", script)).On(database.CreateEngine());

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string BaseText => SqliteSchema.Create + SqliteSchema.Fill + "\n" + SqliteCornerSchema.Script;

    private static TestScripts Base() => new(("up/1_base.sql", BaseText));
}
