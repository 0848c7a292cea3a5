using System.Text.Json;
using SchemaRunner.Engines;

namespace SchemaRunner.Sqlite;

/// <summary>A lock of the operating system's on a file beside the database; the kernel releases it with the process.</summary>
/// <remarks>
/// The file is removed while it is locked. Somebody who opened it before that may then lock a file that has no name any
/// more; to find this out, whoever has the lock marks its file with a random time and looks whether the name shows it.
/// </remarks>
internal sealed class SqliteRunLock : IRunLock
{
    // EWOULDBLOCK on Linux, on macOS, ERROR_SHARING_VIOLATION on Windows
    private static readonly int[] HeldCodes = [11, 35, unchecked((int)0x80070020)];
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);
    private static readonly DateTime FirstMark = new(1990, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    private readonly string lockFile;
    private readonly string ownerFile;
    private readonly FileStream held;
    private readonly DateTime heldMark;
    private LockOwner? owner;

    private SqliteRunLock(string lockFile, string ownerFile, FileStream held, DateTime heldMark)
    {
        this.lockFile = lockFile;
        this.ownerFile = ownerFile;
        this.held = held;
        this.heldMark = heldMark;
    }

    public static async Task<SqliteRunLock> AcquireAsync(
        string database, string target, LockOwner owner, TimeSpan timeout, Action<LockOwner?> waiting, TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (path, ownerPath) = (LockFileOf(database), OwnerFileOf(database));
        var start = time.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (TryAcquire(path, ownerPath, target) is { } acquired)
            {
                try
                {
                    await acquired.WriteOwnerAsync(owner, cancellationToken);
                    return acquired;
                }
                catch (Exception cause)
                {
                    await acquired.DisposeAsync();
                    if (cause is IOException or UnauthorizedAccessException) throw CannotBeMade(path, target, cause);
                    throw;
                }
            }

            var holder = await ReadOwnerAsync(ownerPath, cancellationToken);
            if (time.GetElapsedTime(start) is var waited && waited >= timeout) throw new RunLockTimeoutException(holder, waited);
            waiting(holder);
            await Task.Delay(Poll * (0.5 + Random.Shared.NextDouble()), time, cancellationToken);
        }
    }

    /// <summary>Looks who holds the lock of a database.</summary>
    /// <remarks>
    /// A file that a killed process has left is told from a held one by a shared lock, taken for the blink of an eye: who
    /// tries to get the run lock at that moment tries again.
    /// </remarks>
    public static async Task<RunLockState> FindAsync(string database, CancellationToken cancellationToken)
    {
        try
        {
            await using var free = new FileStream(LockFileOf(database), FileMode.Open, FileAccess.Read, FileShare.Read);
            return RunLockState.Free;
        }
        catch (Exception nothing) when (nothing is FileNotFoundException or DirectoryNotFoundException)
        {
            return RunLockState.Free;
        }
        catch (IOException cause) when (HeldCodes.Contains(cause.HResult))
        {
            return new(IsHeld: true, await ReadOwnerAsync(OwnerFileOf(database), cancellationToken));
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new PermissionDeniedException(
                $"the run lock '{LockFileOf(database)}' cannot be read by {Environment.UserName}", "make it readable for this user", cause);
        }
    }

    /// <summary>Says which phase the run is in, for those who ask.</summary>
    public async Task EnterAsync(string phase, CancellationToken cancellationToken)
    {
        if (owner is null || !IsNamed(lockFile, heldMark)) return;
        try
        {
            await WriteOwnerAsync(owner with { Phase = phase }, cancellationToken);
        }
        catch (Exception unsaid) when (unsaid is IOException or UnauthorizedAccessException)
        {
            // Whoever asks is told the phase before this one; that is no reason to stop
        }
    }

    /// <inheritdoc/>
    public Task EnsureHeldAsync(CancellationToken cancellationToken) => IsNamed(lockFile, heldMark)
        ? Task.CompletedTask
        : throw new ConnectionLostException($"the run lock is gone: '{lockFile}' was removed or replaced");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Windows does not remove an open file; there it stays, unlocked
        if (IsNamed(lockFile, heldMark) && !OperatingSystem.IsWindows())
        {
            File.Delete(ownerFile);
            File.Delete(lockFile);
        }

        await held.DisposeAsync();
    }

    private static string LockFileOf(string database) => database + "-schemarunner.lock";

    private static string OwnerFileOf(string database) => LockFileOf(database) + ".owner";

    private static SqliteRunLock? TryAcquire(string path, string ownerPath, string target)
    {
        FileStream stream;
        try
        {
            stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException cause) when (HeldCodes.Contains(cause.HResult))
        {
            return null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw CannotBeMade(path, target, cause);
        }

        var mark = FirstMark.AddTicks(Random.Shared.NextInt64(TimeSpan.FromDays(7000).Ticks));
        File.SetLastWriteTimeUtc(stream.SafeFileHandle, mark);
        if (IsNamed(path, mark)) return new(path, ownerPath, stream, mark);
        stream.Dispose();
        return null;
    }

    private static EngineException CannotBeMade(string path, string target, Exception cause) => cause is UnauthorizedAccessException
        ? new PermissionDeniedException(
            $"the run lock '{path}' cannot be made by {Environment.UserName}", "make the folder writable for this user", cause)
        : new ConnectionFailedException(target, $"the run lock '{path}' cannot be made: {cause.Message}", hint: null, cause);

    private static bool IsNamed(string path, DateTime mark) => File.Exists(path) && File.GetLastWriteTimeUtc(path) == mark;

    // A file of its own: the locked one cannot be opened by those who wait
    private async Task WriteOwnerAsync(LockOwner now, CancellationToken cancellationToken)
    {
        owner = now;
        var written = $"{ownerFile}.{now.ProcessId}";
        await File.WriteAllTextAsync(written, JsonSerializer.Serialize(now), cancellationToken);
        File.Move(written, ownerFile, overwrite: true);
    }

    private static async Task<LockOwner?> ReadOwnerAsync(string ownerPath, CancellationToken cancellationToken)
    {
        try
        {
            return JsonSerializer.Deserialize<LockOwner>(await File.ReadAllTextAsync(ownerPath, cancellationToken));
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or JsonException)
        {
            // The holder has not written it yet, or has just removed it: it is not known, which the caller can say
            return null;
        }
    }
}
