using System.Security.Cryptography;
using System.Text;
using SchemaRunner.Support;

namespace SchemaRunner.EngineTests.Fisheries;

/// <summary>What a table holds: how many rows, and the hash of every value of them as text, in the order of the ids.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Hash">SHA-256 of the values.</param>
public sealed record TableText(int Rows, string Hash)
{
    /// <summary>Reads the named columns.</summary>
    public static async Task<TableText> ReadAsync(
        ITestDatabase database, CatalogQueries catalog, string table, IEnumerable<string> columns)
    {
        var values = columns.Select(column => catalog.ExactText.Replace("{0}", $"\"{column}\"", StringComparison.Ordinal));
        var rows = await database.RowsAsync($"SELECT {string.Join(", ", values)} FROM {table} ORDER BY id");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            // Characters that no generated value holds, so that no two rows run into one another
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join('\u001f', row.Select(value => value ?? "\u0000")) + "\u001e"));
        }

        return new TableText(rows.Count, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
