using SchemaRunner.Engines;
using SchemaRunner.Postgres.Locks;

namespace SchemaRunner.Postgres;

/// <summary>The commands that give a script a session as a new one has it, with its time limits.</summary>
internal static class PhaseCommands
{
    public static IReadOnlyList<string> Reset { get; } = ["SET SESSION AUTHORIZATION DEFAULT", "RESET ROLE", "RESET ALL"];

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
