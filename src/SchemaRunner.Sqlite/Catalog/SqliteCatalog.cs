using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>Describes a database, and from the second time on only what has changed in it.</summary>
/// <remarks>
/// What the pragmas tell of a table follows from its own text and its indexes', so that equal rows of
/// <c>sqlite_master</c> mean the same. Three things reach further: a name in double quotes, which is a text while nothing
/// is called so; a foreign key, which may mean the parent's primary key; a virtual table, which may take its columns from
/// another table.
/// </remarks>
internal sealed class SqliteCatalog(PhaseIdentities identities)
{
    internal const string Schema = "main";

    private KnownNames names = new();
    private List<ObjectRow> objects = [];
    private Dictionary<long, DescribedTable> tables = [];
    private Dictionary<long, DescribedObject> others = [];
    private bool isCurrent;
    private bool wasCurrent;

    /// <summary>Reads the structure, with the identities of this phase.</summary>
    public Structure Read(NativeConnection connection)
    {
        var builder = new TableBuilder(identities, names);
        var rows = isCurrent ? objects : CatalogQueries.Objects(connection).FindAll(row => !identities.IsSentinel(row.RowId));
        var isSame = isCurrent || rows.SequenceEqual(objects);
        var now = isSame ? [.. tables.Values.Select(table => table.Rows)] : Group(rows);
        if (!isSame) Describe(connection, now, rows);

        var sources = new Dictionary<string, TableSource>(SqliteNames.Comparer);
        var described = new Dictionary<long, DescribedTable>(now.Count);
        foreach (var table in now)
        {
            var built = tables.GetValueOrDefault(table.Table.RowId);
            if (built is null || built.Rows != table || IsDoubtful(built.DoubtfulNames) || built.Stamp != identities.StampOf(table))
                built = builder.Build(table);
            described.Add(table.Table.RowId, built);
            sources.Add(table.Table.Name, built.Source);
        }

        others = DescribeOthers(rows, sources, builder);
        (objects, tables, isCurrent) = (rows, described, connection.InTransaction);
        names.Settle();
        foreach (var table in described.Values) table.DescribeKeys(sources);
        var counters = rows.Exists(row => row.Name == "sqlite_sequence") ? CatalogQueries.Sequences(connection) : [];
        return new Structure
        {
            DefaultSchema = Schema,
            Tables = [.. described.Values.Select(table => table.Source.Table)],
            ForeignKeys = [.. described.Values.SelectMany(table => table.Keys)],
            Sequences = Sequences(described.Values, counters),
            Objects = [.. described.Values.SelectMany(table => table.Objects), .. others.Values.Select(other => other.Object)],
        };
    }

    /// <summary>Says that the structure may be another than the one that was read.</summary>
    public void Distrust() => isCurrent = wasCurrent = false;

    /// <summary>Reads everything anew the next time.</summary>
    public void Forget()
    {
        Distrust();
        (objects, tables, others, names) = ([], [], [], new());
    }

    /// <summary>Ends a transaction; outside of one anybody may change the structure.</summary>
    public void Leave()
    {
        wasCurrent = isCurrent;
        isCurrent = false;
    }

    /// <summary>Begins one after it, with nobody else's commit in between.</summary>
    public void Return() => isCurrent |= wasCurrent;

    // Keeps the rows of tables that are the same, so that they are known by reference
    private void Describe(NativeConnection connection, List<TableRows> now, List<ObjectRow> rows)
    {
        var changed = new List<TableRows>();
        for (var i = 0; i < now.Count; i++)
        {
            var was = tables.GetValueOrDefault(now[i].Table.RowId)?.Rows;
            if (was is { IsVirtual: false } && was.IsSame(now[i])) now[i] = was;
            else changed.Add(now[i]);
        }

        CatalogQueries.Describe(connection, changed);
        var kept = now.ToHashSet(ReferenceEqualityComparer.Instance);
        names.Remove(tables.Values.Where(table => !kept.Contains(table.Rows)).SelectMany(table => table.Rows.Names));
        names.Add(changed.SelectMany(table => table.Names));
        names.Remove(objects.Where(IsOther).Select(row => row.Name));
        names.Add(rows.Where(IsOther).Select(row => row.Name));
    }

    private Dictionary<long, DescribedObject> DescribeOthers(
        List<ObjectRow> rows, Dictionary<string, TableSource> sources, TableBuilder builder)
    {
        var now = new Dictionary<long, DescribedObject>();
        foreach (var row in rows.Where(row => row.Type is "view" or "trigger"))
        {
            var tableId = row.Type == "trigger" ? sources.GetValueOrDefault(row.TableName)?.Table.Id : null;
            var built = others.GetValueOrDefault(row.RowId);
            if (built is null || built.Row != row || built.IsOld != identities.IsOld(row.RowId)
                || built.Object.TableId != tableId || IsDoubtful(built.DoubtfulNames))
            {
                built = new(row, identities.IsOld(row.RowId), builder.Build(row, tableId), KnownNames.Doubtful([row.Sql]));
            }

            now.Add(row.RowId, built);
        }

        return now;
    }

    private static List<TableRows> Group(List<ObjectRow> rows)
    {
        var indexes = rows.Where(row => row.Type == "index").ToLookup(row => row.TableName, SqliteNames.Comparer);
        return [.. rows.Where(row => row.Type == "table" && !IsInternal(row)).Select(row => new TableRows(row, [.. indexes[row.Name]]))];
    }

    // sqlite_sequence has a row only once the table has held one; the counter is there from the start
    private static List<Sequence> Sequences(IEnumerable<DescribedTable> tables, List<SequenceRow> counters)
    {
        // The counters compare names to the letter
        var byName = counters.DistinctBy(row => row.Name).ToDictionary(row => row.Name);
        return
        [
            .. tables.Select(table => table.Source).Where(source => source.Definition.IsAutoIncrement).Select(source => new Sequence
            {
                Id = $"{source.Table.Id}.sequence",
                Schema = Schema,
                Name = source.Table.Name,
                LastValue = byName.GetValueOrDefault(source.Table.Name)?.LastValue,
                Facets = [new("owned by", source.Table.Name, source.Table.Id)],
            }),
        ];
    }

    private bool IsDoubtful(HashSet<string>? doubtful) =>
        doubtful is not null && names.Changed.Count > 0 && names.Changed.Any(doubtful.Contains);

    private static bool IsOther(ObjectRow row) => row.Type is "view" or "trigger" || IsInternal(row);

    private static bool IsInternal(ObjectRow row) =>
        row.Type == "table" && row.Name.StartsWith("sqlite_", StringComparison.OrdinalIgnoreCase);
}
