using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
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

        var refusals = new List<(Fault Fault, Report? Report)>();
        foreach (var fault in Fault.All) refusals.Add((fault, await RefusalAsync(fault)));
        if (invocation.IsJson) WriteJson(refusals);
        else WriteText(refusals);
        return refusals.TrueForAll(refusal => refusal.Report is not null) ? ExitCode.Done : ExitCode.Bug;
    }

    // The run that was refused for a mismatch; null when it was not
    private async Task<Report?> RefusalAsync(Fault fault)
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
            return failed.Report;
        }
    }

    private void WriteText(List<(Fault Fault, Report? Report)> refusals)
    {
        var output = invocation.Terminal.Output;
        var number = 0;
        foreach (var (fault, report) in refusals)
        {
            if (report is null) output.WriteLine($"{fault.Name}: NOT refused, and it should have been.");
            else Show(++number, fault, report.Phases[^1]);
        }

        var sentence = $"{number} of {refusals.Count} refused and rolled back. They ran on copies in {folder.Broken}; "
            + $"{folder.Database} is untouched.";
        foreach (var line in Shorten.Wrap(sentence, invocation.Terminal.Width)) output.WriteLine(line);
    }

    private void WriteJson(List<(Fault Fault, Report? Report)> refusals)
    {
        IReadOnlyList<RefusalDocument> documents =
        [
            .. refusals.Select(refusal => new RefusalDocument(
                refusal.Fault.Name,
                refusal.Fault.Story,
                refusal.Report is not null,
                refusal.Report is null ? null : JsonSerializer.SerializeToElement(refusal.Report, ReportJson.Default.Report))),
        ];
        invocation.Terminal.Output.WriteLine(JsonSerializer.Serialize(documents, CliJson.Printed.IReadOnlyListRefusalDocument));
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
