using SchemaRunner.Reports;

namespace SchemaRunner.EngineTests.Mutations;

/// <summary>A declaration is a promise: more than was said is refused, and less.</summary>
public sealed class PostgresDeclarationTests
{
    private const string Nothing = "SELECT 1;";

    public static TheoryData<string, string, string> Broken() => new()
    {
        { "expect rows log -1", Nothing, "SR320 table log" },
        { "expect rows log -1", "DELETE FROM log WHERE at = 2;", "SR301 table log" },
        { "expect rows log +1", "DELETE FROM log WHERE at = 1;", "SR301 table log" },
        { "expect rows log =5", "DELETE FROM log WHERE at = 1;", "SR301 table log" },
        { "expect rows log -1", "DELETE FROM log WHERE at = 1; DELETE FROM legacy WHERE id = 4;", "SR301 table legacy" },
        { "expect rows order_line -1", "DELETE FROM order_line WHERE order_id = 6 AND line_no = 2; UPDATE order_line SET price = 9 WHERE order_id = 2 AND line_no = 1;", "SR302 column order_line.price" },
        { "expect rows order_line any", "UPDATE order_line SET price = 9 WHERE order_id = 2 AND line_no = 1;", "SR302 column order_line.price" },
        { "expect change account.note", Nothing, "SR320 table account.note" },
        { "expect change account.note", "UPDATE account SET note = note;", "SR320 table account.note" },
        { "expect change account.note", "UPDATE account SET note = 'x', balance = 0;", "SR302 column account.balance" },
        { "expect change account", Nothing, "SR320 table account" },
        { "expect change everything.c_text", "UPDATE everything SET c_text = 'x'; UPDATE region SET code = 'XX' WHERE id = 2;", "SR302 column region.code" },
        { "expect alter account.note", Nothing, "SR320 column account.note" },
        { "expect alter order_line.item", "ALTER TABLE order_line ALTER COLUMN item TYPE varchar(4) USING left(item, 4);", "SR302 column order_line.item" },
        { "expect alter everything.c_scaled", "ALTER TABLE everything ALTER COLUMN c_scaled TYPE numeric(10,0);", "SR302 column everything.c_scaled" },
        { "expect alter everything.c_ts", "ALTER TABLE everything ALTER COLUMN c_ts TYPE timestamp(0);", "SR302 column everything.c_ts" },
        { "expect alter everything.c_double", "ALTER TABLE everything ALTER COLUMN c_double TYPE real;", "SR302 column everything.c_double" },
        { "expect alter everything.c_text", "ALTER TABLE everything ALTER COLUMN c_int TYPE bigint;", "SR304 column everything.c_int" },
        { "expect drop index account_note_idx", Nothing, "SR320 index account_note_idx" },
        { "expect drop index account_note_idx", "DROP INDEX account_open_idx, account_note_idx;", "SR308 index account_open_idx" },
        { "expect drop table log", "DROP TABLE log, legacy;", "SR303 table legacy" },
        { "expect drop column account.note", "ALTER TABLE account DROP COLUMN note, DROP COLUMN created_at;", "SR304 column account.created_at" },
        { "expect drop foreign key player_team_fkey", "ALTER TABLE player DROP CONSTRAINT player_team_fkey; ALTER TABLE order_line DROP CONSTRAINT order_line_account_fkey;", "SR306 foreign key order_line(account_id)" },
        { "expect orphans log(at) 1", "ALTER TABLE log ADD FOREIGN KEY (at) REFERENCES team (id) NOT VALID;", "SR307 foreign key log(at)" },
        { "expect drop view no_such_view", Nothing, "SR320 view no_such_view" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task Up_MoreOrLessThanDeclared_IsRefused(string directive, string script, string sentence)
    {
        await using var database = await (await PostgresTemplate.GetAsync()).CopyAsync();

        var report = await database.UpAsync($"-- schemarunner:{directive}\n{script}");

        report.Problem?.Message.ShouldBeNull();
        report.Verdict.ShouldBe(Verdict.Mismatch);
        report.Phases[^1].Mismatches.Select(m => m.ToString())
            .ShouldContain(m => m.StartsWith(sentence, StringComparison.Ordinal), string.Join('\n', report.Phases[^1].Mismatches));
    }
}
