using Npgsql;

namespace SchemaRunner.Postgres.Backups;

/// <summary>Chooses the rows of a sample: the first few of each table, and what they refer to, and what that refers to.</summary>
/// <param name="source">The database, in a transaction with one snapshot.</param>
/// <param name="tables">Its tables.</param>
internal sealed class SampleRows(NpgsqlConnection source, IReadOnlyList<SampleTable> tables)
{
    private const string Doing = "choosing the rows of a sample";

    // What is sent to the server at once
    private const int MostPlaces = 5_000;

    private readonly Dictionary<long, SampleTable> byId = tables.ToDictionary(table => table.Id);
    private readonly Dictionary<long, HashSet<string>> chosen = [];
    private readonly Queue<(long Table, string[] Places)> unfollowed = new();

    /// <summary>The rows by the tables that they lie in, in portions.</summary>
    public IEnumerable<(SampleTable Table, string[] Places)> Chosen =>
        chosen.SelectMany(rows => rows.Value.Chunk(MostPlaces).Select(places => (byId[rows.Key], places)));

    /// <summary>Chooses them.</summary>
    /// <param name="rows">How many of each table at first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task ChooseAsync(int rows, CancellationToken cancellationToken)
    {
        if (rows == 0) return;
        var keys = await source.QueryAsync<SampleKey>(Doing, Sql.Read("sample_keys"), null, cancellationToken);
        foreach (var table in tables.Where(table => table.RootId == table.Id && !table.IsJournal))
        {
            Add(await source.QueryAsync<SampleRow>(
                Doing, $"{Select("t")} FROM {table.Rows} t LIMIT {rows}", null, cancellationToken));
        }

        while (unfollowed.TryDequeue(out var next))
        {
            var child = byId[next.Table];
            foreach (var key in keys.Where(key => key.ChildId == child.RootId && byId.ContainsKey(key.ParentId)))
            {
                Add(await source.QueryAsync<SampleRow>(
                    Doing,
                    $"{Select("p")} FROM {child.Rows} c JOIN {byId[key.ParentId].Rows} p ON {key.Condition} WHERE c.ctid = ANY ({Places(next.Places)})",
                    null, cancellationToken));
            }
        }
    }

    /// <summary>The places as SQL writes them.</summary>
    public static string Places(string[] places) => $"'{{{string.Join(',', places.Select(place => $"\"{place}\""))}}}'::pg_catalog.tid[]";

    private static string Select(string alias) =>
        $"SELECT {alias}.tableoid::pg_catalog.int8 AS \"TableId\", {alias}.ctid::pg_catalog.text AS \"Place\"";

    private void Add(IEnumerable<SampleRow> rows)
    {
        foreach (var table in rows.GroupBy(row => row.TableId))
        {
            if (!chosen.TryGetValue(table.Key, out var known)) chosen.Add(table.Key, known = []);
            foreach (var places in table.Select(row => row.Place).Where(known.Add).Chunk(MostPlaces)) unfollowed.Enqueue((table.Key, places));
        }
    }
}
