using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Engines;
using SchemaRunner.Postgres;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Cli.Parts;

/// <summary>Finds the engine for a database.</summary>
internal static class Databases
{
    /// <summary>The engine that an address leads to; nothing is opened yet.</summary>
    public static IEngine Connect(DatabaseAddress address) => address.Kind switch
    {
        DatabaseKind.Postgres => Postgres(address.ConnectionString),
        _ => Sqlite(address.ConnectionString),
    };

    /// <summary>The engine of a SQLite file.</summary>
    public static IEngine ConnectFile(string path) => Sqlite($"Data Source={DatabaseAddress.Quote(path)}");

    /// <summary>Copies a SQLite database, open or not, with the library's own backup.</summary>
    public static Task CopyFileAsync(string from, string to, CancellationToken cancellationToken) =>
        SqliteBackup.CopyAsync(from, to, cancellationToken);

    // One method for each, so that only the driver that is used is loaded
    private static IEngine Postgres(string connectionString)
    {
        try
        {
            return PostgresEngine.Connect(connectionString);
        }
        catch (ConnectionFailedException unreadable)
        {
            // Nothing is opened yet: what is wrong is the text
            throw new UsageException("the connection string cannot be read: a word in it is unknown, or has no value", unreadable.Hint);
        }
    }

    private static IEngine Sqlite(string connectionString) => SqliteEngine.Connect(connectionString);
}
