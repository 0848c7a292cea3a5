using SchemaRunner.Engines;
using SchemaRunner.Postgres.Locks;

namespace SchemaRunner.Postgres;

/// <summary>The commands that give a script a session as a new one has it, with its time limits.</summary>
internal static class PhaseCommands
{
    /// <summary>Lets the server end the session within a second after this process has died, also in mid-statement.</summary>
    /// <remarks>
    /// It would otherwise go on with the statement, and keep its locks, until it has something to say. The setting came with
    /// PostgreSQL 14; servers on other systems may refuse it.
    /// </remarks>
    public const string NoticeDeadClient =
        """
        SELECT pg_catalog.set_config(name, '1s', false) FROM pg_catalog.pg_settings
        WHERE name = 'client_connection_check_interval' AND pg_catalog.version() LIKE '%linux%'
        """;

    public static IReadOnlyList<string> Reset { get; } =
        ["SET SESSION AUTHORIZATION DEFAULT", "RESET ROLE", "RESET ALL", NoticeDeadClient];

    public static IReadOnlyList<string> Start(PhaseSettings settings) =>
    [
        .. Reset,
        $"SET lock_timeout = {TableLocks.Milliseconds(settings.LockTimeout)}",
        $"SET statement_timeout = {(settings.StatementTimeout is { } time ? TableLocks.Milliseconds(time) : 0)}",

        // Comparing may take longer than a server lets an idle transaction live
        "SET idle_in_transaction_session_timeout = 0",
        $"SET application_name = {Sql.Literal(settings.Label)}",
    ];
}
