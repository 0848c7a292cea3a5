using System.Runtime.CompilerServices;
using Shouldly;

namespace SchemaRunner.Support;

/// <summary>A text that stands in a file beside its test; <c>UPDATE_GOLDEN=1</c> writes the file anew.</summary>
public static class Golden
{
    /// <summary>Compares a text with its golden file, every character.</summary>
    /// <param name="actual">What the code under test produced.</param>
    /// <param name="file">The golden file, relative to the folder of the calling test's source.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    public static void ShouldMatch(string actual, string file, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, file);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        var expected = File.Exists(path) ? File.ReadAllText(path) : "";
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
        {
            throw new ShouldAssertException($"{path} differs{FirstDifference(expected, actual)}\n"
                + $"UPDATE_GOLDEN=1 rewrites it; the whole text:\n{actual}");
        }
    }

    private static string FirstDifference(string expected, string actual)
    {
        string[] was = expected.Split('\n'), now = actual.Split('\n');
        var line = was.Zip(now).TakeWhile(pair => pair.First == pair.Second).Count();
        return $" from line {line + 1}\n- {LineOrEnd(was, line)}\n+ {LineOrEnd(now, line)}";
    }

    private static string LineOrEnd(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";
}
