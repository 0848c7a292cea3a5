using SchemaRunner.Scripts.Directives;

namespace SchemaRunner.Scripts;

/// <summary>What one pass over a script's file finds out, without ever holding more than a window of a large one.</summary>
internal sealed class ScriptPass
{
    /// <summary>How many bytes a script may have to be held; larger ones are read again when they run.</summary>
    public const int LargestHeld = 4 << 20;

    private const int WindowSize = 256 << 10;

    /// <summary>The lines that begin with <c>-- schemarunner:</c>.</summary>
    public List<DirectiveLine> Directives { get; } = [];

    /// <summary>What keeps the script from being run, by the engine's rules.</summary>
    public List<ScriptFault> Faults { get; } = [];

    /// <summary>What is worth saying.</summary>
    public List<ScriptFault> Notes { get; } = [];

    /// <summary>The statements, held or not.</summary>
    public IReadOnlyCollection<Statement> Statements { get; private set; } = [];

    /// <summary>The text, or the beginning of it when it is not held.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The text's checksum.</summary>
    public string Checksum { get; private set; } = "";

    /// <summary>Where the text ends.</summary>
    public TextPosition End { get; private set; } = TextPosition.Start;

    /// <summary>Reads a script to its end.</summary>
    /// <exception cref="InvalidUtf8Exception">It is no text.</exception>
    /// <exception cref="StatementTooLongException">A statement is not to be held.</exception>
    public static ScriptPass Over(ScriptFile file, IScriptDialect dialect, bool transactional)
    {
        using var reader = new ScriptTextReader(file.Open());
        var pass = new ScriptPass();
        var statements = 0;
        foreach (var window in Windows(file, reader, text => dialect.Split(text, transactional)))
        {
            if (statements == 0) pass.Text = window.Text;
            statements += window.Split.Statements.Count;
            pass.Add(file.Path, window);
        }

        pass.Checksum = reader.Checksum;
        if (IsHeld(file)) return pass;
        pass.Text = ScriptExcerpt.Of(pass.Text, reader);
        pass.Statements = new StreamedStatements(file, dialect, reader.Checksum, statements);
        return pass;
    }

    /// <summary>A script's windows; a script that is held is one of them.</summary>
    public static IEnumerable<ScriptWindow> Windows(ScriptFile file, ScriptTextReader reader, Func<string, SplitResult> cut) =>
        new ScriptWindows(reader, IsHeld(file) ? (int)file.Length + 2 : WindowSize, IsHeld(file), cut).Read();

    private static bool IsHeld(ScriptFile file) => file.Length <= LargestHeld;

    private void Add(string path, ScriptWindow window)
    {
        Statements = window.Split.Statements;
        Directives.AddRange(DirectiveLine.Find(window));
        Faults.AddRange(window.Split.Faults.Select(remark => At(path, window, remark)));
        Notes.AddRange(window.Split.Notes.Select(remark => At(path, window, remark)));
        End = window.PlaceOf(window.End);
    }

    private static ScriptFault At(string path, ScriptWindow window, SplitRemark remark)
    {
        var place = window.PlaceOf(remark.Offset);
        return new ScriptFault(remark.Code, path, place.Line, place.Column, remark.Message, remark.Hint);
    }
}
