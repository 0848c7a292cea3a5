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
                Content(folder, namesDatabase: invocation.Settings.Database is null),
                invocation.Cancellation);
            Created.Write(invocation, places);
            if (!invocation.IsJson) await invocation.Terminal.Output.WriteLineAsync("Next: schemarunner new create_first_table");
            return ExitCode.Done;
        });
        return command;
    }

    // Who names a database elsewhere must not find another one in the file on the day that the name is forgotten
    private static string Content(string folder, bool namesDatabase)
    {
        var database = namesDatabase ? "  \"database\": \"sqlite:app.db\",\n" : "";
        return $"{{\n{database}  \"migrations\": \"{JsonEncodedText.Encode(folder)}\"\n}}\n";
    }
}
