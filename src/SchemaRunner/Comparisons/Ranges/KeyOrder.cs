namespace SchemaRunner.Comparisons.Ranges;

/// <summary>In which order a table's keys are cut into ranges; both sides of a comparison must use the same.</summary>
public enum KeyOrder
{
    /// <summary>The engine's own, that of the key's index: when both sides order alike (<see cref="IRangeReader.ReadKeyOrderAsync"/>).</summary>
    Own,

    /// <summary>
    /// Keys of <see cref="ValueForm.Integer"/> as numbers, all others by the bytes of their canonical text, column by column:
    /// the same on every engine, and not always served by an index.
    /// </summary>
    Canonical,
}
