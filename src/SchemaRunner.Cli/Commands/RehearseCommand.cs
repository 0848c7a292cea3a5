using System.CommandLine;
using System.Globalization;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Rehearsals;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>rehearse</c>: what <c>up</c> would do, done to a copy.</summary>
internal static class RehearseCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var to = VersionOption.Create("Stop after this version");
        var schemaOnly = new Option<bool>("--schema-only") { Description = "Copy the structure without rows, for a large database" };
        var sample = new Option<string?>("--sample")
        {
            Description = "With --schema-only: copy this many rows of each table as well, and the rows that they refer to",
            HelpName = "N",
        };
        var write = new Option<bool>("--write-expectations")
        {
            Description = "Write into each refused script the directives that would allow what it changes, and go on",
        };
        var allowDrift = new Option<bool>("--allow-drift")
        {
            Description = "Go on although the structure is not the one recorded last",
        };
        var command = new Command("rehearse", "Do what 'up' would do on a copy of the database, and say what that takes")
        {
            to, schemaOnly, sample, write, allowDrift,
        };
        line.Bind(command, (parsed, invocation) =>
        {
            var target = VersionOption.Find(parsed, to);
            var options = new RehearsalOptions
            {
                SampleRows = Rows(parsed.GetValue(schemaOnly), parsed.GetValue(sample)),
                WriteExpectations = parsed.GetValue(write),
            };
            Require(invocation, options);
            return MigrationRun.CarryOutAsync(invocation, progress =>
            {
                var rehearsal = invocation.OpenRehearsal(progress, parsed.GetValue(allowDrift));
                return () => rehearsal.RunAsync(target, options, invocation.Cancellation);
            });
        });
        return command;
    }

    private static int? Rows(bool schemaOnly, string? sample)
    {
        if (sample is null) return schemaOnly ? 0 : null;
        if (!schemaOnly)
            throw new UsageException("--sample needs --schema-only", "without them the whole database is copied; with both, the structure and N rows of each table");
        return int.TryParse(sample, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) && rows > 0
            ? rows
            : throw new UsageException($"--sample: '{sample}' is not a number of rows", "write 1 or more");
    }

    private static void Require(Invocation invocation, RehearsalOptions options)
    {
        if (!options.WriteExpectations) return;
        if (options.SampleRows is not null)
            throw new UsageException("--write-expectations needs the whole database", "what a sample loses is not what the database loses: leave --schema-only out");
        if (Parts.ScriptPlaces.IsEmbedded(invocation.Settings))
            throw new UsageException("--write-expectations: the scripts inside the program cannot be written", "name the folder of yours with --migrations");
    }
}
