using Npgsql;

namespace SchemaRunner.Benchmarks.Writers;

/// <summary>Several writers on one database.</summary>
internal sealed class WriterGroup : IAsyncDisposable
{
    private readonly List<(NpgsqlConnection Connection, BusyWriter Writer, Task Work)> writers = [];

    /// <summary>Starts them.</summary>
    public static async Task<WriterGroup> StartAsync(BenchmarkDatabase database, int count, long rows, CancellationToken stop)
    {
        var group = new WriterGroup();
        for (var number = 1; number <= count; number++)
        {
            var connection = await database.OpenAsync();
            var writer = new BusyWriter(number, connection, rows);
            group.writers.Add((connection, writer, Task.Run(() => writer.RunAsync(stop), CancellationToken.None)));
        }

        return group;
    }

    /// <summary>How long their statements took, when all of them have ended.</summary>
    public async Task<IReadOnlyCollection<Wait>> EndAsync()
    {
        await Task.WhenAll(writers.Select(writer => writer.Work));
        return [.. writers.SelectMany(writer => writer.Writer.Waits)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (connection, _, _) in writers) await connection.DisposeAsync();
    }
}
