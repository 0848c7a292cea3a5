using System.IO.Pipes;

namespace SchemaRunner.EngineTests.Crashes;

/// <summary>A pipe without room, for a process that is to stop where it begins to write its result.</summary>
internal sealed class FullPipe : IDisposable
{
    // What Linux gives a pipe; a smaller one is full before
    private const int Capacity = 65_536;

    private readonly AnonymousPipeServerStream outlet = new(PipeDirection.In);
    private readonly Task filling;

    public FullPipe()
    {
        var inlet = new FileStream(Inlet, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 0);
        filling = Task.Run(() =>
        {
            using (inlet) inlet.Write(new byte[Capacity]);
        });
    }

    /// <summary>Shell commands after which a process writes its standard output into the pipe.</summary>
    public string Redirection => $"exec >{Inlet}";

    // By name and not by inheritance: processes of other tests would keep it open
    private string Inlet => $"/proc/{Environment.ProcessId}/fd/{outlet.GetClientHandleAsString()}";

    /// <summary>Makes room, for all that comes until every process has closed the pipe.</summary>
    public async Task<string> DrainAsync()
    {
        outlet.DisposeLocalCopyOfClientHandle();
        using var reader = new StreamReader(outlet);
        var text = await reader.ReadToEndAsync();
        await filling;
        return text.TrimStart('\0');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        outlet.DisposeLocalCopyOfClientHandle();
        outlet.Dispose();
    }
}
