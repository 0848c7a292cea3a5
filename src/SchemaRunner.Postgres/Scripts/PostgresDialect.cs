using SchemaRunner.Scripts;

namespace SchemaRunner.Postgres.Scripts;

/// <summary>PostgreSQL scripts, cut into statements as the server's own lexer and psql would.</summary>
public sealed class PostgresDialect : IScriptDialect
{
    /// <inheritdoc/>
    public string Engine => "postgres";

    /// <inheritdoc/>
    public StringComparer NameComparer => StringComparer.Ordinal;

    /// <inheritdoc/>
    /// <remarks>Only ASCII letters are folded, as the server does in a UTF-8 database.</remarks>
    public string FoldName(string unquoted)
    {
        ArgumentNullException.ThrowIfNull(unquoted);
        return string.Create(unquoted.Length, unquoted, static (folded, name) =>
        {
            for (var index = 0; index < name.Length; index++)
            {
                folded[index] = char.IsAsciiLetterUpper(name[index]) ? (char)(name[index] + 32) : name[index];
            }
        });
    }

    /// <inheritdoc/>
    public SplitResult Split(string text, bool transactional)
    {
        ArgumentNullException.ThrowIfNull(text);
        var split = new Splitter(text, transactional).Split();
        return split with { Notes = [.. split.Notes, .. OutsideEffects.Find(split.Statements)] };
    }
}
