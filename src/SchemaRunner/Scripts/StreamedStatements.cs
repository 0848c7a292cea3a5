using System.Collections;

namespace SchemaRunner.Scripts;

/// <summary>The statements of a large script, read from its file each time that they are asked for.</summary>
/// <remarks>
/// The file may change after it was loaded. What is read is then not what was checked, so the end of the reading compares
/// the checksums; whoever ran the statements has to undo them.
/// </remarks>
internal sealed class StreamedStatements(ScriptFile file, IScriptDialect dialect, string checksum, int count)
    : IReadOnlyCollection<Statement>
{
    /// <inheritdoc/>
    public int Count => count;

    /// <inheritdoc/>
    /// <exception cref="ScriptChangedException">The file is not the one that was loaded.</exception>
    /// <exception cref="ScriptSourceException">It cannot be read any more.</exception>
    public IEnumerator<Statement> GetEnumerator()
    {
        using var reader = new ScriptTextReader(file.Open());
        foreach (var window in AsLoaded(ScriptPass.Windows(file, reader, text => dialect.Split(text, transactional: true))))
        {
            foreach (var statement in window.Statements)
                yield return statement with { CopyRest = AsLoaded(statement.CopyRest) };
        }

        if (reader.Checksum != checksum) throw new ScriptChangedException(file.Path);
    }

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private IEnumerable<T> AsLoaded<T>(IEnumerable<T> read)
    {
        using var items = read.GetEnumerator();
        while (MoveNext(items)) yield return items.Current;
    }

    // what cannot be read now could be read when the script was loaded
    private bool MoveNext(IEnumerator items)
    {
        try
        {
            return items.MoveNext();
        }
        catch (Exception changed) when (changed is InvalidUtf8Exception or StatementTooLongException or IOException)
        {
            throw new ScriptChangedException(file.Path, changed);
        }
    }
}
