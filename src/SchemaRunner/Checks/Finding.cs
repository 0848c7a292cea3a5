using System.Text.Json.Serialization;

namespace SchemaRunner.Checks;

/// <summary>Something that <c>verify</c> found in a database at rest.</summary>
/// <param name="Code">SRnnn.</param>
/// <param name="Object">What it is about: a foreign key, an index, an object that drifted, a journal entry, a script.</param>
/// <param name="Message">What is wrong, with the values.</param>
/// <param name="Hint">What to do, or <see langword="null"/>.</param>
/// <param name="Samples">Up to five examples.</param>
public sealed record Finding(string Code, string Object, string Message, string? Hint, IReadOnlyList<string> Samples)
{
    /// <summary>Whether it is only worth knowing, and nothing is wrong.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsNote { get; init; }
}
