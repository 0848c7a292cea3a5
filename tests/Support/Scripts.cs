using System.Text;
using SchemaRunner.Engines;
using SchemaRunner.Scripts;

namespace SchemaRunner.Support;

/// <summary>Scripts written in a test: <c>up/1_a.sql</c> and its text; a missing down script becomes an irreversible up.</summary>
public sealed class Scripts(params (string Path, string Text)[] scripts) : IScriptSource
{
    /// <inheritdoc/>
    public string Description => "test";

    /// <inheritdoc/>
    public IReadOnlyList<ScriptFile> Read() =>
        [.. scripts.Select(s => new ScriptFile(
            s.Path.StartsWith("up/", StringComparison.Ordinal) ? Direction.Up : Direction.Down,
            Path.GetFileName(s.Path), s.Path, Encoding.UTF8.GetBytes(TextOf(s))))];

    /// <summary>A migrator of these scripts.</summary>
    public Migrator On(IEngine engine, MigratorOptions? options = null) =>
        new(engine, ScriptSet.Load(this, engine.Dialect), options);

    private string TextOf((string Path, string Text) script)
    {
        var down = "down/" + Path.GetFileName(script.Path);
        var isReversible = script.Path.StartsWith("down/", StringComparison.Ordinal) || scripts.Any(s => s.Path == down);
        return isReversible ? script.Text : $"-- schemarunner:irreversible a test\n{script.Text}";
    }
}
