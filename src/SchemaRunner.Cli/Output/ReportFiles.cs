using System.Text;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Parts;
using SchemaRunner.Reports;

namespace SchemaRunner.Cli.Output;

/// <summary>Writes a run's report as files.</summary>
internal static class ReportFiles
{
    /// <summary>Makes sure of the folder before anything runs, so that the evidence will have a place.</summary>
    /// <exception cref="UsageException">It cannot be made.</exception>
    public static void Prepare(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{folder}: the folder for reports cannot be made: {cause.Message}");
        }
    }

    /// <summary>Writes one file for each format.</summary>
    /// <returns>The paths.</returns>
    public static IReadOnlyList<string> Write(Report report, string folder, IEnumerable<string> formats)
    {
        var paths = new List<string>();
        foreach (var format in formats)
        {
            var writer = ReportFormats.Get(format);
            var path = Path.Combine(folder, $"{NameOf(report)}.{writer.Extension}");
            WriteFile(report, writer, path);
            paths.Add(path);
        }

        return paths;
    }

    /// <summary>Writes one file.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void WriteFile(Report report, IReportWriter writer, string path)
    {
        try
        {
            using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            file.NewLine = "\n";
            writer.Write(report, file);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the report cannot be written: {cause.Message}");
        }
    }

    // Sorts by time, and two runs in one second still differ
    private static string NameOf(Report report) =>
        $"{report.Run.StartedAt.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-{report.Run.RunId}";
}
