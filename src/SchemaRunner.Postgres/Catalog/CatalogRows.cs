using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Catalog;

/// <summary>A row of <c>tables.sql</c>.</summary>
internal sealed class TableRow
{
    public required string Id { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public required bool HoldsRows { get; init; }

    public long? EstimatedRows { get; init; }

    public string? Key { get; init; }

    public required string?[,] Facets { get; init; }
}

/// <summary>A row of <c>columns.sql</c>.</summary>
internal sealed class ColumnRow
{
    public required string TableId { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required string TypeMeaning { get; init; }

    public required bool IsGenerated { get; init; }

    public required string?[,] Facets { get; init; }
}

/// <summary>A row of <c>foreign_keys.sql</c>.</summary>
internal sealed class ForeignKeyRow
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string ChildTableId { get; init; }

    public required string[] ChildColumnIds { get; init; }

    public required string ParentTableId { get; init; }

    public required string ParentTable { get; init; }

    public required string[] ParentColumns { get; init; }

    public required bool MatchFull { get; init; }

    public required bool IsValidated { get; init; }

    public required bool IsHeld { get; init; }

    public required string?[,] Facets { get; init; }
}

/// <summary>A row of <c>sequences.sql</c>.</summary>
internal sealed class SequenceRow
{
    public required string Id { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public long? LastValue { get; init; }

    public required bool IsUnused { get; init; }

    public required bool Descending { get; init; }

    public required string?[,] Facets { get; init; }
}

/// <summary>A row of any other catalog query.</summary>
internal sealed class ObjectRow
{
    public required string Id { get; init; }

    public required string Schema { get; init; }

    public required string Name { get; init; }

    public string? TableId { get; init; }

    public string[]? ColumnIds { get; init; }

    public string? OwnerId { get; init; }

    public required string?[,] Facets { get; init; }

    public SchemaObject ToObject(ObjectKind kind) => new()
    {
        Kind = kind,
        Id = Id,
        Schema = Schema,
        Name = Name,
        TableId = TableId,
        ColumnIds = ColumnIds is null ? [] : [.. ColumnIds.Distinct()],
        OwnerId = OwnerId,
        Facets = FacetRows.Read(Facets),
    };
}
