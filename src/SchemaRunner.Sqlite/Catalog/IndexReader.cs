using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Catalog;

/// <summary>The indexes of one table.</summary>
internal sealed class IndexReader(
    TableSource source, Dictionary<string, ObjectRow> byName, PhaseIdentities identities, KnownNames names, Func<string, string?> ownerOf)
{
    public IEnumerable<SchemaObject> Read()
    {
        foreach (var index in source.IndexColumns.GroupBy(row => row.IndexName))
        {
            // The primary key of a WITHOUT ROWID table is the table itself, not an object
            if (byName.TryGetValue(index.Key, out var row)) yield return Read(row, [.. index]);
        }
    }

    private SchemaObject Read(ObjectRow row, List<IndexColumnRow> columns)
    {
        var (inside, after) = row.Sql is null
            ? ([], [])
            : SqlList.FirstGroup([.. names.Tokens(row.Sql).SkipWhile(token => !token.Is("ON"))]);
        var items = SqlList.Split(inside);
        var hasExpression = columns.Any(column => column.ColumnName is null);
        var ids = columns.Select(column => column.ColumnName is { } name ? source.ColumnId(name) : null).ToList();
        var meaning = string.Join(",", columns.Select((column, i) => ids[i] + Suffix(column)));
        return new()
        {
            Kind = ObjectKind.Index,
            Id = identities.ObjectId(row.RowId),
            Schema = SqliteCatalog.Schema,
            Name = row.Name,
            NameIsGenerated = row.Sql is null,
            TableId = source.Table.Id,
            ColumnIds = [.. ids.OfType<string>()],
            OwnerId = ownerOf(row.Name),
            Facets =
            [
                new("unique", columns[0].IsUnique != 0 ? "yes" : null),
                new(
                    "columns",
                    string.Join(", ", columns.Select((column, i) => (column.ColumnName ?? Expression(items[i])) + Suffix(column))),
                    hasExpression ? null : $"{source.Table.Id}({meaning})"),
                new("predicate", after.Count > 1 ? SqlText.Normalize(after.Skip(1)) : null),
            ],
        };
    }

    private static string Expression(List<SqlToken> tokens)
    {
        var end = tokens.Count;
        if (tokens[end - 1].Is("ASC") || tokens[end - 1].Is("DESC")) end--;
        if (end > 2 && tokens[end - 2].Is("COLLATE")) end -= 2;
        return SqlText.Normalize(tokens.Take(end));
    }

    private string Suffix(IndexColumnRow column)
    {
        var collation = column.Collation?.ToUpperInvariant();
        return (collation is null or "BINARY" ? "" : $" COLLATE {collation}") + (column.IsDescending != 0 ? " DESC" : "");
    }
}
