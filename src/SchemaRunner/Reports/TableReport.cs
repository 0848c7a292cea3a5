namespace SchemaRunner.Reports;

/// <summary>How a table's content compares before and after a phase.</summary>
public enum ContentState
{
    /// <summary>Every surviving column holds what it held.</summary>
    Same,

    /// <summary>Some column holds something else.</summary>
    Changed,

    /// <summary>The table is new.</summary>
    New,

    /// <summary>The table is gone.</summary>
    Dropped,

    /// <summary>Content was not compared.</summary>
    NotCompared,
}

/// <summary>What a phase did to one table.</summary>
public sealed record TableReport
{
    /// <summary>Its name before; <see langword="null"/> when it is new.</summary>
    public string? NameBefore { get; init; }

    /// <summary>Its name after; <see langword="null"/> when it is gone.</summary>
    public string? NameAfter { get; init; }

    /// <summary>Rows before; <see langword="null"/> when not counted.</summary>
    public long? RowsBefore { get; init; }

    /// <summary>Rows after; <see langword="null"/> when not counted.</summary>
    public long? RowsAfter { get; init; }

    /// <summary>How its content compares.</summary>
    public required ContentState Content { get; init; }

    /// <summary>On what that rests.</summary>
    public TableCoverage Coverage { get; init; }

    /// <summary>A digest over all columns before, 16 hex digits; <see langword="null"/> when not taken.</summary>
    public string? DigestBefore { get; init; }

    /// <summary>The digest over the same columns after.</summary>
    public string? DigestAfter { get; init; }

    /// <summary>Columns whose values changed, by their names before.</summary>
    public IReadOnlyList<string> ColumnsChanged { get; init; } = [];

    /// <summary>Columns that are new.</summary>
    public IReadOnlyList<string> ColumnsAdded { get; init; } = [];

    /// <summary>Columns that are gone.</summary>
    public IReadOnlyList<string> ColumnsDropped { get; init; } = [];

    /// <summary>Columns renamed, as <c>old → new</c>.</summary>
    public IReadOnlyList<string> ColumnsRenamed { get; init; } = [];
}
