using System.Text;
using SchemaRunner.Scripts;

namespace SchemaRunner.EngineTests.Contract;

/// <summary>A script too large to be held, whose file is another one when it is read again.</summary>
/// <param name="sql">What the large script holds, besides comments.</param>
/// <param name="changed">What it holds later.</param>
internal sealed class ChangingScript(string sql, string changed) : IScriptSource
{
    private bool isLoaded;

    public string Description => "changing";

    public IReadOnlyList<ScriptFile> Read()
    {
        var content = BytesOf(sql);
        return [new ScriptFile(Direction.Up, "1_a.sql", "up/1_a.sql", content.Length, () => Open(content))];
    }

    private MemoryStream Open(byte[] content)
    {
        var bytes = isLoaded ? BytesOf(changed) : content;
        isLoaded = true;
        return new MemoryStream(bytes);
    }

    private static byte[] BytesOf(string text)
    {
        const string comment = "-- a line of no meaning, of which there are many\n";
        return Encoding.UTF8.GetBytes(
            $"-- schemarunner:irreversible a test\n{new StringBuilder().Insert(0, comment, 100_000)}{text}\n");
    }
}
