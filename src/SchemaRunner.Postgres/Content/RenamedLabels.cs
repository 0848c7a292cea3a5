using Npgsql;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>The labels of enums that were renamed since they were first read: the value is the same, its text is not.</summary>
/// <param name="ByType">By the type's id, each label of today beside the one it had.</param>
internal sealed record RenamedLabels(ILookup<string, (string Now, string Was)> ByType)
{
    /// <summary>Asks for the labels as they are.</summary>
    public const string Query = """
        SELECT e.oid::pg_catalog.text AS "Id", e.enumtypid::pg_catalog.text AS "TypeId", e.enumlabel::pg_catalog.text AS "Label"
        FROM pg_catalog.pg_enum e
        """;

    public static RenamedLabels None { get; } = Between([], []);

    /// <summary>Reads the labels as they are.</summary>
    public static async Task<IReadOnlyList<EnumLabel>> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
        => await connection.QueryAsync<EnumLabel>("reading enums", Query, null, cancellationToken);

    public static RenamedLabels Between(IEnumerable<EnumLabel> before, IEnumerable<EnumLabel> after) => new(
        before.Join(after, was => was.Id, now => now.Id, (was, now) => (was, now))
            .Where(pair => pair.was.Label != pair.now.Label)
            .ToLookup(pair => pair.now.TypeId, pair => (pair.now.Label, pair.was.Label)));

    /// <summary>The expression for a value's text under the labels of before; <see langword="null"/> where none was renamed.</summary>
    public string? TextOf(Column column, string value)
    {
        var type = column.TypeMeaning?.Split(' ')[0] ?? "";
        if (!ByType.Contains(type)) return null;

        var cases = ByType[type].Select(label => $" WHEN {Sql.Literal(label.Now)} THEN {Sql.Literal(label.Was)}");
        return $"(CASE {value}::pg_catalog.text{string.Concat(cases)} ELSE {value}::pg_catalog.text END)";
    }
}
