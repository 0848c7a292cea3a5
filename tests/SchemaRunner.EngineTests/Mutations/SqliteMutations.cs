namespace SchemaRunner.EngineTests.Mutations;

/// <summary>Every mutation, by its name.</summary>
internal static class SqliteMutations
{
    public static IReadOnlyDictionary<string, SqliteMutation> ByName { get; } =
        SqliteRowMutations.All.Concat(SqliteValueMutations.All).Concat(SqliteTableMutations.All).Concat(SqliteObjectMutations.All).Concat(SqliteCornerMutations.All)
            .ToDictionary(m => m.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. ByName.Keys];
}
