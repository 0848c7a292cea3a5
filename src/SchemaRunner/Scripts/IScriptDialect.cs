namespace SchemaRunner.Scripts;

/// <summary>What an engine knows about the text of its scripts, without a connection.</summary>
public interface IScriptDialect
{
    /// <summary>The engine's name as file names carry it: <c>postgres</c> or <c>sqlite</c>.</summary>
    string Engine { get; }

    /// <summary>How names of tables and columns compare: ordinal, or without case.</summary>
    StringComparer NameComparer { get; }

    /// <summary>What an unquoted name in a directive means: PostgreSQL folds it to lower case.</summary>
    string FoldName(string unquoted);

    /// <summary>Cuts a script's text into statements and finds what would keep it from being run.</summary>
    /// <param name="text">The text with line endings read as <c>\n</c>, without a byte order mark.</param>
    /// <param name="transactional">
    /// Whether the phase runs in a transaction, so that what cannot is a fault. Transaction control is one either way.
    /// </param>
    SplitResult Split(string text, bool transactional);
}
