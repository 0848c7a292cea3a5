namespace SchemaRunner.Comparisons;

/// <summary>As what the values of two columns are compared when two kinds of engine keep them in their own ways.</summary>
/// <remarks>docs/canonical-values.md says what equals what; every form is a text, and NULL equals NULL alone.</remarks>
public enum CanonicalKind
{
    /// <summary>Characters, each of which counts.</summary>
    Text,

    /// <summary>Characters without the blanks at their end, which <c>character(n)</c> does not keep.</summary>
    PaddedText,

    /// <summary>A number with all of its digits: <c>-12.5</c>, without exponent, sign of zero or zeros at the end.</summary>
    Number,

    /// <summary>A number as 8 bytes of floating point hold it, by the fewest digits that tell it from every other.</summary>
    Double,

    /// <summary>A number as 4 bytes of floating point hold it.</summary>
    Single,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A day: <c>2026-11-21</c>.</summary>
    Date,

    /// <summary>A time of day to the microsecond: <c>07:30:00.25</c>.</summary>
    Time,

    /// <summary>A day and a time of no zone, to the microsecond: <c>2026-11-21 07:30:00.25</c>.</summary>
    Timestamp,

    /// <summary>A moment, written as UTC to the microsecond; a text without a zone is read as UTC.</summary>
    Instant,

    /// <summary>Bytes as lower-case hex.</summary>
    Bytes,

    /// <summary>A UUID in lower-case hex with its four hyphens.</summary>
    Uuid,

    /// <summary>A JSON value as <c>jsonb</c> writes it: keys sorted, of two alike the last, no white space of one's own.</summary>
    Json,
}
