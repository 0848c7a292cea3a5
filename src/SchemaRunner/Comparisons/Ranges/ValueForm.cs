namespace SchemaRunner.Comparisons.Ranges;

/// <summary>The form in which a column's values are compared: as one engine keeps them, or as values that other engines have, too.</summary>
/// <remarks>
/// docs/canonical-values.md says what equals what. Each form but <see cref="Own"/> is a text; they stand in the order of how
/// much they say of a value.
/// </remarks>
public enum ValueForm
{
    /// <summary>The engine's own hash of the type: the cheapest, for two databases of one engine and columns of one type.</summary>
    Own,

    /// <summary>Texts, character by character; also whatever has no form of its own.</summary>
    Text,

    /// <summary>Texts without the blanks at their end, which <c>character(n)</c> does not keep.</summary>
    PaddedText,

    /// <summary>Whole numbers, which both sides also order as numbers.</summary>
    Integer,

    /// <summary>Numbers with all of their digits; zeros at the end do not count, and there is no exponent.</summary>
    Decimal,

    /// <summary>Numbers as 8 bytes of floating point hold them, by fifteen digits.</summary>
    Real,

    /// <summary>Numbers as 4 bytes of floating point hold them, by the fewest digits that give them back.</summary>
    SmallReal,

    /// <summary><c>true</c> and <c>false</c>.</summary>
    Boolean,

    /// <summary>Days.</summary>
    Date,

    /// <summary>Times of day, to the microsecond.</summary>
    Time,

    /// <summary>Days with a time of no zone, to the microsecond.</summary>
    Timestamp,

    /// <summary>Moments, UTC, in ISO 8601, to the microsecond.</summary>
    Instant,

    /// <summary>Bytes, in hex.</summary>
    Bytes,

    /// <summary>UUIDs in lower-case hex with their hyphens.</summary>
    Uuid,

    /// <summary>JSON as <c>jsonb</c> keeps it: keys sorted, of two alike the last, no white space of one's own.</summary>
    Json,
}
