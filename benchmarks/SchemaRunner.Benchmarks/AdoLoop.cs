using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Benchmarks;

/// <summary>Applies the scripts of a folder with nothing but ADO.NET.</summary>
internal static class AdoLoop
{
    /// <summary>Makes the journal; then for each script a transaction with its text and a row in the journal.</summary>
    public static async Task RunAsync(string engine, string connectionString, string folder)
    {
        await using var connection = Connect(engine, connectionString);
        await connection.OpenAsync();
        await Sql.ExecuteWithoutResultAsync(connection, "CREATE TABLE journal (script text PRIMARY KEY, applied_at text NOT NULL)");
        foreach (var file in Directory.GetFiles(folder, "*.sql").Order(StringComparer.Ordinal))
        {
            var script = await File.ReadAllTextAsync(file);
            await using var transaction = await connection.BeginTransactionAsync();
            await ExecuteAsync(transaction, script);
            await ExecuteAsync(
                transaction,
                "INSERT INTO journal VALUES (@script, @at)",
                ("@script", Path.GetFileName(file)),
                ("@at", $"{TimeProvider.System.GetUtcNow():O}"));
            await transaction.CommitAsync();
        }
    }

    private static DbConnection Connect(string engine, string connectionString)
    {
        if (engine == "postgres") return new NpgsqlConnection(connectionString);
        // the library is chosen before the driver calls it for the first time
        _ = SqliteLibrary.Version;
        return new SqliteConnection(connectionString);
    }

    private static async Task ExecuteAsync(DbTransaction transaction, string sql, params (string Name, string Value)[] parameters)
    {
        await using var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }
}
