using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>What of a structure a script can have changed.</summary>
/// <remarks>
/// Locks prove it for relations: whatever alters one holds a lock on it until the transaction ends, but for GRANT, whose row
/// in the catalog is found by the transaction that wrote it. For what is no relation the server's counts of rows written to
/// its catalogs prove it. What shows columns of a relation is among the relations.
/// </remarks>
internal sealed class StructureChanges
{
    private readonly HashSet<ObjectKind> _whole = [];
    private readonly HashSet<ObjectKind> _ofRelations = [];

    /// <summary>Works it out.</summary>
    /// <param name="before">The structure before the script.</param>
    /// <param name="found">What locks and the rows' writers tell.</param>
    /// <param name="writes">What was written to the catalogs.</param>
    public StructureChanges(Structure before, ChangesRow found, CatalogWrites writes)
    {
        Relations = [.. found.Relations];
        Sequences = [.. found.Sequences];

        if (writes.Touch("pg_sequence") || before.Sequences.Any(s => Relations.Contains(s.Id))) Sequences.UnionWith(found.Relations);

        // Whether a key is held depends on what functions may switch it off
        AllForeignKeys = writes.Touch("pg_proc");
        if (writes.Touch("pg_proc", "pg_aggregate") || found.Functions) _whole.Add(ObjectKind.Function);
        if (found.Types || writes.Touch("pg_enum", "pg_range") || writes.Delete("pg_type") || writes.Delete("pg_constraint")
            || writes.Change("pg_type"))
        {
            _whole.Add(ObjectKind.Type);
        }

        // Renamed or given away without a lock on its table
        if (writes.Touch("pg_statistic_ext")) _whole.Add(ObjectKind.Statistics);
        if (writes.Touch("pg_description")) _whole.Add(ObjectKind.Comment);
        if (_whole.Contains(ObjectKind.Function) || _whole.Contains(ObjectKind.Type)) _whole.Add(ObjectKind.Grant);
        if (Relations.Count == 0) return;

        _ofRelations.UnionWith([ObjectKind.Constraint, ObjectKind.Index, ObjectKind.Grant]);
        if (Has(before, ObjectKind.View) || Has(before, ObjectKind.Rule) || writes.Touch("pg_rewrite")) _ofRelations.UnionWith([ObjectKind.View, ObjectKind.Rule]);
        if (Has(before, ObjectKind.Trigger) || writes.Touch("pg_trigger")) _ofRelations.Add(ObjectKind.Trigger);
        if (Has(before, ObjectKind.Policy) || writes.Touch("pg_policy")) _ofRelations.Add(ObjectKind.Policy);
        if (Has(before, ObjectKind.Partition) || writes.Touch("pg_inherits")) _ofRelations.Add(ObjectKind.Partition);
        if (Has(before, ObjectKind.Statistics)) _ofRelations.Add(ObjectKind.Statistics);
    }

    /// <summary>Relations whose definition, or what hangs on it, may be another.</summary>
    public HashSet<string> Relations { get; }

    /// <summary>Sequences whose definition or position may be another, with ids of what is none.</summary>
    public HashSet<string> Sequences { get; }

    /// <summary>Whether any foreign key may be held otherwise.</summary>
    public bool AllForeignKeys { get; }

    /// <summary>Whether nothing can have changed.</summary>
    public bool AreNone => Relations.Count + Sequences.Count + _whole.Count == 0 && !AllForeignKeys;

    /// <summary>Whether any object of a kind may be another.</summary>
    public bool IsWhole(ObjectKind kind) => _whole.Contains(kind);

    /// <summary>Whether objects of a kind may be others that hang on <see cref="Relations"/>.</summary>
    public bool IsOfRelations(ObjectKind kind) => _ofRelations.Contains(kind);

    private static bool Has(Structure structure, ObjectKind kind) => structure.Objects.Any(o => o.Kind == kind);
}
