using System.Text.Json;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>prove --fresh</c>: whether the scripts alone make the structure that the database has.</summary>
internal static class FreshProof
{
    /// <summary>Builds, compares and shows.</summary>
    public static async Task<int> RunAsync(Invocation invocation)
    {
        Databases.MustExist(DatabaseAddress.Parse(invocation.Settings.Database));
        var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
        var migrator = invocation.OpenMigrator(progress);
        var found = await progress.WatchAsync(() => migrator.CompareWithFreshAsync(invocation.Cancellation));
        if (invocation.IsJson)
            await invocation.Terminal.Output.WriteLineAsync(JsonSerializer.Serialize(found, CliJson.Printed.Convergence));
        else
            ConvergenceText.Write(found, invocation.Terminal);
        return found.IsConvergent ? ExitCode.Done : ExitCode.Differences;
    }
}
