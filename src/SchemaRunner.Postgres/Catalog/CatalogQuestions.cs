using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>The catalog queries of one reading, and their rows once they are answered.</summary>
internal sealed class CatalogQuestions(Version server)
{
    /// <summary>The queries for whole kinds of objects, and whether each can be asked of some relations only.</summary>
    private static readonly (ObjectKind Kind, string Query)[] s_objects =
    [
        (ObjectKind.Schema, "schemas"), (ObjectKind.Extension, "extensions"), (ObjectKind.Type, "types"),
        (ObjectKind.Constraint, "constraints"), (ObjectKind.Index, "indexes"), (ObjectKind.View, "views"),
        (ObjectKind.Function, "functions"), (ObjectKind.Trigger, "triggers"), (ObjectKind.Rule, "rules"),
        (ObjectKind.Policy, "policies"), (ObjectKind.Partition, "partitions"), (ObjectKind.Statistics, "statistics"),
        (ObjectKind.Comment, "comments"), (ObjectKind.Grant, "grants"),
    ];

    public List<TableRow> Tables { get; private set; } = [];

    public List<ColumnRow> Columns { get; private set; } = [];

    public List<ForeignKeyRow> ForeignKeys { get; private set; } = [];

    public List<SequenceRow> Sequences { get; private set; } = [];

    /// <summary>By kind; only the kinds that were asked for.</summary>
    public List<(ObjectKind Kind, List<ObjectRow> Rows)> Objects { get; } = [];

    /// <summary>Asks for everything.</summary>
    public void AskAll(RoundTrip trip)
    {
        Tables = trip.Ask<TableRow>(Sql.Read("tables"));
        Columns = trip.Ask<ColumnRow>(Sql.Read("columns"));
        ForeignKeys = trip.Ask<ForeignKeyRow>(ForeignKeyQuery.For(server));
        Sequences = trip.Ask<SequenceRow>(Sql.Read("sequences"));
        foreach (var (kind, query) in s_objects) Objects.Add((kind, trip.Ask<ObjectRow>(Sql.Read(query))));
    }

    /// <summary>Asks for what may have changed.</summary>
    public void AskChanged(RoundTrip trip, StructureChanges changes)
    {
        var relations = changes.Relations.ToArray();
        if (relations.Length > 0)
        {
            Tables = trip.Ask<TableRow>(Sql.ReadRestricted("tables"), relations);
            Columns = trip.Ask<ColumnRow>(Sql.ReadRestricted("columns"), relations);
        }

        if (changes.AllForeignKeys) ForeignKeys = trip.Ask<ForeignKeyRow>(ForeignKeyQuery.For(server));
        else if (relations.Length > 0) ForeignKeys = trip.Ask<ForeignKeyRow>(ForeignKeyQuery.RestrictedFor(server), relations);
        if (changes.Sequences.Count > 0)
            Sequences = trip.Ask<SequenceRow>(Sql.ReadRestricted("sequences"), changes.Sequences.ToArray());
        foreach (var (kind, query) in s_objects)
        {
            if (changes.IsWhole(kind)) Objects.Add((kind, trip.Ask<ObjectRow>(Sql.Read(query))));
            else if (changes.IsOfRelations(kind)) Objects.Add((kind, trip.Ask<ObjectRow>(Sql.ReadRestricted(query), relations)));
        }
    }
}
