using SchemaRunner.Postgres;
using SchemaRunner.Snapshots;

namespace SchemaRunner.EngineTests.Postgres;

/// <summary>Which foreign keys the server provably holds, so that their orphans need not be counted.</summary>
public sealed class PostgresHeldOrphanTests
{
    private const string Schema = """
        CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (id int, p_id int CONSTRAINT k REFERENCES p);
        CREATE TABLE d (id int, p_id int CONSTRAINT kd REFERENCES p ON DELETE CASCADE);
        ALTER TABLE p OWNER TO ROLE; ALTER TABLE c OWNER TO ROLE; ALTER TABLE d OWNER TO ROLE;
        """;

    private static CancellationToken Token => PostgresTest.Token;

    [Theory]
    [InlineData("SELECT 1", true, true)]
    [InlineData("GRANT SET ON PARAMETER session_replication_role TO ROLE", false, false)]
    [InlineData("GRANT postgres TO ROLE", false, false)]
    [InlineData("ALTER ROLE ROLE NOINHERIT; GRANT postgres TO ROLE", false, false)]
    [InlineData("ALTER ROLE ROLE SUPERUSER", false, false)]
    [InlineData("ALTER ROLE ROLE SET session_replication_role = replica", false, false)]
    [InlineData("ALTER TABLE c DISABLE TRIGGER ALL; ALTER TABLE d DISABLE TRIGGER ALL", false, false)]
    [InlineData("ALTER TABLE p DISABLE TRIGGER ALL", false, false)]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE sql SECURITY DEFINER SET session_replication_role = replica AS 'SELECT'", false, false)]
    [InlineData("CREATE RULE r AS ON DELETE TO d DO INSTEAD NOTHING", true, false)]
    [InlineData("CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE TRIGGER no BEFORE DELETE ON d FOR EACH ROW EXECUTE FUNCTION no()", true, false)]
    public async Task ReadStructure_KeyThatCannotBeSwitchedOff_IsHeld(string change, bool plain, bool cascading)
    {
        await using var test = await PostgresTest.StartAsync();
        var role = "held_" + test.Database.Name;
        await test.Database.ExecuteAsync($"CREATE ROLE {role} LOGIN; GRANT ALL ON SCHEMA public TO {role}");
        try
        {
            await test.Database.ExecuteAsync(Schema.Replace("TO ROLE", "TO " + role));
            await test.Database.ExecuteAsync(change.Replace("TO ROLE", "TO " + role).Replace("ROLE ROLE", "ROLE " + role));
            await using var session = await PostgresEngine.Connect(test.Database.As(role)).OpenAsync(Token);

            var keys = (await session.ReadStructureAsync(Token)).ForeignKeys.ToDictionary(k => k.Name!);

            keys["k"].IsHeld.ShouldBe(plain);
            keys["kd"].IsHeld.ShouldBe(cascading);
            keys["k"].IsValidated.ShouldBeTrue();
        }
        finally
        {
            await test.Database.ExecuteAsync($"ALTER ROLE {role} NOSUPERUSER; REVOKE postgres FROM {role}; DROP OWNED BY {role} CASCADE; DROP ROLE {role}");
        }
    }

    [Fact]
    public async Task ReadStructure_NotValidKey_IsNeitherValidatedNorHeld()
    {
        await using var test = await PostgresTest.StartAsync(
            "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE c (p_id int); ALTER TABLE c ADD FOREIGN KEY (p_id) REFERENCES p NOT VALID");

        var key = (await test.Session.ReadStructureAsync(Token)).ForeignKeys.ShouldHaveSingleItem();

        key.IsValidated.ShouldBeFalse();
        key.IsHeld.ShouldBeFalse();
    }
}
