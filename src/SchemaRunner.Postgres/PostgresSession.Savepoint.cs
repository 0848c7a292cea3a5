namespace SchemaRunner.Postgres;

/// <summary>Going back to the beginning of a phase in a transaction of several.</summary>
internal sealed partial class PostgresSession
{
    private const string Savepoint = "schemarunner_phase";

    /// <inheritdoc/>
    public async Task SetSavepointAsync(CancellationToken cancellationToken)
    {
        const string Doing = "setting a savepoint";
        string[] mark = ["SAVEPOINT " + Savepoint];
        await _connection.ExecuteAsync(
            Doing, _markedPositions is null ? mark : ["RELEASE SAVEPOINT " + Savepoint, .. mark], cancellationToken);

        // No rollback takes a sequence back
        _markedPositions = await ReadAsync(Doing, () => SequencePositions.ReadAsync(_connection, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task RollbackToSavepointAsync(CancellationToken cancellationToken)
    {
        const string Doing = "rolling back to a savepoint";
        await _connection.ExecuteAsync(Doing, ["ROLLBACK TO SAVEPOINT " + Savepoint], cancellationToken);
        ForgetEnding();
        _structure.Forget();
        await ReadAsync(Doing, () => _markedPositions!.PutBackAsync(_connection, cancellationToken), cancellationToken);
    }
}
