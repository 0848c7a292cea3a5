using SchemaRunner.Examinations;

namespace SchemaRunner.Postgres.Examinations;

/// <summary>Whether the server's disk has room, where this machine is the server's.</summary>
internal sealed class DiskCheck : IServerCheck
{
    private List<DiskUse> _answer = [];

    /// <inheritdoc/>
    public void Ask(RoundTrip trip) => _answer = trip.Ask<DiskUse>(Sql.Read("examine_disk"));

    /// <inheritdoc/>
    public IEnumerable<Examination> Tell()
    {
        var use = _answer[0];
        if (!IsServedHere(use)) return [Note("the server is on another machine, whose disk cannot be seen from here")];
        if (use.Folder.Length == 0) return [Note("this user may not know where the server keeps its files")];
        try
        {
            return
            [
                DiskExamination.Of(
                    use.Folder, new DriveInfo(use.Folder).AvailableFreeSpace, (use.LargestTable, "a rewrite of the largest table"),
                    (use.Size, "a rewrite of every table")),
            ];
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return [Note($"{use.Folder} cannot be seen by {Environment.UserName}")];
        }
    }

    private static Examination Note(string why) => Examination.Note("disk", why);

    /// <summary>
    /// Whether the process that serves us runs on this machine. An address of this machine is no proof: it may be the near
    /// end of a tunnel.
    /// </summary>
    private static bool IsServedHere(DiskUse use)
    {
        try
        {
            var title = File.ReadAllText($"/proc/{use.ProcessId}/cmdline");
            return title.StartsWith("postgres", StringComparison.Ordinal)
                && title.Contains(use.ClientPort is { } port ? $"({port})" : "[local]", StringComparison.Ordinal);
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            // no such process here, or no Linux
            return false;
        }
    }
}
