using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether a connection keeps its session, which the run lock lives in; a transaction pooler lends sessions.</summary>
internal static class SessionExamination
{
    private const string Subject = "sessions";
    private const string Doing = "looking for a transaction pooler";

    /// <summary>Occupies a second connection with a transaction, so that a pooler has to show that it lends.</summary>
    public static async Task<Examination> OfAsync(
        NpgsqlConnection connection, NpgsqlDataSource source, ConnectionTarget target, CancellationToken cancellationToken)
    {
        var first = await PidAsync(connection, cancellationToken);
        try
        {
            await using var other = await PostgresConnection.OpenAsync(source, target, cancellationToken);
            await other.ExecuteAsync(Doing, ["BEGIN READ ONLY"], cancellationToken);
            var lent = await PidAsync(other, cancellationToken) == first || await PidAsync(connection, cancellationToken) != first;
            await other.ExecuteAsync(Doing, ["ROLLBACK"], cancellationToken);
            return lent
                ? Examination.Problem(
                    Subject, "a transaction pooler stands between: the run lock does not stay with the session",
                    "connect to the server itself, or to a pooler in session mode")
                : Examination.Ok(Subject, "a connection keeps its session");
        }
        catch (ConnectionFailedException full)
        {
            return Examination.Problem(Subject, $"a second connection, which a run needs, is not to be had: {full.Message}", full.Hint ?? "close other sessions");
        }
    }

    private static async Task<int> PidAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<int>(Doing, "SELECT pg_catalog.pg_backend_pid()", null, cancellationToken))[0];
}
