using System.Data.Common;

namespace SchemaRunner.Benchmarks;

/// <summary>Commands that take as long as they take.</summary>
internal static class Sql
{
    /// <summary>Runs one and reads the first value it gives.</summary>
    public static async Task<object?> ExecuteAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    /// <summary>Runs one.</summary>
    public static async Task ExecuteWithoutResultAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandTimeout = 0;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
