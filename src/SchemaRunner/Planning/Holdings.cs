using SchemaRunner.Snapshots;

namespace SchemaRunner.Planning;

/// <summary>What a database holds, in a few words.</summary>
internal static class Holdings
{
    /// <summary><c>11 tables, 24 indexes, 9 foreign keys</c>; nothing for a database that holds nothing of its own.</summary>
    public static string Of(Structure structure) => string.Join(", ", new[]
    {
        Count(structure.Tables.Count, "table", "tables"),
        Count(structure.ForeignKeys.Count, "foreign key", "foreign keys"),
        Count(structure.Sequences.Count, "sequence", "sequences"),
        Count(Of(structure, ObjectKind.Index), "index", "indexes"),
        Count(Of(structure, ObjectKind.View), "view", "views"),
        Count(Of(structure, ObjectKind.Trigger), "trigger", "triggers"),
        Count(Of(structure, ObjectKind.Function), "function", "functions"),
        Count(Of(structure, ObjectKind.Type), "type", "types"),
    }.OfType<string>());

    private static int Of(Structure structure, ObjectKind kind) => structure.Objects.Count(o => o.Kind == kind);

    private static string? Count(int number, string one, string many) => number == 0 ? null : Quantity.Of(number, one, many);
}
