using System.Runtime.InteropServices;
using SchemaRunner.Benchmarks;
using SchemaRunner.Benchmarks.Writers;

if (args is ["ado-loop", var engine, var database, var folder])
{
    await AdoLoop.RunAsync(engine, database, folder);
    return 0;
}

var all = new Dictionary<string, Func<BenchmarkOptions, TextWriter, Task>>
{
    ["sqlite"] = SqliteScan.RunAsync,
    ["postgres"] = PostgresScan.RunAsync,
    ["orphans"] = OrphanCounts.RunAsync,
    ["catalog"] = CatalogSnapshot.RunAsync,
    ["small-script"] = SmallScript.RunAsync,
    ["one-table"] = OneTable.RunAsync,
    ["migrations-postgres"] = PostgresMigrations.RunAsync,
    ["migrations-sqlite"] = SqliteMigrations.RunAsync,
    ["fisheries"] = FisheriesSet.RunAsync,
    ["copies"] = CopiesOfATable.RunAsync,
    ["writers"] = WriterWaits.RunAsync,
};
if (BenchmarkOptions.Parse(args) is not { } options || options.Names.Any(name => name != "all" && !all.ContainsKey(name)))
{
    await Console.Error.WriteLineAsync($"usage: SchemaRunner.Benchmarks {BenchmarkOptions.Usage}\n  names: all, {string.Join(", ", all.Keys)}");
    return 2;
}

// without this a signal would end the process and leave its server and folders behind
var isEnding = false;
void End(PosixSignalContext context)
{
    isEnding = true;
    context.Cancel = true;
    Environment.Exit(context.Signal == PosixSignal.SIGINT ? 130 : 143);
}

using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
foreach (var (name, run) in all.Where(b => options.Names.Contains("all") || options.Names.Contains(b.Key)))
{
    await Console.Out.WriteLineAsync($"== {name}");
    try
    {
        await run(options, Console.Out);
    }
    catch (Exception) when (isEnding)
    {
        // it lost its server; the process ends when that is gone
        await new TaskCompletionSource().Task;
    }
}

return 0;
