using System.Text.Json;
using SchemaRunner.Cli.Json;

namespace SchemaRunner.Cli.Commands;

/// <summary>Says which files and folders were made.</summary>
internal static class Created
{
    /// <summary>Writes one path on a line, or one document.</summary>
    public static void Write(Invocation invocation, IReadOnlyList<string> paths)
    {
        var output = invocation.Terminal.Output;
        if (invocation.IsJson) output.WriteLine(JsonSerializer.Serialize(new CreatedDocument(paths), CliJson.Printed.CreatedDocument));
        else foreach (var path in paths) output.WriteLine(path);
    }
}
