namespace SchemaRunner.Scripts;

/// <summary>The codes of what can be wrong with scripts before anything runs.</summary>
public static class ScriptFaultCodes
{
    /// <summary>Two scripts of one direction have the same number.</summary>
    public const string DuplicateVersion = "SR101";

    /// <summary>An up script without its down script, or the other way round.</summary>
    public const string MissingCounterpart = "SR102";

    /// <summary>A directive that does not exist, or whose words are wrong.</summary>
    public const string Directive = "SR103";

    /// <summary>A quote, comment or dollar tag that is never closed.</summary>
    public const string Unterminated = "SR104";

    /// <summary>Bytes that are not UTF-8.</summary>
    public const string NotUtf8 = "SR105";

    /// <summary>A file name that is not <c>NNNN_name.sql</c>.</summary>
    public const string FileName = "SR106";

    /// <summary>A statement that begins or ends a transaction, or switches foreign keys, inside a phase.</summary>
    public const string TransactionControl = "SR107";

    /// <summary>A psql meta-command.</summary>
    public const string MetaCommand = "SR108";

    /// <summary>The script asks for something that this version cannot do.</summary>
    public const string NotSupported = "SR109";

    /// <summary>A statement that cannot run in a transaction, in a script that does.</summary>
    public const string NeedsNoTransaction = "SR110";

    /// <summary>A note: a number is missing in the sequence.</summary>
    public const string Gap = "SR190";

    /// <summary>A note: a script without statements.</summary>
    public const string Empty = "SR191";

    /// <summary>A note: a line was skipped.</summary>
    public const string Skipped = "SR192";

    /// <summary>A note: a statement acts where no rollback reaches.</summary>
    public const string OutsideEffect = "SR193";
}
