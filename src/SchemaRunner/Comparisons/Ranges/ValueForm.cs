namespace SchemaRunner.Comparisons.Ranges;

/// <summary>The form in which a column's values are compared: as one engine keeps them, or as values that other engines have, too.</summary>
public enum ValueForm
{
    /// <summary>The engine's own hash of the type: the cheapest, for two databases of one engine and columns of one type.</summary>
    Own,

    /// <summary>Whole numbers.</summary>
    Integer,

    /// <summary>Numbers with a fraction, exact; zeros at the end do not count.</summary>
    Decimal,

    /// <summary>Binary floating-point numbers, as the shortest text that gives them back.</summary>
    Real,

    /// <summary>Truth values.</summary>
    Boolean,

    /// <summary>Texts, character by character; also whatever has no form of its own.</summary>
    Text,

    /// <summary>Moments, UTC, in ISO 8601.</summary>
    Instant,

    /// <summary>Bytes, in hex.</summary>
    Bytes,
}
