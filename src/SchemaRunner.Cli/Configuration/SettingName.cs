namespace SchemaRunner.Cli.Configuration;

/// <summary>The three names of one setting.</summary>
/// <param name="Flag">On the command line: <c>--lock-timeout</c>.</param>
/// <param name="Variable">In the environment: <c>SCHEMARUNNER_LOCK_TIMEOUT</c>.</param>
/// <param name="Key">In the file: <c>lockTimeout</c>; <see langword="null"/> when the file cannot set it.</param>
/// <param name="Help">What it sets, for <c>--help</c>.</param>
/// <param name="Value">What the value is called in <c>--help</c>.</param>
internal sealed record SettingName(string Flag, string Variable, string? Key, string Help, string Value)
{
    public static readonly SettingName Database = new(
        "--database", "SCHEMARUNNER_DATABASE", "database",
        "sqlite:PATH, postgres://USER@HOST/DB or a connection string", "DATABASE");

    public static readonly SettingName Migrations = new(
        "--migrations", "SCHEMARUNNER_MIGRATIONS", "migrations",
        "Folder with up/ and down/ (default: ./migrations, else the embedded set)", "DIR");

    public static readonly SettingName Config = new(
        "--config", "SCHEMARUNNER_CONFIG", null, "Settings file (default: ./schemarunner.json when present)", "FILE");

    public static readonly SettingName Verify = new(
        "--verify", "SCHEMARUNNER_VERIFY", "verify", "What is compared: content, counts or structure", "LEVEL");

    public static readonly SettingName Exclude = new(
        "--exclude", "SCHEMARUNNER_EXCLUDE", "exclude",
        "Tables whose rows are neither locked nor compared: comma list or repeated", "TABLE");

    public static readonly SettingName LockScope = new(
        "--lock-scope", "SCHEMARUNNER_LOCK_SCOPE", "lockScope",
        "Which tables a phase locks and reads: predicted (those that the script can touch) or all", "SCOPE");

    public static readonly SettingName Parallel = new(
        "--parallel", "SCHEMARUNNER_PARALLEL", "parallel",
        "How many connections read large tables before a script, 1 to 5 (default: 2)", "NUMBER");

    public static readonly SettingName OnMismatch = new(
        "--on-mismatch", "SCHEMARUNNER_ON_MISMATCH", "onMismatch", "What a mismatch does: rollback or warn", "ACTION");

    public static readonly SettingName LockTimeout = new(
        "--lock-timeout", "SCHEMARUNNER_LOCK_TIMEOUT", "lockTimeout",
        "How long to wait for locks and for another run (500ms, 5s, 2m, 1h)", "DURATION");

    public static readonly SettingName StatementTimeout = new(
        "--statement-timeout", "SCHEMARUNNER_STATEMENT_TIMEOUT", "statementTimeout",
        "How long one statement may take", "DURATION");

    public static readonly SettingName Retries = new(
        "--retries", "SCHEMARUNNER_RETRIES", "retries",
        "How often a phase is tried in all while locks of others stop it (default: 5; 1 for once)", "NUMBER");

    public static readonly SettingName ReportDir = new(
        "--report-dir", "SCHEMARUNNER_REPORT_DIR", "reportDir", "Write the run's report into this folder", "DIR");

    public static readonly SettingName ReportFormat = new(
        "--report-format", "SCHEMARUNNER_REPORT_FORMAT", "reportFormat",
        "html, markdown, json, junit: comma list or repeated (default: html,json)", "FORMAT");

    public static readonly SettingName BackupDir = new(
        "--backup-dir", "SCHEMARUNNER_BACKUP_DIR", "backupDir", "Folder of the backups (default: ./backups)", "DIR");

    public static readonly SettingName PgBin = new(
        "--pg-bin", "SCHEMARUNNER_PG_BIN", "pgBin", "Folder of pg_dump and pg_restore (default: looked for)", "DIR");

    public static readonly SettingName Output = new(
        "--output", "SCHEMARUNNER_OUTPUT", "output", "How results are printed: text or json", "FORM");

    public static readonly SettingName Yes = new(
        "--yes", "SCHEMARUNNER_YES", null, "Do not ask before something is reverted, removed, replaced or recorded", "");

    public static readonly SettingName Verbose = new(
        "--verbose", "SCHEMARUNNER_VERBOSE", null, "Say more; with errors, where they came from", "");

    public static readonly SettingName Quiet = new(
        "--quiet", "SCHEMARUNNER_QUIET", null, "No progress, results and errors only", "");

    /// <summary>Every setting with a value.</summary>
    public static IReadOnlyList<SettingName> WithValue { get; } =
    [
        Database, Migrations, Config, Verify, Exclude, LockScope, Parallel, OnMismatch, LockTimeout, StatementTimeout, Retries, ReportDir,
        ReportFormat, BackupDir, PgBin, Output,
    ];

    /// <summary>Every setting that may be a list.</summary>
    public static IReadOnlyList<SettingName> Lists { get; } = [ReportFormat, Exclude];

    /// <summary>Every setting that is on or off.</summary>
    public static IReadOnlyList<SettingName> Switches { get; } = [Yes, Verbose, Quiet];
}
