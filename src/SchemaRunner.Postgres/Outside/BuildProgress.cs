using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Outside;

/// <summary>Tells, while a statement builds an index, how far the server says that it has come.</summary>
/// <param name="connection">Another connection than the statement's, used by nobody else meanwhile.</param>
/// <param name="pid">The statement's session.</param>
/// <param name="told">Told each time that something has moved.</param>
/// <param name="time">The clock.</param>
internal sealed class BuildProgress(NpgsqlConnection connection, int pid, Action<string> told, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Runs the statement and looks after it.</summary>
    public async Task<T> OverAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var looking = LookAsync(stop.Token);
        try
        {
            return await work();
        }
        finally
        {
            await stop.CancelAsync();
            await looking;
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        var last = "";
        try
        {
            while (true)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (cancellationToken.IsCancellationRequested) return;
                var rows = await connection.QueryAsync<ProgressRow>(
                    "looking how far the index is", Sql.Read("build_progress"), new { pid }, cancellationToken);
                if (rows is not [var row] || row.ToString() is not { Length: > 0 } now || now == last) continue;
                told(now);
                last = now;
            }
        }
        catch (Exception e) when (e is OperationCanceledException or EngineException)
        {
            // The statement has ended, or nobody can be asked: it goes on without
            return;
        }
    }
}
