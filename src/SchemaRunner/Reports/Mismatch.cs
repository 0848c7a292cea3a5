using SchemaRunner.Snapshots;

namespace SchemaRunner.Reports;

/// <summary>One difference that no expectation allows, or an expectation that was not met.</summary>
/// <param name="Code">SR3xx, the check's.</param>
/// <param name="Kind">What kind of object it is about.</param>
/// <param name="Object">Its name, as it was before the phase where it existed then.</param>
/// <param name="Expected">What had to be.</param>
/// <param name="Actual">What is.</param>
/// <param name="Directive">The directive line that would allow it, without <c>-- schemarunner:</c>; or <see langword="null"/>.</param>
public sealed record Mismatch(
    string Code, ObjectKind Kind, string Object, string Expected, string Actual, string? Directive = null)
{
    /// <summary>Up to six examples, such as the keys of orphans or values before and after.</summary>
    public IReadOnlyList<string> Samples { get; init; } = [];

    /// <summary>Where its rows are to be looked for; <see langword="null"/> when it is not about rows.</summary>
    internal RowPlace? Place { get; init; }

    /// <summary><c>SR301 table invoice: expected 412 rows, found 408 rows</c></summary>
    public override string ToString() => $"{Code} {KindWords.Of(Kind)} {Object}: expected {Expected}, found {Actual}";
}
