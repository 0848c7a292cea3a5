using System.Security.Cryptography;
using System.Text;

namespace SchemaRunner.Scripts;

/// <summary>SHA-256 of statements' texts, by which a phase outside a transaction knows again what has run.</summary>
internal static class StatementHash
{
    /// <summary>The hashes of a script's statements, in order.</summary>
    public static IReadOnlyList<string> Of(Script script) => [.. script.Statements.Select(Of)];

    private static string Of(Statement statement)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(statement.Text));
        if (statement.CopyData is { } data)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{data}"));
            foreach (var more in statement.CopyRest) hash.AppendData(Encoding.UTF8.GetBytes(more));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
