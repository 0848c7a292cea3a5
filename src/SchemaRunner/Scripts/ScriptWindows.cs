namespace SchemaRunner.Scripts;

/// <summary>Reads a script in stretches that start and end between two statements.</summary>
/// <remarks>A window is cut where its last statement starts, because nobody knows yet where that one ends.</remarks>
/// <param name="reader">The script.</param>
/// <param name="size">How many characters a window holds; more where one statement is longer.</param>
/// <param name="whole">Whether the script is one window, however many characters it turns out to have.</param>
/// <param name="cut">Cuts a text by the rules of the engine.</param>
internal sealed class ScriptWindows(ScriptTextReader reader, int size, bool whole, Func<string, SplitResult> cut)
{
    private readonly ScriptBuffer buffer = new(reader, size);

    /// <summary>The windows in order, each to be used before the next is read.</summary>
    public IEnumerable<ScriptWindow> Read()
    {
        var start = TextPosition.Start;
        var statements = 0;
        while (true)
        {
            if (whole) buffer.FillToEnd();
            var isLast = whole || buffer.Fill();
            var text = buffer.Text.ToString();
            var window = new ScriptWindow(text, cut(text), start, statements);
            if (isLast)
            {
                yield return window;
                yield break;
            }

            // at the start of a text a dot would begin a command of the sqlite3 shell
            if (window.Split.Statements is [_, .., var last] && text[last.Offset] != '.')
            {
                buffer.Drop(last.Offset);
                yield return window.Before(last.Offset);
                start = new TextPosition(last.Line, last.Column).After(start);
                statements += window.Split.Statements.Count - 1;
            }
            else if (window.EndOfDataLines is { } end)
            {
                buffer.Drop(end);
                var rest = new CopyRest(buffer);
                yield return window.WithData(end, rest.Read());
                rest.Skip();
                if (!rest.IsClosed)
                {
                    yield return window.WithFaultsOnly();
                    yield break;
                }

                start = new TextPosition(start.Line + text.AsSpan(0, end).Count('\n') + rest.Lines, 1);
                statements++;
            }
            else
            {
                buffer.Grow();
            }
        }
    }
}
