using SchemaRunner.Cli.Parts;
using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Demo;

/// <summary>Copies of the scripts with a fault in one of them.</summary>
internal static class BrokenScripts
{
    /// <summary>Writes the copies into a folder.</summary>
    public static async Task WriteAsync(string folder, Fault fault, CancellationToken cancellation)
    {
        foreach (var file in ScriptPlaces.Embedded().Read())
        {
            var half = Path.Combine(folder, file.Direction == Direction.Up ? "up" : "down");
            Directory.CreateDirectory(half);
            using var reader = new StreamReader(file.Open());
            var text = await reader.ReadToEndAsync(cancellation);
            if (file.Direction == Direction.Up && file.FileName.StartsWith(Fault.Migration, StringComparison.Ordinal))
                text = $"{text.TrimEnd()}\n\n{fault.Sql}\n";
            await File.WriteAllTextAsync(Path.Combine(half, file.FileName), text, cancellation);
        }
    }
}
