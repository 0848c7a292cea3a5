using System.Globalization;
using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;
using SchemaRunner.Sqlite.Canonical;
using SchemaRunner.Sqlite.Native;
using SchemaRunner.Sqlite.Scripts;

namespace SchemaRunner.Sqlite.Ranges;

/// <summary>A column as a comparison of two databases reads it.</summary>
internal sealed record RangeValue(RangedColumn Column)
{
    /// <summary>The column's name in a query whose source is <c>t</c>.</summary>
    public string Name => $"t.{SqlText.Quote(Column.Column.Name)}";

    /// <summary>The letter of its form.</summary>
    public string Letter => RangeFunctions.Letters([Column.Form]);

    /// <summary>Whether it is ordered as whole numbers are.</summary>
    public bool IsInteger => Column.Form == ValueForm.Integer || Column.Form == ValueForm.Own && DeclaredType.FormOf(Column.Column) == ValueForm.Integer;

    /// <summary>Whether it can be NULL, which a key can.</summary>
    public bool IsNullable => !Column.Column.Facets.Any(facet => facet is { Name: "nullability", Value: not null });

    /// <summary>What tells its values apart: the value itself, or its form.</summary>
    public string Told => Column.Form == ValueForm.Own ? Name : Canonical;

    /// <summary>The hash of a value; NULL for NULL.</summary>
    public string Hashed => $"schemarunner_hashed('{Letter}', {Name})";

    /// <summary>The value in its form.</summary>
    public string Canonical => $"schemarunner_canonical('{Letter}', {Name})";

    /// <summary>Whether the value is ordered by itself, which an index may serve.</summary>
    public bool IsOrderedByItself(KeyOrder order) => order == KeyOrder.Own || Column.Form == ValueForm.Integer;

    /// <summary>What the value is ordered by.</summary>
    public string Ordered(KeyOrder order) => IsOrderedByItself(order) ? Name : Canonical;

    /// <summary>The text of a key, read from <see cref="Told"/>.</summary>
    public string? TextAt(NativeStatement statement, int column) =>
        Column.Form == ValueForm.Own ? KeyLiteral.At(statement, column) : statement.Text(column);

    /// <summary>The text of a key as a literal.</summary>
    public string Bound(string text) => Column.Form == ValueForm.Own || IsWhole(text) ? text : KeyLiteral.OfText(text);

    /// <summary>Whether the text of a key can be a boundary: a column of whole numbers may hold something else, which no other engine could order.</summary>
    public bool CanBound(string? text) => text is not null && (Column.Form != ValueForm.Integer || IsWhole(text));

    /// <summary>The condition that the value may be the one with that text, such that an index can serve it where one can.</summary>
    public string MayBe(string? text)
    {
        if (text is null) return $"{Name} IS NULL";
        if (Column.Form == ValueForm.Own || IsWhole(text)) return $"{Name} = {text}";
        var isPlain = Column.Form == ValueForm.Text && DeclaredType.IsText(Column.Column) && !text.Contains('\0', StringComparison.Ordinal);
        return $"{(isPlain ? Name : Canonical)} = {KeyLiteral.OfText(text)}";
    }

    /// <summary>The value as an example shows it: in its form, or as it stands when it is no value of that form.</summary>
    public SampleValue SampleAt(NativeStatement statement, int value, int told)
    {
        if (Column.Form is ValueForm.Own or ValueForm.Bytes || statement.Text(told) is not { } text || text.StartsWith('\0')) return SampleReader.ValueAt(statement, value);
        return new(SampleReader.Cut(text), IsText: Column.Form is ValueForm.Text or ValueForm.PaddedText);
    }

    private bool IsWhole(string text) =>
        Column.Form == ValueForm.Integer && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
