namespace SchemaRunner.Postgres.Scope;

/// <summary>The files that hold tables' rows, from one phase to the next, so that only those are read again that may be others.</summary>
/// <remarks>
/// A file, a table, and its place below another one change under an access exclusive lock, which <c>touched.sql</c> shows
/// until the transaction ends. What others do changes them too: who carries them on has to know that there were none.
/// </remarks>
internal sealed class KnownFiles
{
    private Dictionary<string, TableFile>? _files;

    /// <summary>Ids of what has to be read again.</summary>
    public string[] Stale { get; private set; } = [];

    /// <summary>Nothing is known any more.</summary>
    public void Forget() => (_files, Stale) = (null, []);

    /// <summary>Keeps what a phase began with, and what it may have changed, when the transaction is committed.</summary>
    public void Keep(IReadOnlyList<TableFile> files, IReadOnlyList<TouchedRow> touched)
    {
        _files = files.ToDictionary(f => f.Id);
        Stale = [.. touched.Where(r => r is { Kind: "table", Id: not null }).Select(r => r.Id!).Distinct()];
    }

    /// <summary>The files as they are; <see langword="null"/> when all of them have to be read.</summary>
    /// <param name="read">Those that were read again.</param>
    public IReadOnlyList<TableFile>? With(IReadOnlyList<TableFile> read)
    {
        if (_files is null) return null;
        foreach (var id in Stale) _files.Remove(id);
        foreach (var file in read) _files[file.Id] = file;
        return [.. _files.Values];
    }
}
