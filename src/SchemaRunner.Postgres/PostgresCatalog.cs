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
    private const string Doing = "reading the structure";

    private static readonly (ObjectKind Kind, string Query)[] s_objects =
    [
        (ObjectKind.Schema, "schemas"), (ObjectKind.Extension, "extensions"), (ObjectKind.Type, "types"),
        (ObjectKind.Constraint, "constraints"), (ObjectKind.Index, "indexes"), (ObjectKind.View, "views"),
        (ObjectKind.Function, "functions"), (ObjectKind.Trigger, "triggers"), (ObjectKind.Rule, "rules"),
        (ObjectKind.Policy, "policies"), (ObjectKind.Partition, "partitions"), (ObjectKind.Statistics, "statistics"),
        (ObjectKind.Comment, "comments"), (ObjectKind.Grant, "grants"),
    ];

    /// <summary>Reads all of it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="inTransaction">Whether a transaction is open, which goes on.</param>
    /// <param name="defaultSchema">The schema that unqualified names mean.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<Structure> ReadAsync(
        NpgsqlConnection connection, bool inTransaction, string defaultSchema, CancellationToken cancellationToken)
    {
        List<TableRow> tableRows = [];
        List<ColumnRow> columnRows = [];
        List<ForeignKeyRow> keys = [];
        List<SequenceRow> sequences = [];
        List<(ObjectKind Kind, List<ObjectRow> Rows)> objectRows = [];
        await PinnedSettings.ReadAsync(connection, inTransaction, Doing, trip =>
        {
            tableRows = trip.Ask<TableRow>(Sql.Read("tables"));
            columnRows = trip.Ask<ColumnRow>(Sql.Read("columns"));
            keys = trip.Ask<ForeignKeyRow>(Sql.Read("foreign_keys"));
            sequences = trip.Ask<SequenceRow>(Sql.Read("sequences"));
            objectRows = [.. s_objects.Select(o => (o.Kind, trip.Ask<ObjectRow>(Sql.Read(o.Query))))];
        }, cancellationToken);
        var starts = await ReadStartsAsync(connection, inTransaction, sequences, cancellationToken);

        // What hangs on a table that is not ours (the journal, an extension's, a temporary one) is not ours either
        var columns = columnRows.ToLookup(c => c.TableId);
        var tables = tableRows.ConvertAll(t => ToTable(t, columns[t.Id]));
        var objects = objectRows.SelectMany(o => o.Rows.Select(r => r.ToObject(o.Kind))).ToList();
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
        Facets = FacetRows.Read(row.Facets),
    };

    /// <summary>Where sequences stand that have handed out nothing yet: one step before the value that comes next.</summary>
    private static async Task<Dictionary<string, long>> ReadStartsAsync(
        NpgsqlConnection connection, bool inTransaction, IEnumerable<SequenceRow> sequences, CancellationToken cancellationToken)
    {
        var unused = sequences.Where(s => s.IsUnused).Select(NameOf).ToList();
        if (unused.Count == 0) return [];

        var positions = await PinnedSettings.ReadAsync(
            connection, inTransaction, Doing, () => SequencePositions.ReadAsync(connection, unused, cancellationToken), cancellationToken);
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
