using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>Reads tables, before a script on several connections at once where that is asked for.</summary>
/// <param name="path">The file.</param>
/// <param name="connections">How many connections read at the most.</param>
/// <param name="work">What runs the session's work.</param>
internal sealed class TableScans(string path, int connections, SessionWork work)
{
    private const long WorthAConnection = 50_000;

    private long? committed;

    /// <summary>Begins a transaction in which nothing is written yet: what others see is what it sees.</summary>
    public void Begin(NativeConnection connection) =>
        committed = connections > 1 ? ReadConnection.StructureOf(connection) : null;

    /// <summary>Says that something may be written from now on, which only the session's own connection sees.</summary>
    public void Close() => committed = null;

    /// <summary>Reads them.</summary>
    public async Task<IReadOnlyList<TableContent>> ReadAsync(
        DatabaseFile file, IReadOnlyList<TableScan> scans, Action<Table> scanning, CancellationToken cancellationToken)
    {
        var queue = committed is null || scans.Count == 1
            ? ScanQueue.InOrder(scans, scanning)
            : await work.RunAsync(() => ScanQueue.BiggestFirst(file.Connection, scans, scanning, WorthAConnection), cancellationToken);
        var own = work.RunAsync(() => queue.Work(file.Connection), cancellationToken);
        var readers = Enumerable.Range(1, Math.Max(0, Math.Min(connections, queue.Worthwhile) - 1))
            .Select(_ => Task.Run(() => ReadAlong(queue, cancellationToken), CancellationToken.None));
        await Task.WhenAll([own, .. readers]);
        return queue.Contents;
    }

    private void ReadAlong(ScanQueue queue, CancellationToken cancellationToken)
    {
        using var reader = ReadConnection.TryOpen(path, committed!.Value);
        if (reader is not null) work.Run(reader, () => queue.Work(reader), cancellationToken);
    }
}
