using SchemaRunner.Scripts;
using SchemaRunner.Cli.Errors;

namespace SchemaRunner.Cli.Configuration;

/// <summary>Finds the value of every setting: the flag, else the environment, else the file, else the default.</summary>
/// <param name="flag">The text of a flag; <see langword="null"/> when it was not given.</param>
/// <param name="environment">The text of an environment variable; empty counts as not set.</param>
/// <param name="readFile">Reads a settings file.</param>
/// <param name="fileExists">Whether a file is there.</param>
internal sealed class SettingsResolver(
    Func<string, string?> flag,
    Func<string, string?> environment,
    Func<string, SettingsFile> readFile,
    Func<string, bool> fileExists)
{
    private const int MostParallel = 5;

    private static readonly string[] Formats = ["html", "markdown", "json", "junit"];

    /// <summary>Resolves everything, the settings file included.</summary>
    /// <exception cref="UsageException">A value is not understood; it names the place that has it.</exception>
    public Settings Resolve()
    {
        var file = FindFile();
        return new Settings
        {
            Database = FindDatabase(file),
            Migrations = FindPath(SettingName.Migrations, file),
            VerifyLevel = OneOf(SettingName.Verify, file, VerifyLevel.Content),
            Exclude = FindTables(file),
            LockScope = OneOf(SettingName.LockScope, file, LockScope.Predicted),
            Parallel = FindParallel(file),
            OnMismatch = OneOf(SettingName.OnMismatch, file, MismatchAction.Rollback),
            LockTimeout = FindDuration(SettingName.LockTimeout, file),
            StatementTimeout = FindDuration(SettingName.StatementTimeout, file),
            Tries = FindTries(file),
            ReportDir = FindPath(SettingName.ReportDir, file),
            ReportFormats = FindFormats(file),
            BackupDir = FindPath(SettingName.BackupDir, file) ?? new Settings().BackupDir,
            PgBin = FindPath(SettingName.PgBin, file),
            Output = OneOf(SettingName.Output, file, OutputForm.Text),
            Yes = IsOn(SettingName.Yes),
            Verbose = IsOn(SettingName.Verbose),
            Quiet = IsOn(SettingName.Quiet),
        };
    }

    private SettingsFile FindFile() =>
        Find(SettingName.Config, SettingsFile.None) is { } named ? readFile(named.Text)
        : fileExists(SettingsFile.DefaultName) ? readFile(SettingsFile.DefaultName)
        : SettingsFile.None;

    private Setting? Find(SettingName name, SettingsFile file)
    {
        if (flag(name.Flag) is { } given) return new Setting(given, name.Flag);
        if (environment(name.Variable) is { Length: > 0 } variable) return new Setting(variable, name.Variable);
        return name.Key is not null && file.Find(name.Key) is { } written
            ? new Setting(written, InFile(name, file))
            : null;
    }

    private Setting? FindDatabase(SettingsFile file) =>
        Find(SettingName.Database, file) is { } found
            ? found with { Text = found.Place == InFile(SettingName.Database, file)
                ? DatabaseAddress.RelativeTo(file.Folder, found.Text)
                : found.Text }
            : null;

    // A path in the file is meant from where the file is, not from where somebody happens to stand
    private string? FindPath(SettingName name, SettingsFile file)
    {
        if (Find(name, file) is not { } found) return null;
        if (found.Text.Length == 0) throw new UsageException($"{found.Place}: the folder's name is empty");
        return found.Place == InFile(name, file) ? Path.Combine(file.Folder, found.Text) : found.Text;
    }

    private static string InFile(SettingName name, SettingsFile file) => $"{file.Path}: {name.Key}";

    private T OneOf<T>(SettingName name, SettingsFile file, T otherwise)
        where T : struct, Enum
    {
        if (Find(name, file) is not { } found) return otherwise;
        foreach (var value in Enum.GetValues<T>())
            if (found.Text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase)) return value;
        string[] words = [.. Enum.GetNames<T>().Select(word => word.ToLowerInvariant())];
        throw new UsageException($"{found.Place}: '{found.Text}' is none of {string.Join(", ", words)}", Meant(found.Text, words));
    }

    private TimeSpan? FindDuration(SettingName name, SettingsFile file)
    {
        if (Find(name, file) is not { } found) return null;
        return DurationText.TryParse(found.Text, out var duration)
            ? duration
            : throw new UsageException(
                $"{found.Place}: '{found.Text}' is not a duration", "write a number and its unit: 500ms, 5s, 2m, 1h");
    }

    private IReadOnlyList<string> FindTables(SettingsFile file)
    {
        if (Find(SettingName.Exclude, file) is not { } found) return [];
        string[] tables = [.. found.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        return tables.Length > 0 ? tables : throw new UsageException($"{found.Place}: no table is named");
    }

    private int FindParallel(SettingsFile file)
    {
        if (Find(SettingName.Parallel, file) is not { } found) return new Settings().Parallel;
        return int.TryParse(found.Text, System.Globalization.NumberStyles.None, provider: null, out var number) && number is >= 1 and <= MostParallel
            ? number
            : throw new UsageException($"{found.Place}: '{found.Text}' is not a number from 1 to {MostParallel}");
    }

    private int FindTries(SettingsFile file)
    {
        if (Find(SettingName.Retries, file) is not { } found) return new Settings().Tries;
        return int.TryParse(found.Text, System.Globalization.NumberStyles.None, provider: null, out var number) && number >= 1
            ? number
            : throw new UsageException($"{found.Place}: '{found.Text}' is not a number of tries", "write 1 for one try and none after it, or more");
    }

    private IReadOnlyList<string> FindFormats(SettingsFile file)
    {
        if (Find(SettingName.ReportFormat, file) is not { } found) return new Settings().ReportFormats;
        var formats = new List<string>();
        foreach (var word in found.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var format = word.ToLowerInvariant();
            if (!Formats.Contains(format))
                throw new UsageException($"{found.Place}: '{word}' is none of {string.Join(", ", Formats)}", Meant(word, Formats));
            if (!formats.Contains(format)) formats.Add(format);
        }

        return formats.Count > 0 ? formats : throw new UsageException($"{found.Place}: no format is named");
    }

    private bool IsOn(SettingName name)
    {
        if (Find(name, SettingsFile.None) is not { } found) return false;
        return found.Text.ToLowerInvariant() switch
        {
            "true" or "1" or "yes" or "on" => true,
            "false" or "0" or "no" or "off" => false,
            _ => throw new UsageException($"{found.Place}: '{found.Text}' is neither 1 nor 0"),
        };
    }

    private static string? Meant(string word, IReadOnlyList<string> known) =>
        Suggestion.For(word, known) is { } meant ? $"did you mean '{meant}'?" : null;
}
