using System.Data.Common;
using Dapper;
using Npgsql;
using SchemaRunner.Postgres.Catalog;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres;

/// <summary>Reads the structure: every catalog query in one round trip.</summary>
/// <remarks>
/// Event triggers, publications, subscriptions and default privileges are not read: they belong to the database or to
/// roles rather than to its tables.
/// </remarks>
internal static class PostgresCatalog
{
    private static readonly (ObjectKind Kind, string Query)[] s_objects =
    [
        (ObjectKind.Schema, "schemas"), (ObjectKind.Extension, "extensions"), (ObjectKind.Type, "types"),
        (ObjectKind.Constraint, "constraints"), (ObjectKind.Index, "indexes"), (ObjectKind.View, "views"),
        (ObjectKind.Function, "functions"), (ObjectKind.Trigger, "triggers"), (ObjectKind.Rule, "rules"),
        (ObjectKind.Policy, "policies"), (ObjectKind.Partition, "partitions"), (ObjectKind.Statistics, "statistics"),
        (ObjectKind.Comment, "comments"), (ObjectKind.Grant, "grants"),
    ];

    /// <summary>Reads it, under settings that the caller has pinned.</summary>
    public static async Task<Structure> ReadAsync(
        NpgsqlConnection connection, string defaultSchema, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Timeout = 0;
        foreach (var query in (string[])["tables", "columns", "foreign_keys", "sequences", .. s_objects.Select(o => o.Query)])
            batch.BatchCommands.Add(new NpgsqlBatchCommand(
                query == "foreign_keys" ? ForeignKeyQuery.For(connection.PostgreSqlVersion) : Sql.Read(query)));

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var tableRows = await ReadRowsAsync<TableRow>(reader, cancellationToken);
        var columns = (await ReadRowsAsync<ColumnRow>(reader, cancellationToken)).ToLookup(c => c.TableId);
        var keys = await ReadRowsAsync<ForeignKeyRow>(reader, cancellationToken);
        var sequences = await ReadRowsAsync<SequenceRow>(reader, cancellationToken);
        var objects = new List<SchemaObject>();
        foreach (var (kind, _) in s_objects)
            objects.AddRange((await ReadRowsAsync<ObjectRow>(reader, cancellationToken)).Select(r => r.ToObject(kind)));

        await reader.CloseAsync();
        var starts = await ReadStartsAsync(connection, sequences, cancellationToken);

        // What hangs on a table that is not ours (the journal, an extension's, a temporary one) is not ours either
        var tables = tableRows.ConvertAll(t => ToTable(t, columns[t.Id]));
        var relations = tables.Select(t => t.Id)
            .Concat(objects.Where(o => o.Kind == ObjectKind.View).Select(o => o.Id))
            .ToHashSet();
        return new Structure
        {
            DefaultSchema = defaultSchema,
            Tables = tables,
            ForeignKeys = [.. keys.Where(k => relations.Contains(k.ChildTableId)).Select(ToForeignKey)],
            Sequences = sequences.ConvertAll(s => ToSequence(s, starts)),
            Objects = [.. objects.Where(o => o.TableId is null || relations.Contains(o.TableId))],
        };
    }

    private static async Task<List<T>> ReadRowsAsync<T>(DbDataReader reader, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        var parse = reader.GetRowParser<T>();
        while (await reader.ReadAsync(cancellationToken)) rows.Add(parse(reader));
        await reader.NextResultAsync(cancellationToken);
        return rows;
    }

    private static Table ToTable(TableRow row, IEnumerable<ColumnRow> columns) => new()
    {
        Id = row.Id,
        Schema = row.Schema,
        Name = row.Name,
        Columns = [.. columns.Select(ToColumn)],
        KeyColumnIds = row.Key is null ? [] : row.Key.Split(' '),
        HoldsRows = row.HoldsRows,
        EstimatedRows = row.EstimatedRows,
        Facets = FacetRows.Read(row.Facets),
    };

    private static Column ToColumn(ColumnRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        Type = row.Type,
        TypeMeaning = row.TypeMeaning,
        IsGenerated = row.IsGenerated,
        Facets = FacetRows.Read(row.Facets),
    };

    private static ForeignKey ToForeignKey(ForeignKeyRow row) => new()
    {
        Id = row.Id,
        Name = row.Name,
        ChildTableId = row.ChildTableId,
        ChildColumnIds = row.ChildColumnIds,
        ParentTableId = row.ParentTableId,
        ParentTable = row.ParentTable,
        ParentColumns = row.ParentColumns,
        MatchFull = row.MatchFull,
        IsValidated = row.IsValidated,
        IsHeld = row.IsHeld,
        Facets = FacetRows.Read(row.Facets),
    };

    /// <summary>Where sequences stand that have handed out nothing yet: one step before the value that comes next.</summary>
    private static async Task<Dictionary<string, long>> ReadStartsAsync(
        NpgsqlConnection connection, IEnumerable<SequenceRow> sequences, CancellationToken cancellationToken)
    {
        var unused = sequences.Where(s => s.IsUnused).Select(NameOf);
        var positions = await SequencePositions.ReadAsync(connection, unused, cancellationToken);
        return positions.ToDictionary(p => p.Name, p => unchecked(p.LastValue - p.Increment));
    }

    private static string NameOf(SequenceRow row) => Sql.Quote(row.Schema, row.Name);

    private static Sequence ToSequence(SequenceRow row, Dictionary<string, long> starts) => new()
    {
        Id = row.Id,
        Schema = row.Schema,
        Name = row.Name,
        LastValue = row.LastValue ?? (starts.TryGetValue(NameOf(row), out var start) ? start : null),
        Descending = row.Descending,
        Facets = FacetRows.Read(row.Facets),
    };
}
