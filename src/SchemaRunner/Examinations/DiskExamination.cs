namespace SchemaRunner.Examinations;

/// <summary>Whether a disk has the room that a run may need.</summary>
public static class DiskExamination
{
    private const string Subject = "disk";

    // less than this is full for every purpose: a journal entry carries the whole script and its report
    private const long Least = 16L << 20;

    /// <summary>Compares what is free with what may be needed.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="free">Bytes that this user may still write there.</param>
    /// <param name="needed">Bytes without which a phase can fail, and what needs them.</param>
    /// <param name="ample">Bytes with which nothing usual fails, and what needs them.</param>
    public static Examination Of(string folder, long free, (long Bytes, string For) needed, (long Bytes, string For) ample)
    {
        var fact = $"{Text(free)} free in {folder}";
        return free < needed.Bytes ? Examination.Problem(Subject, $"{fact}; {needed.For} takes {Text(needed.Bytes)}", "make room there")
            : free < Least ? Examination.Problem(Subject, fact, "make room there")
            : free < ample.Bytes ? Examination.Note(Subject, $"{fact}; {ample.For} takes {Text(ample.Bytes)}")
            : Examination.Ok(Subject, fact);
    }

    /// <summary><c>640 kB</c>, <c>1.2 GB</c>.</summary>
    public static string Text(long bytes)
    {
        string[] units = ["B", "kB", "MB", "GB", "TB", "PB"];
        var (size, unit) = ((double)bytes, 0);
        for (; size >= 1000 && unit < units.Length - 1; unit++) size /= 1000;
        return unit == 0 || size >= 10 ? $"{size:0} {units[unit]}" : $"{size:0.0} {units[unit]}";
    }
}
