using Npgsql;
using SchemaRunner.Engines;

namespace SchemaRunner.Postgres.Locks;

/// <summary>Who holds the run lock, by the name of its session, and the phase, by that of the run's other session.</summary>
internal sealed class RunLockHolder
{
    public required string Label { get; init; }

    /// <summary>The application_name of the session that works; <see langword="null"/> when it is in no phase.</summary>
    public string? Work { get; init; }

    /// <summary>Looks, and takes nothing.</summary>
    public static async Task<RunLockState> FindAsync(NpgsqlConnection connection, RunLockKey key, CancellationToken cancellationToken)
    {
        var holders = await connection.QueryAsync<RunLockHolder>(
            "looking for who holds the run lock", Sql.Read("run_lock_holder"), key, cancellationToken);
        if (holders is not [var holder, ..]) return RunLockState.Free;
        var owner = LockLabel.Read(holder.Label);
        return new RunLockState(IsHeld: true, owner is null ? null : owner with { Phase = holder.Work is { } label ? PhaseSettings.PhaseOf(label) : null });
    }
}
