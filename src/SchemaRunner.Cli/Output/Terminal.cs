using System.Text;

namespace SchemaRunner.Cli.Output;

/// <summary>Where results, progress and questions go, and what can be shown there.</summary>
/// <param name="Output">Results.</param>
/// <param name="Error">Progress, questions and errors.</param>
/// <param name="Input">Answers.</param>
internal sealed record Terminal(TextWriter Output, TextWriter Error, TextReader Input)
{
    /// <summary>Whether somebody looks at the results.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether somebody looks at the progress.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether somebody can answer.</summary>
    public bool InputIsTerminal { get; init; }

    /// <summary>How many characters fit on a line.</summary>
    public int Width { get; init; } = 80;

    /// <summary>Whether colours are wanted where somebody looks.</summary>
    public bool Colour { get; init; }

    /// <summary>Colours for the results.</summary>
    public Paint OutputPaint => new(Colour && OutputIsTerminal);

    /// <summary>The process's own streams.</summary>
    public static Terminal OfProcess()
    {
        var outputIsTerminal = !Console.IsOutputRedirected;
        var dumb = Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb";
        return new Terminal(
            Utf8(Console.OpenStandardOutput(), outputIsTerminal), Utf8(Console.OpenStandardError(), !Console.IsErrorRedirected), Console.In)
        {
            OutputIsTerminal = outputIsTerminal,
            ErrorIsTerminal = !Console.IsErrorRedirected && !dumb,
            InputIsTerminal = !Console.IsInputRedirected,
            Width = outputIsTerminal ? Math.Max(60, WindowWidth()) : 80,
            Colour = !dumb && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        };
    }

    // UTF-8 whatever the locale: names in a database are not ASCII
    private static StreamWriter Utf8(Stream stream, bool isTerminal) =>
        new(isTerminal ? new TerminalStream(stream) : stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true, NewLine = "\n" };

    private static int WindowWidth()
    {
        try
        {
            return Console.WindowWidth > 0 ? Console.WindowWidth : 80;
        }
        catch (IOException)
        {
            return 80;
        }
    }
}
