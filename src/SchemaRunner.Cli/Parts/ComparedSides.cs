using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Comparisons;

namespace SchemaRunner.Cli.Parts;

/// <summary>Finds what the words of <c>compare A B</c> mean: a database in any of its forms, or a snapshot's file.</summary>
internal static class ComparedSides
{
    private static readonly byte[] SqliteHead = "SQLite format 3\0"u8.ToArray();

    /// <summary>The database or snapshot of one word; nothing is connected to yet.</summary>
    /// <param name="text">The word.</param>
    /// <param name="place">Which of the two it is.</param>
    /// <param name="parallel">How many connections may read large tables at the same time.</param>
    /// <exception cref="UsageException">It is neither.</exception>
    public static ComparisonSide Find(string text, string place, int parallel)
    {
        if (File.Exists(text))
            return IsSqlite(text) ? ComparisonSide.Of(Databases.ConnectFile(text)) : ComparisonSide.Of(SnapshotFile.Read(text), text);
        if (text.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            throw new UsageException($"{place}: there is no file {text}", "'schemarunner snapshot --file F' writes a snapshot");

        var address = DatabaseAddress.Parse(new Setting(text, place));
        Databases.MustExist(address);
        return ComparisonSide.Of(Databases.Connect(address, parallel));
    }

    // An empty file is a database without tables
    private static bool IsSqlite(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = new byte[SqliteHead.Length];
            return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == 0 || head.SequenceEqual(SqliteHead);
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new UsageException($"{path}: the file cannot be read: {cause.Message}");
        }
    }
}
