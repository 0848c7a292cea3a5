using Npgsql;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Finds out whether a pooler gives a connection another session of the server's for each transaction.</summary>
/// <remarks>
/// Poolers tell clients a number of their own for the session, so that only where it is not the server's a second connection
/// is needed: in a transaction of its own, a transaction pooler gives it the session that the idle lock's connection seems to
/// have, or the idle one another than before.
/// </remarks>
internal static class TransactionPooler
{
    /// <summary>What is wrong with one.</summary>
    public const string Reason = "a transaction pooler stands between: the run lock does not stay with the session";

    /// <summary>What to do about it.</summary>
    public const string Hint = "connect to the server itself, or to a pooler in session mode";

    private const string Doing = "looking for a pooler";
    private const string AskPid = "SELECT pg_catalog.pg_backend_pid()";
    private const int Looks = 3;

    /// <summary>Looks for one.</summary>
    /// <param name="source">Where connections come from.</param>
    /// <param name="target">Where they go.</param>
    /// <param name="idle">A connection without a transaction.</param>
    /// <param name="pid">The number of its session, as the server told it last.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<bool> IsBetweenAsync(
        NpgsqlDataSource source, ConnectionTarget target, NpgsqlConnection idle, int pid, CancellationToken cancellationToken)
    {
        if (idle.ProcessID == pid) return false;
        await using var other = await PostgresConnection.OpenAsync(source, target, cancellationToken);
        for (var look = 0; look < Looks; look++)
        {
            await other.ExecuteAsync(Doing, ["BEGIN"], cancellationToken);
            var taken = await PidAsync(other, cancellationToken);
            await other.ExecuteAsync(Doing, ["ROLLBACK"], cancellationToken);
            if (taken == pid || await PidAsync(idle, cancellationToken) != pid) return true;
        }

        return false;
    }

    private static async Task<int> PidAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<int>(Doing, AskPid, null, cancellationToken))[0];
}
