using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres;

/// <summary>Whether anybody can write to a database, and what keeps them from it.</summary>
/// <remarks>
/// A read-only default is somebody's word that nothing is to be written. Transactions could say READ WRITE and get past it;
/// that is for the person who set it to decide.
/// </remarks>
internal sealed class Writability
{
    /// <summary>Whether the server follows another one.</summary>
    public required bool IsStandby { get; init; }

    /// <summary>The server that a standby follows, where this user may see it.</summary>
    public string? Primary { get; init; }

    /// <summary>Whether transactions are read-only unless they say otherwise.</summary>
    public required bool IsReadOnly { get; init; }

    /// <summary>Where that was set, as <c>pg_settings</c> has it.</summary>
    public string? Source { get; init; }

    /// <summary>Asks the server.</summary>
    public static List<Writability> Ask(RoundTrip trip) => trip.Ask<Writability>(Sql.Read("writability"));

    /// <summary>Makes sure that somebody could write.</summary>
    /// <exception cref="ReadOnlyDatabaseException">Nobody can.</exception>
    public static async Task RequireAsync(NpgsqlConnection connection, ServerFacts server, CancellationToken cancellationToken)
    {
        var trip = new RoundTrip(connection);
        var answer = Ask(trip);
        await trip.SendAsync("looking whether the database can be written", cancellationToken);
        if (answer[0].Refusal(server) is { } refusal) throw new ReadOnlyDatabaseException(refusal.Reason, refusal.Hint);
    }

    /// <summary>Why nothing can be written, and what to do; <see langword="null"/> when nothing is in the way.</summary>
    public (string Reason, string Hint)? Refusal(ServerFacts server) =>
        IsStandby ? ("the server is a standby: nothing can be written there", $"connect to the primary{(Primary is null ? "" : $", {Primary}")}")
        : IsReadOnly ? ($"database {server.Database} is read-only: default_transaction_read_only is on{Place(server).Where}", Place(server).Hint)
        : null;

    private (string Where, string Hint) Place(ServerFacts server)
    {
        const string Reset = "RESET default_transaction_read_only";
        var (database, user) = (Sql.Quote(server.Database), Sql.Quote(server.User));
        return Source switch
        {
            "database" => (" for it", $"when it is to be written again: ALTER DATABASE {database} {Reset}"),
            "user" => ($" for user {server.User}", $"use another user, or ALTER ROLE {user} {Reset}"),
            "database user" => ($" for user {server.User} in it", $"use another user, or ALTER ROLE {user} IN DATABASE {database} {Reset}"),
            "client" => (" in this connection's options", "take it out of the connection string, or out of PGOPTIONS"),
            _ => (" for the whole server", "when it is to be written again, take it out of the server's configuration"),
        };
    }
}
