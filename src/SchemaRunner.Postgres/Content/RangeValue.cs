using SchemaRunner.Comparisons.Ranges;
using SchemaRunner.Snapshots;

namespace SchemaRunner.Postgres.Content;

/// <summary>A column as a comparison of two databases reads it.</summary>
internal sealed record RangeValue(RangedColumn Column)
{
    /// <summary>The column's name in a query whose source is <c>t</c>.</summary>
    public string Name => $"t.{Sql.Quote(Column.Column.Name)}";

    /// <summary>The text that tells its values apart, and shows them.</summary>
    public string Text => Column.Form == ValueForm.Own ? $"{Name}::pg_catalog.text" : CanonicalValue.Of(Name, Column.Column, Column.Form);

    private bool IsNumber => Column.Form == ValueForm.Integer && ValueHash.IsInteger(Column.Column.Type);

    private bool IsText => Column.Form == ValueForm.Text && (Column.Column.Type == "text" || Column.Column.Type.StartsWith("character varying", StringComparison.Ordinal));

    /// <summary>The seeded hash of a value; NULL for NULL.</summary>
    /// <param name="seed">A bigint expression.</param>
    public string Hash(string seed) => Column.Form == ValueForm.Own
        ? ValueHash.Of(Name, Column.Column.Type, seed)
        : ValueHash.Of(Text, "text", seed);

    /// <summary>What the value is ordered by.</summary>
    public string Ordered(KeyOrder order) => order == KeyOrder.Own || IsNumber ? Name : $"({Text} COLLATE \"C\")";

    /// <summary>A text that <see cref="Text"/> gave, as that which the value is ordered by.</summary>
    public string Bound(KeyOrder order, string text) =>
        IsNumber ? $"{Sql.Literal(text)}::pg_catalog.int8"
        : order == KeyOrder.Own ? $"{Sql.Literal(text)}::{Column.Column.Type}"
        : $"{Sql.Literal(text)} COLLATE \"C\"";

    /// <summary>The condition that the value is the one with that text, such that an index can serve it where one can.</summary>
    public string Is(string text) =>
        IsNumber ? $"{Name} = {Sql.Literal(text)}::pg_catalog.int8"
        : IsText || Column.Form == ValueForm.Own ? $"{Name} = {Sql.Literal(text)}::{Column.Column.Type}"
        : $"{Text} = {Sql.Literal(text)}";

    /// <summary>The value as an example shows it.</summary>
    public SampleValue Sample(string? text) => Column.Form == ValueForm.Bytes && text is not null
        ? new($"x'{text}'")
        : new(text, Column.Form switch
        {
            ValueForm.Own => ValueHash.IsWritten(Column.Column.Type),
            ValueForm.Text or ValueForm.PaddedText => true,
            _ => false,
        });
}
