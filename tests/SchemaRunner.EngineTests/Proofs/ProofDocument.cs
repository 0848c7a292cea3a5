using System.Text.Json;

namespace SchemaRunner.EngineTests.Proofs;

/// <summary>Reads what <c>prove --output json</c> says.</summary>
internal static class ProofDocument
{
    /// <summary>Of each migration, its number and what it came to.</summary>
    public static IReadOnlyList<string> Verdicts(this JsonElement report) =>
        [.. Migrations(report).Select(m => $"{m.GetProperty("version")} {m.GetProperty("verdict")}")];

    /// <summary>The differences of a migration: <c>down onlyInA index ix</c>, names without the schema.</summary>
    public static IReadOnlyList<string> Differences(this JsonElement report, string version) =>
        [.. Of(report, version).GetProperty("differences").EnumerateArray().Select(Word)];

    /// <summary>What a migration lost as declared: the directive, then the difference.</summary>
    public static IReadOnlyList<string> Lost(this JsonElement report, string version) =>
        [.. Of(report, version).GetProperty("losses").EnumerateArray().SelectMany(loss => loss.GetProperty("lost").EnumerateArray()
            .Select(lost => $"{loss.GetProperty("directive")}: {Word(lost)}"))];

    /// <summary>The directives of a migration that allow the loss of what is written later.</summary>
    public static IReadOnlyList<string> Later(this JsonElement report, string version) =>
        [.. Of(report, version).GetProperty("losses").EnumerateArray().Where(loss => loss.GetProperty("lost").GetArrayLength() == 0)
            .Select(loss => loss.GetProperty("directive").ToString())];

    /// <summary>Where a migration stopped: <c>down SR401 …</c>.</summary>
    public static string Failure(this JsonElement report, string version)
    {
        var failure = Of(report, version).GetProperty("failure");
        var codes = failure.GetProperty("mismatches").EnumerateArray().Select(m => $"{m.GetProperty("code")} {m.GetProperty("object")}").ToList();
        if (failure.GetProperty("problem") is { ValueKind: JsonValueKind.Object } problem) codes.Add(problem.GetProperty("code").ToString());
        return $"{failure.GetProperty("during")} {string.Join(", ", codes)}";
    }

    /// <summary>A migration.</summary>
    public static JsonElement Of(this JsonElement report, string version) =>
        Migrations(report).Single(m => m.GetProperty("version").GetString() == version);

    private static JsonElement.ArrayEnumerator Migrations(JsonElement report) => report.GetProperty("migrations").EnumerateArray();

    private static string Word(JsonElement difference)
    {
        var what = difference.GetProperty("what");
        var name = what.GetProperty("name").GetString()!;
        return $"{difference.GetProperty("after")} {what.GetProperty("kind")} {what.GetProperty("object")} {name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]}";
    }
}
