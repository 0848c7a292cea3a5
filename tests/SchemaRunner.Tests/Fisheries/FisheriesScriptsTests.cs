using System.Text.RegularExpressions;

namespace SchemaRunner.Tests.Fisheries;

public sealed class FisheriesScriptsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly string[] Names =
    [
        "0001_legacy_schema", "0002_rename_master_wilayah", "0003_rename_organization_staff",
        "0004_rename_transactions", "0005_add_columns", "0006_create_master_tables",
        "0007_add_jenis_usaha_foreign_key", "0008_create_transaction_tables", "0009_reference_data",
    ];

    [Theory]
    [InlineData("up", "postgres")]
    [InlineData("up", "sqlite")]
    [InlineData("down", "postgres")]
    [InlineData("down", "sqlite")]
    public void Of_EachDirectionAndEngine_HasEveryMigrationOnce(string direction, string engine) =>
        FisheriesScripts.Of(direction, engine).Select(file => file.Key).ShouldBe(Names);

    [Fact]
    public void All_EveryScript_LeavesTransactionsAndForeignKeySettingsToTheEngine()
    {
        var pattern = new Regex(@"^\s*(?:BEGIN|COMMIT|ROLLBACK|PRAGMA|SET)\b", RegexOptions.Multiline, Limit);

        FisheriesScripts.All.Where(file => pattern.IsMatch(file.Value)).Select(file => file.Key).ShouldBeEmpty();
    }

    [Fact]
    public void All_Directives_StandBeforeEveryOtherLine()
    {
        foreach (var (path, text) in FisheriesScripts.All)
        {
            var lines = text.Split('\n');
            var head = lines.TakeWhile(IsDirective).Count();

            lines.Skip(head).ShouldNotContain(line => IsDirective(line), path);
        }
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("sqlite")]
    public void Down_WhatItDrops_IsWhatItDeclares(string engine)
    {
        foreach (var (name, text) in FisheriesScripts.Of("down", engine))
            Declared(text).ShouldBe(Dropped(text, engine), ignoreOrder: true, name);
    }

    [Theory]
    [InlineData("postgres")]
    [InlineData("sqlite")]
    public void ReferenceData_RowsDeclared_AreTheRowsInserted(string engine)
    {
        var up = FisheriesScripts.Get("up", engine, "0009");
        var down = FisheriesScripts.Get("down", engine, "0009");

        var code = new Regex("'[A-Z]{2,3}[0-9]{3}'", RegexOptions.None, Limit);
        var codes = code.Matches(FisheriesScripts.WithoutComments(up));
        var deleted = code.Matches(down);

        SumOfRows(up).ShouldBe(19);
        SumOfRows(down).ShouldBe(-19);
        codes.Count.ShouldBe(19);
        deleted.Select(it => it.Value).ShouldBe(codes.Select(it => it.Value), ignoreOrder: true);
    }

    private static bool IsDirective(string line) => line.StartsWith("-- schemarunner:", StringComparison.Ordinal);

    private static IEnumerable<string> Declared(string text) =>
        text.Split('\n')
            .Where(line => line.StartsWith("-- schemarunner:expect drop ", StringComparison.Ordinal))
            .Select(line => line["-- schemarunner:expect drop ".Length..]);

    private static IEnumerable<string> Dropped(string text, string engine)
    {
        // A rebuild drops the table only to put it back; the key is what goes
        if (engine == "sqlite" && text.Contains("_new RENAME TO", StringComparison.Ordinal))
            return ["foreign key fk_kelompok_nelayan_jenis_usaha"];

        var drops = new Regex(
            @"^(?:DROP TABLE (?<table>\w+)|ALTER TABLE (?<of>\w+) DROP COLUMN (?<column>\w+)|" +
            @"ALTER TABLE \w+ DROP CONSTRAINT (?<key>\w+));$",
            RegexOptions.Multiline, Limit);
        return drops.Matches(text).Select(drop =>
            drop.Groups["table"].Success ? $"table {drop.Groups["table"].Value}"
            : drop.Groups["of"].Success ? $"column {drop.Groups["of"].Value}.{drop.Groups["column"].Value}"
            : $"foreign key {drop.Groups["key"].Value}");
    }

    private static int SumOfRows(string text) =>
        Regex.Matches(text, @"^-- schemarunner:expect rows \w+ (?<count>[+-][0-9]+)$", RegexOptions.Multiline, Limit)
            .Sum(rows => int.Parse(rows.Groups["count"].Value));
}
