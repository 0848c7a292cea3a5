using System.Diagnostics.CodeAnalysis;

namespace SchemaRunner.Scripts;

/// <summary>A migration's number: digits of any length, compared as a number.</summary>
/// <remarks><c>0007</c> and <c>7</c> are the same version; it prints as it was written. Twenty-digit timestamps exist.</remarks>
public sealed class ScriptVersion : IComparable<ScriptVersion>, IEquatable<ScriptVersion>
{
    private readonly string significant;

    private ScriptVersion(string text)
    {
        Text = text;
        significant = text.TrimStart('0');
    }

    /// <summary>The digits as the file name writes them.</summary>
    public string Text { get; }

    /// <summary>Whether this is version zero, the state before the first migration.</summary>
    public bool IsZero => significant.Length == 0;

    /// <summary>Reads a version from ASCII digits.</summary>
    /// <param name="text">Digits, one at least.</param>
    /// <exception cref="FormatException"><paramref name="text"/> holds something other than digits.</exception>
    public static ScriptVersion Parse(string text) =>
        TryParse(text, out var version) ? version : throw new FormatException($"'{text}' is not a version number");

    /// <summary>Reads a version from ASCII digits, or says that it is none.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ScriptVersion? version)
    {
        version = !string.IsNullOrEmpty(text) && text.All(char.IsAsciiDigit) ? new ScriptVersion(text) : null;
        return version is not null;
    }

    /// <inheritdoc/>
    public int CompareTo(ScriptVersion? other)
    {
        if (other is null) return 1;
        var byLength = significant.Length.CompareTo(other.significant.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(significant, other.significant);
    }

    /// <inheritdoc/>
    public bool Equals(ScriptVersion? other) => other is not null && significant == other.significant;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ScriptVersion);

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(significant, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(ScriptVersion? left, ScriptVersion? right) => Equals(left, right);

    /// <summary>Whether they are different numbers.</summary>
    public static bool operator !=(ScriptVersion? left, ScriptVersion? right) => !Equals(left, right);

    /// <summary>Whether <paramref name="left"/> comes before <paramref name="right"/>.</summary>
    public static bool operator <(ScriptVersion left, ScriptVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether <paramref name="left"/> comes after <paramref name="right"/>.</summary>
    public static bool operator >(ScriptVersion left, ScriptVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or comes before it.</summary>
    public static bool operator <=(ScriptVersion left, ScriptVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether <paramref name="left"/> is <paramref name="right"/> or comes after it.</summary>
    public static bool operator >=(ScriptVersion left, ScriptVersion right) => left.CompareTo(right) >= 0;
}
