namespace SchemaRunner.EngineTests.Mutations;

public sealed class PostgresCornerMutationTests : PostgresMutationTests
{
    private static readonly Dictionary<string, PostgresMutation> s_mutations = PostgresCornerMutations.All().ToDictionary(m => m.Name);

    public static TheoryData<string> Names() => NamesOf(s_mutations.Values);

    [Theory]
    [MemberData(nameof(Names))]
    public Task Up_LossInACorner_IsRefusedAndPassesAsPrinted(string mutation) => RefuseThenAllowAsPrinted(s_mutations[mutation]);
}
