namespace SchemaRunner.EngineTests.Mutations;

public sealed class PostgresStructureMutationTests : PostgresMutationTests
{
    private static readonly Dictionary<string, PostgresMutation> s_mutations = PostgresStructureMutations.All().ToDictionary(m => m.Name);

    public static TheoryData<string> Names() => NamesOf(s_mutations.Values);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Up_StructureLost_IsRefusedAndPassesAsPrinted(string mutation) => RefuseThenAllowAsPrinted(s_mutations[mutation]);
}
