using Npgsql;
using SchemaRunner.Engines;
using SchemaRunner.Postgres.Content;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Scope;

/// <summary>Proves which tables a phase has touched, by the locks that the server keeps until the transaction ends.</summary>
/// <remarks>
/// <para>
/// A table is touched when we hold a lock on it that is taken to write rows (row exclusive or exclusive); when we hold
/// access exclusive and its rows lie in another file than at the start; when it is gone; or when the labels or attributes
/// of a type in its columns have changed. Our own locks are none of these: share row exclusive on the tables in scope,
/// those on temporary tables, on sequences and on the journal, which are no tables of the structure.
/// </para>
/// <para>
/// It holds once deferred triggers have run, in the same transaction, and as long as nobody writes to the catalog, which
/// makes it everything. A partition's touch is one of the tables above it, for keys stand on those. In a later phase of
/// the same transaction the locks of the earlier ones count again, and a file may be emptied in place, so that every
/// access exclusive lock counts.
/// </para>
/// <para>
/// A column's new type or collation that needs no rewrite is not among them: the structure shows it, and whoever compares
/// reads such a table again.
/// </para>
/// </remarks>
internal sealed class TouchWatch(NpgsqlConnection connection)
{
    private const string Doing = "looking for what was touched";
    private Dictionary<string, TableFile>? _start;
    private int _phases;

    /// <summary>Remembers what stands at the start of a phase.</summary>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        Start(await connection.QueryAsync<TableFile>(Doing, Sql.Read("touch_start"), null, cancellationToken));

    /// <summary>Remembers what was read with <c>touch_start.sql</c>.</summary>
    public void Start(IEnumerable<TableFile> files)
    {
        _start = files.ToDictionary(f => f.Id);
        _phases++;
    }

    /// <summary>Reads what was touched, in one round trip, out of reach of the script's settings.</summary>
    /// <param name="labels">The labels of enums at the start of the phase.</param>
    /// <param name="transactionId">The transaction that the phase began in.</param>
    /// <param name="asked">What <c>touched.sql</c> returned; <see langword="null"/> when it has not been asked.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="TransactionEndedException">It is another transaction by now.</exception>
    public async Task<TableScope> ReadAsync(
        IReadOnlyList<EnumLabel> labels, string? transactionId, IReadOnlyList<TouchedRow>? asked, CancellationToken cancellationToken)
    {
        if (_start is null) return TableScope.Everything("no phase was started");
        var rows = asked ?? await QueryAsync(cancellationToken);
        if (rows.Single(r => r.Kind == "transaction").Id != transactionId) throw new TransactionEndedException();

        return rows.FirstOrDefault(r => r.Kind == "catalog") is { } catalog
            ? TableScope.Everything($"the script writes to the catalog itself ({catalog.Id})")
            : TableScope.Of(Close(_start, rows, labels));
    }

    private HashSet<string> Close(Dictionary<string, TableFile> start, IReadOnlyList<TouchedRow> rows, IReadOnlyList<EnumLabel> labels)
    {
        var before = labels.ToDictionary(l => l.Id, l => l.Label);
        var touched = new HashSet<string>();
        foreach (var row in rows.Where(r => r.Id is not null && start.ContainsKey(r.Id)))
        {
            if (!IsTouched(row, start[row.Id!], before)) continue;
            touched.UnionWith((row.Ancestors ?? []).Where(start.ContainsKey));
            for (var id = row.Id; id is not null && start.TryGetValue(id, out var file); id = file.ParentId) touched.Add(id);
        }

        return touched;
    }

    private bool IsTouched(TouchedRow row, TableFile was, Dictionary<string, string> labels) => row.Kind switch
    {
        "table" => row.IsWritten || row.FileNode != was.FileNode || _phases > 1,
        _ => row.LabelId is null || (labels.TryGetValue(row.LabelId, out var label) && label != row.Label),
    };

    private async Task<List<TouchedRow>> QueryAsync(CancellationToken cancellationToken)
    {
        List<TouchedRow> rows = [];
        await PinnedSettings.ReadAsync(
            connection, inTransaction: true, Doing, trip => rows = trip.Ask<TouchedRow>(Sql.Read("touched")), cancellationToken);
        return rows;
    }
}
