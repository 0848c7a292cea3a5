using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>Stand-in until the lexer is merged.</summary>
public sealed class PostgresDialect : IScriptDialect
{
    /// <inheritdoc/>
    public string Engine => "postgres";

    /// <inheritdoc/>
    public StringComparer NameComparer => StringComparer.Ordinal;

    /// <inheritdoc/>
    public string FoldName(string unquoted) => unquoted.ToLowerInvariant();

    /// <inheritdoc/>
    public SplitResult Split(string text, bool transactional) => throw new NotSupportedException();
}
