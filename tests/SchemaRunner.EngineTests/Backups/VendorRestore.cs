using Npgsql;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Backups;

/// <summary>Restores a backup by the vendor's tool alone.</summary>
internal static class VendorRestore
{
    /// <summary>A database of its own that holds what the file does.</summary>
    public static async Task<ITestDatabase> OfAsync(string file)
    {
        if (file.EndsWith(".db", StringComparison.Ordinal))
        {
            var copy = await SqliteTestDatabase.CreateAsync();
            await copy.ExecuteAsync($".restore '{file}'");
            return copy;
        }

        var restored = await PostgresTestDatabase.CreateAsync();
        var to = new NpgsqlConnectionStringBuilder(restored.ConnectionString);
        await Tool.RunAsync(
            "pg_restore", "--exit-on-error", "-h", to.Host!, "-p", to.Port.ToString(), "-U", to.Username!, "-d", to.Database!, file);
        return restored;
    }

    /// <summary>The answer to one question of what a file holds.</summary>
    public static async Task<string> AskAsync(string file, string sql)
    {
        await using var restored = await OfAsync(file);
        return (await restored.QueryAsync(sql))!;
    }

    /// <summary>The lines of a dump with the rows of each table in one order: a server puts a row where there is room.</summary>
    public static IReadOnlyList<string> Lines(string dump)
    {
        var lines = new List<string>();
        var rowsFrom = -1;
        foreach (var line in dump.Split('\n'))
        {
            if (rowsFrom >= 0 && line == "\\.")
            {
                lines.Sort(rowsFrom, lines.Count - rowsFrom, StringComparer.Ordinal);
                rowsFrom = -1;
            }

            lines.Add(line);
            if (line.StartsWith("COPY ", StringComparison.Ordinal) && line.EndsWith(" FROM stdin;", StringComparison.Ordinal)) rowsFrom = lines.Count;
        }

        return lines;
    }
}
