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
        SELECT pg_catalog.set_config('client_connection_check_interval', '1s', false)
        WHERE pg_catalog.current_setting('client_connection_check_interval', true) IS NOT NULL
          AND pg_catalog.version() LIKE '%linux%'
        """;

    /// <summary>Sets time limits and a label.</summary>
    /// <remarks>Comparing may take longer than a server lets an idle transaction live.</remarks>
    private const string Limit =
        """
        SELECT pg_catalog.set_config('lock_timeout', $1, false), pg_catalog.set_config('statement_timeout', $2, false),
               pg_catalog.set_config('idle_in_transaction_session_timeout', '0', false),
               pg_catalog.set_config('application_name', $3, false)
        """;

    /// <summary>Forgets what a script has set.</summary>
    public static IReadOnlyList<string> Reset { get; } =
        ["SET SESSION AUTHORIZATION DEFAULT", "RESET ROLE", "RESET ALL", NoticeDeadClient];

    /// <summary>Adds the commands that set a phase's limits.</summary>
    public static void Ask(RoundTrip trip, PhaseSettings settings) => trip.Ask<string>(
        Limit,
        TableLocks.Milliseconds(settings.LockTimeout).ToString(),
        (settings.StatementTimeout is { } time ? TableLocks.Milliseconds(time) : 0).ToString(),
        settings.Label);
}
