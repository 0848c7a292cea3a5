using System.Text;
using SchemaRunner.Scripts;

namespace SchemaRunner.Tests.Scripts;

/// <summary>Scripts written in a test, by their path below the source.</summary>
internal sealed class MemorySource(params (string Path, string Text)[] scripts) : IScriptSource
{
    public string Description => "memory";

    public IReadOnlyList<ScriptFile> Read() =>
        [.. scripts.Select(s => new ScriptFile(
            s.Path.StartsWith("up/", StringComparison.Ordinal) ? Direction.Up : Direction.Down,
            Path.GetFileName(s.Path), s.Path, Encoding.UTF8.GetBytes(s.Text)))];

    public static ScriptSet Load(params (string Path, string Text)[] scripts) =>
        ScriptSet.Load(new MemorySource(scripts), new PlainDialect());

    public static IReadOnlyList<ScriptFault> FaultsOf(params (string Path, string Text)[] scripts) =>
        Should.Throw<ScriptLoadException>(() => Load(scripts)).Faults;
}
