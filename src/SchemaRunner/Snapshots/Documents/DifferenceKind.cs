namespace SchemaRunner.Snapshots.Documents;

/// <summary>In what way two snapshots differ.</summary>
public enum DifferenceKind
{
    /// <summary>An object is in A alone.</summary>
    OnlyInA,

    /// <summary>An object is in B alone.</summary>
    OnlyInB,

    /// <summary>An object is defined otherwise.</summary>
    Definition,

    /// <summary>A table has another number of rows.</summary>
    Rows,

    /// <summary>A table has as many rows, and a column of it, or the table as a whole, holds something else.</summary>
    Content,
}
