using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SchemaRunner.Planning;
using SchemaRunner.Scripts.Directives;
using SchemaRunner.Support;

namespace SchemaRunner.Tests.Scripts;

public sealed class DirectiveInsertionTests : IDisposable
{
    private const string One = "-- schemarunner:expect rows t -1";
    private const string Two = "-- schemarunner:expect drop column t.n";

    private readonly Workspace here = new();

    public void Dispose() => here.Dispose();

    [Theory]
    [InlineData("SELECT 1;\n", "{1}\n{2}\nSELECT 1;\n", 1)]
    [InlineData("-- why\nSELECT 1;\n", "-- why\n{1}\n{2}\nSELECT 1;\n", 2)]
    [InlineData("-- why\r\n\r\nSELECT 1;\r\n", "-- why\r\n{1}\r\n{2}\r\n\r\nSELECT 1;\r\n", 2)]
    [InlineData("-- why\rSELECT 1;\r", "-- why\r{1}\r{2}\rSELECT 1;\r", 2)]
    [InlineData("-- why", "-- why\n{1}\n{2}", 2)]
    [InlineData("", "{1}\n{2}\n", 1)]
    [InlineData("\n-- why\nSELECT 1;", "\n-- why\n{1}\n{2}\nSELECT 1;", 3)]
    [InlineData("-- schemarunner:irreversible no\n-- more\nSELECT 1;", "-- schemarunner:irreversible no\n{1}\n{2}\n-- more\nSELECT 1;", 2)]
    [InlineData("-- why\n\n  -- SchemaRunner:expect rows u +1\n\n-- on\nSELECT 1;", "-- why\n\n  -- SchemaRunner:expect rows u +1\n{1}\n{2}\n\n-- on\nSELECT 1;", 4)]
    [InlineData("/* why\n-- schemarunner:expect rows u +1\n*/\nSELECT 1;", "{1}\n{2}\n/* why\n-- schemarunner:expect rows u +1\n*/\nSELECT 1;", 1)]
    [InlineData("\uFEFFSELECT 'ä';\r\n", "\uFEFF{1}\r\n{2}\r\nSELECT 'ä';\r\n", 1)]
    [InlineData("\uFEFF-- ä\nSELECT 1;\r\n", "\uFEFF-- ä\n{1}\n{2}\nSELECT 1;\r\n", 2)]
    public void Write_Script_PutsLinesAtTheHeadAndNothingElse(string before, string after, int line)
    {
        var path = WriteFile(before);

        var edits = DirectiveInsertion.Write(path, [One, Two]);

        File.ReadAllBytes(path).ShouldBe(Encoding.UTF8.GetBytes(after.Replace("{1}", One, StringComparison.Ordinal).Replace("{2}", Two, StringComparison.Ordinal)));
        edits.Select(edit => (edit.Path, edit.Line, edit.Text)).ShouldBe([(path, line, One), (path, line + 1, Two)]);
        Directory.GetFiles(here.Folder).ShouldBe([path]);
    }

    [Fact]
    public void Write_AnyHead_IsReadAsDirectivesAndLeavesEveryOtherByte()
    {
        string[] pieces = ["\n", "\r\n", "-- a\n", "-- b\r\n", "  --c\n", "/* d */", "/* e\n", "*/\n", "\uFEFF", "-- schemarunner:expect rows u +1\n", "SELECT 1;\n", "é\n"];
        var scripts = Gen.Elements(pieces).ArrayOf().Select(string.Concat);

        Check.QuickThrowOnFailure(Prop.ForAll(scripts.ToArbitrary(), before =>
        {
            var path = WriteFile(before);
            var edit = DirectiveInsertion.Write(path, [One]).Single();
            var lines = File.ReadAllText(path).Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
            var bytes = Encoding.Latin1.GetString(File.ReadAllBytes(path));
            var at = bytes.IndexOf(One, StringComparison.Ordinal);
            var was = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(before));
            string[] without = [bytes.Remove(at, One.Length + EndingAt(bytes, at + One.Length)), at == 0 ? bytes : bytes.Remove(at - EndingBefore(bytes, at), One.Length + EndingBefore(bytes, at))];
            return lines[edit.Line - 1].TrimStart('\uFEFF') == One && without.Contains(was);
        }));
    }

    [Fact]
    public void Write_Link_ChangesTheFileBehindItWithItsRights()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("the tests of permissions need a Unix");
        var file = WriteFile("SELECT 1;\n");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead;
        File.SetUnixFileMode(file, Mode);
        var link = here.PathOf("link.sql");
        File.CreateSymbolicLink(link, file);

        DirectiveInsertion.Write(link, [One]);

        File.ReadAllText(file).ShouldBe($"{One}\nSELECT 1;\n");
        File.GetUnixFileMode(file).ShouldBe(Mode);
        File.ResolveLinkTarget(link, returnFinalTarget: false)!.FullName.ShouldBe(file);
    }

    [Fact]
    public void Write_NoSuchFile_SaysWhich()
    {
        var path = here.PathOf("gone.sql");

        Should.Throw<RefusedException>(() => DirectiveInsertion.Write(path, [One])).Message.ShouldStartWith($"{path}: the directives cannot be written: ");
    }

    private static int EndingAt(string text, int at) =>
        string.CompareOrdinal(text, at, "\r\n", 0, 2) == 0 ? 2 : at < text.Length ? 1 : 0;

    private static int EndingBefore(string text, int at) => at > 1 && string.CompareOrdinal(text, at - 2, "\r\n", 0, 2) == 0 ? 2 : 1;

    private string WriteFile(string text)
    {
        var path = here.PathOf("script.sql");
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return path;
    }
}
