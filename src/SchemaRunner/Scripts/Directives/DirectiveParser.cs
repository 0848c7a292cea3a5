namespace SchemaRunner.Scripts.Directives;

/// <summary>Reads the <c>-- schemarunner:</c> lines at the head of a script.</summary>
internal static class DirectiveParser
{
    private static readonly string[] Words =
        ["expect", "assert", "transaction", "lock-timeout", "statement-timeout", "irreversible"];

    /// <summary>Reads the directives of a script; what is wrong with them is added to <paramref name="faults"/>.</summary>
    public static ScriptDirectives Parse(
        IEnumerable<DirectiveLine> lines, IScriptDialect dialect, string path, List<ScriptFault> faults)
    {
        var directives = ScriptDirectives.None;
        foreach (var line in lines)
        {
            try
            {
                directives = Apply(directives, line, dialect);
            }
            catch (DirectiveSyntaxException wrong)
            {
                faults.Add(new ScriptFault(
                    ScriptFaultCodes.Directive, path, line.Line, line.Column + wrong.Offset, wrong.Message, wrong.Hint));
            }
        }

        return directives;
    }

    private static ScriptDirectives Apply(ScriptDirectives directives, DirectiveLine line, IScriptDialect dialect)
    {
        if (!line.AtHead)
            throw new DirectiveSyntaxException(0, "a directive stands after the first statement", "move it to the head of the script");

        var reader = new DirectiveReader(line.Text, dialect);
        var at = reader.Offset;
        var word = reader.Word();
        return word switch
        {
            "expect" => directives with
            {
                Expectations = [.. directives.Expectations, ExpectationParser.Parse(reader, line.Line, line.Text.Trim())],
            },
            "assert" => directives with
            {
                Assertions = [.. directives.Assertions, new ScriptAssertion(line.Line, Query(reader))],
            },
            "transaction" => directives with { Transactional = NotNone(reader) },
            "lock-timeout" => directives with { LockTimeout = Duration(reader, word) },
            "statement-timeout" => directives with { StatementTimeout = Duration(reader, word) },
            "irreversible" => directives with { Irreversible = Reason(reader) },
            _ => throw Unknown(at, word),
        };
    }

    private static string Query(DirectiveReader reader)
    {
        var at = reader.Offset;
        var query = reader.Rest().TrimEnd(';');
        return query.Length > 0
            ? query
            : throw new DirectiveSyntaxException(at, "the query is missing", "write: -- schemarunner:assert SELECT …");
    }

    private static bool NotNone(DirectiveReader reader)
    {
        var at = reader.Offset;
        var word = reader.Rest();
        return word == "none"
            ? false
            : throw new DirectiveSyntaxException(at, $"'transaction {word}' is unknown", "write: -- schemarunner:transaction none");
    }

    private static TimeSpan Duration(DirectiveReader reader, string word)
    {
        var at = reader.Offset;
        var text = reader.Rest();
        return DurationText.TryParse(text, out var duration)
            ? duration
            : throw new DirectiveSyntaxException(at, $"'{text}' is not a duration", $"write: -- schemarunner:{word} 5s (ms, s, m or h)");
    }

    private static string Reason(DirectiveReader reader)
    {
        var at = reader.Offset;
        var reason = reader.Rest();
        return reason.Length > 0
            ? reason
            : throw new DirectiveSyntaxException(at, "the reason is missing", "write: -- schemarunner:irreversible REASON");
    }

    private static DirectiveSyntaxException Unknown(int at, string word)
    {
        var near = Suggestion.For(word, Words);
        return new DirectiveSyntaxException(
            at,
            near is null ? $"'{word}' is no directive" : $"'{word}' is no directive; did you mean '{near}'?",
            "directives are expect, assert, transaction, lock-timeout, statement-timeout and irreversible");
    }
}
