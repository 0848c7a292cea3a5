using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Engines;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Demo;

/// <summary>Makes the fisheries database as it was before the restructure, at full volume.</summary>
internal static class LegacyDatabase
{
    /// <summary>The migration that makes the legacy tables.</summary>
    public static readonly ScriptVersion Version = ScriptVersion.Parse("0001");

    /// <summary>Makes the tables by their migration and fills them in one transaction.</summary>
    /// <returns>How many rows it holds.</returns>
    public static async Task<long> CreateAsync(Invocation invocation, string path)
    {
        var engine = Databases.ConnectFile(path);
        var scripts = ScriptSet.Load(ScriptPlaces.Embedded(), engine.Dialect);
        var migrator = new Migrator(engine, scripts, invocation.Options(observer: null, allowDrift: false));
        await migrator.UpAsync(Version, cancellationToken: invocation.Cancellation);
        return await FillAsync(engine, invocation);
    }

    private static async Task<long> FillAsync(IEngine engine, Invocation invocation)
    {
        var cancellation = invocation.Cancellation;
        var defaults = new MigratorOptions();
        var settings = new PhaseSettings(defaults.LockTimeout, StatementTimeout: null, "schemarunner demo");
        var rows = 0L;
        await using var session = await engine.OpenAsync(cancellation);
        await session.BeginAsync([], settings, cancellation);
        await session.StartPhaseAsync(settings, cancellation);
        foreach (var table in new LegacyData().Tables)
        {
            var number = 0;
            foreach (var insert in table.InsertStatements())
                await session.ExecuteAsync(new Statement(++number, 0, 1, 1, insert), cancellation);
            rows += table.RowCount;
            if (invocation.Settings.Verbose)
                await invocation.Terminal.Error.WriteLineAsync($"  {table.Name}: {Words.Count(table.RowCount, "row")}");
        }

        await session.FinishScriptAsync(cancellation);
        await session.CommitAsync(cancellation);
        return rows;
    }
}
