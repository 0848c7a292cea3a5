using System.CommandLine;
using SchemaRunner.Cli.Demo;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>demo</c>: a database of full size, migrated and proven, or sabotaged and refused.</summary>
internal static class DemoCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var directory = new Option<string>("--directory")
        {
            Description = "Where it works",
            HelpName = "DIR",
            DefaultValueFactory = _ => "demo",
        };
        var sabotage = new Option<bool>("--break") { Description = "Break copies of the scripts and show that they are refused" };
        var command = new Command("demo", "Migrate a generated fisheries database of full size, and prove it") { directory, sabotage };
        line.Bind(command, (parsed, invocation) =>
        {
            var folder = new DemoFolder(parsed.GetRequiredValue(directory));
            return parsed.GetValue(sabotage)
                ? new BrokenDemo(invocation, folder).RunAsync()
                : new CleanDemo(invocation, folder).RunAsync();
        });
        return command;
    }
}
