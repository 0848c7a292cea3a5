namespace SchemaRunner.Sqlite;

/// <summary>The queries of the Sql folder.</summary>
internal static class SqlFile
{
    /// <summary>A query's text by its file name.</summary>
    public static string Read(string name)
    {
        using var stream = typeof(SqlFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"no query is named {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
