using SchemaRunner.Scripts;

namespace SchemaRunner.Execution;

/// <summary>Puts statements together that are worth one round trip: small ones in a row that write rows.</summary>
internal static class StatementRuns
{
    private const int MostStatements = 200;
    private const int MostCharacters = 128 << 10;

    /// <summary>The statements in order, those that the report tells one by one alone.</summary>
    public static IEnumerable<IReadOnlyList<Statement>> Of(IEnumerable<Statement> statements)
    {
        var run = new List<Statement>();
        var characters = 0;
        foreach (var statement in statements)
        {
            var fits = statement.Number > StatementLog.MostStatements && WritesRows(statement);
            if (run.Count > 0 && (!fits || run.Count == MostStatements || characters + statement.Text.Length > MostCharacters))
            {
                yield return run;
                (run, characters) = ([], 0);
            }

            if (fits)
            {
                run.Add(statement);
                characters += statement.Text.Length;
            }
            else
            {
                yield return [statement];
            }
        }

        if (run.Count > 0) yield return run;
    }

    private static bool WritesRows(Statement statement) =>
        StartsWith(statement, "INSERT") || StartsWith(statement, "UPDATE") || StartsWith(statement, "DELETE");

    private static bool StartsWith(Statement statement, string word) =>
        statement.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
