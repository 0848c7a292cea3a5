using SchemaRunner.Sqlite.Native;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>The queries that describe a database, without the driver's mapping, which costs more than they do.</summary>
internal static class CatalogQueries
{
    private const string ObjectsQuery = "objects";

    /// <summary>Every object but the journal's, in the order in which they were made.</summary>
    public static List<ObjectRow> Objects(NativeConnection connection) => Read(connection, SqlFile.Read(ObjectsQuery), row => new ObjectRow
    {
        RowId = row.Int64(0),
        Type = row.Text(1)!,
        Name = row.Text(2)!,
        TableName = row.Text(3)!,
        Sql = row.Text(4),
    });

    /// <summary>What the library tells of some tables beyond their texts.</summary>
    public static void Describe(NativeConnection connection, IReadOnlyList<TableRows> tables)
    {
        if (tables.Count == 0) return;
        var ids = string.Join(", ", tables.Select(table => table.Table.RowId));
        var columns = Of(connection, "columns", ids, ToColumn).ToLookup(row => row.TableRowId);
        var keys = Of(connection, "foreign_keys", ids, ToForeignKey).ToLookup(row => row.TableRowId);
        var indexColumns = Of(connection, "index_columns", ids, ToIndexColumn).ToLookup(row => row.TableRowId);
        foreach (var table in tables)
        {
            table.Columns = [.. columns[table.Table.RowId]];
            table.ForeignKeys = [.. keys[table.Table.RowId]];
            table.IndexColumns = [.. indexColumns[table.Table.RowId]];
        }
    }

    /// <summary>The counters of AUTOINCREMENT tables.</summary>
    public static List<SequenceRow> Sequences(NativeConnection connection) => Read(
        connection, SqlFile.Read("sequences"), row => new SequenceRow { Name = row.Text(0)!, LastValue = row.Int64(1) });

    private static List<T> Of<T>(NativeConnection connection, string query, string ids, Func<NativeStatement, T> read) =>
        Read(connection, SqlFile.Read(query).Replace("/*tables*/", ids, StringComparison.Ordinal), read);

    private static List<T> Read<T>(NativeConnection connection, string sql, Func<NativeStatement, T> read)
    {
        using var statement = connection.Prepare(sql);
        var rows = new List<T>();
        while (statement.Step()) rows.Add(read(statement));
        return rows;
    }

    private static ColumnRow ToColumn(NativeStatement row) => new()
    {
        TableRowId = row.Int64(0),
        Position = row.Int64(1),
        Name = row.Text(2)!,
        Type = row.Text(3),
        IsNotNull = row.Int64(4),
        DefaultText = row.Text(5),
        KeyPosition = row.Int64(6),
        Hidden = row.Int64(7),
    };

    private static ForeignKeyRow ToForeignKey(NativeStatement row) => new()
    {
        TableRowId = row.Int64(0),
        Id = row.Int64(1),
        Position = row.Int64(2),
        ParentTable = row.Text(3)!,
        ChildColumn = row.Text(4)!,
        ParentColumn = row.Text(5),
        OnUpdate = row.Text(6)!,
        OnDelete = row.Text(7)!,
    };

    private static IndexColumnRow ToIndexColumn(NativeStatement row) => new()
    {
        TableRowId = row.Int64(0),
        IndexName = row.Text(1)!,
        IsUnique = row.Int64(2),
        Origin = row.Text(3)!,
        Position = row.Int64(4),
        ColumnName = row.Text(5),
        IsDescending = row.Int64(6),
        Collation = row.Text(7),
    };
}
