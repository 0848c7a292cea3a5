using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Planning;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>init</c>: makes the folders and the settings file of a new project.</summary>
internal static class InitCommand
{
    private const string Content =
        """
        {
          "database": "sqlite:app.db",
          "migrations": "migrations"
        }

        """;

    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var command = new Command("init", "Make migrations/up, migrations/down and schemarunner.json here");
        line.Bind(command, async (_, invocation) =>
        {
            var folder = invocation.Settings.Migrations ?? ScriptPlaces.DefaultFolder;
            string[] places = [Path.Combine(folder, "up"), Path.Combine(folder, "down"), SettingsFile.DefaultName];
            if (places.FirstOrDefault(Path.Exists) is { } there)
            {
                throw new RefusedException(
                    "SR210", $"{there} is there already; nothing was written", "'schemarunner new NAME' makes the next migration");
            }

            Directory.CreateDirectory(places[0]);
            Directory.CreateDirectory(places[1]);
            await File.WriteAllTextAsync(
                places[2],
                Content.Replace("\"migrations\": \"migrations\"", $"\"migrations\": \"{JsonEncodedText.Encode(folder)}\"", StringComparison.Ordinal),
                invocation.Cancellation);
            Created.Write(invocation, places);
            if (!invocation.IsJson) await invocation.Terminal.Output.WriteLineAsync("Next: schemarunner new create_first_table");
            return ExitCode.Done;
        });
        return command;
    }
}
