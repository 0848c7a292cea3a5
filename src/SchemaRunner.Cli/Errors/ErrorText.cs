using SchemaRunner.Backups;
using SchemaRunner.Cli.Output;
using SchemaRunner.Engines;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Errors;

/// <summary>What stopped the tool, for a person: the code, the facts, the place, one thing to do; never a password.</summary>
internal static class ErrorText
{
    /// <summary>Writes it.</summary>
    /// <param name="exception">What stopped the tool.</param>
    /// <param name="terminal">Where it goes.</param>
    /// <param name="verbose">Whether to add where in the program it came from.</param>
    public static void Write(Exception exception, Terminal terminal, bool verbose)
    {
        foreach (var line in Lines(exception, terminal)) terminal.Error.WriteLine(Masking.Apply(line));
        if (verbose) terminal.Error.WriteLine(Masking.Apply(exception.ToString()));
    }

    private static IEnumerable<string> Lines(Exception exception, Terminal terminal) => exception switch
    {
        ScriptLoadException faulty => Faults(faulty),
        MigrationFailedException failed => Failure(failed, terminal),
        BackupException { Differences.Count: > 0 } differing => Differences(differing, terminal),
        SchemaRunnerException known => Known(known),
        OperationCanceledException => ["interrupted; what was not committed is rolled back"],
        _ => Unexpected(exception),
    };

    private static IEnumerable<string> Faults(ScriptLoadException faulty)
    {
        foreach (var fault in faulty.Faults)
        {
            yield return fault.ToString();
            if (fault.Hint is not null) yield return Hint(fault.Hint);
        }

        if (faulty.Faults.Count > 1) yield return $"{faulty.Faults.Count} faults; nothing was run";
    }

    private static IEnumerable<string> Failure(MigrationFailedException failed, Terminal terminal)
    {
        yield return $"{failed.Code}: {failed.Message}";
        if (failed.Report.Problem?.Statement is { } statement)
        {
            var offset = (failed.InnerException as StatementFailedException)?.Offset;
            foreach (var line in StatementExcerpt.Of(statement, offset, terminal.Width)) yield return line;
        }

        if (failed.Hint is not null) yield return Hint(failed.Hint);
    }

    private static IEnumerable<string> Differences(BackupException differing, Terminal terminal)
    {
        yield return $"{differing.Code}: {differing.Message}";
        foreach (var line in BackupDifferenceText.Lines(differing.Differences, terminal.Width)) yield return line;
        if (differing.Hint is not null) yield return Hint(differing.Hint);
    }

    private static IEnumerable<string> Known(SchemaRunnerException known)
    {
        yield return $"{known.Code}: {known.Message}";
        if (known.Hint is not null) yield return Hint(known.Hint);
    }

    private static IEnumerable<string> Unexpected(Exception exception)
    {
        yield return $"SR999: this is a bug in SchemaRunner: {exception.GetType().Name}: {exception.Message}";
        yield return Hint("please report it with what --verbose adds; what was not committed is rolled back");
    }

    private static string Hint(string hint) => $"  hint: {hint}";
}
