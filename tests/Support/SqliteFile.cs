using Microsoft.Data.Sqlite;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Support;

/// <summary>A fresh database file in a folder of its own, removed at the end.</summary>
public sealed class SqliteFile : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("schemarunner-").FullName;

    public SqliteFile() => FilePath = Path.Combine(folder, "test.db");

    public string FilePath { get; }

    public SqliteEngine Engine => new(FilePath);

    /// <summary>Runs SQL through the driver alone, foreign keys off.</summary>
    public void Run(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of a query.</summary>
    public object? Query(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public SqliteConnection Open()
    {
        _ = SqliteLibrary.Version;
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False;Foreign Keys=False");
        connection.Open();
        return connection;
    }

    public string[] FileNames() => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)!).Order()];

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
