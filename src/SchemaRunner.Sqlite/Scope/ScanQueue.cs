using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Scope;

/// <summary>The tables that are to be read, the biggest first, for as many connections as there are.</summary>
internal sealed class ScanQueue
{
    private readonly Lock gate = new();
    private readonly IReadOnlyList<TableScan> scans;
    private readonly Queue<int> waiting;
    private readonly TableContent[] contents;
    private readonly Action<Table> scanning;

    private ScanQueue(IReadOnlyList<TableScan> scans, IEnumerable<int> order, Action<Table> scanning, int worthwhile)
    {
        this.scans = scans;
        this.scanning = scanning;
        waiting = new(order);
        contents = new TableContent[scans.Count];
        Worthwhile = worthwhile;
    }

    /// <summary>How many connections have something to do that takes longer than to open one.</summary>
    public int Worthwhile { get; }

    /// <summary>What was found, in the order of the scans.</summary>
    public IReadOnlyList<TableContent> Contents => contents;

    /// <summary>Takes the scans as they come.</summary>
    public static ScanQueue InOrder(IReadOnlyList<TableScan> scans, Action<Table> scanning) =>
        new(scans, Enumerable.Range(0, scans.Count), scanning, worthwhile: 1);

    /// <summary>Puts the biggest first, as far as the highest rowid tells.</summary>
    public static ScanQueue BiggestFirst(
        NativeConnection connection, IReadOnlyList<TableScan> scans, Action<Table> scanning, long worthAConnection)
    {
        var bySize = Enumerable.Range(0, scans.Count).Select(place => (place, size: SizeOf(connection, scans[place].Table)))
            .OrderByDescending(table => table.size).ToList();
        return new(scans, bySize.Select(table => table.place), scanning, bySize.Count(table => table.size >= worthAConnection));
    }

    /// <summary>Reads tables on a connection until none is left.</summary>
    /// <returns>Itself.</returns>
    public ScanQueue Work(NativeConnection connection)
    {
        while (Take() is { } place)
        {
            try
            {
                contents[place] = SqliteContentScan.Read(connection, scans[place]);
            }
            catch
            {
                lock (gate) waiting.Clear();
                throw;
            }
        }

        return this;
    }

    private int? Take()
    {
        lock (gate)
        {
            if (!waiting.TryDequeue(out var place)) return null;
            scanning(scans[place].Table);
            return place;
        }
    }

    // A table WITHOUT ROWID tells nothing of its size; it may be the biggest
    private static long SizeOf(NativeConnection connection, Table table) =>
        table.Facets.Any(facet => facet is { Name: "without rowid", Value: not null }) || table.Columns.Any(IsNamedRowid)
            ? long.MaxValue
            : connection.QueryInt64($"SELECT max(_rowid_) FROM main.{SqlText.Quote(table.Name)}");

    private static bool IsNamedRowid(Column column) => SqliteNames.Comparer.Equals(column.Name, "_rowid_");
}
