using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Comparisons;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>compare</c>: in what two databases, or snapshots of them, differ.</summary>
internal static class CompareCommand
{
    private const string Forms = "a database in any form that --database takes, or a snapshot's file";

    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var a = new Argument<string>("A") { Description = $"One side: {Forms}" };
        var b = new Argument<string>("B") { Description = "The other side, likewise" };
        var content = new Option<bool>("--content") { Description = "Compare only what tables hold; the way to compare PostgreSQL with SQLite" };
        var limit = new Option<int>("--limit")
        {
            Description = "How many rows of a table are named of each kind: only in A, only in B, changed",
            HelpName = "N",
            DefaultValueFactory = _ => ComparisonOptions.DefaultLimit,
        };
        var map = new Option<string[]>("--map")
        {
            Description = "With --content: a table or column that is called otherwise in B, mst_desa=villages or mst_desa.nama=villages.name; may be repeated",
            HelpName = "old=new",
        };
        var command = new Command("compare", "Name what differs between two databases or snapshots; exit 1 when anything does") { a, b, content, limit, map };
        line.Bind(command, async (parsed, invocation) =>
        {
            if (parsed.GetValue(limit) < 0) throw new UsageException("--limit: it is negative", "0 names no rows, 10 is the default");
            var settings = invocation.Settings;
            ComparisonFiles.Prepare(settings);
            var sideA = ComparedSides.Find(parsed.GetRequiredValue(a), "A", settings.Parallel);
            var sideB = ComparedSides.Find(parsed.GetRequiredValue(b), "B", settings.Parallel);
            var progress = RunProgress.For(invocation.Terminal, settings, invocation.Time);
            var comparer = new DatabaseComparer(new ComparisonOptions
            {
                ContentOnly = parsed.GetValue(content),
                Limit = parsed.GetValue(limit),
                Map = [.. (parsed.GetValue(map) ?? []).Select(MappingOf)],
                Reading = invocation.Options(progress, allowDrift: false),
            });
            var comparison = await progress.WatchAsync(() => comparer.CompareAsync(sideA, sideB, invocation.Cancellation));
            if (invocation.IsJson)
                await invocation.Terminal.Output.WriteLineAsync(JsonSerializer.Serialize(comparison, CliJson.Printed.DatabaseComparison));
            else
                new ComparisonText(invocation.Terminal).Write(comparison);
            ComparisonFiles.Write(comparison, invocation);
            return comparison.IsEqual ? ExitCode.Done : ExitCode.Differences;
        });
        return command;
    }

    private static NameMapping MappingOf(string text) =>
        text.Split('=') is [{ Length: > 0 } a, { Length: > 0 } b]
            ? new NameMapping(a, b)
            : throw new UsageException($"--map {text}: it is no pair of names", "write A's name, =, and B's: mst_desa=villages");
}
