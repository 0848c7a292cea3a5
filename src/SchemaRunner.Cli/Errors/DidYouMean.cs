using SchemaRunner.Scripts;

namespace SchemaRunner.Cli.Errors;

/// <summary>Says in a hint what somebody who mistyped a word probably meant.</summary>
internal static class DidYouMean
{
    /// <summary>The nearest word in a question, or every word there is.</summary>
    public static string Sentence(string word, IReadOnlyCollection<string> known) =>
        Suggestion.For(word, known) is { } meant ? $"did you mean '{meant}'?" : $"one of: {string.Join(", ", known)}";
}
