using System.Data.Common;
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
    /// <param name="address">The address.</param>
    /// <param name="parallel">How many connections may read large tables at the same time.</param>
    /// <param name="programs">Where PostgreSQL's client programs are; <see langword="null"/> to look for them.</param>
    public static IEngine Connect(DatabaseAddress address, int parallel, string? programs = null) => address.Kind switch
    {
        DatabaseKind.Postgres => Postgres(address.ConnectionString, parallel, programs),
        _ => Sqlite(address.ConnectionString, parallel),
    };

    /// <summary>The engine of a SQLite file.</summary>
    public static IEngine ConnectFile(string path) => Sqlite($"Data Source={DatabaseAddress.Quote(path)}", parallel: 1);

    /// <summary>Holds when there is a file to look at; a server says itself what it has not.</summary>
    /// <exception cref="ConnectionFailedException">The SQLite file is missing, so that nothing in it can be well.</exception>
    public static void MustExist(DatabaseAddress address)
    {
        if (address.Kind != DatabaseKind.Sqlite) return;
        var words = new DbConnectionStringBuilder { ConnectionString = address.ConnectionString };
        if (!words.TryGetValue("Data Source", out var source) || source is not string { Length: > 0 } path) return;
        // A folder that is missing, or a folder by that name, is told by the engine
        if (path is ":memory:" || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase) || Path.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } folder && !Directory.Exists(folder)) return;
        throw new ConnectionFailedException(
            $"sqlite:{path}", "the file does not exist", "check the path; 'schemarunner up' makes a new database");
    }

    /// <summary>Copies a SQLite database, open or not, with the library's own backup.</summary>
    public static Task CopyFileAsync(string from, string to, CancellationToken cancellationToken) =>
        SqliteBackup.CopyAsync(from, to, cancellationToken);

    // One method for each, so that only the driver that is used is loaded
    private static IEngine Postgres(string connectionString, int parallel, string? programs)
    {
        try
        {
            return PostgresEngine.Connect(connectionString, parallel: parallel, programFolder: programs);
        }
        catch (ConnectionFailedException unreadable)
        {
            // Nothing is opened yet: what is wrong is the text
            throw new UsageException("the connection string cannot be read: a word in it is unknown, or has no value", unreadable.Hint);
        }
    }

    private static IEngine Sqlite(string connectionString, int parallel)
    {
        try
        {
            return SqliteEngine.Connect(connectionString, parallel);
        }
        catch (ConnectionFailedException unusable)
        {
            // Nothing is opened yet: what is wrong is the text
            throw new UsageException(unusable.Message, unusable.Hint);
        }
    }
}
