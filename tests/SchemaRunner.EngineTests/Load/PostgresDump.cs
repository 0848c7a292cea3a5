using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Load;

/// <summary>What <c>pg_dump</c> finds in a database, put into another one by <c>psql</c>.</summary>
internal static class PostgresDump
{
    /// <summary>Restores one into the other, whose keys and constraints then hold, or it fails.</summary>
    public static async Task RestoreAsync(PostgresDatabase from, PostgresDatabase to)
    {
        var dump = Path.GetTempFileName();
        try
        {
            await Tool.RunAsync("pg_dump", [.. Server(from), "-f", dump, from.Name]);
            await Tool.RunAsync("psql", [.. Server(to), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", dump, to.Name]);
        }
        finally
        {
            File.Delete(dump);
        }
    }

    private static string[] Server(PostgresDatabase database)
    {
        var place = new NpgsqlConnectionStringBuilder(database.ConnectionString);
        return ["-h", place.Host!, "-p", place.Port.ToString(), "-U", place.Username!];
    }
}
