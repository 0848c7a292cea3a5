using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Examinations;
using SchemaRunner.Postgres.Locks;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether there is a second session to be had, and each connection keeps its own: the run lock lives in one.</summary>
internal static class SessionExamination
{
    private const string Subject = "sessions";

    /// <summary>Opens a second connection and closes it.</summary>
    public static async Task<Examination> OfAsync(
        NpgsqlConnection connection, NpgsqlDataSource source, ConnectionTarget target, int pid, CancellationToken cancellationToken)
    {
        try
        {
            await using (await PostgresConnection.OpenAsync(source, target, cancellationToken)) { }
            return await TransactionPooler.IsBetweenAsync(source, target, connection, pid, cancellationToken)
                ? Examination.Problem(Subject, TransactionPooler.Reason, TransactionPooler.Hint)
                : Examination.Ok(Subject, "a connection keeps its session");
        }
        catch (ConnectionFailedException full)
        {
            return Examination.Problem(Subject, $"a second connection, which a run needs, is not to be had: {full.Message}", full.Hint ?? "close other sessions");
        }
    }
}
