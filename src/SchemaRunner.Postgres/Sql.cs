using System.Collections.Concurrent;

namespace SchemaRunner.Postgres;

/// <summary>The queries in <c>Sql/</c>, and names as SQL writes them.</summary>
internal static class Sql
{
    private static readonly ConcurrentDictionary<string, string> s_queries = new();
    private static readonly ConcurrentDictionary<string, string> s_restricted = new();

    /// <summary>The text of a query by its file's name.</summary>
    public static string Read(string name) => s_queries.GetOrAdd(name, Load);

    /// <summary>The text of a query that asks of some relations only: with the condition that stands in its comment.</summary>
    public static string ReadRestricted(string name)
        => s_restricted.GetOrAdd(name, n => Read(n).Replace("/*?", "").Replace("?*/", ""));

    /// <summary>A name in double quotes.</summary>
    public static string Quote(string name) => '"' + name.Replace("\"", "\"\"") + '"';

    /// <summary>A name with its schema, both in double quotes.</summary>
    public static string Quote(string schema, string name) => Quote(schema) + '.' + Quote(name);

    /// <summary>A text literal; pinned settings keep backslashes literal.</summary>
    public static string Literal(string text) => '\'' + text.Replace("'", "''") + '\'';

    private static string Load(string name)
    {
        using var stream = typeof(Sql).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"there is no query {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
