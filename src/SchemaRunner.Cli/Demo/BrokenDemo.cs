using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Demo;

/// <summary>Three scripts that lose data, each run against a copy of the legacy database, each refused.</summary>
/// <param name="invocation">What the verb works with.</param>
/// <param name="folder">Where it works.</param>
internal sealed class BrokenDemo(Invocation invocation, DemoFolder folder)
{
    /// <summary>Runs it.</summary>
    public async Task<int> RunAsync()
    {
        folder.ClearBroken();
        if (!File.Exists(folder.Backup))
        {
            folder.Clear();
            Directory.CreateDirectory(folder.Broken);
            await new CleanDemo(invocation, folder).MakeLegacyAsync();
        }

        var output = invocation.Terminal.Output;
        var refused = 0;
        foreach (var fault in Fault.All)
        {
            if (await RefusalAsync(fault) is not { } phase)
            {
                output.WriteLine($"{fault.Name}: NOT refused, and it should have been.");
                continue;
            }

            refused++;
            Show(refused, fault, phase);
        }

        output.WriteLine(
            $"{refused} of {Fault.All.Count} refused and rolled back. They ran on copies in {folder.Broken}; {folder.Database} is untouched.");
        return refused == Fault.All.Count ? ExitCode.Done : ExitCode.Bug;
    }

    // The phase that was refused for a mismatch; null when it was not
    private async Task<PhaseReport?> RefusalAsync(Fault fault)
    {
        var scripts = Path.Combine(folder.Broken, fault.Name);
        await BrokenScripts.WriteAsync(scripts, fault, invocation.Cancellation);
        var database = Path.Combine(scripts, "dataplatform.db");
        await Databases.CopyFileAsync(folder.Backup, database, invocation.Cancellation);
        var engine = Databases.ConnectFile(database);
        var migrator = new Migrator(
            engine,
            ScriptSet.Load(ScriptPlaces.Folder(scripts), engine.Dialect),
            invocation.Options(observer: null, allowDrift: false));
        try
        {
            await migrator.UpAsync(ScriptVersion.Parse(Fault.Migration), cancellationToken: invocation.Cancellation);
            return null;
        }
        catch (MigrationFailedException failed) when (failed.Report.Verdict == Verdict.Mismatch)
        {
            return failed.Report.Phases[^1];
        }
    }

    private void Show(int number, Fault fault, PhaseReport phase)
    {
        var (output, paint) = (invocation.Terminal.Output, invocation.Terminal.OutputPaint);
        output.WriteLine(paint.Strong($"{number}. The script {fault.Story}."));
        var text = new MismatchText(output, paint);
        text.WriteMismatches(phase);
        text.WriteDirectives(phase);
        output.WriteLine();
    }
}
