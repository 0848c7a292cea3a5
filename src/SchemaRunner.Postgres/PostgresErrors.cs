using System.Net.Sockets;
using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>Says what the driver's exceptions mean in the engine's own.</summary>
internal static class PostgresErrors
{
    /// <summary>What went wrong while connecting.</summary>
    public static EngineException Connecting(Exception error, ConnectionTarget target)
    {
        var (reason, hint) = error switch
        {
            PostgresException e => Refusal(e, target),
            NpgsqlException { InnerException: SocketException s } => Unreachable(s, target),
            NpgsqlException { InnerException: TimeoutException } or TimeoutException
                => ($"{target.Address} does not answer in time", "check the host, the port and the firewall"),
            SocketException s => Unreachable(s, target),
            NpgsqlException { InnerException: AggregateException { InnerExceptions: [.., SocketException s] } } => Unreachable(s, target),
            _ when error.Message.StartsWith("No password", StringComparison.Ordinal)
                => ($"the server asks for a password for user {target.User}", "set PGPASSWORD or add a line to ~/.pgpass"),
            _ => (FirstLine(error.InnerException?.Message ?? error.Message), null),
        };
        return new ConnectionFailedException(target.Text, reason, hint, error);
    }

    /// <summary>What went wrong in a query of our own.</summary>
    public static Exception Own(NpgsqlException error, string doing) => error switch
    {
        PostgresException e => General(e) ?? e.SqlState switch
        {
            PostgresErrorCodes.InsufficientPrivilege => new PermissionDeniedException($"{doing}: {e.MessageText}", HintFor(e), e),
            PostgresErrorCodes.ReadOnlySqlTransaction => new ReadOnlyDatabaseException(
                $"{doing}: {e.MessageText}", "look with 'schemarunner doctor' for what makes it read-only", e),
            _ when SpaceHint(e) is { } hint => new OutOfSpaceException($"{doing}: {e.MessageText}", $"{hint}, then run again", e),
            _ => new StatementFailedException($"{doing}: {e.MessageText}", e.SqlState, offset: null, DetailOf(e), e),
        },
        _ => Lost(error, doing),
    };

    /// <summary>What went wrong in a script's statement.</summary>
    public static Exception Script(NpgsqlException error, string statement) => error switch
    {
        PostgresException e => General(e)
            ?? new StatementFailedException(e.MessageText, e.SqlState, OffsetOf(e, statement), DetailOf(e), e, ScriptHint(e)),
        _ => Lost(error, "running a statement"),
    };

    /// <summary>What to do about a statement that nothing is wrong with; <see langword="null"/> for any other.</summary>
    private static string? ScriptHint(PostgresException error) =>
        error.SqlState == PostgresErrorCodes.InsufficientPrivilege ? HintFor(error)
        : SpaceHint(error) is { } hint ? $"{hint}, then run it again"
        : error.SqlState == "55P04" ? "a new value of an enumeration can be used once it is committed: put its use into the next migration"
        : null;

    private static string? SpaceHint(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.DiskFull => "make room on the server's disk",
        PostgresErrorCodes.ConfigurationLimitExceeded => "raise that limit",
        _ => null,
    };

    private static string HintFor(PostgresException error) => error.MessageText switch
    {
        var said when said.Contains("row-level security", StringComparison.Ordinal)
            => "every row must be seen to be compared: use the tables' owner or a role with BYPASSRLS",
        var said when said.StartsWith("must be owner", StringComparison.Ordinal) => "use the owner, or grant its role to this user",
        _ => "grant it to this user, or use the owner",
    };

    /// <summary>Timeouts, conflicts and lost connections: the same whoever's query it was.</summary>
    private static EngineException? General(PostgresException error) => error.SqlState switch
    {
        PostgresErrorCodes.LockNotAvailable => new LockTimeoutException(
            $"a lock was not obtained in time: {error.MessageText}",
            "find the session that holds it (pg_stat_activity), or raise --lock-timeout", error),
        PostgresErrorCodes.QueryCanceled when error.MessageText.Contains("timeout", StringComparison.Ordinal)
            => new LockTimeoutException($"a statement timed out: {error.MessageText}", "raise --statement-timeout", error) { IsTransient = false },
        PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure => new LockTimeoutException(
            error.MessageText + (error.Detail is null ? "" : $" ({FirstLine(error.Detail)})"), "run again", error),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or "57P05" or "25P03" => new ConnectionLostException($"the server ended the connection: {error.MessageText}", error),
        _ => null,
    };

    private static ConnectionLostException Lost(Exception error, string doing)
        => new($"the connection was lost while {doing}: {FirstLine(error.InnerException?.Message ?? error.Message)}", error);

    private static (string Reason, string? Hint) Refusal(PostgresException error, ConnectionTarget target) => error.SqlState switch
    {
        PostgresErrorCodes.InvalidPassword => (
            $"password authentication failed for user {target.User}",
            "set PGPASSWORD or add a line to ~/.pgpass"),
        PostgresErrorCodes.InvalidAuthorizationSpecification => (error.MessageText, "check the user and the server's pg_hba.conf"),
        PostgresErrorCodes.InvalidCatalogName => (error.MessageText, $"create it first: createdb {target.Database}"),
        PostgresErrorCodes.InsufficientPrivilege => (
            error.MessageText, $"GRANT CONNECT ON DATABASE {Sql.Quote(target.Database)} TO {Sql.Quote(target.User)}"),
        PostgresErrorCodes.TooManyConnections => (error.MessageText, RoomFor(error, target)),
        PostgresErrorCodes.CannotConnectNow => (
            error.MessageText, "wait until the server is ready, then run again"),
        _ => (error.MessageText, null),
    };

    private static string RoomFor(PostgresException error, ConnectionTarget target) =>
        error.MessageText.Contains("for role", StringComparison.Ordinal)
            ? $"close other sessions of {target.User}, or ALTER ROLE {Sql.Quote(target.User)} CONNECTION LIMIT"
        : error.MessageText.Contains("for database", StringComparison.Ordinal)
            ? $"close other sessions, or ALTER DATABASE {Sql.Quote(target.Database)} CONNECTION LIMIT"
        : "close other sessions, or raise max_connections";

    private static (string Reason, string? Hint) Unreachable(SocketException error, ConnectionTarget target)
        => error.SocketErrorCode switch
        {
            SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData
                => ($"there is no host of that name ({target.Address})", "check the spelling of the host"),
            SocketError.ConnectionRefused
                => ($"nothing listens at {target.Address}", "start the server, or check the host and the port"),
            _ => ($"{target.Address}: {FirstLine(error.Message)}", "check the host, the port and the network"),
        };

    /// <summary>The server counts characters; .NET counts UTF-16 units.</summary>
    private static int? OffsetOf(PostgresException error, string statement)
    {
        if (error.Position < 1) return null;
        var offset = 0;
        var characters = error.Position - 1;
        foreach (var rune in statement.EnumerateRunes())
        {
            if (characters-- == 0) break;
            offset += rune.Utf16SequenceLength;
        }

        return offset;
    }

    private static string? DetailOf(PostgresException error)
    {
        var lines = new List<string>();
        if (error.Detail is { } detail && !detail.StartsWith("Detail redacted", StringComparison.Ordinal))
            lines.Add("DETAIL: " + detail);
        if (error.Hint is { } hint) lines.Add("HINT: " + hint);
        if (error.InternalQuery is { } query) lines.Add("QUERY: " + query);
        if (error.Where is { } where) lines.Add("CONTEXT: " + where);
        return lines.Count == 0 ? null : string.Join('\n', lines);
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd('\r', '.');
}
