using Microsoft.Data.Sqlite;

namespace SchemaRunner.EngineTests.Load;

/// <summary>A connection of this process.</summary>
internal sealed class SqliteConnectionWriter : ISqliteWriterConnection
{
    private readonly SqliteConnection connection;
    private readonly string name;
    private readonly RunWatch watch;

    private SqliteConnectionWriter(SqliteConnection connection, string name, RunWatch watch) =>
        (this.connection, this.name, this.watch) = (connection, name, watch);

    /// <summary>Opens it.</summary>
    public static async Task<ISqliteWriterConnection> OpenAsync(string file, string name, RunWatch watch)
    {
        var writer = new SqliteConnectionWriter(new SqliteConnection($"Data Source={file};Pooling=False;Foreign Keys=True"), name, watch);
        await writer.connection.OpenAsync();
        writer.Run("PRAGMA busy_timeout = 30000; PRAGMA synchronous = OFF");
        return writer;
    }

    /// <inheritdoc/>
    /// <remarks>The library blocks its thread while it waits.</remarks>
    public Task RunAsync(IReadOnlyList<string> statements) => Task.Run(() =>
    {
        foreach (var statement in (string[])["BEGIN IMMEDIATE", .. statements, "COMMIT"]) Run(statement);
    });

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private void Run(string statement)
    {
        var phase = watch.Now;
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.ExecuteNonQuery();
        }
        catch (SqliteException e)
        {
            throw new WriterFailedException(name, statement, $"{phase} … {watch.Now}", e.Message, e);
        }
    }
}
