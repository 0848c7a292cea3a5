using SchemaRunner.Scripts;

namespace SchemaRunner.Sqlite.Scripts;

/// <summary>What a statement may not be because of the phase's transaction, or of having none.</summary>
internal static class StatementRules
{
    /// <summary>The fault of a statement, or <see langword="null"/>.</summary>
    /// <param name="tokens">The statement's significant tokens, one at least.</param>
    /// <param name="transactional">Whether the phase runs in a transaction.</param>
    public static SplitRemark? FindFault(IReadOnlyList<SqlToken> tokens, bool transactional)
    {
        var first = tokens[0];
        if (first.Kind != SqlTokenKind.Word) return null;
        return first.Text.ToUpperInvariant() switch
        {
            "BEGIN" or "COMMIT" or "END" => Control(first, transactional),
            "ROLLBACK" when !transactional || !tokens.Any(token => token.Is("TO")) => Control(first, transactional),

            // outside of a transaction the first savepoint begins one
            "SAVEPOINT" or "RELEASE" when !transactional => Control(first, transactional),
            "ATTACH" or "DETACH" => new(
                first.Offset, ScriptFaultCodes.NotSupported, $"{first.Text.ToUpperInvariant()}: a migration works on one database file",
                "leave it out"),
            "VACUUM" when transactional => Outside(first, first.Text.ToUpperInvariant()),
            "PRAGMA" when tokens.Count > 1 => FindPragmaFault(first, PragmaName(tokens), transactional),
            _ => null,
        };
    }

    private static string PragmaName(IReadOnlyList<SqlToken> tokens) =>
        (tokens.Count > 3 && tokens[2].Is('.') ? tokens[3] : tokens[1]).Name.ToLowerInvariant();

    private static SplitRemark? FindPragmaFault(SqlToken first, string name, bool transactional) => name switch
    {
        "foreign_keys" => new(
            first.Offset,
            ScriptFaultCodes.TransactionControl,
            transactional ? "PRAGMA foreign_keys has no effect inside a transaction" : "PRAGMA foreign_keys: the phase has switched foreign keys",
            "leave it out: foreign keys are off during a phase and checked before it "
                + (transactional ? "commits" : "counts as applied")),
        "writable_schema" => new(
            first.Offset,
            ScriptFaultCodes.TransactionControl,
            "PRAGMA writable_schema lets a script change what cannot be verified",
            "leave it out and rebuild the table: foreign keys are off during a phase and checked before it commits"),
        "journal_mode" or "auto_vacuum" when transactional => Outside(first, $"PRAGMA {name}"),
        _ => null,
    };

    private static SplitRemark Control(SqlToken first, bool transactional) => new(
        first.Offset,
        ScriptFaultCodes.TransactionControl,
        transactional
            ? $"{first.Text.ToUpperInvariant()} in a script: the phase has a transaction of its own"
            : $"{first.Text.ToUpperInvariant()} in a script with 'transaction none': every statement commits by itself",
        transactional ? "leave it out; the phase commits when it is verified" : "leave it out, or the directive");

    private static SplitRemark Outside(SqlToken first, string what) => new(
        first.Offset, ScriptFaultCodes.NeedsNoTransaction, $"{what} cannot run in a transaction",
        "give it a migration of its own with this line at the head: -- schemarunner:transaction none");
}
