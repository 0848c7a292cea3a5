namespace SchemaRunner.EngineTests.Mutations;

public sealed class PostgresDataMutationTests : PostgresMutationTests
{
    private static readonly Dictionary<string, PostgresMutation> s_mutations = PostgresDataMutations.All().ToDictionary(m => m.Name);

    public static TheoryData<string> Names() => NamesOf(s_mutations.Values);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Up_RowsOrValuesLost_IsRefusedAndPassesAsPrinted(string mutation) => RefuseThenAllowAsPrinted(s_mutations[mutation]);
}
