using SchemaRunner.Scripts;

namespace SchemaRunner.Sqlite.Scripts;

/// <summary>What a statement may not be inside a phase's transaction.</summary>
internal static class StatementRules
{
    private const string OutsideHint =
        "take it out of the script and run it by hand: this release runs every phase in a transaction";

    /// <summary>The fault of a statement, or <see langword="null"/>.</summary>
    /// <param name="tokens">The statement's significant tokens, one at least.</param>
    public static SplitRemark? FindFault(IReadOnlyList<SqlToken> tokens)
    {
        var first = tokens[0];
        if (first.Kind != SqlTokenKind.Word) return null;
        return first.Text.ToUpperInvariant() switch
        {
            "BEGIN" or "COMMIT" or "END" => Control(first),
            "ROLLBACK" when !tokens.Any(token => token.Is("TO")) => Control(first),
            "VACUUM" or "ATTACH" or "DETACH" => Outside(first, first.Text.ToUpperInvariant()),
            "PRAGMA" when tokens.Count > 1 => FindPragmaFault(first, PragmaName(tokens)),
            _ => null,
        };
    }

    private static string PragmaName(IReadOnlyList<SqlToken> tokens) =>
        (tokens.Count > 3 && tokens[2].Is('.') ? tokens[3] : tokens[1]).Name.ToLowerInvariant();

    private static SplitRemark? FindPragmaFault(SqlToken first, string name) => name switch
    {
        "foreign_keys" => new(
            first.Offset,
            ScriptFaultCodes.TransactionControl,
            "PRAGMA foreign_keys has no effect inside a transaction",
            "leave it out: foreign keys are off during a phase and checked before it commits"),
        "writable_schema" => new(
            first.Offset,
            ScriptFaultCodes.TransactionControl,
            "PRAGMA writable_schema lets a script change what cannot be verified",
            "leave it out and rebuild the table: foreign keys are off during a phase and checked before it commits"),
        "journal_mode" or "auto_vacuum" => Outside(first, $"PRAGMA {name}"),
        _ => null,
    };

    private static SplitRemark Control(SqlToken first) => new(
        first.Offset,
        ScriptFaultCodes.TransactionControl,
        $"{first.Text.ToUpperInvariant()} in a script: the phase has a transaction of its own",
        "leave it out; the phase commits when it is verified");

    private static SplitRemark Outside(SqlToken first, string what) => new(
        first.Offset, ScriptFaultCodes.NotSupported, $"{what} cannot run in a phase's transaction", OutsideHint);
}
