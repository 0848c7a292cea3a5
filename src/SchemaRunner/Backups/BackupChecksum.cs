namespace SchemaRunner.Backups;

/// <summary>Says whether a backup's file is the one that its manifest speaks of, byte for byte.</summary>
internal static class BackupChecksum
{
    /// <summary>Reads the file and holds it against the manifest.</summary>
    /// <param name="backup">The backup.</param>
    /// <param name="read">Told again and again how many bytes have been read.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="BackupException">It is another file, or not what was written.</exception>
    public static async Task RequireAsync(BackupFile backup, Action<long> read, CancellationToken cancellationToken)
    {
        try
        {
            var found = await FileChecksum.ReadAsync(backup.Path, read, cancellationToken);
            if (Fault(backup, found) is { } fault) throw fault;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new BackupException("SR604", $"{backup.Path} cannot be read: {cause.Message}", "make it readable for this user", cause);
        }
    }

    /// <summary>Holds the size of the file alone against the manifest.</summary>
    /// <exception cref="BackupException">It is another file, or not all of it.</exception>
    public static void RequireSize(BackupFile backup, long size)
    {
        if (Fault(backup, new(size, backup.Manifest.Sha256)) is { } fault) throw fault;
    }

    private static BackupException? Fault(BackupFile backup, FileChecksum found)
    {
        var manifest = backup.Manifest;
        if (found.Sha256 == manifest.Sha256 && found.Size == manifest.Size) return null;

        // A backup that was renamed with its manifest is still itself: that is asked first
        if (manifest.File != Path.GetFileName(backup.Path))
        {
            return new BackupException(
                "SR609", $"{BackupFile.ManifestOf(backup.Path)} is the manifest of another file, {manifest.File}",
                "put the manifest beside it that was made with it");
        }

        if (found.Size != manifest.Size)
        {
            return new BackupException(
                "SR610",
                $"{backup.Path} has {Quantity.Of(found.Size, "byte")}, and {Quantity.Of(manifest.Size, "byte")} were written: "
                    + (found.Size < manifest.Size ? "it is truncated" : "something was added to it"),
                "use another backup");
        }

        return new BackupException(
            "SR611", $"{backup.Path} is not what was written: its sha256 is {found.Sha256}, and its manifest says {manifest.Sha256}",
            "use another backup");
    }
}
