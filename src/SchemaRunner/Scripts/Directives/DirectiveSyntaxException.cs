namespace SchemaRunner.Scripts.Directives;

/// <summary>A directive that cannot be read; caught by <see cref="DirectiveParser"/>, which makes a fault of it.</summary>
internal sealed class DirectiveSyntaxException(int offset, string message, string hint) : Exception(message)
{
    /// <summary>0-based offset in the directive's text.</summary>
    public int Offset => offset;

    /// <summary>The form that would be right.</summary>
    public string Hint => hint;
}
