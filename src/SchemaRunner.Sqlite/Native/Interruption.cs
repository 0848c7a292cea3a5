using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SchemaRunner.Sqlite.Native;

/// <summary>Stops whatever runs on a connection, by cancellation or because its time is over.</summary>
/// <remarks>
/// A progress handler looks at a flag. <c>sqlite3_interrupt</c> would be lost when it comes between two statements.
/// </remarks>
internal sealed unsafe class Interruption : IDisposable
{
    private const int Instructions = 1000;
    private const int Cancelled = 1;
    private const int TimedOut = 2;

    private readonly Lock gate = new();
    private readonly nint connection;
    private int* flag = (int*)NativeMemory.AllocZeroed(sizeof(int));

    public Interruption(nint connection)
    {
        this.connection = connection;
        SqliteApi.ProgressHandler(connection, Instructions, &IsStopped, flag);
    }

    /// <summary>Lets cancellation and time stop what runs until the result is disposed.</summary>
    public IDisposable Watch(TimeSpan? limit, TimeProvider time, CancellationToken cancellationToken)
    {
        *flag = 0;
        var cancellation = cancellationToken.Register(() => Stop(Cancelled));
        var timer = limit is { } after
            ? time.CreateTimer(_ => Stop(TimedOut), state: null, after, Timeout.InfiniteTimeSpan)
            : null;
        return new Watching(cancellation, timer);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Behind the first time the library has given its own memory back
        if (flag is null) return;
        SqliteApi.ProgressHandler(connection, 0, null, null);
        lock (gate)
        {
            NativeMemory.Free(flag);
            flag = null;
        }
    }

    private void Stop(int why)
    {
        lock (gate)
        {
            if (flag is not null) Interlocked.CompareExchange(ref *flag, why, 0);
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int IsStopped(int* flag) => Volatile.Read(ref *flag);

    private sealed record Watching(CancellationTokenRegistration Cancellation, ITimer? Timer) : IDisposable
    {
        public void Dispose()
        {
            Cancellation.Dispose();
            Timer?.Dispose();
        }
    }
}
