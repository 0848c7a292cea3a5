using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Cli.Configuration;

/// <summary>Which kind of engine an address leads to.</summary>
internal enum DatabaseKind
{
    /// <summary>A SQLite file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,
}

/// <summary>A database as its engine is to be told.</summary>
/// <param name="Kind">The engine.</param>
/// <param name="ConnectionString">The driver's key=value form.</param>
internal sealed record DatabaseAddress(DatabaseKind Kind, string ConnectionString)
{
    private const string Forms =
        "write sqlite:PATH, 'Data Source=PATH', postgres://USER@HOST:PORT/DB or 'Host=…;Database=…;Username=…'";

    private static readonly string[] SqliteKeys = ["data source", "datasource", "filename"];

    private static readonly string[] PostgresKeys = ["host", "server"];

    private static readonly string[] FileEndings = [".db", ".sqlite", ".sqlite3"];

    /// <summary>Reads an address in any of its forms.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static DatabaseAddress Parse(Setting? database)
    {
        if (database is null)
        {
            throw new UsageException(
                "no database is named", "give --database sqlite:app.db or --database postgres://USER@HOST/DB, or set SCHEMARUNNER_DATABASE");
        }

        var text = database.Text.Trim();
        if (SqlitePath(text) is { } path)
        {
            return path.Length > 0
                ? new DatabaseAddress(DatabaseKind.Sqlite, $"Data Source={Quote(path)}")
                : throw new UsageException($"{database.Place}: sqlite: names no file", Forms);
        }

        if (PostgresUrl.IsOne(text)) return new DatabaseAddress(DatabaseKind.Postgres, PostgresUrl.ToConnectionString(database with { Text = text }));
        if (HasKey(text, SqliteKeys)) return new DatabaseAddress(DatabaseKind.Sqlite, text);
        if (HasKey(text, PostgresKeys)) return new DatabaseAddress(DatabaseKind.Postgres, text);
        throw new UsageException($"{database.Place}: '{Masking.Apply(text)}' is not a database that SchemaRunner knows", Forms);
    }

    /// <summary>The same address with its file meant from another folder.</summary>
    public static string RelativeTo(string folder, string text) =>
        folder.Length > 0 && SqlitePath(text) is { Length: > 0 } path and not ":memory:"
            ? "sqlite:" + Path.Combine(folder, path)
            : text;

    /// <summary>A value of a connection string, quoted where it has to be.</summary>
    public static string Quote(string value) =>
        value.AsSpan().IndexOfAny(";='\" ") < 0 ? value : $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // The file's path when the text is one of the short forms; null when it is not
    private static string? SqlitePath(string text)
    {
        if (text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase))
        {
            var path = text["sqlite:".Length..];
            return path.StartsWith("//", StringComparison.Ordinal) ? path[2..] : path;
        }

        return !text.Contains('=', StringComparison.Ordinal) && !text.Contains("://", StringComparison.Ordinal)
            && FileEndings.Any(ending => text.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? text : null;
    }

    private static bool HasKey(string text, string[] keys) =>
        text.Split(';').Any(part =>
            part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            && keys.Contains(part[..at].Trim().ToLowerInvariant()));
}
