using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Scripts;

public sealed class ScriptSetTests
{
    [Fact]
    public void Load_UpAndDown_PairsThemInOrderOfTheNumbers()
    {
        var set = MemorySource.Load(
            ("up/10_b.sql", "SELECT 2;"), ("down/10_b.sql", "SELECT -2;"),
            ("up/9_a.sql", "SELECT 1;"), ("down/9_a.sql", "SELECT -1;"));

        set.Migrations.Select(m => $"{m.Version} {m.Name}").ShouldBe(["9 a", "10 b"]);
        set.Migrations[0].Down!.Statements.First().Text.ShouldBe("SELECT -1");
    }

    [Fact]
    public void Load_TwentyDigitVersions_ComparesThemAsNumbers()
    {
        var set = MemorySource.Load(
            ("up/99999999999999999999_later.sql", "-- schemarunner:irreversible x\nSELECT 1"),
            ("up/20250101120000000001_sooner.sql", "-- schemarunner:irreversible x\nSELECT 1"));

        set.Migrations.Select(m => m.Name).ShouldBe(["sooner", "later"]);
    }

    [Fact]
    public void Load_NameWithDotsAndSpaces_KeepsThem()
    {
        MemorySource.Load(("up/1_v1.2 of it.sqlite.sql", "-- schemarunner:irreversible x\nSELECT 1"))
            .Migrations[0].Name.ShouldBe("v1.2 of it");
    }

    [Fact]
    public void Load_VariantOfAnotherEngine_IsLeftOut()
    {
        var set = MemorySource.Load(
            ("up/1_a.sqlite.sql", "SELECT 1"), ("up/1_a.postgres.sql", "SELECT 'other'"), ("down/1_a.sql", "SELECT 2"));

        set.Migrations[0].Up.Text.ShouldBe("SELECT 1");
    }

    [Fact]
    public void Load_SeveralFaults_ListsAllOfThemWithTheirPlaces()
    {
        var faults = MemorySource.FaultsOf(
            ("up/1_a.sql", "-- schemarunner:expcet rows t +1\nSELECT 1"),
            ("up/01_b.sql", "SELECT 1"),
            ("down/1_a.sql", "SELECT 1"),
            ("up/3_c.sql", "SELECT 1"),
            ("down/4_d.sql", "SELECT 1"),
            ("up/nonsense.sql", "SELECT 1"));

        faults.Select(f => f.ToString()).ShouldBe(
        [
            "SR102: down/4_d.sql: there is no up script for version 4",
            "SR101: up/01_b.sql: version 01 is also up/1_a.sql",
            "SR103: up/1_a.sql:1:17: 'expcet' is no directive; did you mean 'expect'?",
            "SR102: up/3_c.sql: there is no down script for version 3",
            "SR106: up/nonsense.sql: the file name is not NNNN_name.sql",
        ]);
    }

    [Fact]
    public void Load_DirectiveAfterTheFirstStatement_IsAFault()
    {
        MemorySource.FaultsOf(("up/1_a.sql", "SELECT 1;\n-- schemarunner:expect rows t +1\n"), ("down/1_a.sql", "SELECT 1"))
            .ShouldHaveSingleItem().ToString().ShouldStartWith("SR103: up/1_a.sql:2:17: a directive stands after");
    }

    [Fact]
    public void Load_TransactionNone_IsKnownOfTheScript()
    {
        var migration = MemorySource.Load(("up/1_a.sql", "-- schemarunner:transaction none\nVACUUM"), ("down/1_a.sql", "SELECT 1"))
            .Migrations.ShouldHaveSingleItem();

        migration.Up.Directives.Transactional.ShouldBeFalse();
        migration.Down!.Directives.Transactional.ShouldBeTrue();
    }

    [Fact]
    public void Load_GapAndEmptyScript_AreNotes()
    {
        var set = MemorySource.Load(
            ("up/0001_a.sql", "SELECT 1"), ("down/0001_a.sql", "-- nothing to undo"),
            ("up/0003_c.sql", "SELECT 1"), ("down/0003_c.sql", "SELECT 1"));

        set.Notes.Select(n => n.Code).ShouldBe([ScriptFaultCodes.Empty, ScriptFaultCodes.Gap]);
    }

    [Fact]
    public void Load_NotUtf8_NamesTheByte()
    {
        var source = new BytesSource([0x53, 0xFF, 0x53]);

        Should.Throw<ScriptLoadException>(() => ScriptSet.Load(source, new PlainDialect()))
            .Faults.Select(f => f.ToString()).ShouldContain("SR105: up/1_a.sql: byte 2 is not UTF-8");
    }

    [Theory]
    [InlineData("SELECT 1;\r\nSELECT 2;\r\n")]
    [InlineData("SELECT 1;\rSELECT 2;\r")]
    [InlineData("SELECT 1;\nSELECT 2;\n")]
    [InlineData("\uFEFFSELECT 1;\nSELECT 2;\n")]
    public void Checksum_LineEndingsAndByteOrderMark_DoNotCount(string text)
    {
        var script = MemorySource.Load(("up/1_a.sql", text), ("down/1_a.sql", "SELECT 1")).Migrations[0].Up;

        // printf 'SELECT 1;\nSELECT 2;\n' | sha256sum
        script.Checksum.ShouldBe("sha256:82efb67f3010c6eb7ead02e4f6d9550633dbc1407f99aa487468e7b2567aebbc");
        script.Statements.Select(s => s.Line).ShouldBe([1, 2]);
    }

    private sealed class BytesSource(byte[] content) : IScriptSource
    {
        public string Description => "bytes";

        public IReadOnlyList<ScriptFile> Read() => [new(Direction.Up, "1_a.sql", "up/1_a.sql", content)];
    }
}
