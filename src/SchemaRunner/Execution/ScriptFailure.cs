using SchemaRunner.Engines;
using SchemaRunner.Reports;
using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>Says where in a script the server found fault.</summary>
internal static class ScriptFailure
{
    /// <summary><c>0009_add_invoice_total.sql:14:8: column "amont" does not exist (SQLSTATE 42703)</c></summary>
    public static Problem Describe(Script script, Statement statement, EngineException failure)
    {
        var start = new TextPosition(statement.Line, statement.Column);
        return failure is StatementFailedException { Offset: var offset } failed
            ? Describe(script, TextPosition.Of(statement.Text, offset ?? 0).After(start), failed, StatementLog.Shorten(statement.Text))
            : new Problem(
                failure.Code, $"{script.Path}:{start.Line}:{start.Column}: {failure.Message}", failure.Hint, StatementLog.Shorten(statement.Text));
    }

    /// <summary>The same for what stands on a line of its own: an assertion, or the end of the script.</summary>
    public static Problem Describe(Script script, TextPosition place, StatementFailedException failure, string? statement)
    {
        // SQLite has result codes with names, PostgreSQL has five characters
        var state = failure.SqlState.StartsWith("SQLITE", StringComparison.Ordinal) ? failure.SqlState : $"SQLSTATE {failure.SqlState}";
        var detail = failure.Detail is null ? "" : $"\n  {failure.Detail.ReplaceLineEndings("\n  ")}";
        return new Problem(
            failure.Code,
            $"{script.Path}:{place.Line}:{place.Column}: {failure.Message} ({state}){detail}",
            $"the phase was rolled back; {failure.Hint ?? "correct the script and run it again"}",
            statement);
    }
}
