using Microsoft.Data.Sqlite;
using Npgsql;
using SchemaRunner.Sqlite;

namespace SchemaRunner.Benchmarks;

/// <summary>
/// The embedded migrations on the fisheries database at full volume: what verifying them takes, beside the scripts
/// themselves, on both engines.
/// </summary>
internal static class FisheriesSet
{
    private const double Allowance = 300;

    /// <summary>Takes the legacy data from the demo, measures on copies, and removes them.</summary>
    public static async Task RunAsync(BenchmarkOptions options, TextWriter output)
    {
        // the library is chosen before the driver calls it for the first time
        _ = SqliteLibrary.Version;
        using var folder = new TemporaryFolder();
        var tool = await Tool.BuildAsync();
        await tool.RunAsync(folder.Path, "demo", "--quiet");
        var legacy = Path.Combine(folder["demo"], "backups", "dataplatform-legacy.db");

        await output.WriteLineAsync("SQLite:");
        await MeasureAsync(options, output, async () =>
        {
            File.Copy(legacy, folder["run.db"], overwrite: true);
            return await tool.UpAsync(folder.Path, $"sqlite:{folder["run.db"]}");
        });

        await output.WriteLineAsync("PostgreSQL:");
        await using var server = await BenchmarkServer.StartDurableAsync();
        await using var template = await server.CreateAsync();
        await tool.UpAsync(folder.Path, template.Url, "--to", "0001");
        await CopyAsync(legacy, template);
        await MeasureAsync(options, output, async () =>
        {
            await using var database = await server.CreateAsync(template.Name);
            return await tool.UpAsync(folder.Path, database.Url);
        });
    }

    private static async Task MeasureAsync(BenchmarkOptions options, TextWriter output, Func<Task<UpTimes>> up)
    {
        UpTimes? last = null;
        var all = new Rounds(options.Rounds(7));
        var scripts = all.AddMeasured("the scripts, by their report", async () => (last = await up()).Scripts);
        var verification = all.AddMeasured("verification, by the report", () => Task.FromResult(last!.Verification));
        all.AddMeasured("the whole process", () => Task.FromResult(last!.Process));
        await all.MeasureAsync(output);
        await Target.CompareAsync(
            output, $"verification of {last!.Phases} phases", verification.Least, scripts.Least + Allowance, "ms");
    }

    private static async Task CopyAsync(string legacy, BenchmarkDatabase to)
    {
        await using var source = new SqliteConnection($"Data Source={legacy};Mode=ReadOnly;Pooling=False");
        await source.OpenAsync();
        await using var target = await to.OpenAsync();
        await Sql.ExecuteAsync(target, "SET session_replication_role = replica");
        foreach (var table in await ReadAsync(target, "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'schemarunner_journal'"))
        {
            await using var command = new SqliteCommand($"SELECT * FROM {table}", source);
            await using var rows = await command.ExecuteReaderAsync();
            var columns = Enumerable.Range(0, rows.FieldCount).Select(rows.GetName);
            await using var copy = await target.BeginTextImportAsync($"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT csv)");
            while (await rows.ReadAsync()) await copy.WriteLineAsync(string.Join(',', Enumerable.Range(0, rows.FieldCount).Select(i => Field(rows, i))));
        }

        foreach (var table in await ReadAsync(target, "SELECT s.seqrelid::regclass::text FROM pg_sequence s JOIN pg_depend d ON d.objid = s.seqrelid AND d.deptype = 'a' AND d.refobjid <> 'schemarunner_journal'::regclass"))
            await Sql.ExecuteAsync(target, $"SELECT setval('{table}', (SELECT max(id) FROM {table[..^"_id_seq".Length]}))");
        await Sql.ExecuteWithoutResultAsync(target, "ANALYZE");
    }

    private static string Field(SqliteDataReader rows, int column) =>
        rows.IsDBNull(column) ? "" : $"\"{rows.GetString(column).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task<IReadOnlyList<string>> ReadAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var names = new List<string>();
        while (await reader.ReadAsync()) names.Add(reader.GetString(0));
        return names;
    }
}
