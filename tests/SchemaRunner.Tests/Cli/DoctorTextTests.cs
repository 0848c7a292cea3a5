using SchemaRunner.Cli.Output;
using SchemaRunner.Examinations;
using SchemaRunner.Support;

namespace SchemaRunner.Tests.Cli;

public sealed class DoctorTextTests
{
    [Fact]
    public void Write_Findings_AreAlignedWithinEightyColumns()
    {
        var text = Write(colour: false);

        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
        Golden.ShouldMatch(text, "Goldens/doctor.txt");
    }

    [Fact]
    public void Write_OnATerminal_ColoursTheStates()
    {
        var text = Write(colour: true);

        text.ShouldContain("\u001b[32mok       \u001b[0m");
        text.ShouldContain("\u001b[33mnote     \u001b[0m");
        text.ShouldContain("\u001b[1;31mproblem  \u001b[0m");
    }

    private static string Write(bool colour)
    {
        var output = new StringWriter { NewLine = "\n" };
        DoctorText.Write(
            [
                Examination.Ok("server", "PostgreSQL 15.18"),
                Examination.Note("prepared transactions", "'gx' of user app has kept its locks for 40 s", "COMMIT PREPARED 'gx', or ROLLBACK PREPARED"),
                Examination.Problem(
                    "tables", "user app may not lock and read 4 of 12 tables: public.boat, public.catch, public.person, …",
                    "GRANT SELECT, UPDATE ON public.boat TO \"app\", or use the owner, who may do everything with it"),
            ],
            new Terminal(output, TextWriter.Null, TextReader.Null) { OutputIsTerminal = colour, Colour = colour });
        return output.ToString();
    }
}
