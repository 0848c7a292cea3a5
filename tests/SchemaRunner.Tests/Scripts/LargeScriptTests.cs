using System.Security.Cryptography;
using System.Text;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Scripts;

/// <summary>A script too large to be held is loaded, judged and told as any other.</summary>
public sealed class LargeScriptTests
{
    private const int Rows = 100_000;

    [Fact]
    public void Load_LargeScript_CountsNumbersAndChecksumsAllOfIt()
    {
        var text = TextOf("");

        var script = Load(text).Up;

        script.Checksum.ShouldBe("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
        script.Statements.Count.ShouldBe(Rows);
        script.Statements.Select(s => s.Number).ShouldBe(Enumerable.Range(1, Rows));
        script.Statements.Select(s => s.Line).ShouldBe(Enumerable.Range(2, Rows));
        script.Statements.Last().Text.ShouldStartWith($"INSERT INTO t VALUES ({Rows}, 'é");
        script.End.ShouldBe(new TextPosition(Rows + 2, 1));
        script.Directives.Irreversible.ShouldBe("a test");
    }

    [Fact]
    public void Load_LargeScriptWithOtherLineEndings_IsTheSameScript()
    {
        var script = Load(TextOf("")).Up;

        var other = Load("\uFEFF" + TextOf("").Replace("\n", "\r\n", StringComparison.Ordinal)).Up;

        other.Checksum.ShouldBe(script.Checksum);
        other.Text.ShouldBe(script.Text);
    }

    [Fact]
    public void Load_LargeScript_KeepsItsFirstLinesAndSaysHowMuchFollows()
    {
        var text = TextOf("");

        var script = Load(text).Up;

        script.Text.Length.ShouldBeLessThan(70_000);
        script.Text.Split('\n')[..^2].ShouldBe(text.Split('\n')[..(script.Text.Count(c => c == '\n') - 1)]);
        script.Text.Split('\n')[^2].ShouldBe(
            $"-- schemarunner: only the beginning is kept of a script of {Encoding.UTF8.GetByteCount(text):N0} bytes, {script.Checksum}");
    }

    [Fact]
    public void Load_FaultsFarDown_AreFoundAtTheirPlaces()
    {
        var faults = Should.Throw<ScriptLoadException>(() => Load(TextOf("-- schemarunner:expect rows t +1\nSELECT 1;\n"))).Faults;

        faults.ShouldHaveSingleItem().ToString().ShouldStartWith($"SR103: up/1_a.sql:{Rows + 2}:17: a directive stands after");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("a\r\nb\r\n")]
    public void Load_WrongByteFarDown_IsNamed(string head)
    {
        var bytes = Encoding.UTF8.GetBytes(head + TextOf("")).Append((byte)0xC3).ToArray();

        var fault = Should.Throw<ScriptLoadException>(() => Load(bytes)).Faults.Single(f => f.Code == ScriptFaultCodes.NotUtf8);

        fault.Message.ShouldBe($"byte {bytes.Length} is not UTF-8");
    }

    [Fact]
    public void Statements_FileChangedAfterItWasLoaded_SayItAtTheEnd()
    {
        var content = Encoding.UTF8.GetBytes(TextOf(""));
        var script = Load(content).Up;
        content[^4] = (byte)'7';

        var read = 0;
        var changed = Should.Throw<ScriptChangedException>(() =>
        {
            foreach (var _ in script.Statements) read++;
        });

        read.ShouldBe(Rows);
        changed.Message.ShouldBe("up/1_a.sql: the file was changed between loading and running it");
    }

    [Fact]
    public void Statements_FileThatIsNoTextAnyMore_SayTheSame()
    {
        var content = Encoding.UTF8.GetBytes(TextOf(""));
        var script = Load(content).Up;
        content[^4] = 0xFF;

        Should.Throw<ScriptChangedException>(() => script.Statements.Last()).Code.ShouldBe("SR405");
    }

    private static string TextOf(string end)
    {
        var text = new StringBuilder("-- schemarunner:irreversible a test\n");
        for (var i = 1; i <= Rows; i++) text.Append($"INSERT INTO t VALUES ({i}, 'é😀 a name of some length; and a semicolon');\n");
        return text.Append(end).ToString();
    }

    private static Migration Load(string text) => Load(Encoding.UTF8.GetBytes(text));

    private static Migration Load(byte[] content) =>
        ScriptSet.Load(new OneScript(content), new SchemaRunner.Sqlite.Scripts.SqliteDialect()).Migrations[0];

    private sealed class OneScript(byte[] content) : IScriptSource
    {
        public string Description => "memory";

        public IReadOnlyList<ScriptFile> Read() => [new ScriptFile(Direction.Up, "1_a.sql", "up/1_a.sql", content)];
    }
}
