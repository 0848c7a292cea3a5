using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Postgres;

public sealed class OutsideEffectsTests
{
    [Theory]
    [InlineData("SELECT dblink_exec('dbname=other', 'DELETE FROM t')", 1)]
    [InlineData("COPY t TO PROGRAM 'gzip > /tmp/t.gz'", 1)]
    [InlineData("COPY t (a) FROM stdin;\n1\n\\.\n", 0)]
    [InlineData("UPDATE program SET copy = 1", 0)]
    public void Split_StatementThatNoRollbackReaches_IsNoted(string sql, int notes) =>
        new PostgresDialect().Split(sql, transactional: true).Notes.Count(n => n.Code == ScriptFaultCodes.OutsideEffect).ShouldBe(notes);
}
