using SchemaRunner.Scripts;

namespace SchemaRunner.Sqlite.Scripts;

/// <summary>What SQLite's own rules say about script text; <c>sqlite3_complete</c> judges where a statement ends.</summary>
public sealed class SqliteDialect : IScriptDialect
{
    /// <inheritdoc/>
    public string Engine => "sqlite";

    /// <inheritdoc/>
    public StringComparer NameComparer => SqliteNames.Comparer;

    /// <inheritdoc/>
    public string FoldName(string unquoted) => unquoted;

    /// <inheritdoc/>
    public SplitResult Split(string text, bool transactional) => new SqliteSplitter(text, transactional).Split();
}
