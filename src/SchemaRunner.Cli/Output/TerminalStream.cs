namespace SchemaRunner.Cli.Output;

/// <summary>What is shown on a terminal, for as long as there is one.</summary>
/// <remarks>
/// A terminal that was closed answers with an error, which must not keep a rollback from being recorded or a report from
/// being written. A file or a pipe that cannot be written to is another matter.
/// </remarks>
internal sealed class TerminalStream(Stream terminal) : Stream
{
    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count)
    {
        try
        {
            terminal.Write(buffer, offset, count);
        }
        catch (IOException)
        {
            // nobody is there any more who could read it
        }
    }

    /// <inheritdoc/>
    public override void Flush() => terminal.Flush();

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
