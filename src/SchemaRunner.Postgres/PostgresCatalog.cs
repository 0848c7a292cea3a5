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

    /// <summary>Reads all of it, and the moment that it shows.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="inTransaction">Whether a transaction is open, which goes on.</param>
    /// <param name="defaultSchema">The schema that unqualified names mean.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async Task<(Structure Structure, Moment Moment)> ReadAsync(
        NpgsqlConnection connection, bool inTransaction, string defaultSchema, CancellationToken cancellationToken)
    {
        var questions = new CatalogQuestions(connection.PostgreSqlVersion);
        List<string> snapshot = [];
        await PinnedSettings.ReadAsync(connection, inTransaction, Doing, trip =>
        {
            questions.AskAll(trip);
            snapshot = trip.Ask<string>("SELECT pg_catalog.pg_current_snapshot()::pg_catalog.text");
        }, cancellationToken);
        var starts = await ReadStartsAsync(connection, inTransaction, questions.Sequences, cancellationToken);

        var columns = questions.Columns.ToLookup(c => c.TableId);
        return (Assemble(
            defaultSchema,
            questions.Tables.ConvertAll(t => ToTable(t, columns[t.Id])),
            questions.ForeignKeys.ConvertAll(ToForeignKey),
            questions.Sequences.ConvertAll(s => ToSequence(s, starts)),
            questions.Objects.SelectMany(o => o.Rows.Select(r => r.ToObject(o.Kind)))), Moment.Of(snapshot[0]));
    }

    /// <summary>Reads what a script can have changed, and takes the rest as it was.</summary>
    /// <param name="connection">A transaction is open on it, in which the script ran.</param>
    /// <param name="before">The structure before the script.</param>
    /// <param name="changes">What the script can have changed.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns><see langword="null"/> when names have changed, which other definitions may show: then all is to be read.</returns>
    public static async Task<Structure?> ReadChangedAsync(
        NpgsqlConnection connection, Structure before, StructureChanges changes, CancellationToken cancellationToken)
    {
        if (changes.AreNone) return before;

        var questions = new CatalogQuestions(connection.PostgreSqlVersion);
        await PinnedSettings.ReadAsync(
            connection, inTransaction: true, Doing, trip => questions.AskChanged(trip, changes), cancellationToken);
        var starts = await ReadStartsAsync(connection, inTransaction: true, questions.Sequences, cancellationToken);

        var columns = questions.Columns.ToLookup(c => c.TableId);
        var merge = new StructureMerge(before, changes);
        var tables = merge.Tables(questions.Tables.ConvertAll(t => ToTable(t, columns[t.Id])));
        var sequences = merge.Sequences(questions.Sequences.ConvertAll(s => ToSequence(s, starts)));
        var objects = merge.Objects(questions.Objects.ToDictionary(
            o => o.Kind, o => (IReadOnlyList<SchemaObject>)o.Rows.ConvertAll(r => r.ToObject(o.Kind))));
        var keys = merge.ForeignKeys(questions.ForeignKeys.ConvertAll(ToForeignKey));
        return merge.RenamesSomething ? null : Assemble(before.DefaultSchema, tables, keys, sequences, objects);
    }

    /// <summary>What hangs on a table that is not ours (the journal, an extension's, a temporary one) is not ours either.</summary>
    private static Structure Assemble(
        string defaultSchema, IReadOnlyList<Table> tables, IEnumerable<ForeignKey> keys, IReadOnlyList<Sequence> sequences,
        IEnumerable<SchemaObject> objects)
    {
        var all = objects.ToList();
        var relations = tables.Select(t => t.Id)
            .Concat(all.Where(o => o.Kind == ObjectKind.View).Select(o => o.Id))
            .ToHashSet();
        return new Structure
        {
            DefaultSchema = defaultSchema,
            Tables = tables,
            ForeignKeys = [.. keys.Where(k => relations.Contains(k.ChildTableId))],
            Sequences = sequences,
            Objects = [.. all.Where(o => o.TableId is null || relations.Contains(o.TableId))],
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
        IsValidated = row.IsValidated,
        IsHeld = row.IsHeld,
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
