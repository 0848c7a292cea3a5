using System.CommandLine;
using System.Text.Json;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Cli.Output;
using SchemaRunner.Examinations;

namespace SchemaRunner.Cli.Commands;

/// <summary><c>doctor</c>: whether a run would find what it needs.</summary>
internal static class DoctorCommand
{
    /// <summary>Declares the verb.</summary>
    public static Command Create(CommandLine line)
    {
        var command = new Command(
            "doctor", "Look at connection, privileges, locks, journal and disk before a run needs them; exit 1 on a problem");
        line.Bind(command, async (_, invocation) =>
        {
            var found = (await invocation.OpenJournal().ExamineAsync(invocation.Cancellation)).Select(Masked).ToList();
            if (invocation.IsJson)
            {
                await invocation.Terminal.Output.WriteLineAsync(
                    JsonSerializer.Serialize(found, CliJson.Printed.IReadOnlyListExamination));
            }
            else
            {
                DoctorText.Write(found, invocation.Terminal);
            }

            return found.Any(one => one.State == ExaminationState.Problem) ? ExitCode.Differences : ExitCode.Done;
        });
        return command;
    }

    private static Examination Masked(Examination found) => found with
    {
        Fact = Masking.Apply(found.Fact), Advice = found.Advice is null ? null : Masking.Apply(found.Advice),
    };
}
