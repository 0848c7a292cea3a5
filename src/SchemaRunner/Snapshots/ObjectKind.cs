namespace SchemaRunner.Snapshots;

/// <summary>The kinds of thing a database's structure is made of.</summary>
public enum ObjectKind
{
    /// <summary>A table, partitioned table or virtual table.</summary>
    Table,

    /// <summary>A column of a table.</summary>
    Column,

    /// <summary>A primary key, unique, check, not-null or exclusion constraint; foreign keys are their own kind.</summary>
    Constraint,

    /// <summary>A foreign key.</summary>
    ForeignKey,

    /// <summary>An index, also one that a constraint owns.</summary>
    Index,

    /// <summary>A sequence; on SQLite a table's AUTOINCREMENT counter.</summary>
    Sequence,

    /// <summary>A view or materialized view.</summary>
    View,

    /// <summary>A trigger on a table or view.</summary>
    Trigger,

    /// <summary>A function, procedure or aggregate.</summary>
    Function,

    /// <summary>A row security policy, or a table's row security switch.</summary>
    Policy,

    /// <summary>A comment on an object.</summary>
    Comment,

    /// <summary>What one role may do with one object.</summary>
    Grant,

    /// <summary>An enum, domain, composite or range type.</summary>
    Type,

    /// <summary>A partition's or child table's place below its parent.</summary>
    Partition,

    /// <summary>A rewrite rule that is not a view's.</summary>
    Rule,

    /// <summary>Extended statistics.</summary>
    Statistics,

    /// <summary>An installed extension.</summary>
    Extension,

    /// <summary>A schema.</summary>
    Schema,

    /// <summary>An assertion of the script.</summary>
    Assertion,
}
