using SchemaRunner.Planning;
using SchemaRunner.Tests.Scripts;

namespace SchemaRunner.Tests.Planning;

public sealed class OutsidePhasesTests
{
    [Fact]
    public void Refuse_PhaseOutsideATransaction_NamesItsFileAndLine()
    {
        var migration = MemorySource.Load(("up/1_a.sql", "-- schemarunner:irreversible a test\n-- schemarunner:lock-timeout 1s\nA")).Migrations[0];
        var script = migration.Up with
        {
            Text = "-- why\n-- schemarunner:transaction none\nVACUUM", Directives = migration.Up.Directives with { Transactional = false },
        };

        var refused = Should.Throw<RefusedException>(() => OutsidePhases.Refuse([new PlannedPhase(migration, script)], "--atomic"));

        refused.Message.ShouldBe("up/1_a.sql:2: 'transaction none' and --atomic do not go together: what it does cannot be rolled back");
        refused.Hint.ShouldNotBeNull();
        OutsidePhases.Refuse([new PlannedPhase(migration, migration.Up)], "--atomic");
    }
}
