using SchemaRunner.Comparisons;

namespace SchemaRunner.Postgres.Content;

/// <summary>What the digest of a text depends on besides the text.</summary>
internal sealed class DigestFacts
{
    /// <summary>What <see cref="Hash"/> is where the least byte of a number comes first.</summary>
    public const long LittleEndianHash = 3_630_745_164_078_568_482;

    public const string Query = """
        SELECT pg_catalog.current_setting('server_encoding') AS "Encoding", pg_catalog.hashtextextended('SchemaRunner' COLLATE "C", 42) AS "Hash"
        """;

    public required string Encoding { get; init; }

    public required long Hash { get; init; }

    /// <exception cref="ComparisonRefusedException">Other engines have other digests.</exception>
    public void Require()
    {
        if (Encoding != "UTF8")
        {
            throw new ComparisonRefusedException(
                $"the database keeps its texts in {Encoding}, and other engines theirs in UTF8: the same text would have two digests",
                "load a dump of it into a database that was created with ENCODING 'UTF8', and compare that one");
        }

        if (Hash != LittleEndianHash)
        {
            throw new ComparisonRefusedException(
                "the server's processor has the greatest byte of a number first, and its digests are others",
                "compare a copy of the database on a server of another kind");
        }
    }
}
