namespace SchemaRunner.Sqlite.Catalog;

/// <summary>The kinds of constraint that the text of a table can hold.</summary>
internal enum ConstraintType
{
    /// <summary>PRIMARY KEY.</summary>
    PrimaryKey,

    /// <summary>UNIQUE.</summary>
    Unique,

    /// <summary>CHECK.</summary>
    Check,

    /// <summary>FOREIGN KEY or REFERENCES.</summary>
    ForeignKey,
}
