using System.CommandLine;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Parts;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>new</c>: makes the next migration's two scripts.</summary>
internal static class NewCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var name = new Argument<string[]>("NAME")
        {
            Description = "What it does, such as: add invoice total", Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("new", "Make the next migration's up and down scripts") { name };
        line.Bind(command, async (parsed, invocation) =>
        {
            var folder = invocation.Settings.Migrations ?? ScriptPlaces.DefaultFolder;
            var (up, down) = (Path.Combine(folder, "up"), Path.Combine(folder, "down"));
            foreach (var half in (string[])[up, down])
                if (!Directory.Exists(half)) throw new UsageException($"{half}: there is no such folder", "'schemarunner init' makes it");

            var words = ScriptNaming.ToSnakeCase(string.Join(' ', parsed.GetRequiredValue(name)));
            var number = ScriptNaming.Next([.. FileNames(up), .. FileNames(down)]);
            string[] paths = [Path.Combine(up, $"{number}_{words}.sql"), Path.Combine(down, $"{number}_{words}.sql")];
            await WriteAsync(paths[0], ScriptTemplates.Up(words), invocation.Cancellation);
            await WriteAsync(paths[1], ScriptTemplates.Down(words), invocation.Cancellation);
            Created.Write(invocation, paths);
            return ExitCode.Done;
        });
        return command;
    }

    private static IEnumerable<string> FileNames(string folder) => Directory.EnumerateFiles(folder, "*.sql").Select(Path.GetFileName)!;

    // CreateNew: two people, or two calls, never write the same file
    private static async Task WriteAsync(string path, string text, CancellationToken cancellation)
    {
        await using var file = new StreamWriter(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write });
        await file.WriteAsync(text.AsMemory(), cancellation);
    }
}
