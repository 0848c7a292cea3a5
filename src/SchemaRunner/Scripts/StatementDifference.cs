using System.Security.Cryptography;
using System.Text;

namespace SchemaRunner.Scripts;

/// <summary>What a script says now and what it said when it ran, statement by statement.</summary>
/// <param name="Added">The statements of today's text that were not in the one that ran.</param>
/// <param name="Removed">The statements that ran and are not in today's text.</param>
/// <param name="IsSameOrder">Whether the statements that are in both follow each other as they did.</param>
internal sealed record StatementDifference(IReadOnlyList<Statement> Added, IReadOnlyList<Statement> Removed, bool IsSameOrder)
{
    /// <summary>Compares; <see langword="null"/> when one of the texts is not kept as a whole, because it is too large.</summary>
    /// <param name="was">The text that ran.</param>
    /// <param name="wasChecksum">Its checksum.</param>
    /// <param name="now">The script as it is.</param>
    /// <param name="dialect">Cuts the text that ran.</param>
    public static StatementDifference? Between(string was, string wasChecksum, Script now, IScriptDialect dialect)
    {
        if (ChecksumOf(was) != wasChecksum || ChecksumOf(now.Text) != now.Checksum) return null;
        var ran = dialect.Split(was, now.Directives.Transactional).Statements;
        var (added, kept) = Divide(now.Statements, ran);
        var (removed, stayed) = Divide(ran, now.Statements);
        return new StatementDifference(added, removed, kept.Select(TextOf).SequenceEqual(stayed.Select(TextOf)));
    }

    /// <summary>Those without a counterpart among others, and those with one; a statement may stand in a script twice.</summary>
    private static (List<Statement> Without, List<Statement> With) Divide(IEnumerable<Statement> statements, IEnumerable<Statement> others)
    {
        var left = others.GroupBy(TextOf, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var (without, with) = (new List<Statement>(), new List<Statement>());
        foreach (var statement in statements)
        {
            var text = TextOf(statement);
            var isThere = left.GetValueOrDefault(text) > 0;
            if (isThere) left[text]--;
            (isThere ? with : without).Add(statement);
        }

        return (without, with);
    }

    private static string TextOf(Statement statement) => $"{statement.Text}\n{statement.CopyData}";

    private static string ChecksumOf(string text) => "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
