using SchemaRunner.Engines;

namespace SchemaRunner.Backups;

/// <summary>What an engine can do with a whole database: dump it to a file, and make databases that are there for a while.</summary>
/// <remarks>
/// Besides the exceptions of <see cref="IEngine"/>, each operation throws <see cref="BackupException"/> for what a program or
/// a file is at fault for.
/// </remarks>
public interface IDatabaseCopies
{
    /// <summary>The database's own name, which its dump files are called after: <c>fish</c>, also for the file <c>data/fish.db</c>.</summary>
    string DatabaseName { get; }

    /// <summary>How the names of its dump files end, such as <c>.dump</c>.</summary>
    string FileEnding { get; }

    /// <summary>Dumps the database while others use it, and reads from it at the very moment that the dump is of.</summary>
    /// <param name="path">A file that does not exist yet; it is removed when the dump fails.</param>
    /// <param name="reading">Reads, while the dump is being written, through a session that has begun to read.</param>
    /// <param name="written">Told again and again how many bytes have been written.</param>
    /// <param name="cancellationToken">Stops both and leaves no file.</param>
    /// <returns>What was read.</returns>
    Task<T> DumpAsync<T>(
        string path, Func<IEngineSession, CancellationToken, Task<T>> reading, Action<long> written, CancellationToken cancellationToken);

    /// <summary>
    /// Makes a database of its own that is there until it is disposed. What killed processes have left of theirs is removed
    /// first.
    /// </summary>
    /// <param name="purpose">One word of lower-case letters for its name: <c>verify</c>, <c>rehearse</c>, <c>prove</c>.</param>
    /// <param name="content">What it holds at first.</param>
    /// <param name="cancellationToken">Stops it and leaves nothing behind.</param>
    Task<IScratchDatabase> MakeScratchAsync(string purpose, ScratchContent content, CancellationToken cancellationToken);

    /// <summary>
    /// Replaces all that the database holds by what a dump file holds, in one transaction: a failure, a cancellation or the
    /// death of this process leaves it as it was.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="steps">How, and what is done on the way.</param>
    /// <param name="cancellationToken">Takes everything back; it is not heeded any more once the commit has begun.</param>
    /// <exception cref="LockTimeoutException">Somebody else was in the way for too long.</exception>
    Task RestoreAsync(string path, RestoreSteps steps, CancellationToken cancellationToken);
}
