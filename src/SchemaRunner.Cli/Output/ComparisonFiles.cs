using System.Text;
using System.Text.Json;
using SchemaRunner.Cli.Configuration;
using SchemaRunner.Cli.Errors;
using SchemaRunner.Cli.Json;
using SchemaRunner.Comparisons;
using SchemaRunner.Comparisons.Writers;

namespace SchemaRunner.Cli.Output;

/// <summary>Writes a comparison as files, where reports go.</summary>
internal static class ComparisonFiles
{
    private static readonly string[] Formats = ["html", "json"];

    /// <summary>Makes sure, before anything is read, that what was asked for can be written.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static void Prepare(Settings settings)
    {
        if (settings.ReportDir is not { } folder) return;
        if (settings.ReportFormats.FirstOrDefault(format => !Formats.Contains(format)) is { } other)
            throw new UsageException($"--report-format: a comparison is not written as {other}", "write html, json or both");
        ReportFiles.Prepare(folder);
    }

    /// <summary>Writes one file for each format, and says where.</summary>
    public static void Write(DatabaseComparison comparison, Invocation invocation)
    {
        if (invocation.Settings.ReportDir is not { } folder) return;
        foreach (var format in invocation.Settings.ReportFormats)
        {
            var path = Path.Combine(folder, $"{invocation.Time.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}-comparison.{format}");
            Write(comparison, format, path);
            (invocation.IsJson ? invocation.Terminal.Error : invocation.Terminal.Output).WriteLine($"report: {path}");
        }
    }

    private static void Write(DatabaseComparison comparison, string format, string path)
    {
        try
        {
            using var file = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            file.NewLine = "\n";
            if (format == "html") HtmlComparisonWriter.Write(comparison, file);
            else file.WriteLine(JsonSerializer.Serialize(comparison, CliJson.Printed.DatabaseComparison));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path}: the comparison cannot be written: {cause.Message}");
        }
    }
}
