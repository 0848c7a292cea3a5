using System.Runtime.CompilerServices;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SchemaRunner.Postgres.Scripts;
using SchemaRunner.Scripts;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Tests.Scripts;

/// <summary>A script read in windows is the script read whole, wherever the windows end.</summary>
public sealed class ScriptWindowsTests
{
    private static readonly IScriptDialect[] Dialects = [new PostgresDialect(), new SqliteDialect()];

    private static readonly string[] Nasty =
    [
        "'", "''", "E'", "\"", "`", "[", "]", "\\", "\\'", "$$", "$a$", "--", "/*", "*/", "(", ")", ";", ";\n", "\n", " ", "é", "😀",
        "BEGIN", "BEGIN ATOMIC ", "END", "CASE", "CREATE FUNCTION f() ", "CREATE TRIGGER t ", "COPY t FROM stdin;\n", "\\.", "\n\\.\n",
        "1\tx\n2\ty\n", "\\restrict x\n", ".tables\n", "\n.x", "\\c db\n", "\\gexec", "COMMIT;", "VACUUM;", "SELECT 1;\n", "SELECT dblink('');",
        "INSERT INTO t VALUES (1);\n", "UPDATE t SET a = 'b; c';\n",
    ];

    [Fact]
    public void Read_SoupOfNastyTokens_GivesWhatTheWholeTextGives()
    {
        var soups = Gen.Elements(Nasty).ArrayOf(40).Select(string.Concat);
        var scripts = soups.Zip(Gen.Choose(2, 60)).ToArbitrary();

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(scripts, script =>
        {
            foreach (var dialect in Dialects) Windowed(script.Item1, dialect, script.Item2).ShouldBe(Whole(script.Item1, dialect));
        }));
    }

    [Theory]
    [InlineData("pg_dump")]
    [InlineData("copy_data")]
    [InlineData("copy_forms")]
    [InlineData("copy_not_closed")]
    [InlineData("begin_atomic")]
    [InlineData("comments")]
    [InlineData("columns")]
    public void Read_HardInput_GivesWhatTheWholeTextGives(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder(), "..", "Postgres", "Cases", name, "input.sql")).Replace('\r', '\n');

        for (var size = 2; size < 400; size += 7)
            Windowed(text, Dialects[0], size).ShouldBe(Whole(text, Dialects[0]), $"windows of {size} characters");
    }

    [Fact]
    public void Read_DataLargerThanAWindow_ComesInPartsThatEndWithALine()
    {
        var lines = string.Concat(Enumerable.Range(1, 100).Select(i => $"{i}\tname\n"));
        using var reader = ReaderOf($"COPY t FROM stdin;\n{lines}\\.\nSELECT 1;\n");

        var copies = new List<(string Data, List<string> Parts)>();
        foreach (var statement in Read(reader, Dialects[0], 64).SelectMany(window => window.Statements))
            copies.Add((statement.CopyData ?? "", [.. statement.CopyRest]));

        copies.Count.ShouldBe(2);
        copies[0].Parts.Count.ShouldBeGreaterThan(5);
        copies[0].Parts.ShouldAllBe(part => part.Length <= 64 && (part.Length == 0 || part.EndsWith('\n')));
        (copies[0].Data + string.Concat(copies[0].Parts)).ShouldBe(lines);
    }

    [Fact]
    public void Read_DataThatNobodyAsksFor_IsPassedOver()
    {
        var lines = string.Concat(Enumerable.Range(1, 100).Select(i => $"{i}\tname\n"));
        using var reader = ReaderOf($"COPY t FROM stdin;\n{lines}\\.\n  SELECT 1;\n");

        var statements = Read(reader, Dialects[0], 64).SelectMany(window => window.Statements).ToList();

        statements.Select(s => (s.Number, s.Line, s.Column, s.Text)).ShouldBe(
            [(1, 1, 1, "COPY t FROM stdin"), (2, 103, 3, "SELECT 1")]);
    }

    private static List<string> Windowed(string text, IScriptDialect dialect, int size)
    {
        using var reader = ReaderOf(text);
        var found = new List<string>();
        var remarks = new List<string>();
        foreach (var window in Read(reader, dialect, size))
        {
            found.AddRange(window.Statements.Select(Describe));
            remarks.AddRange(window.Split.Faults.Concat(window.Split.Notes).Select(r => Describe(r, window.PlaceOf(r.Offset))));
        }

        return [.. found, .. remarks.Order(StringComparer.Ordinal)];
    }

    private static List<string> Whole(string text, IScriptDialect dialect)
    {
        var split = dialect.Split(text, transactional: true);
        return
        [
            .. split.Statements.Select(Describe),
            .. split.Faults.Concat(split.Notes).Select(r => Describe(r, TextPosition.Of(text, r.Offset))).Order(StringComparer.Ordinal),
        ];
    }

    private static string Describe(Statement s) =>
        $"{s.Number} {s.Line}:{s.Column} {s.Text} | {(s.CopyData is null ? "no data" : s.CopyData + string.Concat(s.CopyRest))}";

    private static string Describe(SplitRemark remark, TextPosition place) =>
        $"{place.Line}:{place.Column} {remark.Code} {remark.Message} {remark.Hint}";

    private static ScriptTextReader ReaderOf(string text) => new(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<ScriptWindow> Read(ScriptTextReader reader, IScriptDialect dialect, int size) =>
        new ScriptWindows(reader, size, whole: false, text => dialect.Split(text, transactional: true)).Read();

    private static string Folder([CallerFilePath] string caller = "") => Path.GetDirectoryName(caller)!;
}
