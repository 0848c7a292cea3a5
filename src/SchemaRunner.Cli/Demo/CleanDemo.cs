using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Output;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Cli.Progress;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Demo;

/// <summary>The restructure of a full fisheries database, phase by phase, proven.</summary>
/// <param name="invocation">What the verb works with.</param>
/// <param name="folder">Where it works.</param>
internal sealed class CleanDemo(Invocation invocation, DemoFolder folder)
{
    private static readonly string[] Formats = ["html", "json", "markdown", "junit"];

    /// <summary>Runs it.</summary>
    public async Task<int> RunAsync()
    {
        folder.Clear();
        await MakeLegacyAsync();
        var progress = RunProgress.For(invocation.Terminal, invocation.Settings, invocation.Time);
        var engine = Databases.ConnectFile(folder.Database);
        var scripts = ScriptSet.Load(ScriptPlaces.Embedded(), engine.Dialect);
        // A demonstration has something to show: every table counted and digested in every phase
        var migrator = new Migrator(engine, scripts, invocation.Options(progress, allowDrift: false) with { LockScope = LockScope.All });
        try
        {
            var report = await progress.WatchAsync(() => migrator.UpAsync(cancellationToken: invocation.Cancellation));
            Show(report);
            if (!invocation.IsJson) WhatNext();
            return ExitCodes.Of(report);
        }
        catch (MigrationFailedException failed)
        {
            Show(failed.Report);
            throw;
        }
    }

    /// <summary>Makes the legacy database and the copy of it.</summary>
    public async Task MakeLegacyAsync()
    {
        Say($"making the legacy database {folder.Database}");
        var started = invocation.Time.GetTimestamp();
        var rows = await LegacyDatabase.CreateAsync(invocation, folder.Database);
        Say($"{rows:N0} rows in {invocation.Time.GetElapsedTime(started).TotalSeconds:0.0} s; copying it to {folder.Backup}");
        await Databases.CopyFileAsync(folder.Database, folder.Backup, invocation.Cancellation);
    }

    private void Show(Report report)
    {
        var terminal = invocation.Terminal;
        if (invocation.IsJson) ReportFormats.Get("json").Write(report, terminal.Output);
        else new RunText(terminal.Output, terminal.Width, terminal.OutputPaint).Write(report);
        ReportFiles.Write(report, folder.Reports, Formats);
    }

    private void WhatNext()
    {
        var output = invocation.Terminal.Output;
        var page = Directory.EnumerateFiles(folder.Reports, "*.html").Order(StringComparer.Ordinal).LastOrDefault();
        output.WriteLine();
        output.WriteLine($"Open {page ?? folder.Reports} in a browser: the evidence, table by table.");
        output.WriteLine($"Run 'schemarunner history --database sqlite:{folder.Database}' to see what the journal keeps.");
        output.WriteLine("Run 'schemarunner demo --break' to see three ways of losing data refused.");
    }

    private void Say(string what)
    {
        if (!invocation.Settings.Quiet) invocation.Terminal.Error.WriteLine(what);
    }
}
