namespace SchemaRunner.Cli.Errors;

/// <summary>What the process answers to whoever started it.</summary>
internal static class ExitCode
{
    /// <summary>Done, or nothing to do.</summary>
    public const int Done = 0;

    /// <summary>Differences found: pending, drift, findings.</summary>
    public const int Differences = 1;

    /// <summary>Wrong usage or configuration.</summary>
    public const int Usage = 2;

    /// <summary>Cannot connect, or not permitted.</summary>
    public const int Connection = 3;

    /// <summary>Scripts or history are invalid; nothing ran.</summary>
    public const int Scripts = 4;

    /// <summary>A script failed; rolled back.</summary>
    public const int ScriptFailed = 5;

    /// <summary>Verification found a mismatch; rolled back.</summary>
    public const int Mismatch = 6;

    /// <summary>Failed and not rolled back: a phase outside a transaction is incomplete.</summary>
    public const int Incomplete = 7;

    /// <summary>The run lock was not obtained.</summary>
    public const int RunLock = 8;

    /// <summary>A lock in the database, or a statement's time, ran out.</summary>
    public const int LockTimeout = 9;

    /// <summary>Refused by policy.</summary>
    public const int Refused = 10;

    /// <summary>The backup failed or does not verify.</summary>
    public const int Backup = 11;

    /// <summary>A bug in SchemaRunner.</summary>
    public const int Bug = 70;

    /// <summary>The terminal was closed; rolled back.</summary>
    public const int HungUp = 129;

    /// <summary>Interrupted by Ctrl-C; rolled back.</summary>
    public const int Interrupted = 130;

    /// <summary>Told to end by SIGTERM; rolled back.</summary>
    public const int Terminated = 143;
}
